"""All pairs of claims that collide: a floor on some cells above a ceiling on cells that include them.

That covers rival figures, a total that falls and a part greater than its whole. Source: `RECONCILIATION.md`, "Pairs".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from counterclaim.reconciliation.boxes import Kind, Path
from counterclaim.reconciliation.statements import Bound
from counterclaim.reconciliation.system import LARGEST

Group: TypeAlias = tuple[Kind, Path]

_AT_ONCE = 4_000_000
"""Comparisons in one step, which bounds the memory that a step takes."""


def colliding_pairs(bounds: Iterable[Bound]) -> tuple[tuple[Bound, Bound], ...]:
    """Every floor with every ceiling of another claim below it on cells that include its own, in order of ids."""
    told = tuple(bounds)
    floors = _grouped(bound for bound in told if bound.floor)
    ceilings = _grouped(bound for bound in told if not bound.floor)
    by_place: dict[Path, list[Group]] = defaultdict(list)
    for group in ceilings:
        by_place[group[1]].append(group)
    found = {
        (floor.claim, ceiling.claim): (floor, ceiling)
        for (kind, place), lower in floors.items()
        for depth in range(1, len(place) + 1)
        for group in by_place.get(place[:depth], ())
        if lower.highest > ceilings[group].lowest and kind.within(group[0])
        for floor, ceiling in _between(lower, ceilings[group])
        if floor.claim != ceiling.claim
    }
    return tuple(found[key] for key in sorted(found))


class _Columns:
    """The bounds of one kind and place, with their windows and values side by side."""

    def __init__(self, bounds: Sequence[Bound]) -> None:
        self.bounds = bounds
        rows = [(bound.box.first, bound.box.last, bound.value) for bound in bounds]
        # A misread number may have more figures than a machine word holds.
        small = all(value <= LARGEST for _, _, value in rows)
        self.first, self.last, self.value = np.array(rows, dtype=np.int64 if small else object).T
        self.highest, self.lowest = int(self.value.max()), int(self.value.min())


def _grouped(bounds: Iterable[Bound]) -> Mapping[Group, _Columns]:
    groups: dict[Group, list[Bound]] = defaultdict(list)
    for bound in bounds:
        groups[bound.box.kind, bound.box.place].append(bound)
    return {group: _Columns(own) for group, own in groups.items()}


def _between(floors: _Columns, ceilings: _Columns) -> Iterator[tuple[Bound, Bound]]:
    above = np.flatnonzero(floors.value > ceilings.lowest)
    below = np.flatnonzero(ceilings.value < floors.highest)
    first, last, high = ceilings.first[below], ceilings.last[below], ceilings.value[below]
    step = max(1, _AT_ONCE // len(below))
    for start in range(0, len(above), step):
        part = above[start : start + step]
        inside = (floors.first[part, None] >= first) & (floors.last[part, None] <= last)
        for row, column in np.argwhere(inside & (floors.value[part, None] > high)):
            yield floors.bounds[part[row]], ceilings.bounds[below[column]]
