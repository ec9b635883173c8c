"""Events with their names folded, and where to look for those that may be one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TypeAlias

from counterclaim.model.claim import Event, EventStatus, EventType
from counterclaim.model.entry import Entry
from counterclaim.reconciliation.disputes.days import Days, days_of
from counterclaim.reconciliation.disputes.kinship import families_of, is_wide, kinship, narrow_families_of, type_group
from counterclaim.reconciliation.disputes.parties import Parties, Voice

ANY = "*"
"""Key under which every incident stands beside its own places and actors."""

_REAL = frozenset((EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.ALLEGED))
_Span: TypeAlias = date | tuple[date, date]
"""A day of an incident; first and last day of the course of a war."""
_Key: TypeAlias = tuple[str, str, str, _Span]
"""Group of types, actor or ANY, place or ANY, day."""
Index: TypeAlias = Mapping[_Key, Sequence["Incident"]]
"""Incidents by each of their keys."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One claim that an event happened, failed or did not happen."""

    entry: Entry
    event: Event
    voice: Voice
    group: str
    """The types that tellers give one event."""
    families: frozenset[str]
    """Families of its mode."""
    narrow: frozenset[str]
    """Narrow families of its mode and of those whom it struck."""
    actors: frozenset[str]
    recipients: frozenset[str]
    """Parties that it struck or was addressed to; names of no party left out."""
    places: frozenset[str]
    towns: frozenset[str]
    """Those of its places that are no wide ground (a border, a region, a side's whole land)."""
    days: Days

    @property
    def is_charge(self) -> bool:
        """Whether a party tells it of others."""
        alleged = self.event.status is EventStatus.ALLEGED and bool(self.actors)
        return alleged and self.voice.party is not None and self.voice.party not in self.actors

    @property
    def is_told_as_real(self) -> bool:
        """Whether it is claimed to have happened: a repulsed attack is one, an aircraft that was missed is not."""
        if self.event.status is EventStatus.FAILED:
            return self.event.type is EventType.ASSAULT and self.families.isdisjoint(kinship().outcome)
        return self.event.status in _REAL


def incidents_in(entries: Iterable[Entry], parties: Parties) -> tuple[Incident, ...]:
    """The events among entries; those of no day left out, since nothing says what they may be compared with."""
    grounds = parties.grounds()
    found = (_incident(entry, entry.claim, parties, grounds) for entry in entries if isinstance(entry.claim, Event))
    return tuple(incident for incident in found if incident)


def index_of(incidents: Iterable[Incident]) -> Index:
    """Each incident under each of its actors, places and days, and under ANY."""
    index: dict[_Key, list[Incident]] = defaultdict(list)
    for incident in incidents:
        actors = sorted({ANY, *incident.actors})
        places = sorted({ANY, *incident.places, *(() if incident.towns else ("",))})
        for actor, place, span in product(actors, places, _spans(incident.days, 0)):
            index[incident.group, actor, place, span].append(incident)
    return index


def near(incident: Incident, index: Index, margin: int) -> Iterator[Incident]:
    """Incidents of kin type that share an actor, a place and a day with one, each once and in order of finding.

    One that names no actor or no town shares any; one that is the course of a war shares only its very days.

    Args:
        incident: the one.
        index: where to look.
        margin: days by which the two may lie apart.
    """
    actors = sorted(incident.actors) or [ANY]
    places = sorted({*incident.places, ""}) if incident.towns else [ANY]
    seen: set[str] = set()
    for actor, place, span in product(actors, places, _spans(incident.days, margin)):
        for other in index.get((incident.group, actor, place, span), ()):
            if other.entry.id not in seen:
                seen.add(other.entry.id)
                yield other


def are_kindred(one: Incident, other: Incident) -> bool:
    """Whether the modes of two incidents may name one event, and those struck are not of different parties.

    Without a place that both name, only a mode of the very same families may, and days that both name or neither.
    """
    if one.recipients and other.recipients and one.recipients.isdisjoint(other.recipients):
        return False
    if one.places.isdisjoint(other.places):
        return one.families == other.families and one.days.stated == other.days.stated
    return not one.families.isdisjoint(other.families)


def _spans(days: Days, margin: int) -> list[_Span]:
    return list(days.around(margin)) if days.is_incident else [(days.first, days.last)]


def _incident(entry: Entry, event: Event, parties: Parties, grounds: frozenset[str]) -> Incident | None:
    days = days_of(event.occurred, entry.published)
    if days is None:
        return None
    places = frozenset(map(parties.place, event.places))
    return Incident(
        entry=entry,
        event=event,
        voice=parties.voice(entry),
        group=type_group(event.type),
        families=families_of(event.mode),
        narrow=frozenset().union(*map(narrow_families_of, (event.mode, *event.recipients))),
        actors=parties.parties(event.actors),
        recipients=parties.known_parties(event.recipients),
        places=places,
        towns=frozenset(place for place in places - grounds if not is_wide(place)),
        days=days,
    )
