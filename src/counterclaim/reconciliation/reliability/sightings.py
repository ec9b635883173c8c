"""Sightings: the cumulative figures of a quantity, each with its speaker, as numbers and names."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED, Measure, Object, Toll, VictimType
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.entry import RETRACTED, Entry
from counterclaim.model.world import Camp


class Role(StrEnum):
    """What a speaker is to the victim."""

    OWN = "own"
    ENEMY = "enemy"
    THIRD = "third"
    REPORT = "report"
    """The report's own voice, and tellers that it does not name."""
    LIST = "list"
    """A list of names or photographs: a lower bound by nature."""
    AIR = "air"
    """An enemy that counts equipment which it hit from the air."""


class Kind(StrEnum):
    """What a quantity counts, as far as biases differ by it."""

    PERSONNEL = "personnel"
    CIVILIANS = "civilians"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One cumulative figure that a speaker gave of a quantity.

    Raises:
        ValueError: the amount is not a positive number.
    """

    id: str
    day: int
    """The day for which the figure holds, as a count of days; any zero will do, one for all."""
    published: int
    """The day on which it could be read, on the same scale."""
    amount: float
    """The number as said, or the geometric middle of a range."""
    qualifier: Qualifier = Qualifier.EXACT
    speaker: str
    role: Role
    victim_side: str
    quantity: str
    """What is counted ("killed persons military"); amounts of one quantity and victim side can be compared."""
    kind: Kind = Kind.PERSONNEL
    speaker_side: str | None = None
    """The camp behind the speaker, to roll up to; None for a speaker without one."""

    def __post_init__(self) -> None:
        if not (self.amount > 0 and math.isfinite(self.amount)):
            raise ValueError(f"sighting {self.id}: {self.amount} is no positive amount")


def ordered(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """The sightings by day and id, so that nothing depends on the order in which they came."""
    return tuple(sorted(sightings, key=lambda sighting: (sighting.day, sighting.id)))


def sightings_of(
    entries: Iterable[Entry],
    camps: Sequence[Camp],
    *,
    start: date | None = None,
    counted_as: Mapping[str, str] | None = None,
    lists: Collection[str] = (),
    airborne: Collection[str] = (),
) -> tuple[Sighting, ...]:
    """A sighting for each entry that states a running total of one side's losses, by day and id.

    Left out are new counts, denied and retracted figures, refusals, totals of all sides or of nothing, counts without
    any bound, and entries without a day. Days are ordinals (`date.toordinal`).

    Args:
        entries: entries of one conflict.
        camps: its camps; they tell who is whose enemy, and speakers roll up to them.
        start: day from which a total counts that names none; None for the earliest that any of the totals names. A
            total that counts from another day, or in one place, is a quantity of its own.
        counted_as: side to the side in whose name its losses are told; None where each is told in its own.
        lists: names of sources that are lists of names or photographs.
        airborne: names of sources whose claims on an enemy's equipment are hits from the air.
    """
    tolls = [(entry, entry.claim) for entry in entries if isinstance(entry.claim, Toll) and _counts(entry, entry.claim)]
    named = [toll.since.first for _, toll in tolls if toll.since and toll.since.first]
    setting = _Setting(
        origin=start or min(named, default=None),
        home={side: camp.name for camp in camps for side in camp.sides},
        counted_as=counted_as or {},
        lists=frozenset(lists),
        airborne=frozenset(airborne),
    )
    found = (_sighting(entry, toll, setting) for entry, toll in tolls)
    return ordered(sighting for sighting in found if sighting)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is known of the conflict."""

    origin: date | None
    home: Mapping[str, str]
    """Side to the name of its camp."""
    counted_as: Mapping[str, str]
    lists: frozenset[str]
    airborne: frozenset[str]


def _counts(entry: Entry, toll: Toll) -> bool:
    """Whether a toll is a running total of one side that stands."""
    stands = entry.status != RETRACTED and not toll.denied
    return stands and toll.measure is Measure.CUMULATIVE and entry.victim_side is not None


def _sighting(entry: Entry, toll: Toll, setting: _Setting) -> Sighting | None:
    """The sighting of a toll; None where it has no day or no number."""
    said = spoken_amount(toll.count) if toll.count else None
    if said is None or entry.held_until is None or entry.victim_side is None:
        return None
    day = entry.held_until.toordinal()
    return Sighting(
        id=entry.id,
        day=day,
        published=entry.published.toordinal() if entry.published else day,
        amount=said[0],
        qualifier=said[1],
        speaker=toll.source,
        role=_role(entry, toll, setting),
        victim_side=setting.counted_as.get(entry.victim_side, entry.victim_side),
        quantity=_quantity(toll, setting.origin),
        kind=kind_of(toll),
        speaker_side=setting.home.get(entry.speaker_side, entry.speaker_side) if entry.speaker_side else None,
    )


def _role(entry: Entry, toll: Toll, setting: _Setting) -> Role:
    """What the source is to the victim, or the special way in which it counts."""
    if toll.source in setting.lists:
        return Role.LIST
    if toll.source in (REPORT_VOICE, UNSPECIFIED):
        return Role.REPORT
    role = _stance(entry.speaker_side, entry.victim_side, setting.home)
    if role is Role.ENEMY and toll.source in setting.airborne and kind_of(toll) is Kind.EQUIPMENT:
        return Role.AIR
    return role


def _stance(speaker: str | None, victim: str | None, home: Mapping[str, str]) -> Role:
    """What one side is to another: a side outside all camps is a third party to those inside."""
    if speaker is None or victim is None:
        return Role.THIRD
    if speaker == victim:
        return Role.OWN
    if speaker not in home or victim not in home:
        return Role.THIRD
    return Role.OWN if home[speaker] == home[victim] else Role.ENEMY


def kind_of(toll: Toll) -> Kind:
    """What the toll counts; persons of no stated type are taken for personnel."""
    if toll.object is not Object.PERSONS:
        return Kind.EQUIPMENT
    return Kind.PERSONNEL if toll.victim_type in (VictimType.MILITARY, VictimType.ANY) else Kind.CIVILIANS


def _quantity(toll: Toll, origin: date | None) -> str:
    """Outcome, object and victim type in words, with the place and the first day where they are not the common ones."""
    words: list[str] = [toll.outcome, toll.object, toll.victim_type]
    if toll.place:
        words += ["at", toll.place]
    since = toll.since.first if toll.since else None
    if since is not None and since != origin:
        words += ["since", since.isoformat()]
    return " ".join(words)


def spoken_amount(count: Count) -> tuple[float, Qualifier] | None:
    """The number that stands for a count, with its qualifier; None where it is zero or there is none.

    A range is its geometric middle, a zero at its lower end being read as one; a bound that stands alone is a floor or
    a ceiling.
    """
    low, high = count.low, count.high
    if count.amount is not None:
        amount, qualifier = float(count.amount), count.qualifier
    elif low is not None and high is not None:
        amount, qualifier = math.sqrt(max(low, 1) * high), count.qualifier
    elif low is not None:
        amount, qualifier = float(low), Qualifier.AT_LEAST
    elif high is not None:
        amount, qualifier = float(high), Qualifier.AT_MOST
    else:
        return None
    return (amount, qualifier) if amount > 0 else None
