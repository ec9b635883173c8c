"""The ground on which claims meet: whose losses are part of whose, when totals start, which place lies in which."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, reduce
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from operator import or_

from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED, Toll
from counterclaim.model.entry import Entry
from counterclaim.model.world import Camp, Conflict, Episode, Place, Precision, Side
from counterclaim.reconciliation.boxes import ROOT, Mask, Path
from counterclaim.reconciliation.readings import Role

_KILOMETRES_OF_EARTH = 6371.0
_EXACT = frozenset({Precision.POINT, Precision.TOWN})
"""Precisions of places that can be told apart; a district may hold any of the towns around."""
_OTHERS = ""
"""Leaf for victims of no side that is named."""


@dataclass(frozen=True)
class Ground:
    """What a conflict file, or in its absence the claims alone, say of sides, days and places."""

    camps: tuple[Camp, ...]
    suffering: Mapping[str, Mask]
    """Side to the leaves whose losses are its own."""
    everyone: Mask
    named: Mapping[Mask, str]
    """Set of leaves to the name that figures give it."""
    episodes: tuple[Episode, ...] = ()
    """Episodes that restart the count, by their start."""
    regions: tuple[Place, ...] = ()
    """Places that hold others, widest first."""
    locate: Callable[[str], Place | None] = lambda _: None
    homes: Mapping[str, Camp] = field(default_factory=dict)
    _paths: dict[str, Path] = field(default_factory=dict)

    def victims(self, side: str | None) -> Mask:
        """The leaves that a side's losses are; everybody's where the side is None."""
        return self.everyone if side is None else self.suffering[side]

    def role(self, entry: Entry) -> Role:
        """Who speaks of whose loss."""
        claim = entry.claim
        speaker = self.homes.get(entry.speaker_side or "")
        if speaker is None:
            return Role.REPORT if claim.source in UNOWNED else Role.THIRD
        if entry.victim_side is None:
            return Role.MIXED
        return Role.OWN if self.homes.get(entry.victim_side) == speaker else Role.ENEMY

    def episode(self, day: date) -> Episode | None:
        """The episode in whose count a day falls: the last that began by then."""
        begun = [episode for episode in self.episodes if episode.start <= day]
        return begun[-1] if begun else None

    def path(self, name: str) -> Path:
        """Where a place lies; a path that does not begin at `ROOT` where it cannot be told apart from others."""
        if name not in self._paths:
            self._paths[name] = self._placed(name)
        return self._paths[name]

    def _placed(self, name: str) -> Path:
        words = name.split()
        if len(words) > 1 and words[0].casefold() in _vague_words():
            around = self.path(" ".join(words[1:]))
            return (*around[:-1], f"near {around[-1]}") if around[:1] == ROOT else (_floating(name),)
        place = None if name in self.suffering else self.locate(name)
        if place is None:
            return (_floating(name),)
        if place in self.regions:
            return (_floating(name),) if self._overlaps(place) else self._region_path(place)
        if place.precision not in _EXACT or place.latitude is None:
            return (_floating(name),)
        holders = (one for one in reversed(self.regions) if _holds(one, place) and not self._overlaps(one))
        holding = next(holders, None)
        return (*(self._region_path(holding) if holding else ROOT), f"{place.name} area", place.name)

    def _overlaps(self, region: Place) -> bool:
        """Whether a region shares ground with another without one holding the other."""
        reach = region.radius_km or 0
        return any(
            abs((other.radius_km or 0) - reach) < _kilometres(other, region) < (other.radius_km or 0) + reach
            for other in self.regions
            if other is not region
        )

    def _region_path(self, region: Place) -> Path:
        wider = [other for other in self.regions if other is not region and _holds(other, region)]
        wider = [other for other in wider if (other.radius_km or 0) > (region.radius_km or 0)]
        return (*ROOT, *(other.name for other in wider), region.name)


UNOWNED = frozenset({REPORT_VOICE, UNSPECIFIED})
"""Sources that are nobody's: the reporter's voice and tellers whom nobody names."""


def ground_of(
    conflict: Conflict | None,
    camps: Sequence[Camp],
    entries: Iterable[Entry],
    locate: Callable[[str], Place | None] = lambda _: None,
) -> Ground:
    """The ground of a conflict on which the claims meet.

    Args:
        conflict: its file; None where there is none, so that every name of a victim stands for itself.
        camps: the sides that fight together.
        entries: the claims, for the victims that no conflict file names.
        locate: where a place lies; None where that is unknown.
    """
    told = {entry.victim_side for entry in entries if isinstance(entry.claim, Toll) and entry.victim_side}
    sides = {side.name: side for side in (conflict.sides if conflict else ())}
    names = [*sides, *sorted(told - sides.keys()), _OTHERS]
    heads = {name: _head(name, sides) for name in names}
    bits = {head: 1 << number for number, head in enumerate(dict.fromkeys(heads.values()))}
    parts = {name: _parts(heads[name], heads, sides) for name in names}
    suffering = {name: reduce(or_, (bits[heads[part]] for part in parts[name])) for name in names}
    named: dict[Mask, str] = {}
    for name in names[:-1]:
        named.setdefault(suffering[name], heads[name])
    return Ground(
        camps=tuple(camps),
        suffering=suffering,
        everyone=reduce(or_, bits.values()),
        named=named,
        episodes=_counters(conflict),
        regions=_regions(conflict),
        locate=locate,
        homes={side: camp for camp in camps for side in camp.sides},
    )


def _head(name: str, sides: Mapping[str, Side]) -> str:
    """The side in whose name the losses of a side are counted: of sides that name one another the first in order."""
    seen = [name]
    while (side := sides.get(seen[-1])) and side.counted_with:
        if side.counted_with in seen:
            return min(seen[seen.index(side.counted_with) :])
        seen.append(side.counted_with)
    return seen[-1]


def _parts(head: str, heads: Mapping[str, str], sides: Mapping[str, Side]) -> tuple[str, ...]:
    """The side and those that are part of it or of one that is counted with it."""
    return (head, *(side.name for side in sides.values() if side.part_of and heads[side.part_of] == head))


def _counters(conflict: Conflict | None) -> tuple[Episode, ...]:
    """Episodes that begin inside no other, as a truce does; the conflict itself where it lists none."""
    if conflict is None:
        return ()
    outermost: list[Episode] = []
    for episode in sorted(conflict.episodes, key=lambda one: (one.start, one.end or date.max)):
        if not any(_inside(episode, other) for other in outermost):
            outermost.append(episode)
    if outermost or conflict.start is None:
        return tuple(outermost)
    return (Episode(conflict.title, conflict.start, conflict.end),)


def _inside(episode: Episode, other: Episode) -> bool:
    return other.start <= episode.start <= (other.end or date.max)


def _regions(conflict: Conflict | None) -> tuple[Place, ...]:
    places = conflict.places if conflict else ()
    wide = [place for place in places if place.precision is Precision.REGION and place.radius_km]
    return tuple(sorted(wide, key=lambda place: (-(place.radius_km or 0), place.name)))


def _holds(region: Place, place: Place) -> bool:
    return _kilometres(region, place) <= (region.radius_km or 0)


def _kilometres(one: Place, two: Place) -> float:
    """Great-circle distance (haversine)."""
    if None in (one.latitude, one.longitude, two.latitude, two.longitude):
        return float("inf")
    first, second = radians(one.latitude or 0), radians(two.latitude or 0)
    across = radians((two.longitude or 0) - (one.longitude or 0))
    chord = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * _KILOMETRES_OF_EARTH * asin(min(1.0, sqrt(chord)))


def _floating(name: str) -> str:
    return f"~{name}"


@cache
def _vague_words() -> frozenset[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
    return frozenset(table["near"])
