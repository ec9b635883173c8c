"""Targets of the side pointer: the mention nearest to a toll of the side that suffered it.

Gold names a victim side in words; where the text mentions it by another name of the same people
(its capital, its demonym), that mention counts. Learning from such alignments is distant
supervision: some are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from counterclaim.extraction.engine.words import Span
from counterclaim.training.claims import words_of
from counterclaim.training.sources.gold import GoldReport

_STEM = 5
"""Letters that stand for a name."""
_REACH = 6
"""Sentences between a toll and the mention of its side, at most."""


def side_targets(report: GoldReport, words: Sequence[Span]) -> dict[int, int]:
    """First word of a toll to the word to point at, itself for no side; unalignable tolls are left out."""
    stems = [_stem(report.text[begin:end]) for begin, end in words]
    sentences = _sentence_numbers(report.text, words)
    targets: dict[int, int] = {}
    for toll in report.tolls:
        first, _ = words_of(toll, words)
        side = str(toll.get("victim_side") or "none")
        if first >= len(words) or first in targets:
            continue
        target = first if side.startswith(("none", "mixed")) else _nearest(first, _stems(side), stems, sentences)
        if target is not None:
            targets[first] = target
    return targets


def _nearest(word: int, wanted: frozenset[str], stems: Sequence[str], sentences: Sequence[int]) -> int | None:
    """The nearest mention, one of the same sentence first, then an earlier one."""
    mentions = [place for place, stem in enumerate(stems) if stem in wanted]
    near = [place for place in mentions if abs(sentences[place] - sentences[word]) <= _REACH]

    def farness(place: int) -> tuple[bool, bool, int]:
        elsewhere = sentences[place] != sentences[word]
        return elsewhere, elsewhere and place > word, abs(place - word)

    return min(near, key=farness, default=None)


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
