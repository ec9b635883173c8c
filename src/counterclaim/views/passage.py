"""The sentence that says a claim, with one before it and one after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from counterclaim.model.report import Span

LONGEST = 600
"""Characters on either side of a span that a reader is shown, where a text has no sentences."""

_STOP = re.compile(r"(?P<word>[^\s.!?]*)(?P<mark>[.!?…]+)[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9\W])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text around a claim's words, in pieces that follow one another."""

    before: str
    """The sentence before; empty at the start of a report."""
    lead: str
    """The sentence that says it, up to the words."""
    words: str
    tail: str
    """The rest of that sentence."""
    after: str
    """The sentence after; empty at the end of a report."""


def passage_of(text: str, span: Span) -> Passage:
    """The words of a span in their sentence, and the sentences next to it."""
    starts = sentence_starts(text)
    first = bisect_right(starts, span.begin) - 1
    last = bisect_right(starts, span.end - 1) - 1
    bounds = [*starts, len(text)]
    begin, end = max(bounds[first], span.begin - LONGEST), min(bounds[last + 1], span.end + LONGEST)
    before = text[max(bounds[first - 1], begin - LONGEST) : begin] if first else ""
    after = text[end : min(bounds[last + 2], end + LONGEST)] if last + 2 < len(bounds) else ""
    return Passage(
        before.strip(), text[begin : span.begin].lstrip(), span.of(text), text[span.end : end].rstrip(), after.strip()
    )


def sentence_starts(text: str) -> list[int]:
    """Where sentences start, by stops and blank lines alone; good enough to show a passage, not to read claims."""
    return [0, *_breaks(text)]


def _breaks(text: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        if match.end() < len(text) and not _abbreviates(match["word"], match["mark"]):
            yield match.end()


def _abbreviates(word: str | None, mark: str | None) -> bool:
    """Whether the stop belongs to an initial or an abbreviation."""
    if not word or mark != ".":
        return False
    return (len(word) == 1 and word.isalpha()) or word.lower().strip("\"'“‘(") in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(resources.files(__package__).joinpath("abbreviations.txt").read_text("utf-8").split())
