"""How text is cut into words and paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.engine.words import cut_paragraphs, cut_words


def cut(text: str) -> str:
    """The words of a text, parted by bars."""
    return "|".join(text[begin:end] for begin, end in cut_words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They didn't leave.", "They|did|n't|leave|."),
        ("the army’s losses", "the|army|’s|losses"),
        ("the soldiers' camp", "the|soldiers|'|camp"),
        ("a two-day cease-fire", "a|two|-|day|cease|-|fire"),
        ("his co-pilot", "his|co-pilot"),
        ("1,204 dead, 3.5 km", "1,204|dead|,|3.5|km"),
        ("20-30 men", "20|-|30|men"),
        ("on 2021-03-04", "on|2021-03-04"),
        ("Gen. B. Ostrum of the U.N. said", "Gen.|B.|Ostrum|of|the|U.N.|said"),
        ("a 40-year-old, the 9th", "a|40|-|year|-|old|,|the|9th"),
        ("“No,” he said", "“|No|,|”|he|said"),
        ("They cannot", "They|can|not"),
        ("see https://example.org/a?b=c.", "see|https://example.org/a?b=c|."),
        ("$40 or US$40", "$|40|or|US$|40"),
        ("O'Brien and Ba'ath", "O'Brien|and|Ba'ath"),
        ("wait...", "wait|..."),
    ],
)
def test_words_are_cut_as_in_the_web_treebanks(text: str, words: str) -> None:
    assert cut(text) == words


@given(st.text())
def test_every_visible_sign_lies_in_exactly_one_word(text: str) -> None:
    words = list(cut_words(text))
    assert all(begin < end for begin, end in words)
    assert all(before[1] <= after[0] for before, after in pairwise(words))
    covered = "".join(text[begin:end] for begin, end in words)
    invisible = set("\u200b\u200e\u200f\u2060\ufeff")
    assert [sign for sign in covered if not sign.isspace() and sign not in invisible] == [
        sign for sign in text if not sign.isspace() and sign not in invisible
    ]


def test_a_combining_accent_stays_with_its_letter() -> None:
    assert cut("Cafe\u0301 Mu\u0308ller") == "Cafe\u0301|Mu\u0308ller"


def test_line_breaks_part_paragraphs() -> None:
    text = "Two dead\n\nA shell fell.\r\nIt rained."
    words = list(cut_words(text))
    assert cut_paragraphs(text, words) == [(0, 2), (2, 6), (6, 9)]


def test_an_empty_text_has_no_paragraphs() -> None:
    assert cut_paragraphs("", []) == []
