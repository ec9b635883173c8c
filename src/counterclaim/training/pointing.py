"""Targets of the pointers: the mentions near a toll of the side that suffered it, and of who gives the figure.

Gold names side and source in words; where the text mentions them by another name of the same people (a capital, a
demonym), that mention counts. Learning from such alignments is distant supervision: some are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from counterclaim.extraction.engine.words import Span
from counterclaim.training.claims import words_of
from counterclaim.training.sources.gold import GoldReport

_STEM = 5
"""Letters that stand for a name."""
_REACH = 6
"""Sentences between a toll and the mention of its side, at most."""


def pointer_targets(report: GoldReport, words: Sequence[Span]) -> dict[str, dict[int, list[int]]]:
    """Pointer name to the first word of each toll and the words that it may point at.

    A toll of no side and the figures of the report itself point at themselves; what the text near it does not name is
    left out.
    """
    reach = _Reach([_stem(report.text[begin:end]) for begin, end in words], _sentence_numbers(report.text, words))
    tellers = _tellers(report, words)
    targets: dict[str, dict[int, list[int]]] = {"side": {}, "teller": {}}
    for toll in report.tolls:
        first, _ = words_of(toll, words)
        if first >= len(words):
            continue
        side, source = (str(toll.get(field) or "none") for field in ("victim_side", "source"))
        named = reach.near(first, tellers.get(source, ())) or reach.mentions(first, source)
        for pointer, name, found in (("side", side, reach.mentions(first, side)), ("teller", source, named)):
            found = [first] if name.startswith(_NOBODY) else found
            if found:
                targets[pointer].setdefault(first, found)
    return targets


_NOBODY = ("none", "mixed", "report", "unspecified")
"""What a name begins with that stands for no side and no owner of a figure."""


def _tellers(report: GoldReport, words: Sequence[Span]) -> dict[str, list[int]]:
    """Name of a speaker to the words that name it where it speaks."""
    found: dict[str, list[int]] = {}
    for name, attribution in zip(report.sources, report.attributions, strict=True):
        for begin, end in attribution.source:
            inside = [place for place, (first, last) in enumerate(words) if begin <= first and last <= end]
            found.setdefault(name, []).extend(inside)
    return found


@dataclass(frozen=True, slots=True)
class _Reach:
    """The words of a report by what they name and where they stand."""

    stems: Sequence[str]
    sentences: Sequence[int]

    def near(self, word: int, places: Iterable[int]) -> list[int]:
        """Those of some words that are within reach of one."""
        return [place for place in places if abs(self.sentences[place] - self.sentences[word]) <= _REACH]

    def mentions(self, word: int, name: str) -> list[int]:
        """The words within reach of one that mention a name."""
        wanted = _stems(name)
        return self.near(word, (place for place, stem in enumerate(self.stems) if stem in wanted))


def _sentence_numbers(text: str, words: Sequence[Span]) -> list[int]:
    """Number of each word's sentence, by its stops and line breaks."""
    numbers, current = [], 0
    for place, (begin, end) in enumerate(words):
        if place and "\n" in text[words[place - 1][1] : begin]:
            current += 1
        numbers.append(current)
        current += text[begin:end] in (".", "!", "?")
    return numbers


def _stems(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", name)
    kept = [word for word in words if word.lower() not in _general_words()] or words
    return frozenset(map(_stem, kept))


@cache
def _stem(word: str) -> str:
    lower = word.lower().rstrip(".")
    if lower in _general_words():
        return ""
    return _other_names().get(lower) or _of_peoples().get(lower) or lower[:_STEM]


@cache
def _of_peoples() -> dict[str, str]:
    """Every name of a people, in lower case, to the stem of its country."""
    return {name.lower(): row[0].lower()[:_STEM] for row in peoples() for name in row}


@cache
def peoples() -> tuple[tuple[str, str, str, str], ...]:
    """Country, adjective, plural and capital of some states, one word each."""
    return tuple(_row(line) for line in _listed("peoples.tsv"))


def _row(line: str) -> tuple[str, str, str, str]:
    country, adjective, plural, capital = line.split("\t")
    return country, adjective, plural, capital


@cache
def _other_names() -> dict[str, str]:
    """Other names of parties to the stem of the usual one."""
    return dict(line.split("\t") for line in _listed("other_names.tsv"))


@cache
def _general_words() -> frozenset[str]:
    """Words that are in the names of many parties and tell none."""
    return frozenset(_listed("general_words.txt"))


def _listed(name: str) -> list[str]:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
