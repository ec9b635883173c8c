"""One component's claims as a program: do they hold together, and what do they leave a figure?"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import ceil, floor

from counterclaim.reconciliation.boxes import Box, Kind
from counterclaim.reconciliation.cells import Cells
from counterclaim.reconciliation.index import Index
from counterclaim.reconciliation.program import Array, Extreme, Program, Row, Terms
from counterclaim.reconciliation.segments import Segment, Segments
from counterclaim.reconciliation.statements import Bound

_DUST = 1e-5
"""What a sum may be off before it is rounded to the next whole person."""
LARGEST = 10**12
"""Number beyond which a sum no longer tells figures apart: more than all people and things that a war could count."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a figure's interval."""

    value: int | None
    """None for an upper end that nothing sets."""
    forced_by: tuple[str, ...] = ()
    """Claims that together force it; empty where it is zero by nature."""


class System:
    """The bounds of one component. Questions are about the claims that are held, at first all of them."""

    def __init__(self, bounds: Iterable[Bound], boxes: Iterable[Box] = (), *, cut: bool = True) -> None:
        """Lay out the bounds, and further boxes that will be asked for.

        Args:
            bounds: of all claims of the component.
            boxes: of the figures.
            cut: whether a figure may be answered from a segment of time alone.
        """
        self.bounds = tuple(sorted(set(bounds), key=bound_order))
        self._boxes, self._cut = sorted(boxes, key=_first), cut
        self._cells = Cells((*(bound.box for bound in self.bounds), *self._boxes))
        self._rows = _rivals(self.bounds)
        rows = [Row(self._cells.terms(own[0].box)) for own in self._rows]
        self._program = Program(self._cells.columns, [*rows, *(Row(one, low=0.0) for one in self._cells.growth())])
        self._held: frozenset[str] | None = None
        self._bound: Mapping[int, Bound] = {}
        self._witnesses: list[Array] = []
        self._index: Index | None = None
        self._segments: Segments | None = None
        self._parts: dict[int, System] = {}
        self.hold({bound.claim for bound in self.bounds})

    def hold(self, claims: Collection[str]) -> None:
        """Let only the bounds of these claims bind: of each end of a box the sharpest, from which the others follow."""
        held = frozenset(claims)
        if held == self._held:
            return
        sharpest = ((row, next((one for one in own if one.claim in held), None)) for row, own in enumerate(self._rows))
        self._held, self._bound = held, {row: bound for row, bound in sharpest if bound}
        self._program.bind(
            {row: float(min(bound.value, LARGEST)) for row, bound in self._bound.items() if bound.floor},
            {row: float(min(bound.value, LARGEST)) for row, bound in self._bound.items() if not bound.floor},
        )
        self._witnesses, self._index, self._segments, self._parts = [], None, None, {}

    def refutation(self) -> tuple[tuple[Bound, float], ...] | None:
        """Why the claims held cannot all hold: bounds with their multipliers (Farkas); None where they can."""
        found = self._program.refutation()
        if found is None:
            return None
        return tuple((self._bound[row], factor) for row, factor in found if row in self._bound)

    def ends(self, box: Box) -> tuple[End, End]:
        """The smallest and largest sum of a box consistent with the claims held, which must be consistent."""
        index = self._indexed()
        floor, ceiling = index.highest_floor(box), index.lowest_ceiling(box)
        if floor and ceiling and floor.value == ceiling.value:
            return End(floor.value, (floor.claim,)), End(ceiling.value, (ceiling.claim,))
        if not index.covers(box):
            return self._least(self._cells.terms(box), floor), End(None)
        segment = self._segmented().around(box)
        if segment is not None:
            return self._within(segment, box)
        terms = self._cells.terms(box)
        return self._least(terms, floor), self._greatest(terms, ceiling)

    def _segmented(self) -> Segments:
        if self._segments is None:
            self._segments = Segments(tuple(self._bound.values()) if self._cut else ())
        return self._segments

    def _within(self, segment: Segment, box: Box) -> tuple[End, End]:
        """The ends of a box by the claims of its segment, on which alone they depend."""
        if segment.last not in self._parts:
            begun = self._boxes[bisect_left(self._boxes, segment.first, key=_first) :]
            within = (
                one for one in takewhile(lambda one: one.first <= segment.last, begun) if one.last <= segment.last
            )
            self._parts[segment.last] = System(segment.bounds, within, cut=False)
        low, high = self._parts[segment.last].ends(box)
        return End(low.value, segment.forced_by(low.forced_by)), End(high.value, segment.forced_by(high.forced_by))

    def _indexed(self) -> Index:
        """The index of the bounds held; most sets of claims are only asked whether they hold, which needs none."""
        if self._index is None:
            self._index = Index(self._bound.values())
        return self._index

    def _least(self, terms: Terms, floor: Bound | None) -> End:
        known = floor.value if floor else 0
        if any(_total(terms, witness) - _DUST <= known for witness in self._witnesses):
            return End(known, (floor.claim,) if floor else ())
        return self._lower(self._asked(terms, greatest=False), floor)

    def _greatest(self, terms: Terms, ceiling: Bound | None) -> End:
        if ceiling and any(_total(terms, witness) + _DUST >= ceiling.value for witness in self._witnesses):
            return End(ceiling.value, (ceiling.claim,))
        return self._upper(self._asked(terms, greatest=True), ceiling)

    def rest(self, box: Box, parts: Iterable[Kind]) -> tuple[End, End]:
        """The ends of what a box holds beyond the kinds that are counted in it."""
        terms = self._cells.rest(box, parts)
        if not terms:
            return End(0), End(0)
        return self._lower(self._asked(terms, greatest=False), None), self._upper(
            self._asked(terms, greatest=True), None
        )

    def coverage(self, boxes: Sequence[Box]) -> frozenset[frozenset[int]]:
        """For every cell which of the boxes hold it (`Cells.coverage`)."""
        return self._cells.coverage(boxes)

    def _asked(self, terms: Terms, *, greatest: bool) -> Extreme:
        answer = self._program.extreme(terms, greatest=greatest)
        if answer.columns is not None:
            self._witnesses.append(answer.columns)
        return answer

    def _lower(self, answer: Extreme, best: Bound | None) -> End:
        value = max(ceil((answer.value or 0.0) - _DUST), best.value if best else 0)
        return End(value, self._forcing(answer, best, value) if value else ())

    def _upper(self, answer: Extreme, best: Bound | None) -> End:
        if answer.value is None:
            return End(None)
        value = min(floor(answer.value + _DUST), best.value) if best else floor(answer.value + _DUST)
        return End(value, self._forcing(answer, best, value))

    def _forcing(self, answer: Extreme, best: Bound | None, value: int) -> tuple[str, ...]:
        """The one claim that says as much by itself, if there is one; else those on whose bounds the answer rests."""
        if best and best.value == value:
            return (best.claim,)
        return tuple(sorted({self._bound[row].claim for row in answer.forced if row in self._bound}))


def _first(box: Box) -> int:
    return box.first


def _rivals(bounds: Iterable[Bound]) -> list[list[Bound]]:
    """The bounds at each end of each box, the sharpest first and of equals the one with the smallest id."""
    found: dict[tuple[Box, bool], list[Bound]] = defaultdict(list)
    for bound in bounds:
        found[bound.box, bound.floor].append(bound)
    for own in found.values():
        own.sort(key=lambda one: (-one.value if one.floor else one.value, one.claim))
    return list(found.values())


def bound_order(bound: Bound) -> tuple[str, bool, int, int]:
    """By claim, its floors before its ceilings: the order in which ties are broken."""
    return bound.claim, not bound.floor, len(bound.box.place), bound.box.first


def _total(terms: Terms, columns: Array) -> float:
    return float(sum(factor * columns[column] for column, factor in terms.items()))
