"""From claims to findings and contradictions: what is consistent with all that is claimed, and what is not."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from counterclaim.model.entry import Entry
from counterclaim.model.finding import Alternative, Contradiction, ContradictionKind, Finding, FindingStatus, Range
from counterclaim.reconciliation.arithmetic import Collision, contradiction
from counterclaim.reconciliation.boxes import ROOT, Box
from counterclaim.reconciliation.collisions import Quarrel, quarrel_of
from counterclaim.reconciliation.components import Component, components_of
from counterclaim.reconciliation.denials import denied_figures
from counterclaim.reconciliation.figures import Question, questions_of
from counterclaim.reconciliation.ground import Ground
from counterclaim.reconciliation.pairs import colliding_pairs
from counterclaim.reconciliation.parts import wholes_bound
from counterclaim.reconciliation.readings import Reading, Rivals
from counterclaim.reconciliation.silences import silences
from counterclaim.reconciliation.statements import Statement, statements_of
from counterclaim.reconciliation.succession import Independence, standing, weighed
from counterclaim.reconciliation.system import End, System

_KINDS = {kind: number for number, kind in enumerate(ContradictionKind)}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What a reading finds in a set of claims."""

    reading: Reading
    findings: tuple[Finding, ...]
    contradictions: tuple[Contradiction, ...]
    """Of figures alone; by kind, then by claims."""
    statements: tuple[Statement, ...]
    """All dated tolls, by id."""
    replaced: Mapping[str, str]
    """Superseded claim to the one that took its place."""


@dataclass(frozen=True, slots=True)
class _Ends:
    low: End
    high: End
    uncounted: Range | None


def reconcile(
    entries: Iterable[Entry],
    ground: Ground,
    reading: Reading,
    independent: Independence = len,
    *,
    repaired: bool = False,
) -> Reconciliation:
    """What the claims leave every figure under a reading, and which of them cannot all hold.

    Args:
        entries: the claims, in any order.
        ground: sides, episodes and places.
        reading: how a claim becomes a constraint.
        independent: number of independent origins behind some claims.
        repaired: give contradicted figures the bounds that the cheapest repair leaves them.

    Raises:
        SolverError: the solver gave up.
    """
    with _uncollected():
        return _reconciled(tuple(entries), ground, reading, independent, repaired=repaired)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: frozen values have none, and looking for them takes a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _reconciled(
    entries: tuple[Entry, ...], ground: Ground, reading: Reading, independent: Independence, *, repaired: bool
) -> Reconciliation:
    statements = wholes_bound(statements_of(entries, ground, reading))
    stand, replaced = standing(statements)
    heard = weighed(stand, reading, independent)
    questions = questions_of(heard, ground, reading)
    parts = components_of((bound for statement in heard for bound in statement.bounds), questions)
    speaking = frozenset(camp for entry in entries if (camp := ground.homes.get(entry.speaker_side or "")))
    refusals = [statement for statement in heard if not statement.toll.disclosed]
    findings: dict[int, Finding] = {}
    collisions: list[Contradiction] = []
    for part in parts:
        system = System(part.bounds, (question.box for question in part.questions))
        quarrel = quarrel_of(system, colliding_pairs(part.bounds)) or Quarrel()
        told = {id(found): contradiction(found, kind, reading.name) for kind, found in _kinds(quarrel)}
        collisions.extend(told.values())
        for question, finding in _answers(part, system, quarrel, reading, repaired=repaired):
            touching = _touching(question, quarrel) if finding.status is FindingStatus.CONTRADICTED else ()
            findings[id(question)] = replace(
                _voiced(finding, question, quarrel),
                conflicts=tuple(sorted(told[id(found)].id for found in touching)),
                silent=silences(question, refusals, ground, speaking),
                origins=independent([statement.id for statement in question.told]),
            )
    return Reconciliation(
        reading=reading,
        findings=tuple(findings[id(question)] for question in questions),
        contradictions=tuple(sorted((*collisions, *denied_figures(statements, reading)), key=_by_kind)),
        statements=statements,
        replaced=replaced,
    )


def _answers(
    part: Component, system: System, quarrel: Quarrel, reading: Reading, *, repaired: bool
) -> Iterator[tuple[Question, Finding]]:
    """Each figure of a component with its ends.

    Where claims collide, a figure is contradicted if what a speaker last said of it is among them, or if nobody gives
    it, and if it makes a difference which of them are set aside: the claims in no collision, those that the cheapest
    repair keeps, and those that are kept where its rejects are spared, each leave it an interval, and only if the three
    are equal does the quarrel not concern it. Other figures rest on the claims in no collision.
    """
    every = frozenset(bound.claim for bound in part.bounds)
    undisputed = _ends(system, part.questions, every - quarrel.disputed)
    settled = not quarrel.rejected or reading.rivals is Rivals.UNDISPUTED
    open_ones = [] if settled else [one for one in part.questions if repaired or not _beyond(one, quarrel)]
    ways = {out: _ends(system, open_ones, every - out) for out in (quarrel.rejected, quarrel.spared) if open_ones}
    for question in part.questions:
        answers = {out: ends[question.box] for out, ends in ways.items() if question.box in ends}
        if answers and repaired:
            name = f"{reading.name}, after the cheapest repair"
            yield question, replace(_bounded(question, answers[quarrel.rejected], reading), reading=name)
        elif all(_values(answer) == _values(undisputed[question.box]) for answer in answers.values()):
            yield question, _bounded(question, undisputed[question.box], reading)
        else:
            asked = [_alternative(question, quarrel, out, ends) for out, ends in answers.items()]
            yield question, _contradicted(question, tuple(dict.fromkeys(asked)), reading)


def _ends(system: System, questions: Sequence[Question], claims: Collection[str]) -> dict[Box, _Ends]:
    system.hold(claims)
    return {
        question.box: _Ends(*system.ends(question.box), _uncounted(system, question, questions))
        for question in questions
    }


def _uncounted(system: System, question: Question, questions: Sequence[Question]) -> Range | None:
    """What the smallest total around a refused figure leaves for those whom nobody counts."""
    if not question.refusals or question.told:
        return None
    around = [other for other in questions if other is not question and _encloses(other, question)]
    if not around:
        return None
    total = min(around, key=lambda other: (sum(_within(each, other) for each in around), *_narrowness(other)))
    counted = {
        bound.box.kind
        for bound in system.bounds
        if bound.box.place == total.box.place
        and bound.box.first == total.box.first
        and bound.box.kind.within(total.box.kind)
        and bound.box.kind != total.box.kind
    }
    low, high = system.rest(total.box, counted)
    return Range(low.value or 0, high.value)


def _encloses(total: Question, question: Question) -> bool:
    inside = question.box.kind.within(total.box.kind) and question.box.kind != total.box.kind
    return bool(total.told) and inside and total.box.place == ROOT and total.box.first <= question.box.first


def _within(one: Question, other: Question) -> bool:
    return one.box.kind.within(other.box.kind)


def _narrowness(total: Question) -> tuple[bool, str, str, str, int]:
    """Of totals that do not hold one another that of one side, and then any, but always the same."""
    figure = total.figure
    named = figure.victim_side or ""
    return figure.victim_side is None, named, figure.outcome, figure.victim_type, -total.box.last


def _bounded(question: Question, ends: _Ends, reading: Reading) -> Finding:
    return Finding(
        figure=question.figure,
        reading=reading.name,
        status=FindingStatus.UNBOUNDED if ends.high.value is None else FindingStatus.BOUNDED,
        low=ends.low.value,
        high=ends.high.value,
        low_forced_by=ends.low.forced_by,
        high_forced_by=ends.high.forced_by,
        uncounted=ends.uncounted,
        since_assumed=question.since_assumed,
    )


def _contradicted(question: Question, alternatives: tuple[Alternative, ...], reading: Reading) -> Finding:
    return Finding(
        figure=question.figure,
        reading=reading.name,
        status=FindingStatus.CONTRADICTED,
        low=None,
        high=None,
        alternatives=alternatives,
        since_assumed=question.since_assumed,
    )


def _alternative(question: Question, quarrel: Quarrel, out: frozenset[str], ends: _Ends) -> Alternative:
    """The ends without some claims, of which those are named whose collisions concern the figure."""
    near = {claim for found in _touching(question, quarrel) for claim in found.claims}
    return Alternative(tuple(sorted(out & near or out)), ends.low.value or 0, ends.high.value, ends.uncounted)


def _beyond(question: Question, quarrel: Quarrel) -> bool:
    """Whether a quarrel is about other figures: nothing that was last said of this one collides."""
    return bool(question.told) and not any(one.id in quarrel.disputed for one in question.last_said)


def _voiced(finding: Finding, question: Question, quarrel: Quarrel) -> Finding:
    """The finding with what each speaker last said of the figure, sorted by whether it holds in it."""
    holding = {one.id for one in question.latest if _holds(one, finding, quarrel)}
    return replace(
        finding,
        support=tuple(sorted(holding)),
        dissent=tuple(sorted(one.id for one in question.latest if one.id not in holding)),
        to_check=sum(one.entry.status == "to_check" for one in question.told),
    )


def _holds(statement: Statement, finding: Finding, quarrel: Quarrel) -> bool:
    if finding.low is None or statement.id in quarrel.disputed:
        return False
    floors = [bound.value for bound in statement.bounds if bound.floor]
    return finding.high is None or max(floors, default=0) <= finding.high


def _touching(question: Question, quarrel: Quarrel) -> tuple[Collision, ...]:
    """The collisions that share a cell with the figure, or all where they reach it only through other figures."""
    sharing = (one for one in quarrel.collisions if any(bound.box.meets(question.box) for bound, _ in one.parts))
    return tuple(sharing) or quarrel.collisions


def _kinds(quarrel: Quarrel) -> Iterator[tuple[ContradictionKind, Collision]]:
    yield from ((ContradictionKind.PAIR, found) for found in quarrel.pairs)
    yield from ((ContradictionKind.FAMILY, found) for found in quarrel.families)
    for found in quarrel.smallest:
        few = {2: ContradictionKind.PAIR, 3: ContradictionKind.FAMILY}
        yield few.get(len(found.claims), ContradictionKind.SMALLEST), found


def _values(ends: _Ends) -> tuple[int | None, int | None]:
    return ends.low.value, ends.high.value


def _by_kind(found: Contradiction) -> tuple[int, tuple[str, ...]]:
    return _KINDS[found.kind], found.claims
