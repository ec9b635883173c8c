"""How long it takes to reconcile 100,000 claims of one conflict.

The claims are invented: 1,600 days of running totals by both sides and by an outsider, for ten kinds of materiel and
for people by outcome and type, and ten incidents a day and side, told by one outlet or two. One total in five
thousand is false, unless --false says otherwise, and collides with hundreds of others. Prints seconds and counts as
JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from counterclaim.model.claim import Measure, Object, Outcome, Toll, VictimType
from counterclaim.model.counts import exactly
from counterclaim.model.dates import Interval
from counterclaim.model.entry import Entry
from counterclaim.model.world import Camp, Conflict, Place, Precision, Side
from counterclaim.reconciliation.ground import ground_of
from counterclaim.reconciliation.readings import load_reading
from counterclaim.reconciliation.reconcile import reconcile

START = date(2022, 1, 1)
DAYS = 1600
PLACES = 300
FALSE = 0.0002
"""Share of running totals that are invented out of the air; each collides with hundreds of others."""
SIDES = ("Northland", "Southland")
SPEAKERS = (("Northland staff", "Northland"), ("Southland staff", "Southland"), ("Monitor", None))
INCIDENTS = 10
"""Incidents of a day on each side."""
OUTLETS_TO_AN_INCIDENT = 1.5

What: TypeAlias = tuple[Outcome, Object, VictimType]
Series: TypeAlias = tuple[str, Outcome, Object, VictimType]
Told: TypeAlias = tuple[str, str | None, str, What, int, str | None]
"""Speaker with its side, the side that suffered, what, how many, and the place of an incident."""


def main() -> None:
    """Build the claims, reconcile them, print what that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    parser.add_argument("--reading", default="literal")
    parser.add_argument("--false", type=float, default=FALSE)
    arguments = parser.parse_args()
    entries = list(conflict_claims(arguments.claims, arguments.false, random.Random(7)))
    camps = tuple(Camp((side,)) for side in SIDES)
    places = {f"Town {number}": number for number in range(PLACES)}
    ground = ground_of(
        Conflict("invented", "Invented", START, sides=tuple(Side(side) for side in SIDES)),
        camps,
        entries,
        lambda name: Place(name, places[name] * 0.2, 10.0, Precision.TOWN) if name in places else None,
    )
    began = time.perf_counter()
    found = reconcile(entries, ground, load_reading(arguments.reading))
    took = time.perf_counter() - began
    figures = {
        "claims": len(entries),
        "figures": len(found.findings),
        "contradictions": len(found.contradictions),
        "seconds": round(took, 2),
    }
    json.dump(figures, sys.stdout)
    print()


def conflict_claims(wanted: int, false: float, dice: random.Random) -> Iterator[Entry]:
    """That many claims: of each day the incidents, then the running totals that hold them."""
    counted: list[What] = [
        (Outcome.DESTROYED, thing, VictimType.MILITARY) for thing in Object if thing is not Object.PERSONS
    ]
    counted += [
        (outcome, Object.PERSONS, kind)
        for outcome in (Outcome.KILLED, Outcome.WOUNDED)
        for kind in (VictimType.MILITARY, VictimType.CIVILIAN)
    ]
    truth: dict[Series, int] = {(side, *what): dice.randint(50, 400) for side in SIDES for what in counted}
    a_day = len(truth) * len(SPEAKERS) + round(INCIDENTS * len(SIDES) * OUTLETS_TO_AN_INCIDENT)
    step = max(1, DAYS * a_day // wanted)
    number = 0
    for day in range(0, DAYS * step, step):
        published = START + timedelta(day % DAYS)
        told = [*_incidents(dice, truth), *_totals(dice, truth, step, false)]
        for speaker, speaker_side, side, what, said, place in told:
            if number == wanted:
                return
            yield _entry(number, published, speaker, speaker_side, side, what, said, place)
            number += 1


def _incidents(dice: random.Random, truth: dict[Series, int]) -> Iterator[Told]:
    what = (Outcome.KILLED, Object.PERSONS, VictimType.CIVILIAN)
    for side in SIDES:
        for place in dice.sample(range(PLACES), INCIDENTS):
            dead = dice.randint(1, 9)
            truth[side, *what] += dead
            for outlet in range(dice.randint(1, 2)):
                yield f"Outlet {outlet}", None, side, what, dead, f"Town {place}"


def _totals(dice: random.Random, truth: dict[Series, int], step: int, false: float) -> Iterator[Told]:
    for (side, outcome, thing, kind), before in truth.items():
        now = truth[side, outcome, thing, kind] = before + dice.randint(0, 40) * step
        for speaker, speaker_side in SPEAKERS:
            said = now if dice.random() > false else now * dice.randint(2, 5)
            yield speaker, speaker_side, side, (outcome, thing, kind), said, None


def _entry(
    number: int,
    published: date,
    speaker: str,
    speaker_side: str | None,
    side: str,
    what: What,
    said: int,
    place: str | None,
) -> Entry:
    outcome, thing, kind = what
    claim = Toll(
        source=speaker,
        outcome=outcome,
        object=thing,
        victim_side=side,
        victim_type=kind,
        count=exactly(said),
        measure=Measure.CUMULATIVE if place is None else Measure.NEW,
        since=Interval.on(START) if place is None else None,
        as_of=Interval.on(published),
        place=place,
    )
    return Entry(
        id=f"{number:08d}",
        claim=claim,
        report=f"r{number // 20}",
        published=published,
        outlet=None,
        title=None,
        status="machine",
        speaker_side=speaker_side,
        victim_side=side,
    )


if __name__ == "__main__":
    main()
