"""Events that one side tells and another denies, says it repelled, or tells the other way round.

Source: `GUIDE.md` of the gold sets, 34: a denial of an event is a claim of its own with the status denied; failed is an
attack that was repulsed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import TypeAlias

from counterclaim.model.claim import EventStatus, EventType
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.reconciliation.disputes.incidents import Incident, are_kindred, index_of, near
from counterclaim.reconciliation.disputes.kinship import CAPTURE, kinship
from counterclaim.reconciliation.disputes.wording import contradiction, order, teller, told_event, told_failure

DATED_DAYS = 1
"""Days by which an event and its denial may lie apart where both name theirs: a night has two dates."""
UNDATED_DAYS = 2
"""The same where one names none and its day of publication stands in: news is denied within a day or two."""

_Stage: TypeAlias = tuple[str, date]
"""Place and day."""
_Blame: TypeAlias = tuple[str, str]
"""Party that tells, party that it blames."""


def denials(incidents: Sequence[Incident], reading: str) -> Iterator[Contradiction]:
    """Every denial of an event with each claim that it denies; of a capture told by its captor it is a rival claim.

    A denial is somebody's: that a reporter tells of no attack is no denial of one.
    """
    told = index_of(incident for incident in incidents if incident.is_told_as_real)
    for denial in incidents:
        if denial.event.status is EventStatus.DENIED and denial.voice.actor is not None:
            for claim in near(denial, told, UNDATED_DAYS):
                if denies(denial, claim):
                    yield _denied(denial, claim, reading)


def repulses(incidents: Sequence[Incident], reading: str) -> Iterator[Contradiction]:
    """Every capture of a place with each claim of another voice that the attack or capture there failed."""
    taken = index_of(incident for incident in incidents if incident.is_told_as_real and CAPTURE in incident.families)
    for failure in incidents:
        if failure.event.status is EventStatus.FAILED and failure.event.type is EventType.ASSAULT:
            for capture in near(failure, taken, UNDATED_DAYS):
                if _repulsed(failure, capture):
                    words = f"{told_event(capture)}; {told_failure(failure)}"
                    yield contradiction(ContradictionKind.RIVAL, (capture.entry, failure.entry), words, reading)


def reversals(incidents: Sequence[Incident], reading: str) -> Iterator[Contradiction]:
    """For each town and day on which two parties each tell that the other attacked, their first kindred claims.

    Ground so wide that both may have attacked there (a border, a region, a side's whole land) is left out.
    """
    for _, blamed in sorted(_accusations(incidents).items()):
        for teller_party, actor in sorted(blamed):
            if teller_party < actor and (actor, teller_party) in blamed:
                pair = _first_kindred(blamed[teller_party, actor], blamed[actor, teller_party])
                if pair:
                    words = "; ".join(told_event(incident) for incident in pair)
                    yield contradiction(ContradictionKind.RIVAL, (one.entry for one in pair), words, reading)


def denies(denial: Incident, claim: Incident) -> bool:
    """Whether a denial is of what the claim tells.

    Actors must be named alike: that Northland denies a strike contradicts no report of a strike by nobody knows whom.
    Whoever denies an attack does not deny a battle in which it fought, and nothing is denied before it happens.
    """
    published = denial.entry.published
    return (
        are_kindred(denial, claim)
        and kinship().narrow & denial.families <= claim.narrow
        and _clears(denial, claim)
        and _days_fit(denial, claim)
        and (published is None or claim.days.first <= published)
        and _are_opposed(denial, claim)
    )


def _denied(denial: Incident, claim: Incident, reading: str) -> Contradiction:
    by_captor = CAPTURE in claim.families and claim.voice.actor in claim.actors
    rivals = by_captor and denial.voice.actor not in (None, claim.voice.actor)
    kind = ContradictionKind.RIVAL if rivals else ContradictionKind.DENIAL
    words = f"{told_event(claim)}; {teller(denial.entry)} denied it"
    return contradiction(kind, (denial.entry, claim.entry), words, reading)


def _clears(denial: Incident, claim: Incident) -> bool:
    """Whether those who are said to have acted are all among those that the denial clears.

    A denial without actors clears whoever denies, as actor or as the one struck; of claims without actors it clears
    those of a source that is named, since a reporter's bare account of a strike leaves open whose it was.
    """
    if denial.actors:
        return bool(claim.actors) and claim.actors <= denial.actors
    if not claim.actors:
        return claim.voice.actor is not None
    return claim.actors == {denial.voice.actor} or denial.voice.actor in claim.recipients


def _days_fit(one: Incident, other: Incident) -> bool:
    stated = one.days.stated and other.days.stated
    return one.days.apart(other.days) <= (DATED_DAYS if stated else UNDATED_DAYS)


def _are_opposed(denial: Incident, claim: Incident) -> bool:
    """Whether two voices speak; within one party, whether two sources differ over the very same act and place."""
    if denial.voice.parties.isdisjoint(claim.voice.parties):
        return True
    same_actors = bool(claim.actors) and set(denial.event.actors) == set(claim.event.actors)
    same_act = same_actors and not denial.places.isdisjoint(claim.places)
    return same_act and denial.voice.source != claim.voice.source


def _repulsed(failure: Incident, capture: Incident) -> bool:
    """Whether a failed attack and a capture are told of one day: a place may fall on the day after."""
    tried = kinship().assault | {CAPTURE}
    return (
        not failure.families.isdisjoint(tried)
        and capture.event.status is not EventStatus.ONGOING
        and not failure.places.isdisjoint(capture.places)
        and bool(capture.actors)
        and capture.actors <= failure.actors
        and failure.voice.name != capture.voice.name
        and capture.days.first <= failure.days.last
        and _days_fit(failure, capture)
    )


def _accusations(incidents: Iterable[Incident]) -> Mapping[_Stage, Mapping[_Blame, Sequence[Incident]]]:
    found: dict[_Stage, dict[_Blame, list[Incident]]] = defaultdict(lambda: defaultdict(list))
    for incident in incidents:
        blamed = _blamed(incident)
        if blamed and incident.voice.actor:
            for stage in product(incident.towns, incident.days.around(0)):
                found[stage][incident.voice.actor, blamed].append(incident)
    return found


def _blamed(incident: Incident) -> str | None:
    """The one other party that a party says attacked; None where it says nothing of the kind."""
    attack = incident.event.type is EventType.ASSAULT and incident.families.isdisjoint(kinship().outcome)
    happened = incident.is_told_as_real and incident.event.status is not EventStatus.FAILED
    if not (attack and happened and incident.days.is_incident and len(incident.actors) == 1):
        return None
    (actor,) = incident.actors
    return actor if actor != incident.voice.actor else None


def _first_kindred(ours: Sequence[Incident], theirs: Sequence[Incident]) -> tuple[Incident, Incident] | None:
    """The pair of kindred claims that stands first in order of publication."""
    pairs = product(_first_of_each_mode(ours), _first_of_each_mode(theirs))
    kindred = (pair for pair in pairs if not pair[0].families.isdisjoint(pair[1].families))
    return min(kindred, key=lambda pair: sorted(order(incident.entry) for incident in pair), default=None)


def _first_of_each_mode(told: Sequence[Incident]) -> Sequence[Incident]:
    first: dict[frozenset[str], Incident] = {}
    for incident in sorted(told, key=lambda incident: order(incident.entry)):
        first.setdefault(incident.families, incident)
    return tuple(first.values())
