"""Bounds and collisions by enumeration, from the definitions alone, for wars of few days and small numbers.

A cell is outcome x victim side x victim type x place x day. A claim says `low <= sum of its cells <= high`. What is new
on a day is a part of it, so that it bounds that day from below alone, unless nobody was lost; what is new at a town is
the incident of that town and day, where one who is told of alone need not be the only one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import TypeAlias

from counterclaim.model.claim import Measure, Outcome, Toll, VictimType
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Figure
from counterclaim.model.world import Place, Precision

Cell: TypeAlias = tuple[str, str, str, str, date]

START = date(2020, 10, 1)
"""First day of the war, from which a total counts that names no day."""
SIDES = ("Northland", "Southland", "neither")
TYPES = ("military", "civilian", "neither")
AREAS = {
    None: ("Aldar", "incident at Aldar", "Berin", "incident at Berin", "Vale", "elsewhere"),
    "Vale": ("Aldar", "incident at Aldar", "Berin", "incident at Berin", "Vale"),
    "Aldar": ("Aldar", "incident at Aldar"),
    "Berin": ("Berin", "incident at Berin"),
}
"""What the war, its region and its two towns hold; those told of without a place may be anywhere."""
PLACES = (
    Place("Vale", 10.0, 10.0, Precision.REGION, radius_km=50),
    Place("Aldar", 10.0, 10.0, Precision.TOWN),
    Place("Berin", 10.05, 10.0, Precision.TOWN),
)
"""The map of the same, for a gazetteer."""


@dataclass(frozen=True)
class Assertion:
    """What a claim says of a set of cells."""

    id: str
    cells: frozenset[Cell]
    low: int
    high: int | None


def assertions(entries: Iterable[Entry]) -> tuple[Assertion, ...]:
    """What each toll says as worded, all of them exact in their days."""
    return tuple(_assertion(entry) for entry in entries)


def _assertion(entry: Entry) -> Assertion:
    toll = entry.claim
    assert isinstance(toll, Toll) and toll.count and entry.published
    until = toll.as_of.last if toll.as_of else entry.published
    new = toll.measure is Measure.NEW and toll.since is None
    since = until if new else toll.since.first if toll.since else START
    assert since and until
    areas = (f"incident at {toll.place}",) if new and toll.place else AREAS[toll.place]
    cells = _cells(toll.outcome, entry.victim_side, toll.victim_type, areas, since, until)
    partial = new and toll.count.high != 0 and (toll.place is None or toll.count.low == toll.count.high == 1)
    return Assertion(entry.id, cells, toll.count.low or 0, None if partial else toll.count.high)


def _cells(
    outcome: str, side: str | None, victims: str, areas: Iterable[str], since: date, until: date
) -> frozenset[Cell]:
    """The cells of a figure; None is the side of everybody."""
    outcomes = ("killed", "wounded") if outcome == Outcome.CASUALTIES else (outcome,)
    days = [date.fromordinal(day) for day in range(since.toordinal(), until.toordinal() + 1)]
    types = TYPES if victims == VictimType.ANY else (victims,)
    return frozenset(product(outcomes, (side,) if side else SIDES, types, areas, days))


def figure_cells(figure: Figure) -> frozenset[Cell]:
    """The cells of a finding's figure."""
    assert figure.since and figure.as_of
    areas = (f"incident at {figure.place}",) if figure.incident else AREAS[figure.place]
    return _cells(figure.outcome, figure.victim_side, figure.victim_type, areas, figure.since, figure.as_of)


def extremes(claims: Collection[Assertion], asked: frozenset[Cell] = frozenset()) -> tuple[int, int | None] | None:
    """Least and greatest whole sum of some cells; None where the claims cannot all hold.

    Cells that the same claims hold are one. States are the sums of all claims and of the cells asked for; a sum that
    nothing bounds from above counts no further than its floor.
    """
    claims = tuple(claims)
    groups: dict[tuple[tuple[int, ...], bool], None] = {}
    for cell in sorted(asked.union(*(claim.cells for claim in claims))):
        holders = tuple(number for number, claim in enumerate(claims) if cell in claim.cells)
        groups[holders, cell in asked] = None
    endless = any(inside and all(claims[number].high is None for number in holders) for holders, inside in groups)
    most = max((claim.low for claim in claims), default=0)
    states = {((0,) * len(claims), 0)}
    for holders, inside in groups:
        highs = [claims[number].high for number in holders]
        room = min((high for high in highs if high is not None), default=most)
        states = {
            grown
            for sums, total in states
            for count in range(room + 1)
            if (grown := _grown(claims, sums, total, holders, count, inside=inside))
        }
    totals = {
        total for sums, total in states if all(have >= claim.low for have, claim in zip(sums, claims, strict=True))
    }
    if not totals:
        return None
    return min(totals), None if endless else max(totals)


def _grown(
    claims: tuple[Assertion, ...],
    sums: tuple[int, ...],
    total: int,
    holders: tuple[int, ...],
    count: int,
    *,
    inside: bool,
) -> tuple[tuple[int, ...], int] | None:
    after = list(sums)
    for number in holders:
        high = claims[number].high
        after[number] += count
        if high is None:
            after[number] = min(after[number], claims[number].low)
        elif after[number] > high:
            return None
    return tuple(after), total + count if inside else total


def hold(claims: Collection[Assertion]) -> bool:
    """Whether some whole numbers satisfy all claims."""
    return extremes(claims) is not None


def pairs(claims: Collection[Assertion]) -> set[tuple[str, str]]:
    """Floors above a ceiling on cells that include their own."""
    return {
        (one.id, other.id)
        for one, other in product(claims, claims)
        if one.id != other.id and other.high is not None and one.low > other.high and one.cells <= other.cells
    }


def smallest_repair(claims: Collection[Assertion]) -> int:
    """How many claims must go so that the others can hold."""
    sizes = range(len(claims) + 1)
    return next(size for size in sizes if any(hold(kept) for kept in combinations(claims, len(claims) - size)))


def smallest_collision(claim: Assertion, others: Collection[Assertion]) -> int | None:
    """Of how many claims the smallest collision is that needs a claim; None where it collides with nothing."""
    rest = [other for other in others if other is not claim]
    for size in range(1, len(rest) + 1):
        for chosen in combinations(rest, size):
            if hold(chosen) and not hold((claim, *chosen)):
                return size + 1
    return None
