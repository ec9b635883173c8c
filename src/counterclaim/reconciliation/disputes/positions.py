"""Positions that one source ascribes to an actor and another, or the actor itself, denies; and charges denied.

Source: `GUIDE.md` of the gold sets, 35: a conditional acceptance is accepts and demands, "no truce without X" rejects
and demands, so that neither is a contradiction of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from counterclaim.model.claim import Issue, Position, Stance
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.reconciliation.disputes.days import Days, days_of
from counterclaim.reconciliation.disputes.kinship import kinship
from counterclaim.reconciliation.disputes.parties import Parties, Voice
from counterclaim.reconciliation.disputes.wording import contradiction, told_position

STANCE_DAYS = 1
"""Days by which a position and its denial may lie apart; beyond that an actor may have changed its mind."""
CHARGE_DAYS = 0
"""Days by which a charge and its rejection in another report may lie apart: positions name no place, and the next day
brings another charge."""

_Stood: TypeAlias = tuple[Stance, Issue, str, date]
"""Stance, issue, party that takes it, and a day."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One claim that an actor takes a position."""

    entry: Entry
    claim: Position
    voice: Voice
    actor: str
    """Camp, side or folded name."""
    side: str
    """Side or folded name: allies may want different things."""
    toward: str | None
    """Camp, side or folded name of whom it is turned to; None where nobody is named."""
    days: Days

    @property
    def is_own(self) -> bool:
        """Whether the actor, or another organ of its party, says so itself."""
        return self.voice.actor == self.actor


def stands_in(entries: Iterable[Entry], parties: Parties) -> tuple[Stand, ...]:
    """The positions among entries; those of no day, or of more days than a week, left out."""
    found = (_stand(entry, entry.claim, parties) for entry in entries if isinstance(entry.claim, Position))
    return tuple(stand for stand in found if stand)


def denied_stances(stands: Sequence[Stand], reading: str) -> Iterator[Contradiction]:
    """What an actor is said to accept or offer, with each claim of another voice that it rejects the same.

    Left out are conditions on either, since a conditional yes is a conditional no, and an offer of one's own beside
    somebody's word that the actor rejects: the two are likely to be about different proposals.
    """
    told = _by_stance(stand for stand in stands if stand.claim.stance in (Stance.ACCEPTS, Stance.OFFERS))
    conditions = _conditions(stands)
    for rejection in stands:
        if rejection.claim.stance is Stance.REJECTS:
            for assent in (*_near(rejection, told, Stance.ACCEPTS), *_near(rejection, told, Stance.OFFERS)):
                if _are_opposed(assent, rejection) and not _any_conditional((assent, rejection), conditions):
                    yield _denied(assent, rejection, reading)


def denied_charges(stands: Sequence[Stand], reading: str) -> Iterator[Contradiction]:
    """Charges with their rejections by the accused: of the charges told on its days, those of its own report if any.

    Where a report holds a rejection that names the accuser, one that names nobody is about something else.
    """
    told = _by_stance((stand for stand in stands if stand.claim.stance is Stance.ACCUSES), accused=True)
    answers: dict[tuple[str, str], list[tuple[Stand, Stand]]] = defaultdict(list)
    for rejection in stands:
        if rejection.claim.stance is Stance.REJECTS and rejection.claim.issue in _charges():
            for charge in _answered(rejection, told):
                answers[charge.entry.id, rejection.entry.report].append((charge, rejection))
    for pairs in answers.values():
        for charge, rejection in [pair for pair in pairs if pair[1].toward] or pairs:
            yield _denied(charge, rejection, reading)


def _answered(rejection: Stand, told: Mapping[_Stood, Sequence[Stand]]) -> Sequence[Stand]:
    charges = [charge for charge in _near(rejection, told, Stance.ACCUSES) if _answers(rejection, charge)]
    return [charge for charge in charges if charge.entry.report == rejection.entry.report] or charges


def _denied(stand: Stand, rejection: Stand, reading: str) -> Contradiction:
    words = f"{told_position(stand.entry, stand.claim)}; {told_position(rejection.entry, rejection.claim)}"
    return contradiction(ContradictionKind.DENIAL, (stand.entry, rejection.entry), words, reading)


def _stand(entry: Entry, claim: Position, parties: Parties) -> Stand | None:
    days = days_of(claim.said_on, entry.published)
    if days is None or not days.is_incident:
        return None
    toward = parties.party(claim.toward) if claim.toward else None
    actor, side = parties.party(claim.actor), parties.side(claim.actor)
    return Stand(entry, claim, parties.voice(entry), actor, side, toward, days)


def _by_stance(stands: Iterable[Stand], *, accused: bool = False) -> Mapping[_Stood, Sequence[Stand]]:
    """Positions by stance, issue, actor (or the party accused) and day."""
    found: dict[_Stood, list[Stand]] = defaultdict(list)
    for stand in stands:
        party = stand.toward if accused else stand.actor
        if party is not None:
            for day in stand.days.around(0):
                found[stand.claim.stance, stand.claim.issue, party, day].append(stand)
    return found


def _near(rejection: Stand, told: Mapping[_Stood, Sequence[Stand]], stance: Stance) -> Iterator[Stand]:
    """Positions of one stance on the issue and by the actor of a rejection, of about its days, each once."""
    margin = CHARGE_DAYS if stance is Stance.ACCUSES else STANCE_DAYS
    seen: set[str] = set()
    for day in rejection.days.around(margin):
        for stand in told.get((stance, rejection.claim.issue, rejection.actor, day), ()):
            if stand.entry.id not in seen:
                seen.add(stand.entry.id)
                yield stand


def _are_opposed(assent: Stand, rejection: Stand) -> bool:
    """Whether two voices differ over what an actor wants, the actor's own word being against an offer told of it."""
    same_actor = assent.side == rejection.side and not _are_turned_apart(assent, rejection)
    if not same_actor or assent.voice.name == rejection.voice.name:
        return False
    return assent.claim.stance is Stance.ACCEPTS or rejection.is_own


def _are_turned_apart(one: Stand, other: Stand) -> bool:
    return one.toward is not None and other.toward is not None and one.toward != other.toward


def _conditions(stands: Iterable[Stand]) -> Mapping[tuple[str, str], Sequence[Stand]]:
    """Demands by report and actor."""
    found: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in stands:
        if stand.claim.stance is Stance.DEMANDS:
            found[stand.entry.report, stand.actor].append(stand)
    return found


def _any_conditional(stands: Iterable[Stand], conditions: Mapping[tuple[str, str], Sequence[Stand]]) -> bool:
    """Whether a demand of the same actor stands in the words of any; claims without words may share theirs."""
    return any(
        _share_words(stand, demand)
        for stand in stands
        for demand in conditions.get((stand.entry.report, stand.actor), ())
        if demand.voice.name == stand.voice.name
    )


def _share_words(one: Stand, other: Stand) -> bool:
    first, second = one.claim.span, other.claim.span
    return first is None or second is None or first.overlaps(second)


def _answers(rejection: Stand, charge: Stand) -> bool:
    """Whether a rejection is of a charge: it answers the accuser, and says so where the issue needs it."""
    named = rejection.toward is not None or rejection.claim.issue in kinship().plain_charges
    to_accuser = rejection.toward in (None, charge.actor)
    return named and to_accuser and charge.actor != rejection.actor and charge.voice.name != rejection.voice.name


def _charges() -> frozenset[Issue]:
    return kinship().plain_charges | kinship().named_charges
