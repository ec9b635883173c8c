"""Cease-fires that two sides accuse each other of breaking, or that one tells as holding and another as failed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from counterclaim.model.claim import EventStatus, Issue, Position, Stance
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.reconciliation.disputes.days import days_of
from counterclaim.reconciliation.disputes.incidents import Incident
from counterclaim.reconciliation.disputes.kinship import TRUCE, VIOLATION
from counterclaim.reconciliation.disputes.parties import Parties
from counterclaim.reconciliation.disputes.wording import contradiction, order, teller
from counterclaim.world.phrases import folded

ANSWER_DAYS = 3
"""Days after one side's charge within which the other's answers it: bulletins of one day reach print in the next two,
and charges further apart are about another breach."""
STATE_DAYS = 1
"""Days by which the words that a cease-fire holds and that it failed may lie apart; beyond that both may be right."""

_Pair: TypeAlias = tuple[str, str]
"""Two parties in order of name."""
_Stood: TypeAlias = tuple[str, date, frozenset[str]]
"""Voice, day of publication and parties of a cease-fire."""


@dataclass(frozen=True, slots=True)
class Accusation:
    """One side's charge that another broke a cease-fire."""

    entry: Entry
    accuser: str
    accused: str
    who: str
    """The accuser in the words of the claim."""
    whom: str
    """The accused in its words."""
    day: date


def broken_truces(
    entries: Iterable[Entry], incidents: Iterable[Incident], parties: Parties, reading: str
) -> Iterator[Contradiction]:
    """For each two parties and each window of days in which they accuse each other, the first charge of each source."""
    charges = (*_charges_as_positions(entries, parties), *_charges_as_events(incidents))
    for _, between in sorted(_by_pair(charges).items()):
        for window in _windows(between):
            first = _first_of_each_source(window)
            told = (charge.entry for charge in first)
            yield contradiction(ContradictionKind.CEASE_FIRE, told, _exchange(first), reading)


def doubtful_truces(incidents: Iterable[Incident], reading: str) -> Iterator[Contradiction]:
    """Cease-fires told as holding by one voice and as failed by another within a day, once a voice and day.

    That a cease-fire was agreed (`happened`) and that it failed may both be true. So only one told as ongoing collides
    with its failure, or one that a party still tells once another party has called it failed.
    """
    told: dict[EventStatus, dict[_Stood, Incident]] = defaultdict(dict)
    for incident in sorted(incidents, key=lambda incident: order(incident.entry)):
        if TRUCE in incident.families and incident.entry.published:
            stood = (incident.voice.name, incident.entry.published, incident.actors)
            told[incident.event.status].setdefault(stood, incident)
    standing = _by_day((*told[EventStatus.ONGOING].values(), *told[EventStatus.HAPPENED].values()))
    for (_, day, _), failure in told[EventStatus.FAILED].items():
        for number in range(-STATE_DAYS, STATE_DAYS + 1):
            for holding in standing.get(day + timedelta(days=number), ()):
                if _is_doubtful(holding, failure):
                    words = f"{teller(holding.entry)} told of a cease-fire; {teller(failure.entry)} said that it failed"
                    yield contradiction(ContradictionKind.CEASE_FIRE, (holding.entry, failure.entry), words, reading)


def _charges_as_positions(entries: Iterable[Entry], parties: Parties) -> Iterator[Accusation]:
    for entry in entries:
        claim = entry.claim
        if isinstance(claim, Position) and (claim.stance, claim.issue) == (Stance.ACCUSES, Issue.CEASE_FIRE):
            days = days_of(claim.said_on, entry.published)
            if days and claim.toward and parties.party(claim.actor) != parties.party(claim.toward):
                accuser, accused = parties.party(claim.actor), parties.party(claim.toward)
                yield Accusation(entry, accuser, accused, claim.actor, claim.toward, days.first)


def _charges_as_events(incidents: Iterable[Incident]) -> Iterator[Accusation]:
    for incident in incidents:
        if VIOLATION in incident.families and incident.is_told_as_real and len(incident.actors) == 1:
            (accused,) = incident.actors
            who, whom = incident.event.source, incident.event.actors[0]
            if incident.voice.actor and incident.voice.actor != accused:
                yield Accusation(incident.entry, incident.voice.actor, accused, who, whom, incident.days.first)


def _by_pair(charges: Iterable[Accusation]) -> Mapping[_Pair, Sequence[Accusation]]:
    found: dict[_Pair, list[Accusation]] = defaultdict(list)
    for charge in charges:
        first, second = sorted((charge.accuser, charge.accused))
        found[first, second].append(charge)
    return found


def _windows(charges: Sequence[Accusation]) -> Iterator[Sequence[Accusation]]:
    """Charges and answers: each window opens with a charge that is answered in time and takes all of its days."""
    told = sorted(charges, key=lambda charge: (charge.day, order(charge.entry)))
    days, answers = [charge.day for charge in told], _answers(told)
    at = 0
    while at < len(told):
        end = bisect_right(days, days[at] + timedelta(days=ANSWER_DAYS - 1))
        answered = answers[at] < end
        if answered:
            yield told[at:end]
        at = end if answered else at + 1


def _answers(told: Sequence[Accusation]) -> Sequence[int]:
    """For each charge the number of the next one by the other side; the number of charges where none follows."""
    numbers = [len(told)] * len(told)
    for at in range(len(told) - 2, -1, -1):
        numbers[at] = at + 1 if told[at].accuser != told[at + 1].accuser else numbers[at + 1]
    return numbers


def _first_of_each_source(window: Iterable[Accusation]) -> tuple[Accusation, ...]:
    first: dict[tuple[str, str], Accusation] = {}
    for charge in sorted(window, key=lambda charge: order(charge.entry)):
        first.setdefault((charge.accuser, folded(charge.who)), charge)
    return tuple(first.values())


def _exchange(charges: Sequence[Accusation]) -> str:
    """The first charge of each side in words."""
    one = charges[0]
    other = next(charge for charge in charges if charge.accuser != one.accuser)
    return f"{one.who} accused {one.whom} of breaking the cease-fire; {other.who} accused {other.whom} of it"


def _by_day(incidents: Iterable[Incident]) -> Mapping[date, Sequence[Incident]]:
    found: dict[date, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.entry.published:
            found[incident.entry.published].append(incident)
    return found


def _is_doubtful(holding: Incident, failure: Incident) -> bool:
    parties = holding.actors <= failure.actors or failure.actors <= holding.actors
    return parties and holding.voice.name != failure.voice.name and _still_holds(holding, failure)


def _still_holds(holding: Incident, failure: Incident) -> bool:
    if holding.event.status is EventStatus.ONGOING:
        return True
    told, failed = order(holding.entry)[0], order(failure.entry)[0]
    parties = {holding.voice.party, failure.voice.party}
    return told >= failed and None not in parties and len(parties) > 1
