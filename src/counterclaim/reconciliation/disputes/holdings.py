"""Claims that a party holds a place, and for how long each voice keeps to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from counterclaim.model.claim import REPORT_VOICE, Basis, Control, EventStatus
from counterclaim.model.entry import Entry
from counterclaim.reconciliation.disputes.incidents import Incident
from counterclaim.reconciliation.disputes.kinship import CAPTURE, WITHDRAWAL, is_partial
from counterclaim.reconciliation.disputes.parties import Parties, Voice
from counterclaim.reconciliation.disputes.wording import order

_CAPTURED = (EventStatus.HAPPENED, EventStatus.ALLEGED)
_LEFT = (EventStatus.HAPPENED, EventStatus.ONGOING)


@dataclass(frozen=True, slots=True)
class Holding:
    """One claim that a party holds a place, or has taken it."""

    entry: Entry
    capture: Incident | None
    """The taking of the place; None where it is said to be held."""
    voice: Voice
    place: str
    holder: str
    """Camp or side."""
    day: date
    """For which it is claimed: of the capture, else of publication; `date.min` where a claim of right has none."""
    since: date | None
    """From when on, where that is told."""

    @property
    def is_partisan(self) -> bool:
        """Whether the holder itself says so."""
        return self.voice.party == self.holder


@dataclass(frozen=True, slots=True)
class Spell:
    """What one voice says of one place as long as it names one holder."""

    voice: Voice
    holder: str
    holdings: tuple[Holding, ...]
    """By day."""
    until: date
    """The day on which the voice names another holder, or several; `date.max` where it never does."""

    @property
    def first(self) -> date:
        """The first day for which the voice names the holder."""
        return self.holdings[0].day


@dataclass(frozen=True, slots=True)
class Change:
    """A party that is said to have left a place, or to have taken it."""

    party: str
    leaves: bool
    told_by: str | None
    """The party that says so; None for reporters and third parties."""
    day: date


def holdings_by_right(entries: Iterable[Entry], parties: Parties) -> Iterator[Holding]:
    """Claims of right. The reporter's voice counts as one for all outlets: they word what states recognise."""
    for entry in entries:
        if isinstance(entry.claim, Control) and entry.claim.basis is Basis.DE_JURE:
            yield from _control(entry, entry.claim, parties, entry.published or date.min, _shared_voice(entry, parties))


def holdings_in_fact(entries: Iterable[Entry], incidents: Iterable[Incident], parties: Parties) -> Iterator[Holding]:
    """Claims that a place is held in fact, and captures told as done; those of no day are left out."""
    for entry in entries:
        if isinstance(entry.claim, Control) and entry.claim.basis is Basis.DE_FACTO and entry.published:
            yield from _control(entry, entry.claim, parties, entry.published, parties.voice(entry))
    for incident in incidents:
        if CAPTURE in incident.families and incident.event.status in _CAPTURED and incident.days.is_incident:
            yield from _captures(incident, parties)


def changes_in(incidents: Iterable[Incident]) -> Mapping[str, Sequence[Change]]:
    """Withdrawals and captures told as such, by place."""
    found: dict[str, list[Change]] = defaultdict(list)
    for incident in incidents:
        leaves = WITHDRAWAL in incident.families and incident.event.status in _LEFT
        if leaves or (CAPTURE in incident.families and incident.event.status in _CAPTURED):
            told = [Change(party, leaves, incident.voice.party, incident.days.last) for party in incident.actors]
            for place in incident.places:
                found[place].extend(told)
    return found


def spells_of(holdings: Iterable[Holding]) -> tuple[Spell, ...]:
    """The spells of all voices on one place.

    On a day for which a voice says of two parties that they hold it, it counts for neither. If it says so of one and
    that another has taken it, the holding counts: the place was taken in part or won back.
    """
    by_voice: dict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        by_voice[holding.voice.name].append(holding)
    return tuple(spell for _, told in sorted(by_voice.items()) for spell in _spells(told))


def _spells(told: Iterable[Holding]) -> Iterator[Spell]:
    """The spells of one voice."""
    days = _by_day(told)
    runs = [(holder, list(run)) for holder, run in groupby(days, key=lambda day: day[0])]
    ends = [run[0][1][0].day for _, run in runs[1:]] + [date.max]
    for (holder, run), until in zip(runs, ends, strict=True):
        if holder is not None:
            holdings = tuple(holding for _, day in run for holding in day)
            yield Spell(holdings[0].voice, holder, holdings, until)


def _by_day(told: Iterable[Holding]) -> Iterator[tuple[str | None, list[Holding]]]:
    """The holder of each day, None where several are named, with the claims for that day."""
    for _, day in groupby(sorted(told, key=_order), key=lambda holding: holding.day):
        held = list(day)
        states = [holding for holding in held if not holding.capture] or held
        holder = states[0].holder if len({holding.holder for holding in states}) == 1 else None
        yield holder, [holding for holding in held if holder in (None, holding.holder)]


def _order(holding: Holding) -> tuple[date, tuple[date, str]]:
    return holding.day, order(holding.entry)


def _control(entry: Entry, claim: Control, parties: Parties, day: date, voice: Voice) -> Iterator[Holding]:
    holder = parties.known(claim.holder)
    if holder and not is_partial(claim.place):
        since = claim.since.first if claim.since else None
        yield Holding(entry, None, voice, parties.place(claim.place), holder, day, since)


def _captures(incident: Incident, parties: Parties) -> Iterator[Holding]:
    holders = parties.known_parties(incident.event.actors)
    if len(holders) != 1 or len(incident.actors) != 1:
        return
    since = incident.days.first if incident.days.stated else None
    for place in sorted(parties.place(name) for name in incident.event.places):
        (holder,) = holders
        yield Holding(incident.entry, incident, incident.voice, place, holder, incident.days.last, since)


def _shared_voice(entry: Entry, parties: Parties) -> Voice:
    voice = parties.voice(entry)
    return replace(voice, name=REPORT_VOICE) if voice.source == REPORT_VOICE else voice
