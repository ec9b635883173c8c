"""Which statements stand: a speaker's later figure for a window replaces the earlier; rivals as a reading says.

Supersession is not growth: only a later end of the window lets a count grow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from counterclaim.reconciliation.boxes import Box
from counterclaim.reconciliation.readings import Reading, Rivals
from counterclaim.reconciliation.speakers import folded, speaker_name
from counterclaim.reconciliation.statements import Statement

Independence: TypeAlias = Callable[[Collection[str]], int]
"""From ids of claims to the number of independent origins behind them."""


def standing(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], dict[str, str]]:
    """The statements that stand, and of every superseded claim which one took its place.

    A figure that the later one fits ("at least nine", then "nine") is said again and not replaced. Of two figures
    that one speaker gives on one day for one window the higher is taken for the later: counts of a day rise.
    """
    told = sorted((one for one in statements if one.figures and one.whole), key=_succession)
    latest = {(one.speaker, one.box): one for one in told}
    successors = ((one, latest[one.speaker, one.box]) for one in told)
    replaced = {one.id: successor.id for one, successor in successors if not _agree(one, successor)}
    return tuple(sorted((one for one in statements if one.id not in replaced), key=lambda one: one.id)), replaced


def _agree(one: Statement, other: Statement) -> bool:
    """Whether some number is what both say, as worded."""
    counts = [statement.toll.count for statement in (one, other) if statement.toll.count]
    highs = [count.high for count in counts if count.high is not None]
    return not highs or max((count.low or 0 for count in counts), default=0) <= min(highs)


def _compatible(one: Statement, other: Statement) -> bool:
    """Whether some number is within the bounds of both, as the reading has them."""
    bounds = (*one.bounds, *other.bounds)
    ceilings = [bound.value for bound in bounds if not bound.floor]
    return not ceilings or max((bound.value for bound in bounds if bound.floor), default=0) <= min(ceilings)


def weighed(statements: Sequence[Statement], reading: Reading, independent: Independence) -> tuple[Statement, ...]:
    """The statements with the bounds that a reading leaves those that rival one another on one figure."""
    if reading.rivals in (Rivals.ALL, Rivals.UNDISPUTED):
        return tuple(statements)
    rivals: dict[Box, list[Statement]] = defaultdict(list)
    for statement in statements:
        rivals[statement.box].append(statement)
    found = (one for group in rivals.values() for one in _settled(group, reading, independent))
    return tuple(sorted(found, key=lambda one: one.id))


def _settled(group: Sequence[Statement], reading: Reading, independent: Independence) -> Iterator[Statement]:
    bound = [one for one in group if one.bounds]
    match reading.rivals:
        case Rivals.LOWEST:
            lowest = min((_least(one) for one in bound), default=None)
            for one in group:
                yield one.with_bounds(lowest, None) if one in bound and _least(one) == lowest else _unbound(one)
        case Rivals.RANGE:
            for one in group:
                yield one.with_bounds(*_hull(bound)) if one in bound else one
        case Rivals.PRIORITISED:
            wanted = {f"speaker {speaker_name(name)}" for name in reading.prioritised}
            sides = {folded(name) for name in reading.prioritised}
            chosen = [one for one in bound if one.speaker in wanted or folded(one.entry.speaker_side) in sides]
            for one in group:
                yield one if not chosen or one in chosen else _unbound(one)
        case _:
            for one in group:
                agreeing = [other.id for other in bound if _compatible(one, other)]
                yield one if independent(agreeing) > 1 else _unbound(one)


def _unbound(statement: Statement) -> Statement:
    return statement.with_bounds(None, None)


def _least(statement: Statement) -> int:
    """The lowest figure that a statement leaves open: its floor."""
    return min((bound.value for bound in statement.bounds if bound.floor), default=0)


def _ceiling(statement: Statement) -> int | None:
    return min((bound.value for bound in statement.bounds if not bound.floor), default=None)


def _hull(bound: Sequence[Statement]) -> tuple[int | None, int | None]:
    lows = [min((each.value for each in one.bounds if each.floor), default=0) for one in bound]
    highs = [_ceiling(one) for one in bound]
    known = [high for high in highs if high is not None]
    return min(lows, default=None), max(known) if known and len(known) == len(highs) else None


def _succession(statement: Statement) -> tuple[date, int, str]:
    count = statement.toll.count
    stated = (count.amount, count.low, count.high) if count else ()
    return statement.entry.published or date.min, next((one for one in stated if one is not None), 0), statement.id
