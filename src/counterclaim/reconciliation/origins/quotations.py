"""Words that a text puts in quotation marks of any style, around the words of a claim."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.model.report import Span

LONGEST = 1500
"""Characters after which an opening mark that nothing closes is taken for a stray one."""

_FREE = r"(?<![^\s(\[{—–\-:])"
"""Not inside or right behind a word: so a closing mark or an apostrophe opens nothing."""


@dataclass(frozen=True, slots=True)
class _Style:
    opening: str
    closing: str
    runs_on: bool = False
    """Whether the end of the paragraph closes one that is still open, as the next paragraph may go on with it."""


_STYLES = (
    _Style(_FREE + r'"(?=\S)', r'"(?!\w)', runs_on=True),
    _Style(r"“(?=\S)", r"[”“\"](?!\w)", runs_on=True),
    _Style(r"„(?=\S)", r"[“”\"](?!\w)", runs_on=True),
    _Style(r"«", r"»", runs_on=True),
    _Style(_FREE + r"»(?=\S)", r"«"),
    _Style(_FREE + r"”(?=\S)", r"”(?!\w)"),
    _Style(r"‹", r"›"),
    _Style(r"``(?=\S)", r"''"),
    _Style(r"「", r"」"),
    _Style(r"『", r"』"),
    # Before a number it is an apostrophe ("the '90s").
    _Style(_FREE + r"[‘'](?=[^\s\d])", r"[’'](?!\w)"),
)
_OPENING = re.compile("|".join(f"({style.opening})" for style in _STYLES))
_CLOSINGS = tuple(re.compile(style.closing) for style in _STYLES)
_PARAGRAPH_END = re.compile(r"\n\s*\n")
# A title or an initial before a name ends no sentence ("Col. Orlan").
_SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.|[!?…])[\"”’»'“)\]]*\s+"
    r"(?=[\"“„«‘'(\[]?[^\W_a-zß-ÿ])|\n\s*\n"
)


class QuotedText:
    """A text with its quotations and sentences found once, for many questions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._quotations = tuple(_quotations(text))
        self._starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]

    def around(self, span: Span) -> tuple[str, ...]:
        """What is quoted, marks included, in the sentence of the span; a quotation of several sentences as a whole."""
        sentence = self._sentence(span)
        return tuple(found.of(self.text) for found in self._quotations if found.overlaps(sentence))

    def _sentence(self, span: Span) -> Span:
        """The sentences that the span touches."""
        first = bisect_right(self._starts, span.begin) - 1
        last = bisect_right(self._starts, span.end - 1)
        end = self._starts[last] if last < len(self._starts) else len(self.text)
        return Span(self._starts[first], max(end, span.end))


def _quotations(text: str) -> Iterator[Span]:
    """The outermost quotations, marks included; a mark without partner never costs the rest of the text."""
    ends = [*(match.start() for match in _PARAGRAPH_END.finditer(text)), len(text)]
    closings = [[match.start() for match in closing.finditer(text)] for closing in _CLOSINGS]
    done = 0
    for match in _OPENING.finditer(text):
        assert match.lastindex is not None
        number = match.lastindex - 1
        if match.start() >= done:
            limit = min(ends[bisect_left(ends, match.start())], match.start() + LONGEST)
            stop = _stop(closings[number], match.end(), limit, runs_on=_STYLES[number].runs_on)
            if stop is not None:
                done = stop + 1
                yield Span(match.start(), stop)


def _stop(closings: list[int], begin: int, limit: int, *, runs_on: bool) -> int | None:
    """Where a quotation that begins at `begin` closes; None where it does not."""
    place = bisect_left(closings, begin)
    if place < len(closings) and closings[place] < limit:
        return closings[place]
    return limit if runs_on else None
