"""Which words tell which kind of event, read from the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import EventType


@dataclass(frozen=True, slots=True)
class Mode:
    """One way in which an event happens, as the lexicon defines it."""

    name: str
    type: EventType
    family: str
    """Modes of one family name one event in turn ("attack", "strike")."""
    symmetric: bool
    objects: str
    """The class of what its weak triggers act on ("places"); empty where they take anything."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sense of a word or phrase: its mode, and whether it needs an argument to count."""

    mode: Mode
    weak: bool


@cache
def modes() -> Mapping[str, Mode]:
    """Every mode by its name."""
    return {
        name: Mode(
            name,
            EventType(row["type"]),
            row["family"],
            bool(row.get("symmetric", False)),
            row.get("objects", ""),
        )
        for name, row in lexicon("events")["modes"].items()
    }


@cache
def objects(kind: str) -> frozenset[str]:
    """Lemmas of one class of objects; empty for a class of names."""
    return frozenset(lexicon("events")["objects"].get(kind, ()))


@cache
def word_readings(part: str) -> Mapping[str, tuple[Reading, ...]]:
    """The senses of single words by lemma or written form; `part` is "nouns" or "verbs"."""
    found: dict[str, list[Reading]] = {}
    for name, row in lexicon("events")["modes"].items():
        for key, weak in ((part, False), (f"weak_{part}", True)):
            for word in row.get(key, ()):
                found.setdefault(word, []).append(Reading(modes()[name], weak))
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def phrase_readings() -> Mapping[str, tuple[tuple[tuple[str, ...], Mode], ...]]:
    """Phrases of several words, keyed by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Mode]]] = {}
    for name, row in lexicon("events")["modes"].items():
        hyphenated = [noun for noun in row.get("nouns", ()) if "-" in noun]
        for phrase in (*row.get("phrases", ()), *hyphenated):
            words = tuple(phrase.replace("-", " - ").split())
            found.setdefault(words[0], []).append((words, modes()[name]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def openers() -> frozenset[str]:
    """Every form with which a trigger may begin."""
    return frozenset((*word_readings("nouns"), *word_readings("verbs"), *phrase_readings()))
