"""Windows: stretches of whole paragraphs that the encoder reads at once.

A window is `[CLS] paragraph [SEP] paragraph [SEP]` of at most `PIECES` word pieces. A paragraph
that does not fit is cut, and each of its windows then sees some words of its neighbours, whose
vectors are not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.engine.words import Span

PIECES = 254
"""Word pieces in a window, `[CLS]` and the last `[SEP]` aside; the encoder was trained on no more."""
PIECES_PER_WORD = 6
"""A longer word (an address, a line of base64) keeps its first pieces only."""
_CONTEXT = 32
"""Words of the neighbouring window that are read along where a paragraph is cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once."""

    pieces: NDArray[np.int64]
    firsts: NDArray[np.int64]
    """Place in `pieces` of the first piece of each kept word."""
    words: Span
    """The kept words, `[first, last)` in the report; windows tile the report."""


def lay_windows(pieces: Sequence[Sequence[int]], paragraphs: Sequence[Span], cls: int, sep: int) -> Iterator[Window]:
    """Windows that tile the words of the paragraphs, in order."""
    packed: list[Span] = []
    room = PIECES
    for paragraph in paragraphs:
        size = sum(map(len, pieces[slice(*paragraph)])) + 1
        if packed and size > room:
            yield one_window(pieces, packed, cls, sep)
            packed, room = [], PIECES
        if size > PIECES:
            yield from _cut_windows(pieces, paragraph, cls, sep)
        else:
            packed.append(paragraph)
            room -= size
    if packed:
        yield one_window(pieces, packed, cls, sep)


def one_window(pieces: Sequence[Sequence[int]], paragraphs: Sequence[Span], cls: int, sep: int) -> Window:
    """The window over paragraphs that fit into one."""
    laid, firsts = [cls], []
    for first, last in paragraphs:
        for word in pieces[first:last]:
            firsts.append(len(laid))
            laid.extend(word)
        laid.append(sep)
    return Window(np.array(laid), np.array(firsts, np.int64), (paragraphs[0][0], paragraphs[-1][1]))


def _cut_windows(pieces: Sequence[Sequence[int]], paragraph: Span, cls: int, sep: int) -> Iterator[Window]:
    """Windows over one long paragraph, overlapping by up to twice `_CONTEXT` words."""
    first, last = paragraph
    begin = first
    while begin < last:
        read_from = max(first, begin - _CONTEXT)
        read_to = _fill(pieces, read_from, last)
        end = last if read_to == last else max(begin + 1, read_to - _CONTEXT)
        whole = one_window(pieces, [(read_from, read_to)], cls, sep)
        kept = whole.firsts[begin - read_from : end - read_from]
        yield Window(whole.pieces, kept, (begin, end))
        begin = end


def _fill(pieces: Sequence[Sequence[int]], begin: int, last: int) -> int:
    """End of the words from `begin` that fit into one window."""
    room = PIECES - 1
    while begin < last and (room := room - len(pieces[begin])) >= 0:
        begin += 1
    return begin
