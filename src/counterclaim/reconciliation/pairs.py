"""All pairs of claims that collide: a floor on some cells above a ceiling on cells that include them.

That covers rival figures, a total that falls and a part greater than its whole. Source: `RECONCILIATION.md`, "Pairs".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconciliation.boxes import Kind, Path
from counterclaim.reconciliation.statements import Bound

Group: TypeAlias = tuple[Kind, Path]

_AT_ONCE = 4_000_000
"""Comparisons in one step, which bounds the memory that a step takes."""


def colliding_pairs(bounds: Iterable[Bound]) -> tuple[tuple[Bound, Bound], ...]:
    """Every floor with every ceiling of another claim below it on cells that include its own, in order of ids."""
    floors, ceilings = _grouped(bounds)
    by_place: dict[Path, list[Group]] = defaultdict(list)
    for group in ceilings:
        by_place[group[1]].append(group)
    found = {
        (floor.claim, ceiling.claim): (floor, ceiling)
        for (kind, place), lower in floors.items()
        for depth in range(1, len(place) + 1)
        for group in by_place.get(place[:depth], ())
        if kind.within(group[0])
        for floor, ceiling in _between(lower, ceilings[group])
        if floor.claim != ceiling.claim
    }
    return tuple(found[key] for key in sorted(found))


def _grouped(bounds: Iterable[Bound]) -> tuple[Mapping[Group, list[Bound]], Mapping[Group, list[Bound]]]:
    floors: dict[Group, list[Bound]] = defaultdict(list)
    ceilings: dict[Group, list[Bound]] = defaultdict(list)
    for bound in bounds:
        (floors if bound.floor else ceilings)[bound.box.kind, bound.box.place].append(bound)
    return floors, ceilings


def _between(floors: Sequence[Bound], ceilings: Sequence[Bound]) -> Iterator[tuple[Bound, Bound]]:
    highest, lowest = max(bound.value for bound in floors), min(bound.value for bound in ceilings)
    if highest <= lowest:
        return
    floors = [bound for bound in floors if bound.value > lowest]
    ceilings = [bound for bound in ceilings if bound.value < highest]
    first, last, high = _columns(ceilings)
    step = max(1, _AT_ONCE // len(ceilings))
    for start in range(0, len(floors), step):
        part = floors[start : start + step]
        begin, end, low = (column[:, None] for column in _columns(part))
        for row, column in np.argwhere((begin >= first) & (end <= last) & (low > high)):
            yield part[row], ceilings[column]


def _columns(bounds: Sequence[Bound]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    rows = np.array([(bound.box.first, bound.box.last, bound.value) for bound in bounds], dtype=np.int64)
    return rows[:, 0], rows[:, 1], rows[:, 2]
