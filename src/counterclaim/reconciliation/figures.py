"""Figures: the quantities that claims are about, each with those claims and the latest day for which one speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from counterclaim.model.claim import Object, Outcome, VictimType
from counterclaim.model.finding import Figure
from counterclaim.reconciliation.boxes import BEGINNING, Box, Mask, Path, outcome_mask
from counterclaim.reconciliation.ground import Ground
from counterclaim.reconciliation.readings import Reading
from counterclaim.reconciliation.statements import Statement

_OUTCOMES = {outcome: number for number, outcome in enumerate(Outcome)}
_Count: TypeAlias = tuple[Outcome, VictimType, Object, Mask, Path, int]
"""What is counted as worded, whose loss, where and from which day."""


@dataclass(frozen=True, slots=True)
class Question:
    """A figure with its box, and the statements about it by id."""

    figure: Figure
    box: Box
    told: tuple[Statement, ...]
    """Figures given, those that stand."""
    refusals: tuple[Statement, ...]
    since_assumed: bool

    @property
    def last_said(self) -> tuple[Statement, ...]:
        """Everything that each speaker said of it for the last day for which it spoke."""
        last: dict[str, int] = {}
        for one in self.told:
            last[one.speaker] = max(one.box.last, last.get(one.speaker, one.box.last))
        return tuple(one for one in self.told if one.box.last == last[one.speaker])

    @property
    def latest(self) -> tuple[Statement, ...]:
        """The claim that stands for each speaker, by id: of those for its last day one that binds, where one does."""
        chosen = {one.speaker: one for one in sorted(self.last_said, key=lambda one: (bool(one.bounds), one.id))}
        return tuple(sorted(chosen.values(), key=lambda one: one.id))


def questions_of(statements: Iterable[Statement], ground: Ground, reading: Reading) -> tuple[Question, ...]:
    """The figures that the statements are about, each until the last day for which one of them speaks.

    Refused casualties also ask for the dead and the wounded. A denial asks for nothing.
    """
    about: dict[_Count, list[Statement]] = defaultdict(list)
    for statement in statements:
        for outcome in asked_outcomes(statement):
            box, toll = statement.box, statement.toll
            about[outcome, toll.victim_type, toll.object, box.kind.sides, box.place, box.first].append(statement)
    questions = (_question(count[0], told, ground, reading) for count, told in about.items())
    return tuple(sorted(questions, key=_order))


def asked_outcomes(statement: Statement) -> tuple[Outcome, ...]:
    """The outcomes that a statement asks for: its own; of refused casualties the dead and the wounded too."""
    if statement.toll.denied:
        return ()
    if statement.toll.outcome is Outcome.CASUALTIES and not statement.toll.disclosed:
        return (Outcome.CASUALTIES, Outcome.KILLED, Outcome.WOUNDED)
    return (statement.toll.outcome,)


def figure_of(statement: Statement, outcome: Outcome, ground: Ground) -> Figure:
    """The figure of a statement, its window left open."""
    toll, box = statement.toll, statement.box
    *within, innermost = box.place
    incident = innermost.startswith("@")
    place = (within[-1] if incident else innermost).removeprefix("~") if toll.place else None
    return Figure(
        outcome=outcome,
        object=toll.object,
        victim_side=ground.named.get(box.kind.sides),
        victim_type=toll.victim_type,
        place=place,
        incident=f"{place}, {innermost[1:]}" if incident else None,
        since=date.fromordinal(box.first) if box.first > BEGINNING else None,
    )


def _question(outcome: Outcome, told: Sequence[Statement], ground: Ground, reading: Reading) -> Question:
    given = [statement for statement in told if statement.toll.disclosed]
    last = max(statement.box.last for statement in given or told)
    kind = replace(told[0].box.kind, outcomes=outcome_mask(outcome, reading))
    return Question(
        figure=replace(figure_of(told[0], outcome, ground), as_of=date.fromordinal(last)),
        box=replace(told[0].box, kind=kind, last=last),
        told=tuple(given),
        refusals=tuple(statement for statement in told if not statement.toll.disclosed),
        since_assumed=all(statement.since_assumed for statement in told),
    )


def _order(question: Question) -> tuple[object, ...]:
    figure, box = question.figure, question.box
    return (
        figure.victim_side is None,
        figure.victim_side or "",
        _OUTCOMES[figure.outcome],
        figure.object.value,
        figure.victim_type.value,
        box.kind.sides,
        box.place,
        box.first,
    )
