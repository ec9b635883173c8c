"""A collision's certificate and its arithmetic in words: "at least 897 + at least 61 > at most 900"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.model.report import content_id
from counterclaim.reconciliation.cells import Cells
from counterclaim.reconciliation.statements import Bound

_LARGEST_DENOMINATOR = 1000
"""Multipliers of small collisions are ratios of small numbers; the solver gives them as decimals."""


@dataclass(frozen=True, slots=True)
class Collision:
    """Bounds that cannot all hold, each with how often it is counted."""

    parts: tuple[tuple[Bound, int], ...]
    """Floors first, then ceilings, each by claim; multipliers are positive."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims, floors first."""
        return tuple(dict.fromkeys(bound.claim for bound, _ in self.parts))

    @property
    def margin(self) -> int:
        """By how much floors exceed ceilings."""
        return sum(times * (bound.value if bound.floor else -bound.value) for bound, times in self.parts)

    @property
    def arithmetic(self) -> str:
        """The sum in words."""
        floors = [_words("at least", bound, times) for bound, times in self.parts if bound.floor]
        ceilings = [_words("at most", bound, times) for bound, times in self.parts if not bound.floor]
        return f"{' + '.join(floors)} > {' + '.join(ceilings)}"

    def proves(self) -> bool:
        """Whether it is a certificate: floors exceed ceilings, and no cell is in more floors than ceilings."""
        boxes = [bound.box for bound, _ in self.parts]
        signed = [times if bound.floor else -times for bound, times in self.parts]
        cells = Cells(boxes).coverage(boxes)
        return self.margin > 0 and all(sum(signed[number] for number in held) <= 0 for held in cells)


def collision(parts: Iterable[tuple[Bound, float]]) -> Collision:
    """The collision of bounds with the multipliers that a solver gives them, in whole numbers."""
    ratios = [(bound, Fraction(abs(factor))) for bound, factor in parts]
    largest = max(ratio for _, ratio in ratios)
    scaled = [(bound, (ratio / largest).limit_denominator(_LARGEST_DENOMINATOR)) for bound, ratio in ratios]
    whole = lcm(*(ratio.denominator for _, ratio in scaled))
    counted = [(bound, int(ratio * whole)) for bound, ratio in scaled if ratio]
    return Collision(tuple(sorted(counted, key=lambda part: _order(part[0]))))


def simple(bounds: Sequence[Bound]) -> Collision:
    """The collision of bounds that count once each."""
    return Collision(tuple((bound, 1) for bound in sorted(bounds, key=_order)))


def of_pair(floor: Bound, ceiling: Bound) -> Collision:
    """The collision of a floor with a ceiling."""
    return Collision(((floor, 1), (ceiling, 1)))


def contradiction(found: Collision, kind: ContradictionKind, reading: str) -> Contradiction:
    """The collision as a finding."""
    return Contradiction(
        id=content_id("contradiction", kind, reading, *sorted(found.claims)),
        kind=kind,
        claims=found.claims,
        arithmetic=found.arithmetic,
        margin=found.margin,
        reading=reading,
        certificate=tuple((bound.claim, times if bound.floor else -times) for bound, times in found.parts),
    )


def _words(sense: str, bound: Bound, times: int) -> str:
    return f"{f'{times} × ' if times > 1 else ''}{sense} {bound.value:,}"


def _order(bound: Bound) -> tuple[bool, str, int, int]:
    return not bound.floor, bound.claim, bound.box.first, bound.box.last
