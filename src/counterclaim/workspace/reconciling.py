"""From a ledger to what its claims leave open, what collides, and who speaks: the steps of reconciliation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.ledger import Ledger
from counterclaim.model.claim import Toll
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind, Finding, Relation, SilenceKind
from counterclaim.reconciliation.origins import Grade, Record, grade
from counterclaim.reconciliation.relations import relations_of
from counterclaim.reconciliation.reliability.multipliers import Reliability, reliabilities
from counterclaim.reconciliation.reliability.sightings import sightings_of
from counterclaim.views.headlines import colliding, headlines
from counterclaim.views.matrix import claims_matrix
from counterclaim.views.overview_page import OverviewPage
from counterclaim.views.sources import Multiplier, SourceSummary, source_summaries
from counterclaim.views.standing import Standing
from counterclaim.views.timeline import Step
from counterclaim.workspace.accounting import Account, Manner, Part, account
from counterclaim.workspace.asking import Query, asked, gathered, side_meant
from counterclaim.world.camps import camps_of

__all__ = [
    "Account",
    "Manner",
    "account",
    "contradictions",
    "findings",
    "grade_of",
    "multipliers",
    "overview",
    "relations",
    "reliability",
    "sources",
    "standing",
    "timeline",
]


def findings(of: Account, side: str | None) -> tuple[Finding, ...]:
    """The figures, of one side's losses or of what that side gives figures about where a side is named."""
    return tuple(found for part in of.parts.values() for found in _findings(of, part, side))


def _findings(of: Account, part: Part, side: str | None) -> Iterator[Finding]:
    if side is None:
        yield from part.result.findings
        return
    wanted = side_meant(part.setting.names, side)
    head = part.ground.named.get(part.ground.suffering.get(wanted, 0), wanted)
    for finding in part.result.findings:
        told = (*finding.support, *finding.dissent)
        if finding.figure.victim_side == head or any(of.by_id[claim].speaker_side == wanted for claim in told):
            yield finding


def contradictions(of: Account, side: str | None, kind: ContradictionKind | None = None) -> tuple[Contradiction, ...]:
    """The contradictions of one kind with a claim that concerns a side, or that unsettle its figures; None asks all."""
    touching = {each for finding in findings(of, side) for each in finding.conflicts}
    return tuple(
        found
        for found in of.contradictions
        if (kind is None or found.kind is kind)
        and (found.id in touching or any(of.known.concern(of.by_id[claim], side) for claim in found.claims))
    )


def timeline(ledger: Ledger, query: Query, manner: Manner, start: date | None = None) -> Iterator[Step]:
    """How every figure changed from publication to publication, from `start` on; None starts with the first.

    Each day is answered with what had been published by then, so that later entries change nothing in it.
    """
    tolls = gathered(ledger, replace(query, kind=Toll.kind)).entries
    days = sorted({entry.published for entry in tolls if entry.published})
    if start is not None:
        days = [start - timedelta(days=1), *(day for day in days if day >= start)]
    before: dict[object, Finding] = {}
    for day in days:
        now = account(ledger, replace(query, as_of=day), manner)
        told = ((home, found) for home, part in now.parts.items() for found in _findings(now, part, query.side))
        for home, finding in told:
            figure = home, replace(finding.figure, as_of=None)
            earlier = before.get(figure)
            before[figure] = finding
            if (start is None or day >= start) and (earlier is None or _state(earlier) != _state(finding)):
                yield Step(day, earlier, finding, _newly(now, finding, day))


def relations(of: Account, claim: str) -> tuple[Relation, ...]:
    """How a claim stands to the others; none where it does not count."""
    if claim not in of.by_id:
        return ()
    part = of.parts[of.by_id[claim].conflict]
    return relations_of(claim, part.result, of.contradictions, of.origins.origin_of)


def grade_of(of: Account, claim: str) -> Grade:
    """The Admiralty-style grade of a claim, derived from who agrees with it and who contradicts it."""
    supporting = {
        one.claim if one.claim != claim else one.other for one in relations(of, claim) if one.kind == "agrees"
    }
    contradicting = {other for found in of.contradictions if claim in found.claims for other in found.claims} - {claim}
    return grade(claim, of.origins, supporting, contradicting, _record(of, of.by_id[claim].claim.source))


def standing(of: Account, claim: str) -> Standing | None:
    """How a claim stands among the others; None where it does not count, being retracted or set aside."""
    if claim not in of.by_id:
        return None
    found = grade_of(of, claim)
    return Standing(
        claim=claim,
        grade=str(found),
        grade_reason=found.reason,
        origin=of.origins.origin_of(claim),
        relations=relations(of, claim),
        findings=tuple(one for one in of.findings if claim in _rests_on(one)),
        contradictions=tuple(one for one in of.contradictions if claim in one.claims),
        entries=of.by_id,
    )


def sources(of: Account, side: str | None) -> tuple[SourceSummary, ...]:
    """Who speaks in the claims that concern a side, with the utterances behind them and how their totals compare."""
    told = [entry for entry in of.entries if of.known.concern(entry, side)]
    factors = multipliers(of)
    own: dict[str, list[str]] = defaultdict(list)
    for entry in told:
        own[entry.claim.source].append(entry.id)
    return tuple(
        replace(
            summary,
            origins=len(of.origins.origins(own[summary.source])),
            multipliers=factors.get(summary.source, ()),
        )
        for summary in source_summaries(told)
    )


def multipliers(of: Account) -> Mapping[str, tuple[Multiplier, ...]]:
    """Source, as its claims name it, to how its running totals compare with those of others."""
    found: dict[str, list[Multiplier]] = defaultdict(list)
    for one in reliability(of):
        ends = (one.multiplier, one.low, one.high)
        value = Multiplier(one.victim_side, one.quantity, *ends, one.n, one.anchor, one.anchored)
        found[one.speaker].append(value)
    return {source: tuple(own) for source, own in found.items()}


def reliability(of: Account) -> tuple[Reliability, ...]:
    """By which factor each speaker's figures lie above what the quantity is held to be, with the anchor."""
    return tuple(found for part in of.parts.values() for found in _reliability(part))


def _reliability(part: Part) -> tuple[Reliability, ...]:
    heads = {side: part.ground.named.get(mask, side) for side, mask in part.ground.suffering.items() if side}
    return reliabilities(sightings_of(part.entries, part.camps, counted_as=heads))


def _state(finding: Finding) -> tuple[object, ...]:
    """What a reader would call a change."""
    ways = tuple((one.low, one.high) for one in finding.alternatives)
    refusing = tuple(one.side for one in finding.silent if one.kind is SilenceKind.REFUSED)
    return finding.status, finding.low, finding.high, ways, finding.support, finding.dissent, refusing


def _newly(now: Account, finding: Finding, day: date) -> tuple[Entry, ...]:
    """Claims of the day that the figure rests on."""
    told = (now.by_id[claim] for claim in _rests_on(finding))
    return tuple(entry for entry in told if entry.published == day)


def _rests_on(finding: Finding) -> tuple[str, ...]:
    ends = (*finding.low_forced_by, *finding.high_forced_by, *finding.support, *finding.dissent)
    return tuple(
        dict.fromkeys(claim for claim in (*ends, *(each for way in finding.alternatives for each in way.without)))
    )


def _record(of: Account, speaker: str) -> Record:
    """How the speaker's figures fared beside those of others, the organs of its own side aside."""
    told = [one for part in of.parts.values() for one in part.result.statements if one.figures]
    own = [one for one in told if one.entry.claim.source == speaker]
    sides = {one.entry.speaker_side for one in own} - {None}
    others = [one for one in told if one.entry.claim.source != speaker and one.entry.speaker_side not in sides]
    boxes = {(one.entry.conflict, one.box) for one in others}
    compared = [one.id for one in own if (one.entry.conflict, one.box) in boxes]
    colliding = {claim for found in of.contradictions for claim in found.claims}
    return Record(speaker, len(compared), sum(claim not in colliding for claim in compared))


def overview(ledger: Ledger, query: Query) -> OverviewPage:
    """The matrix of the tolls of a query, whatever its kind, with the contradictions that concern its side.

    Raises:
        SolverError: the solver gave up.
    """
    of = account(ledger, query)
    tolls = asked(of.known, replace(query, kind=Toll.kind))
    found = contradictions(of, query.side)
    # Parties of other conflicts in the ledger speak and suffer among the others.
    camps = camps_of(of.known.conflict, of.entries)
    return OverviewPage(
        matrix=claims_matrix(tolls, camps, colliding(of.contradictions, of.by_id, camps)),
        entries=tolls,
        headlines=headlines(found, of.by_id, camps),
        contradictions=len(found),
        reading=of.reading.title,
    )
