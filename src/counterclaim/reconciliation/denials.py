"""A figure and its denial: one says the number, another says that it is not so.

A denial bounds nothing, since what is left of a sum once a number is taken out is no interval.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from counterclaim.model.claim import Object
from counterclaim.model.counts import Count
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.model.report import content_id
from counterclaim.reconciliation.readings import Reading
from counterclaim.reconciliation.statements import Statement

ANSWERED_WITHIN = 7
"""Days of publication between a figure and its denial: a number denied weeks later is as likely another figure's."""

_Number: TypeAlias = tuple[Object, object]


def denied_figures(statements: Iterable[Statement], reading: Reading) -> tuple[Contradiction, ...]:
    """Every denial with every claim of that number, by another speaker, on cells that both are about."""
    said: dict[_Number, list[Statement]] = defaultdict(list)
    denials: list[Statement] = []
    for statement in statements:
        if statement.toll.denied:
            denials.append(statement)
        elif statement.toll.count:
            said[_number(statement)].append(statement)
    found = (
        _contradiction(claimed, denial, reading)
        for denial in denials
        for claimed in said[_number(denial)]
        if claimed.speaker != denial.speaker and _same_loss(claimed, denial)
    )
    return tuple(sorted(found, key=lambda one: one.claims))


def _number(statement: Statement) -> _Number:
    count = statement.toll.count
    assert count is not None, "a denial copies the figure that it denies"
    return statement.toll.object, count.amount if count.amount is not None else (count.low, count.high)


def _same_loss(claimed: Statement, denial: Statement) -> bool:
    same = claimed.toll.outcome is denial.toll.outcome and claimed.box.kind.meets(denial.box.kind)
    return same and _same_place(claimed, denial) and abs(_day(claimed) - _day(denial)) <= ANSWERED_WITHIN


def _same_place(claimed: Statement, denial: Statement) -> bool:
    """Whether one of the two lies in the other, the incident aside: a denial often names no place."""
    one, other = ([part for part in each.box.place if not part.startswith("@")] for each in (claimed, denial))
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _day(statement: Statement) -> int:
    published = statement.entry.published
    return published.toordinal() if published else statement.box.last


def _contradiction(claimed: Statement, denial: Statement, reading: Reading) -> Contradiction:
    claims = (claimed.id, denial.id)
    said = _words(claimed.toll.count)
    return Contradiction(
        id=content_id("contradiction", ContradictionKind.DENIAL, reading.name, *sorted(claims)),
        kind=ContradictionKind.DENIAL,
        claims=claims,
        arithmetic=f"{claimed.toll.source} says {said}; {denial.toll.source} denies it",
        margin=0,
        reading=reading.name,
    )


def _words(count: Count | None) -> str:
    if count is None or (count.amount is None and count.low is None):
        return "so"
    number = count.amount if count.amount is not None else count.low
    return f"{count.qualifier.value.replace('_', ' ')} {number:,}" if count.qualifier != "exact" else f"{number:,}"
