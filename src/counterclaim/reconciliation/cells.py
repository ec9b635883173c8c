"""Cells as the columns of a program: prefix sums in time of the atoms that the boxes themselves distinguish.

An atom is a set of cells that lie in the same kinds. Each atom has a running sum for every place that a box names, and
the sum at a place holds the sums of the places inside it. A box is then a difference of two running sums an atom,
however long its window, so that programs stay sparse. Source: `RECONCILIATION.md`, "Figures, cells, claims".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TypeAlias

from counterclaim.reconciliation.boxes import Box, Kind, Mask, Path, leaves
from counterclaim.reconciliation.program import Terms

Atom: TypeAlias = int
"""Number of an atom."""


@dataclass(frozen=True, slots=True)
class _Track:
    """The running sum of an atom at a place: zero on `days[0]`, one column for every later day."""

    column: int
    days: tuple[int, ...]

    def at(self, day: int) -> int | None:
        """Column of the sum up to a day that is a step of the track; None where that is zero."""
        step = min(bisect_left(self.days, day), len(self.days) - 1)
        return self.column + step - 1 if step else None

    def step(self, number: int) -> Terms:
        """What a step adds, the first being number 0."""
        column = self.column + number
        return {column: 1.0, column - 1: -1.0} if number else {column: 1.0}


class Cells:
    """Columns and rows for all boxes of one component."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._boxes = sorted(set(boxes), key=_order)
        self._atoms = _atoms_of({box.kind for box in self._boxes})
        self._tracks = self._laid()

    @property
    def columns(self) -> int:
        """How many running sums there are; every one is at least zero."""
        return sum(len(track.days) - 1 for track in self._tracks.values())

    def terms(self, box: Box) -> Terms:
        """The sum of a box that was among those laid out."""
        return self._sum(box, self._atoms[box.kind])

    def rest(self, box: Box, parts: Iterable[Kind]) -> Terms:
        """The sum of the atoms of a box that lie in none of the other kinds."""
        counted = {atom for kind in parts for atom in self._atoms.get(kind, ())}
        return self._sum(box, (atom for atom in self._atoms[box.kind] if atom not in counted))

    def growth(self) -> Iterator[Terms]:
        """Sums that are at least zero: what each place adds in a step beyond the places inside it."""
        for (atom, place), track in sorted(self._tracks.items()):
            rows: list[Terms] = [track.step(number) for number in range(len(track.days) - 1)]
            for child in (self._tracks[atom, inside] for inside in self._children[atom, place]):
                # A place has all the steps of the one that holds it, from its own first to its own last.
                start = bisect_left(track.days, child.days[0])
                for number in range(len(child.days) - 1):
                    for column, factor in child.step(number).items():
                        _add(rows[start + number], column, -factor)
            yield from (row for row in rows if len(row) > 1)

    def coverage(self, boxes: Sequence[Box]) -> frozenset[frozenset[int]]:
        """For every cell which boxes hold it, by their number; cells that the same boxes hold are one."""
        holders: dict[tuple[Atom, Path, int], set[int]] = defaultdict(set)
        for number, box in enumerate(boxes):
            for atom in self._atoms[box.kind]:
                for place, days in self._under[atom, box.place]:
                    for day in days[bisect_right(days, box.first - 1) : bisect_right(days, box.last)]:
                        holders[atom, place, day].add(number)
        return frozenset(frozenset(held) for held in holders.values())

    @cached_property
    def _under(self) -> dict[tuple[Atom, Path], list[tuple[Path, tuple[int, ...]]]]:
        """Places in a place, itself among them, each with the last days of its steps."""
        found: dict[tuple[Atom, Path], list[tuple[Path, tuple[int, ...]]]] = defaultdict(list)
        for (atom, place), track in self._tracks.items():
            for depth in range(1, len(place) + 1):
                if (atom, place[:depth]) in self._tracks:
                    found[atom, place[:depth]].append((place, track.days[1:]))
        return found

    @cached_property
    def _children(self) -> dict[tuple[Atom, Path], list[Path]]:
        """Places right below a place."""
        found: dict[tuple[Atom, Path], list[Path]] = defaultdict(list)
        for atom, place in sorted(self._tracks):
            above = next(
                (place[:end] for end in range(len(place) - 1, 0, -1) if (atom, place[:end]) in self._tracks), ()
            )
            if above:
                found[atom, above].append(place)
        return found

    def _laid(self) -> dict[tuple[Atom, Path], _Track]:
        hulls: dict[tuple[Atom, Path], tuple[int, int]] = {}
        days: dict[tuple[Atom, Path], set[int]] = defaultdict(set)
        for box in self._boxes:
            for atom in self._atoms[box.kind]:
                days[atom, box.place[:1]].update((box.first - 1, box.last))
                for depth in range(1, len(box.place) + 1):
                    key = atom, box.place[:depth]
                    first, last = hulls.get(key, (box.first - 1, box.last))
                    hulls[key] = min(first, box.first - 1), max(last, box.last)
        named = {(atom, box.place) for box in self._boxes for atom in self._atoms[box.kind]}
        named |= {(atom, place[:1]) for atom, place in named}
        steps = {key: sorted(found) for key, found in days.items()}
        tracks, column = {}, 0
        for key in sorted(named):
            first, last = hulls[key]
            every = steps[key[0], key[1][:1]]
            own = tuple(every[bisect_left(every, first) : bisect_right(every, last)])
            tracks[key] = _Track(column, own)
            column += len(own) - 1
        return tracks

    def _sum(self, box: Box, atoms: Iterable[Atom]) -> Terms:
        found: Terms = {}
        for atom in atoms:
            track = self._tracks[atom, box.place]
            _add(found, track.at(box.last), 1.0)
            _add(found, track.at(box.first - 1), -1.0)
        return {column: factor for column, factor in found.items() if factor}


def _add(row: Terms, column: int | None, factor: float) -> None:
    if column is not None:
        row[column] = row.get(column, 0.0) + factor


def _atoms_of(kinds: Iterable[Kind]) -> dict[Kind, tuple[Atom, ...]]:
    """The atoms of every kind: sets of leaves that the same kinds hold."""
    ordered = sorted(kinds, key=_kind_order)
    found: dict[frozenset[int], Atom] = {}
    atoms: dict[Kind, list[Atom]] = {kind: [] for kind in ordered}
    for leaf in _leaves(ordered):
        holders = frozenset(number for number, kind in enumerate(ordered) if leaf.within(kind))
        if holders and holders not in found:
            found[holders] = len(found)
            for number in sorted(holders):
                atoms[ordered[number]].append(found[holders])
    return {kind: tuple(numbers) for kind, numbers in atoms.items()}


def _leaves(kinds: Sequence[Kind]) -> Iterator[Kind]:
    """The leaves of the smallest kind around all those of one object."""
    for thing in dict.fromkeys(kind.object for kind in kinds):
        own = [kind for kind in kinds if kind.object is thing]
        masks = ((kind.outcomes, kind.sides, kind.types) for kind in own)
        yield from leaves(Kind(thing, *reduce(_union, masks)))


def _union(one: tuple[Mask, Mask, Mask], other: tuple[Mask, Mask, Mask]) -> tuple[Mask, Mask, Mask]:
    return one[0] | other[0], one[1] | other[1], one[2] | other[2]


def _kind_order(kind: Kind) -> tuple[str, int, int, int]:
    return kind.object.value, kind.outcomes, kind.sides, kind.types


def _order(box: Box) -> tuple[tuple[str, int, int, int], Path, int, int]:
    return _kind_order(box.kind), box.place, box.first, box.last
