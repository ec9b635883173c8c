"""Boxes: the sets of cells that a claim is about.

A cell is one outcome x object x victim side x victim type x place x day. A box is a product of sets of these; sums over
boxes are all that a claim can bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeAlias

from counterclaim.model.claim import Object, Outcome, VictimType
from counterclaim.reconciliation.readings import Reading

Mask: TypeAlias = int
"""A set of leaves of one dimension, a bit each."""
Path: TypeAlias = tuple[str, ...]
"""A place with all that contain it, widest first, and the incident last where there is one."""

ROOT: Path = ("*",)
"""The whole conflict."""
BEGINNING = 1
"""First day of a window whose start nobody gives (ordinal of 1 January of the year 1)."""

_OUTCOMES = {outcome: 1 << number for number, outcome in enumerate(Outcome) if outcome is not Outcome.CASUALTIES}
_TYPES = {kind: 1 << number for number, kind in enumerate(VictimType) if kind is not VictimType.ANY}
_UNLISTED = 1 << len(VictimType)
"""Victims of no listed type: a part of "people" only."""
_ANYBODY = reduce(or_, _TYPES.values()) | _UNLISTED


@dataclass(frozen=True, slots=True)
class Kind:
    """What is counted, wherever and whenever."""

    object: Object
    outcomes: Mask
    sides: Mask
    types: Mask

    def within(self, other: Kind) -> bool:
        """Whether all that is counted here is counted there too."""
        return self.object is other.object and not (
            self.outcomes & ~other.outcomes or self.sides & ~other.sides or self.types & ~other.types
        )

    def meets(self, other: Kind) -> bool:
        """Whether something is counted in both."""
        return self.object is other.object and bool(
            self.outcomes & other.outcomes and self.sides & other.sides and self.types & other.types
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A kind of loss at a place, or in an incident there, from day `first` to day `last` (ordinals, both in it)."""

    kind: Kind
    place: Path
    first: int
    last: int

    def within(self, other: Box) -> bool:
        """Whether all its cells are cells of the other."""
        return (
            other.first <= self.first
            and self.last <= other.last
            and self.place[: len(other.place)] == other.place
            and self.kind.within(other.kind)
        )

    def meets(self, other: Box) -> bool:
        """Whether the two share a cell."""
        shorter = min(len(self.place), len(other.place))
        return (
            self.first <= other.last
            and other.first <= self.last
            and self.place[:shorter] == other.place[:shorter]
            and self.kind.meets(other.kind)
        )


def outcome_mask(outcome: Outcome, reading: Reading) -> Mask:
    """The outcomes that a word for one adds up: "casualties" by the reading's convention."""
    if outcome is Outcome.CASUALTIES:
        return reduce(or_, (_OUTCOMES[part] for part in reading.casualties if part in _OUTCOMES), 0)
    return _OUTCOMES[outcome]


def type_mask(kind: VictimType, reading: Reading) -> Mask:
    """The victim types that a word for one adds up: everybody, or "civilians" by the reading's convention."""
    if kind is VictimType.ANY:
        return _ANYBODY
    if kind is VictimType.CIVILIAN:
        return reduce(or_, (_TYPES[part] for part in reading.civilians if part in _TYPES), _TYPES[kind])
    return _TYPES[kind]


def leaves(kind: Kind) -> Iterator[Kind]:
    """The kinds of one leaf in every dimension that a kind is made of."""
    for outcome in bits(kind.outcomes):
        for side in bits(kind.sides):
            for victims in bits(kind.types):
                yield Kind(kind.object, outcome, side, victims)


def bits(mask: Mask) -> Iterator[Mask]:
    """The leaves of a set, one by one."""
    while mask:
        yield mask & -mask
        mask &= mask - 1
