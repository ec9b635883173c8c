"""Contradictions as values, with a sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED, Basis, Control, Position, Stance
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.model.report import content_id
from counterclaim.reconciliation.disputes.days import written_day
from counterclaim.reconciliation.disputes.incidents import Incident


def contradiction(kind: ContradictionKind, entries: Iterable[Entry], arithmetic: str, reading: str) -> Contradiction:
    """The contradiction of some claims, in order of publication; no numbers collide in it."""
    claims = tuple(entry.id for entry in ordered(entries))
    identifier = content_id("contradiction", kind, *claims)
    return Contradiction(id=identifier, kind=kind, claims=claims, arithmetic=arithmetic, margin=0, reading=reading)


def order(entry: Entry) -> tuple[date, str]:
    """The key by which claims follow one another: day of publication, then id; undated ones first."""
    return entry.published or date.min, entry.id


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each claim once, in order of publication."""
    return tuple(sorted({entry.id: entry for entry in entries}.values(), key=order))


def teller(entry: Entry) -> str:
    """Who says it: the source, or the outlet for its own voice."""
    source = entry.claim.source
    if source == REPORT_VOICE:
        return entry.outlet or "a report"
    return "an unnamed source" if source == UNSPECIFIED else source


def told_event(incident: Incident) -> str:
    """Who told what event: "Northland accused Southland of shelling at Martuni on 22 Oct 2020"."""
    event, who = incident.event, teller(incident.entry)
    if incident.is_charge:
        return f"{who} accused {_listed(event.actors)} of {_described(incident, ())}"
    return f"{who} told of {_described(incident, event.actors)}"


def told_failure(incident: Incident) -> str:
    """Who told what event as failed."""
    return f"{teller(incident.entry)} said that {_described(incident, incident.event.actors)} failed"


def told_control(entry: Entry, claim: Control) -> str:
    """Who said that a place is held: "Northland said it held Hadrut"."""
    holder = "it" if claim.holder == claim.source else claim.holder
    law = " by law" if claim.basis is Basis.DE_JURE else ""
    return f"{teller(entry)} said {holder} held {claim.place}{law}"


def told_position(entry: Entry, claim: Position) -> str:
    """Who told what position: "Northland said Southland accepted cease-fire", "Northland accused Southland of arms"."""
    issue = claim.issue.replace("_", " ")
    if claim.stance is Stance.ACCUSES:
        words = f"{claim.actor} accused {claim.toward or 'others'} of {issue}"
    else:
        stance = claim.stance.removesuffix("s").removesuffix("e") + "ed"
        words = f"{claim.actor} {stance} {issue}"
    return words if claim.actor == claim.source else f"{teller(entry)} said {words}"


def _described(incident: Incident, actors: Sequence[str]) -> str:
    event, days = incident.event, incident.days
    parts = (("by", actors), ("against", event.recipients), ("at", event.places))
    named = [f"{word} {_listed(names)}" for word, names in parts if names]
    when = f"on {written_day(days.first)}" if days.stated else f"reported on {written_day(days.first)}"
    return " ".join((event.mode, *named, when))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
