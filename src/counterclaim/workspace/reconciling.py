"""From a ledger to what its claims leave open, what collides, and who speaks: the steps of reconciliation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from counterclaim.ledger import Ledger, LedgerReport
from counterclaim.model.claim import Toll
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind, Finding, Relation
from counterclaim.model.world import Camp
from counterclaim.reconciliation.disputes import disputes
from counterclaim.reconciliation.ground import Ground, ground_of
from counterclaim.reconciliation.origins import Document, Grade, Origins, Record, grade, origins_of
from counterclaim.reconciliation.readings import LITERAL, Reading, load_reading
from counterclaim.reconciliation.reconcile import Reconciliation, reconcile
from counterclaim.reconciliation.relations import relations_of
from counterclaim.reconciliation.reliability.multipliers import Reliability, reliabilities
from counterclaim.reconciliation.reliability.sightings import sightings_of
from counterclaim.reconciliation.speakers import speaker_of
from counterclaim.reconciliation.statements import RETRACTED
from counterclaim.views.headlines import colliding, headlines
from counterclaim.views.matrix import claims_matrix
from counterclaim.views.overview_page import OverviewPage
from counterclaim.views.sources import Multiplier, SourceSummary, source_summaries
from counterclaim.views.standing import Standing
from counterclaim.views.timeline import Step
from counterclaim.workspace.asking import Gathered, Query, asked, gathered
from counterclaim.world.camps import camps_of

SHORTEST_ID = 6
"""Characters from which on a name set aside may be the beginning of a claim's id."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How claims are reconciled."""

    reading: str = LITERAL
    """Name of a shipped reading, or path of a reading file."""
    without: tuple[str, ...] = ()
    """Sources, sides and ids of claims that are set aside."""
    repaired: bool = False
    """Whether contradicted figures get the bounds that the cheapest repair leaves them."""


@dataclass(frozen=True)
class Account:
    """What a ledger's claims leave open and what collides, as of a day and under one reading."""

    known: Gathered
    reading: Reading
    entries: tuple[Entry, ...]
    """The claims that count: neither retracted nor set aside."""
    result: Reconciliation
    origins: Origins
    ground: Ground
    camps: tuple[Camp, ...]
    disputed: tuple[Contradiction, ...]
    """Contradictions of events, positions and control."""

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The claims by their ids."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """All of them: of figures, then of events, positions and control."""
        return (*self.result.contradictions, *self.disputed)


def account(ledger: Ledger, query: Query, manner: Manner | None = None) -> Account:
    """The account of a ledger for the days and conflict of a query; its kind, side and limit do not narrow it.

    Raises:
        ReadingError: the reading is unknown or malformed.
        SolverError: the solver gave up.
    """
    return _account(gathered(ledger, replace(query, kind=None)), manner or Manner())


def findings(of: Account, side: str | None) -> tuple[Finding, ...]:
    """The figures, of one side's losses or of what that side gives figures about where a side is named."""
    if side is None:
        return of.result.findings
    wanted = of.known.names.side_of(side) or side
    heads = {wanted, of.ground.named.get(of.ground.suffering.get(wanted, 0))}
    return tuple(
        finding
        for finding in of.result.findings
        if finding.figure.victim_side in heads
        or any(of.by_id[claim].speaker_side == wanted for claim in (*finding.support, *finding.dissent))
    )


def contradictions(of: Account, side: str | None, kind: ContradictionKind | None = None) -> tuple[Contradiction, ...]:
    """The contradictions of one kind and with a claim that concerns a side; None asks for all."""
    return tuple(
        found
        for found in of.contradictions
        if (kind is None or found.kind is kind)
        and any(of.known.concern(of.by_id[claim], side) for claim in found.claims)
    )


def timeline(ledger: Ledger, query: Query, manner: Manner, start: date | None = None) -> Iterator[Step]:
    """How every figure changed from publication to publication, from `start` on; None starts with the first.

    Each day is answered with what had been published by then, so that later entries change nothing in it.
    """
    known = gathered(ledger, replace(query, kind=None))
    days = sorted({entry.published for entry in known.entries if entry.published and entry.claim.kind == "toll"})
    if start is not None:
        days = [start - timedelta(days=1), *(day for day in days if day >= start)]
    before: dict[object, Finding] = {}
    for day in days:
        then = replace(known, entries=tuple(one for one in known.entries if one.published and one.published <= day))
        now = _account(then, manner)
        for finding in findings(now, query.side):
            figure = replace(finding.figure, as_of=None)
            earlier = before.get(figure)
            before[figure] = finding
            if (start is None or day >= start) and (earlier is None or _state(earlier) != _state(finding)):
                yield Step(day, earlier, finding, _newly(now, earlier, finding, day))


def relations(of: Account, claim: str) -> tuple[Relation, ...]:
    """How a claim stands to the others; none where it does not count."""
    if claim not in of.by_id:
        return ()
    return relations_of(claim, of.result, of.contradictions, of.origins.origin_of)


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
        findings=tuple(one for one in of.result.findings if claim in _rests_on(one)),
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
    named = {speaker_of(entry).name: entry.claim.source for entry in of.entries}
    found: dict[str, list[Multiplier]] = defaultdict(list)
    for one in reliability(of):
        ends = (one.multiplier, one.low, one.high)
        value = Multiplier(one.victim_side, one.quantity, *ends, one.n, one.anchor, one.anchored)
        found[named.get(one.speaker, one.speaker)].append(value)
    return {source: tuple(own) for source, own in found.items()}


def reliability(of: Account) -> tuple[Reliability, ...]:
    """By which factor each speaker's figures lie above what the quantity is held to be, with the anchor."""
    heads = {side: of.ground.named.get(mask, side) for side, mask in of.ground.suffering.items() if side}
    return reliabilities(sightings_of(of.entries, of.camps, counted_as=heads))


def _account(known: Gathered, manner: Manner) -> Account:
    reading = load_reading(manner.reading)
    count = tuple(_counting(known, manner.without))
    camps = camps_of(known.conflict, count)
    ground = ground_of(known.conflict, camps, count, known.names.place)
    origins = origins_of(count, (_document(kept) for kept in known.reports))
    result = reconcile(count, ground, reading, origins.independent, repaired=manner.repaired)
    disputed = disputes(count, camps, known.names.side_of, reading.name)
    return Account(known, reading, count, result, origins, ground, camps, disputed)


def _counting(known: Gathered, without: Sequence[str]) -> Iterator[Entry]:
    aside = {name.casefold() for name in without}
    for entry in known.entries:
        named = (entry.id, entry.claim.source, entry.speaker_side or "")
        short = any(entry.id.startswith(name) for name in aside if len(name) >= SHORTEST_ID)
        if entry.status != RETRACTED and not short and not aside.intersection(name.casefold() for name in named):
            yield entry


def _document(report: LedgerReport) -> Document:
    told = report.report
    return Document(report.id, told.text, told.published, told.outlet, told.credits)


def _state(finding: Finding) -> tuple[object, ...]:
    """What a reader would call a change."""
    ways = tuple((one.low, one.high) for one in finding.alternatives)
    return finding.status, finding.low, finding.high, ways, finding.support, finding.dissent, finding.silent


def _newly(now: Account, before: Finding | None, after: Finding, day: date) -> tuple[Entry, ...]:
    """Claims of the day that the figure rests on and did not before."""
    earlier = set(_rests_on(before)) if before else set()
    told = (now.by_id[claim] for claim in _rests_on(after) if claim not in earlier)
    return tuple(entry for entry in told if entry.published == day)


def _rests_on(finding: Finding) -> tuple[str, ...]:
    ends = (*finding.low_forced_by, *finding.high_forced_by, *finding.support, *finding.dissent)
    return tuple(
        dict.fromkeys(claim for claim in (*ends, *(each for way in finding.alternatives for each in way.without)))
    )


def _record(of: Account, speaker: str) -> Record:
    """How the speaker's figures fared beside those of others."""
    own = [one for one in of.result.statements if one.figures and one.entry.claim.source == speaker]
    boxes = {one.box for one in of.result.statements if one.figures and one.entry.claim.source != speaker}
    compared = [one.id for one in own if one.box in boxes]
    colliding = {claim for found in of.result.contradictions for claim in found.claims}
    return Record(speaker, len(compared), sum(claim not in colliding for claim in compared))


def overview(ledger: Ledger, query: Query) -> OverviewPage:
    """The matrix of the tolls of a query, whatever its kind, with the contradictions that concern its side.

    Raises:
        SolverError: the solver gave up.
    """
    of = account(ledger, query)
    tolls = asked(of.known, replace(query, kind=Toll.kind))
    found = contradictions(of, query.side)
    return OverviewPage(
        matrix=claims_matrix(tolls, of.camps, colliding(of.contradictions, of.by_id, of.camps)),
        entries=tolls,
        headlines=headlines(found, of.by_id, of.camps),
        contradictions=len(found),
        reading=of.reading.title,
    )
