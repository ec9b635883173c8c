"""Which modes of events may name one and the same event, and which words make a place wide or a part; from data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from counterclaim.model.claim import EventType, Issue
from counterclaim.world.phrases import folded

CAPTURE = "capture"
"""Family of the modes that tell that a place was taken."""
VIOLATION = "violation"
"""Family of the modes that tell that a cease-fire was broken."""
TRUCE = "truce"
"""Family of the modes that tell of a cease-fire."""
WITHDRAWAL = "withdrawal"
"""Family of the modes that tell that a place was left or handed over."""

_NAMES = 65_536
"""Modes and names remembered; a ledger repeats few many times."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """The tables of `kinship.toml`, phrases folded."""

    families: Mapping[tuple[str, ...], frozenset[str]]
    """Words of a phrase to its families."""
    longest: int
    """Words in the longest phrase."""
    outcome: frozenset[str]
    narrow: frozenset[str]
    assault: frozenset[str]
    types: Mapping[EventType, str]
    """Type to the name of the group that it shares with kin."""
    beside: tuple[str, ...]
    partial: tuple[str, ...]
    wide: tuple[str, ...]
    plain_charges: frozenset[Issue]
    named_charges: frozenset[Issue]


@cache
def kinship() -> Kinship:
    """The shipped tables, read once."""
    table = tomllib.loads(resources.files(__package__).joinpath("kinship.toml").read_text("utf-8"))
    families = _families(table["mode"])
    places, charges = table["places"], table["charges"]
    return Kinship(
        families=families,
        longest=max(map(len, families)),
        outcome=frozenset(table["outcome"]),
        narrow=frozenset(table["narrow"]),
        assault=frozenset(table["assault"]),
        types=_type_groups(table["types"]),
        beside=_longest_first(places["beside"]),
        partial=tuple(places["partial"]),
        wide=tuple(map(folded, places["wide"])),
        plain_charges=frozenset(map(Issue, charges["plain"])),
        named_charges=frozenset(map(Issue, charges["named"])),
    )


@lru_cache(maxsize=_NAMES)
def families_of(mode: str) -> frozenset[str]:
    """The families that the words of a mode tell; the folded mode itself where no word is known."""
    return frozenset(_told_families(mode)) or frozenset((folded(mode),))


@lru_cache(maxsize=_NAMES)
def narrow_families_of(name: str) -> frozenset[str]:
    """The narrow families that the name of someone attacked tells ("civilians"); empty where it tells none."""
    return frozenset(_told_families(name)) & kinship().narrow


def type_group(kind: EventType) -> str:
    """The name of the group of types that tellers give one event."""
    return kinship().types.get(kind, kind.value)


@lru_cache(maxsize=_NAMES)
def ground(place: str) -> str:
    """A place folded, without the words that put an event beside it ("near Hadrut", "the outskirts of Hadrut")."""
    name = folded(place)
    for words in kinship().beside:
        name = name.removeprefix(f"{words} ")
    return name


@lru_cache(maxsize=_NAMES)
def is_partial(place: str) -> bool:
    """Whether a name leaves open which part of a place is meant: "southern Hills", though not "South Hills"."""
    name = f" {' '.join(place.split())} "
    return "(" in name or name[1].isdigit() or any(f" {phrase} " in name for phrase in kinship().partial)


@lru_cache(maxsize=_NAMES)
def is_wide(place: str) -> bool:
    """Whether a place is ground on which both sides may have attacked on one day."""
    name = f" {folded(place)} "
    return any(f" {phrase} " in name for phrase in kinship().wide)


def _families(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, ...], frozenset[str]]:
    return {_words(phrase): frozenset(row["families"]) for row in rows for phrase in row["phrases"]}


def _type_groups(groups: Iterable[Iterable[str]]) -> dict[EventType, str]:
    return {EventType(name): "/".join(group) for group in groups for name in group}


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(folded, phrases), key=lambda phrase: (-len(phrase), phrase)))


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(map(_singular, folded(phrase).split()))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _told_families(text: str) -> Iterator[str]:
    """The families of the longest known phrase at each word, phrases not overlapping."""
    words, at = _words(text), 0
    while at < len(words):
        length = next((n for n in range(kinship().longest, 0, -1) if words[at : at + n] in kinship().families), 0)
        yield from kinship().families.get(words[at : at + length], ())
        at += max(length, 1)
