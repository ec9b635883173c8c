"""Windows tile a report and never grow too long."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.engine.windows import PIECES, lay_windows

CLS, SEP = 101, 102


@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=400), min_size=1, max_size=6))
def test_windows_tile_the_words_within_their_size(sizes: list[list[int]]) -> None:
    pieces = [[word] * size for word, size in enumerate(size for paragraph in sizes for size in paragraph)]
    ends = [0]
    for paragraph in sizes:
        ends.append(ends[-1] + len(paragraph))
    windows = list(lay_windows(pieces, list(pairwise(ends)), CLS, SEP))
    assert [word for window in windows for word in range(*window.words)] == list(range(len(pieces)))
    assert all(len(window.pieces) <= PIECES + 2 for window in windows)
    for window in windows:
        assert [int(piece) for piece in window.pieces[window.firsts]] == list(range(*window.words))


def test_paragraphs_that_fit_share_a_window_and_are_parted_in_it() -> None:
    (window,) = lay_windows([[7], [8], [9]], [(0, 2), (2, 3)], CLS, SEP)
    assert window.pieces.tolist() == [CLS, 7, 8, SEP, 9, SEP]


def test_a_cut_paragraph_is_read_with_words_on_both_sides() -> None:
    first, second, *_ = lay_windows([[word] for word in range(600)], [(0, 600)], CLS, SEP)
    assert first.words[1] == second.words[0]
    assert int(first.pieces[-2]) >= first.words[1]
    assert int(second.pieces[1]) < second.words[0]
