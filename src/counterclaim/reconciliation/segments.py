"""Segments of time that say nothing of one another, because every count that runs across is settled between them.

A running count that is said to be one number on a day is, after that day, a count from zero. Where that holds for all
counts that run across a day, the claims before and after it are two problems, and small ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from counterclaim.reconciliation.boxes import BEGINNING, Box, Kind, Path
from counterclaim.reconciliation.statements import Bound

_Count: TypeAlias = tuple[Kind, Path, int]
"""A running count: kind, place and first day."""

WORTHWHILE = 400
"""Bounds from which on a component is cut; smaller ones are answered sooner whole."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Days after one cut up to another, with the bounds that remain to be met in them."""

    first: int
    last: int
    bounds: tuple[Bound, ...]
    carried: Mapping[str, frozenset[str]]
    """Claim whose count began before the segment to the claims that settle what had been counted by then."""

    def forced_by(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The claims behind an answer, with those on which the carried ones rest."""
        named = set(claims)
        return tuple(sorted(named.union(*(self.carried.get(claim, frozenset()) for claim in named))))


class Segments:
    """The segments of a component's bounds, none of which leaves another out."""

    def __init__(self, bounds: Sequence[Bound]) -> None:
        counts: dict[_Count, list[Bound]] = defaultdict(list)
        for bound in bounds:
            counts[bound.box.kind, bound.box.place, bound.box.first].append(bound)
        self._settled = {count: _settled(own) for count, own in counts.items()}
        self._cuts = self._cut_days(counts) if len(bounds) >= WORTHWHILE else []
        self._bounds = self._shared_out(bounds) if self._cuts else {}

    def around(self, box: Box) -> Segment | None:
        """The segment that holds a box; None where the claims are not cut or the box lies in several."""
        number = bisect_left(self._cuts, box.first)
        if not self._cuts or number != bisect_left(self._cuts, box.last):
            return None
        last = self._cuts[number] if number < len(self._cuts) else max(box.last, self._cuts[-1])
        first = self._cuts[number - 1] + 1 if number else BEGINNING
        bounds, carried = self._bounds.get(number, ((), {}))
        return Segment(first, last, tuple(bounds), carried)

    def _cut_days(self, counts: Mapping[_Count, Sequence[Bound]]) -> list[int]:
        """Days on which every count that runs across is settled."""
        days = sorted({day for settled in self._settled.values() for day in settled})
        for count, own in counts.items():
            until = max(bound.box.last for bound in own)
            if until > count[2]:
                settled = self._settled[count]
                days = [day for day in days if not count[2] <= day < until or day in settled]
        return days

    def _shared_out(self, bounds: Iterable[Bound]) -> dict[int, tuple[list[Bound], dict[str, frozenset[str]]]]:
        found: dict[int, tuple[list[Bound], dict[str, frozenset[str]]]] = defaultdict(lambda: ([], {}))
        for bound in bounds:
            box = bound.box
            number = bisect_left(self._cuts, box.last)
            before = self._cuts[number - 1] if number else None
            own, carried = found[number]
            if before is None or box.first > before:
                own.append(bound)
                continue
            value, claims = self._settled[box.kind, box.place, box.first][before]
            own.append(Bound(bound.claim, replace(box, first=before + 1), max(bound.value - value, 0), bound.floor))
            carried[bound.claim] = claims
        return found


def _settled(bounds: Iterable[Bound]) -> dict[int, tuple[int, frozenset[str]]]:
    """The days on which a count is said to be one number: that number, and the claims that say so."""
    floors: dict[int, Bound] = {}
    ceilings: dict[int, Bound] = {}
    for bound in bounds:
        day = bound.box.last
        if bound.floor and (day not in floors or bound.value > floors[day].value):
            floors[day] = bound
        if not bound.floor and (day not in ceilings or bound.value < ceilings[day].value):
            ceilings[day] = bound
    return {
        day: (one.value, frozenset((one.claim, ceilings[day].claim)))
        for day, one in floors.items()
        if day in ceilings and ceilings[day].value == one.value
    }
