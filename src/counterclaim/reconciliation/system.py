"""One component's claims as a program: do they hold together, and what do they leave a figure?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from counterclaim.reconciliation.boxes import Box, Kind
from counterclaim.reconciliation.cells import Cells
from counterclaim.reconciliation.program import Array, Extreme, Program, Row, Terms
from counterclaim.reconciliation.statements import Bound

_DUST = 1e-5
"""What a sum may be off before it is rounded to the next whole person."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a figure's interval."""

    value: int | None
    """None for an upper end that nothing sets."""
    forced_by: tuple[str, ...] = ()
    """Claims that together force it; empty where it is zero by nature."""


class System:
    """The bounds of one component. Questions are about the claims that are held, at first all of them."""

    def __init__(self, bounds: Iterable[Bound], boxes: Iterable[Box] = ()) -> None:
        self.bounds = tuple(sorted(set(bounds), key=bound_order))
        self._cells = Cells((*(bound.box for bound in self.bounds), *boxes))
        rows = [_row(self._cells.terms(bound.box), bound) for bound in self.bounds]
        growth = [Row(terms, low=0.0) for terms in self._cells.growth()]
        self._growth = range(len(rows), len(rows) + len(growth))
        self._program = Program(self._cells.columns, [*rows, *growth])
        self._held: frozenset[str] | None = None
        self._witnesses: list[Array] = []
        self._floors: Mapping[Kind, list[Bound]] = {}
        self._ceilings: Mapping[Kind, list[Bound]] = {}
        self.hold({bound.claim for bound in self.bounds})

    def hold(self, claims: Collection[str]) -> None:
        """Let only the bounds of these claims bind."""
        if frozenset(claims) == self._held:
            return
        self._held = frozenset(claims)
        kept = [number for number, bound in enumerate(self.bounds) if bound.claim in self._held]
        self._program.hold((*kept, *self._growth))
        self._witnesses = []
        self._floors, self._ceilings = _by_kind(self.bounds[number] for number in kept)

    def refutation(self) -> tuple[tuple[Bound, float], ...] | None:
        """Why the claims held cannot all hold: bounds with their multipliers (Farkas); None where they can."""
        found = self._program.refutation()
        if found is None:
            return None
        return tuple((self.bounds[row], factor) for row, factor in found if row < len(self.bounds))

    def least(self, box: Box) -> End:
        """The smallest sum of a box that is consistent with the claims held, which must be consistent."""
        best = max(_inside(box, self._floors), key=lambda one: (one.value, _reversed(one.claim)), default=None)
        known = best.value if best else 0
        terms = self._cells.terms(box)
        if any(_total(terms, witness) <= known + _DUST for witness in self._witnesses):
            return End(known, (best.claim,) if best else ())
        return self._lower(self._asked(terms, greatest=False), best)

    def greatest(self, box: Box) -> End:
        """The largest sum of a box that is consistent with the claims held, which must be consistent."""
        if not _covered(box, self._ceilings):
            return End(None)
        best = min(_around(box, self._ceilings), key=lambda one: (one.value, one.claim), default=None)
        terms = self._cells.terms(box)
        if best and any(_total(terms, witness) >= best.value - _DUST for witness in self._witnesses):
            return End(best.value, (best.claim,))
        return self._upper(self._asked(terms, greatest=True), best)

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
        value = ceil((answer.value or 0.0) - _DUST)
        return End(value, self._forcing(answer, best, value) if value else ())

    def _upper(self, answer: Extreme, best: Bound | None) -> End:
        if answer.value is None:
            return End(None)
        value = floor(answer.value + _DUST)
        return End(value, self._forcing(answer, best, value))

    def _forcing(self, answer: Extreme, best: Bound | None, value: int) -> tuple[str, ...]:
        """The one claim that says as much by itself, if there is one; else those on whose bounds the answer rests."""
        if best and best.value == value:
            return (best.claim,)
        return tuple(sorted({self.bounds[row].claim for row in answer.forced if row < len(self.bounds)}))


def bound_order(bound: Bound) -> tuple[str, bool, int, int]:
    """By claim, its floors before its ceilings: the order in which ties are broken."""
    return bound.claim, not bound.floor, len(bound.box.place), bound.box.first


def _row(terms: Terms, bound: Bound) -> Row:
    return Row(terms, low=float(bound.value)) if bound.floor else Row(terms, high=float(bound.value))


def _by_kind(bounds: Iterable[Bound]) -> tuple[Mapping[Kind, list[Bound]], Mapping[Kind, list[Bound]]]:
    floors: dict[Kind, list[Bound]] = defaultdict(list)
    ceilings: dict[Kind, list[Bound]] = defaultdict(list)
    for bound in bounds:
        (floors if bound.floor else ceilings)[bound.box.kind].append(bound)
    return floors, ceilings


def _inside(box: Box, floors: Mapping[Kind, list[Bound]]) -> list[Bound]:
    """Floors on cells of the box alone."""
    near = (found for kind, found in floors.items() if kind.within(box.kind))
    return [bound for found in near for bound in found if bound.box.within(box)]


def _around(box: Box, ceilings: Mapping[Kind, list[Bound]]) -> list[Bound]:
    """Ceilings on all cells of the box, and perhaps others."""
    near = (found for kind, found in ceilings.items() if box.kind.within(kind))
    return [bound for found in near for bound in found if box.within(bound.box)]


def _covered(box: Box, ceilings: Mapping[Kind, list[Bound]]) -> bool:
    """Whether every cell of the box lies under some ceiling; else its sum has no upper end."""
    over = [bound.box for kind, found in ceilings.items() if kind.meets(box.kind) for bound in found]
    over = [each for each in over if box.place[: len(each.place)] == each.place]
    within = ([each for each in over if leaf.within(each.kind)] for leaf in _leaves_of(box.kind))
    return all(_spanned(box, windows) for windows in within)


def _leaves_of(kind: Kind) -> list[Kind]:
    return [
        Kind(kind.object, outcome, side, victims)
        for outcome in _bits(kind.outcomes)
        for side in _bits(kind.sides)
        for victims in _bits(kind.types)
    ]


def _bits(mask: int) -> list[int]:
    return [1 << place for place in range(mask.bit_length()) if mask >> place & 1]


def _spanned(box: Box, over: Iterable[Box]) -> bool:
    """Whether the windows together hold every day of the box."""
    open_from = box.first
    for each in sorted(over, key=lambda one: one.first):
        if each.first > open_from:
            break
        open_from = max(open_from, each.last + 1)
    return open_from > box.last


def _total(terms: Terms, columns: Array) -> float:
    return float(sum(factor * columns[column] for column, factor in terms.items()))


def _reversed(claim: str) -> tuple[int, ...]:
    """So that the greatest of equals is the one with the smallest id."""
    return tuple(-ord(letter) for letter in claim)
