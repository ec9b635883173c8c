"""Families: three claims whose sums collide though any two of them agree.

Either two floors on disjoint parts of what a ceiling covers, or a floor on cells that two ceilings cover together.
Claims of one running count are interchangeable but for their size, so a family shows its sharpest member and equals.
Every collision holds a claim that the cheapest repair rejects, so that looking around those misses no family.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from counterclaim.reconciliation.arithmetic import Collision, simple
from counterclaim.reconciliation.boxes import Box, Kind, Path
from counterclaim.reconciliation.statements import Bound
from counterclaim.reconciliation.system import LARGEST

SHOWN = 20
"""Families around one rejected claim that are shown, the sharpest first: dense quarrels have millions."""

Count: TypeAlias = tuple[Kind, Path, int]
"""A running count: kind, place and first day."""
Triple: TypeAlias = tuple[Bound, Bound, Bound]


class _Run:
    """The floors of one running count, by their last day."""

    def __init__(self, floors: Iterable[Bound]) -> None:
        self._floors = sorted(floors, key=lambda bound: (bound.box.last, bound.value, bound.claim))
        self.box = self._floors[-1].box
        self.last = self.box.last
        self.highest = max(bound.value for bound in self._floors)
        self._lasts = [bound.box.last for bound in self._floors]
        self._values = np.array([min(bound.value, LARGEST) for bound in self._floors])

    def until(self, day: int, limit: int, barred: Collection[str]) -> Bound | None:
        """The highest floor of a window that ends by that day, at most `limit`, of none of the claims barred."""
        ended = bisect_right(self._lasts, day)
        near = np.flatnonzero(self._values[:ended] <= limit)
        while len(near):
            best = self._floors[int(near[np.argmax(self._values[near])])]
            if best.claim not in barred:
                return best
            near = near[self._values[near] < best.value] if len(near) > 1 else near[:0]
        return None


class _Ceilings:
    """The lowest ceiling of every box, with the partners that could complete one of them over a floor."""

    def __init__(self, ceilings: Iterable[Bound]) -> None:
        lowest: dict[Box, Bound] = {}
        for bound in ceilings:
            known = lowest.get(bound.box)
            if known is None or (bound.value, bound.claim) < (known.value, known.claim):
                lowest[bound.box] = bound
        self.all = tuple(lowest.values())
        self._kinds = {kind: number for number, kind in enumerate({bound.box.kind: None for bound in self.all})}
        boxes = [(bound, bound.box) for bound in self.all]
        columns = [(box.first, box.last, min(bound.value, LARGEST), self._kinds[box.kind]) for bound, box in boxes]
        self._first, self._last, self._value, self._kind = np.array(columns, dtype=np.int64).reshape(-1, 4).T

    def partners(self, floor: Bound, one: Bound) -> Iterator[Bound]:
        """Ceilings that cover, together with one, a floor above their sum that neither covers alone."""
        box, days = floor.box, one.box
        if days.first <= box.first and box.last <= days.last:
            # Both hold all days, so that it takes two kinds to hold what neither does.
            near = (self._first <= box.first) & (self._last >= box.last) & (self._kind != self._kinds[days.kind])
        elif days.first <= box.first:
            near = (self._first > box.first) & (self._first <= days.last + 1) & (self._last >= box.last)
        else:
            near = (self._first <= box.first) & (self._last >= days.first - 1) & (self._last < box.last)
        for number in np.flatnonzero(near & (self._value < floor.value - one.value)):
            if _cover(box, days, self.all[number].box):
                yield self.all[number]


def families(bounds: Sequence[Bound], rejected: Collection[str]) -> tuple[Collision, ...]:
    """Triples around the rejected claims, without those in which two claims collide by themselves."""
    floors = [bound for bound in bounds if bound.floor]
    ceilings = _Ceilings(bound for bound in bounds if not bound.floor)
    runs, equals = _runs(floors), _equals(bounds)
    found: dict[frozenset[str], Collision] = {}
    for claim in sorted(rejected):
        own = [bound for bound in bounds if bound.claim == claim]
        triples = [triple for bound in own for triple in _around(bound, floors, ceilings, runs)]
        for triple in _sharpest(triples):
            for members in _interchanged(triple, equals, claim):
                found.setdefault(frozenset(bound.claim for bound in members), simple(members))
    return tuple(found[key] for key in sorted(found, key=sorted))


def _around(
    bound: Bound, floors: Sequence[Bound], ceilings: _Ceilings, runs: Sequence[_Run]
) -> Iterator[tuple[int, Triple]]:
    """Triples with the bound, each with its margin."""
    if bound.floor:
        yield from _parts_with(bound, ceilings.all, runs)
        yield from _covers_of(bound, ceilings)
    else:
        yield from _parts_of(bound, runs)
        yield from _covers_with(bound, floors, ceilings)


def _parts_with(part: Bound, ceilings: Iterable[Bound], runs: Sequence[_Run]) -> Iterator[tuple[int, Triple]]:
    for whole in ceilings:
        if part.value <= whole.value and whole.claim != part.claim and part.box.within(whole.box):
            yield from _completed(part, whole, runs)


def _parts_of(whole: Bound, runs: Sequence[_Run]) -> Iterator[tuple[int, Triple]]:
    for number, run in enumerate(runs):
        if number and run.highest + runs[0].highest <= whole.value:
            break
        part = _within(run, whole)
        if part:
            yield from _completed(part, whole, runs)


def _completed(part: Bound, whole: Bound, runs: Sequence[_Run]) -> Iterator[tuple[int, Triple]]:
    """Parts that exceed the whole together with one of them."""
    for run in runs:
        if part.value + run.highest <= whole.value:
            break
        other = _beside(part, run, whole)
        if other and part.value + other.value > whole.value:
            yield part.value + other.value - whole.value, (part, other, whole)


def _covers_of(floor: Bound, ceilings: _Ceilings) -> Iterator[tuple[int, Triple]]:
    for one in ceilings.all:
        if one.value < floor.value and _reaches(one.box, floor.box):
            for other in ceilings.partners(floor, one):
                yield floor.value - one.value - other.value, (floor, one, other)


def _covers_with(one: Bound, floors: Iterable[Bound], ceilings: _Ceilings) -> Iterator[tuple[int, Triple]]:
    for floor in floors:
        if floor.value > one.value and _reaches(one.box, floor.box):
            for other in ceilings.partners(floor, one):
                yield floor.value - one.value - other.value, (floor, one, other)


def _within(run: _Run, whole: Bound) -> Bound | None:
    """The highest floor of a run inside a ceiling's box that does not collide with it by itself."""
    if run.box.first < whole.box.first or not _lies_in(run, whole):
        return None
    return run.until(whole.box.last, whole.value, (whole.claim,))


def _beside(part: Bound, run: _Run, whole: Bound) -> Bound | None:
    """The same of a floor that shares no cell with a part of the whole."""
    if run.box.first < whole.box.first or not _lies_in(run, whole):
        return None
    apart = not (run.box.kind.meets(part.box.kind) and _same_line(run.box.place, part.box.place))
    until = whole.box.last if apart or run.box.first > part.box.last else min(whole.box.last, part.box.first - 1)
    return run.until(until, whole.value, (whole.claim, part.claim))


def _lies_in(run: _Run, whole: Bound) -> bool:
    return run.box.place[: len(whole.box.place)] == whole.box.place and run.box.kind.within(whole.box.kind)


def _cover(box: Box, one: Box, other: Box) -> bool:
    """Whether two boxes together hold all cells of a box that neither holds alone: they share it in one dimension."""
    if box.within(one) or box.within(other):
        return False
    if not all(box.place[: len(each.place)] == each.place for each in (one, other)):
        return False
    days = [each.first <= box.first and box.last <= each.last for each in (one, other)]
    if all(days):
        return _shared_kinds(box.kind, one.kind, other.kind)
    if not (box.kind.within(one.kind) and box.kind.within(other.kind)):
        return False
    early, late = sorted((one, other), key=lambda each: each.first)
    return early.first <= box.first and late.first <= early.last + 1 and box.last <= late.last


def _shared_kinds(kind: Kind, one: Kind, other: Kind) -> bool:
    masks = [
        (kind.outcomes, one.outcomes, other.outcomes),
        (kind.sides, one.sides, other.sides),
        (kind.types, one.types, other.types),
    ]
    missing = [(own & ~first, own & ~second) for own, first, second in masks]
    split = [(first, second) for first, second in missing if first or second]
    return kind.object is one.object is other.object and len(split) == 1 and not split[0][0] & split[0][1]


def _reaches(ceiling: Box, floor: Box) -> bool:
    """Whether a ceiling can be one of two that cover a floor."""
    return ceiling.meets(floor) and floor.place[: len(ceiling.place)] == ceiling.place


def _same_line(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _runs(floors: Iterable[Bound]) -> tuple[_Run, ...]:
    """The running counts, the highest first."""
    counts: dict[Count, list[Bound]] = defaultdict(list)
    for bound in floors:
        counts[bound.box.kind, bound.box.place, bound.box.first].append(bound)
    ordered = sorted(counts.values(), key=lambda own: min(bound.claim for bound in own))
    return tuple(sorted((_Run(own) for own in ordered), key=lambda run: -run.highest))


def _equals(bounds: Iterable[Bound]) -> Mapping[tuple[Box, int, bool], list[Bound]]:
    found: dict[tuple[Box, int, bool], list[Bound]] = defaultdict(list)
    for bound in bounds:
        found[bound.box, bound.value, bound.floor].append(bound)
    return found


def _sharpest(triples: Iterable[tuple[int, Triple]]) -> list[Triple]:
    """The sharpest triple of each family, the sharpest families first."""
    best: dict[tuple[Count, ...], tuple[int, Triple]] = {}
    for margin, triple in triples:
        family = tuple(_count(bound) for bound in triple)
        if family not in best or (-margin, _claims(triple)) < (-best[family][0], _claims(best[family][1])):
            best[family] = margin, triple
    ordered = sorted(best.values(), key=lambda one: (-one[0], _claims(one[1])))
    return [triple for _, triple in ordered[:SHOWN]]


def _interchanged(
    triple: Triple, equals: Mapping[tuple[Box, int, bool], list[Bound]], fixed: str
) -> Iterator[tuple[Bound, ...]]:
    """The triple, and those in which a bound gives way to the same bound of another claim."""
    choices = [[bound] if bound.claim == fixed else equals[bound.box, bound.value, bound.floor] for bound in triple]
    for one in choices[0]:
        for two in choices[1]:
            for three in choices[2]:
                if len({one.claim, two.claim, three.claim}) == len(triple):
                    yield one, two, three


def _count(bound: Bound) -> Count:
    return bound.box.kind, bound.box.place, bound.box.first


def _claims(triple: Triple) -> list[str]:
    return [bound.claim for bound in triple]
