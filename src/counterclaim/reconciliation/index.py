"""Bounds by kind and place, so that the sharpest one inside or around a box is found without a look at all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from counterclaim.reconciliation.boxes import Box, Kind, Path, leaves
from counterclaim.reconciliation.statements import Bound

_Key: TypeAlias = tuple[Kind, Path]
_Days: TypeAlias = tuple[int, int]


class Index:
    """Floors and ceilings for questions about boxes."""

    def __init__(self, bounds: Iterable[Bound]) -> None:
        floors: dict[_Key, list[Bound]] = defaultdict(list)
        ceilings: dict[_Key, list[Bound]] = defaultdict(list)
        for bound in bounds:
            kind, place = bound.box.kind, bound.box.place
            if bound.floor:
                for depth in range(1, len(place) + 1):
                    floors[kind, place[:depth]].append(bound)
            else:
                ceilings[kind, place].append(bound)
        self._floors, self._ceilings = _Groups(floors, _by_height), _Groups(ceilings, _by_depth)
        self._kinds = _kinds_at(floors), _kinds_at(ceilings)

    def highest_floor(self, box: Box) -> Bound | None:
        """The highest floor on cells of the box alone."""
        kinds = (kind for kind in self._kinds[0].get(box.place, ()) if kind.within(box.kind))
        found = (self._floors[kind, box.place].inside(box) for kind in kinds)
        return min((one for one in found if one), key=_by_height, default=None)

    def lowest_ceiling(self, box: Box) -> Bound | None:
        """The lowest ceiling on all cells of the box, and perhaps others."""
        keys = (
            (kind, place)
            for place in _around(box.place)
            for kind in self._kinds[1].get(place, ())
            if box.kind.within(kind)
        )
        found = (self._ceilings[key].around(box) for key in keys)
        return min((one for one in found if one), key=_by_depth, default=None)

    def covers(self, box: Box) -> bool:
        """Whether every cell of the box lies under some ceiling; else its sum has no upper end."""
        over = [
            (kind, self._ceilings[kind, place].spans)
            for place in _around(box.place)
            for kind in self._kinds[1].get(place, ())
            if kind.meets(box.kind)
        ]
        return all(
            _spanned(box, [days for kind, spans in over if leaf.within(kind) for days in spans])
            for leaf in leaves(box.kind)
        )


class _Groups:
    """Bounds by kind and place, laid out when they are first asked for: most never are."""

    def __init__(self, bounds: Mapping[_Key, list[Bound]], order: Callable[[Bound], tuple[int, str]]) -> None:
        self._bounds = bounds
        self._order = order
        self._laid: dict[_Key, _Windows] = {}

    def __getitem__(self, key: _Key) -> _Windows:
        if key not in self._laid:
            self._laid[key] = _Windows(sorted(self._bounds[key], key=self._order))
        return self._laid[key]


class _Windows:
    """Bounds of one kind and place, the sharpest first and of equals the one with the smallest id."""

    def __init__(self, bounds: Sequence[Bound]) -> None:
        self._bounds = bounds
        self._first = np.array([bound.box.first for bound in bounds])
        self._last = np.array([bound.box.last for bound in bounds])
        self.spans = _merged((bound.box.first, bound.box.last) for bound in bounds)

    def inside(self, box: Box) -> Bound | None:
        """The sharpest whose window lies in the box's."""
        return self._first_of((self._first >= box.first) & (self._last <= box.last))

    def around(self, box: Box) -> Bound | None:
        """The sharpest whose window holds the box's."""
        return self._first_of((self._first <= box.first) & (self._last >= box.last))

    def _first_of(self, fitting: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Bound | None:
        number = int(np.argmax(fitting))
        return self._bounds[number] if fitting[number] else None


def _by_height(bound: Bound) -> tuple[int, str]:
    return -bound.value, bound.claim


def _by_depth(bound: Bound) -> tuple[int, str]:
    return bound.value, bound.claim


def _kinds_at(groups: Iterable[_Key]) -> Mapping[Path, list[Kind]]:
    found: dict[Path, list[Kind]] = defaultdict(list)
    for kind, place in groups:
        found[place].append(kind)
    return found


def _around(place: Path) -> list[Path]:
    """The place and those that hold it."""
    return [place[:depth] for depth in range(1, len(place) + 1)]


def _merged(windows: Iterable[_Days]) -> tuple[_Days, ...]:
    """The windows, those that touch joined to one."""
    found: list[_Days] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def _spanned(box: Box, windows: Iterable[_Days]) -> bool:
    """Whether the windows together hold every day of the box."""
    return any(first <= box.first and box.last <= last for first, last in _merged(windows))
