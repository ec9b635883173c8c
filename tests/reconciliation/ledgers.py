"""Ledgers for tests of reconciliation: claim notation with the sides behind its names, and the ground of a small war.

Northland and the Hills fight Southland from 1 October 2020. The ids of claims are the numbers of their lines, from 01.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, UNSPECIFIED, Toll
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind, Finding
from counterclaim.model.notation import parse_ledger
from counterclaim.model.world import Camp, Conflict, Place, Side
from counterclaim.reconciliation.ground import Ground, ground_of
from counterclaim.reconciliation.readings import LITERAL, Reading, load_reading
from counterclaim.reconciliation.reconcile import Reconciliation, reconcile
from counterclaim.reconciliation.succession import Independence

HOMES = {
    "Northland": "Northland",
    "Northland army": "Northland",
    "Northland ministry": "Northland",
    "Northland ministry spokesman": "Northland",
    "Hill officials": "Hills",
    "Hills": "Hills",
    "Southland": "Southland",
    "Southland ministry": "Southland",
}
"""Party behind each name that the tests use; any other name is a third party."""
CAMPS = (Camp(("Northland", "Hills")), Camp(("Southland",)))
WAR = Conflict(
    name="valley",
    title="War of the valley",
    start=date(2020, 10, 1),
    sides=(Side("Northland", allies=("Hills",)), Side("Hills"), Side("Southland")),
)
SUMS = frozenset({ContradictionKind.PAIR, ContradictionKind.FAMILY, ContradictionKind.SMALLEST})
"""Contradictions of sums."""

_CLAIM = re.compile(r"\d{4}-\d{2}-\d{2}\s|undated\s")


def entries_of(
    text: str | None,
    *,
    outlets: Mapping[int, str] | None = None,
    reports: Mapping[int, str] | None = None,
    status: Mapping[int, str] | None = None,
) -> tuple[Entry, ...]:
    """An entry for each line of a docstring that is a claim; its other lines are prose.

    Args:
        text: the docstring.
        outlets: by number of the claim, from 1, who printed it; "The Evening Lamp" prints all others.
        reports: by number of the claim, the report that makes it; all others are in reports of their own.
        status: by number of the claim, what became of it; "machine" stands for all others.
    """
    lines = [line for line in (text or "").splitlines() if _CLAIM.match(line.strip())]
    printed, told, marks = outlets or {}, reports or {}, status or {}
    return tuple(
        _entry(
            number,
            line,
            printed.get(number, "The Evening Lamp"),
            told.get(number, f"report {number:02}"),
            marks.get(number, "machine"),
        )
        for number, line in enumerate(lines, 1)
    )


def _entry(number: int, line: str, outlet: str, report: str, status: str) -> Entry:
    (noted,) = parse_ledger(line)
    claim = noted.claim
    suffered = claim.victim_side if isinstance(claim, Toll) else MIXED_SIDE
    return Entry(
        id=f"{number:02}",
        claim=claim,
        report=report,
        published=noted.published,
        outlet=outlet,
        title=None,
        status=status,
        speaker_side=None if claim.source in (REPORT_VOICE, UNSPECIFIED) else HOMES.get(claim.source),
        victim_side=None if suffered == MIXED_SIDE else HOMES.get(suffered, suffered),
    )


def valley(entries: Iterable[Entry], conflict: Conflict | None = WAR, places: Sequence[Place] = ()) -> Ground:
    """The ground of the war; `places` are those that a gazetteer knows."""
    known = {place.name: place for place in (*places, *(conflict.places if conflict else ()))}
    return ground_of(conflict, CAMPS, entries, known.get)


def reconciled(
    ledger: str | Iterable[Entry] | None,
    reading: str | Reading = LITERAL,
    independent: Independence = len,
    *,
    ground: Ground | None = None,
    repaired: bool = False,
) -> Reconciliation:
    """What a reading finds in the claims of a docstring, or in entries."""
    entries = entries_of(ledger) if ledger is None or isinstance(ledger, str) else tuple(ledger)
    rule = load_reading(reading) if isinstance(reading, str) else reading
    return reconcile(entries, ground or valley(entries), rule, independent, repaired=repaired)


def finding(found: Reconciliation, words: str, *, since: str | None = None) -> Finding:
    """The one finding whose figure these words name: outcome, side or "all", victim type, "at" and a place."""
    named = [one for one in found.findings if _words(one) == words]
    if since is not None:
        named = [one for one in named if str(one.figure.since) == since]
    assert len(named) == 1, (words, [(_words(one), str(one.figure.since)) for one in found.findings])
    return named[0]


def ends(found: Reconciliation, words: str, *, since: str | None = None) -> tuple[int | None, int | None]:
    """The ends of that figure."""
    one = finding(found, words, since=since)
    return one.low, one.high


def collisions(found: Reconciliation) -> list[Contradiction]:
    """The contradictions of sums, in order."""
    return [one for one in found.contradictions if one.kind in SUMS]


def _words(one: Finding) -> str:
    figure = one.figure
    thing = "" if figure.object == "persons" else f" {figure.object}"
    place = f" at {figure.place}" if figure.place else ""
    return f"{figure.outcome} {figure.victim_side or 'all'}{thing} {figure.victim_type}{place}"
