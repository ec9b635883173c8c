"""Bulletins on Gaza whose new count differs from the step of the running total, reported as contradictions.

A row gives a new count of its day and a running total. It can be checked where the row of the day before has a total
too, and differs where the two totals are not that new count apart. It is found where these three claims are reported as
a contradiction. Whatever else is reported is invented, unless the new count of a row that differs takes part.
Source: TechForPalestine/palestine-datasets, "casualties_daily" (Unlicense). A bulletin of two days has two rows there,
of which the first repeats the total and counts nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from counterclaim.evaluation.backtests.series import dataset, reconciled, toll_entry
from counterclaim.evaluation.gold import Figures
from counterclaim.model.claim import Measure, Outcome, Toll
from counterclaim.model.counts import exactly
from counterclaim.model.dates import Interval
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction
from counterclaim.reconciliation.readings import LITERAL

BULLETINS = "casualties_daily.json"
"""Name of the file, a row a day."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What one row says of one outcome."""

    outcome: Outcome
    day: date
    speaker: str
    new: int | None
    """None where the row has no new count, as `total`."""
    total: int | None

    @property
    def new_id(self) -> str:
        """Id of the claim of the new count."""
        return f"{self.outcome}@{self.day}:new"

    @property
    def total_id(self) -> str:
        """Id of the claim of the running total."""
        return f"{self.outcome}@{self.day}:total"


@dataclass(frozen=True, slots=True)
class Step:
    """A row with a new count and a total, after a row with a total."""

    before: Bulletin
    bulletin: Bulletin

    @property
    def differs(self) -> bool:
        """Whether the new count is not the step of the total."""
        assert self.before.total is not None and self.bulletin.total is not None, "a step has two totals"
        return self.bulletin.total - self.before.total != self.bulletin.new

    @property
    def claims(self) -> frozenset[str]:
        """Ids of the two totals and the new count."""
        return frozenset((self.before.total_id, self.bulletin.new_id, self.bulletin.total_id))


@dataclass(frozen=True, slots=True)
class BulletinScore:
    """Rows that differ beside what is reported."""

    claims: int
    checked: int
    differing: int
    found: int
    missed: tuple[tuple[str, ...], ...]
    """Claims of every row that differs and is not found, with the total of the day before."""
    reported: int
    invented: tuple[tuple[str, ...], ...]
    """Claims of every contradiction in which the new count of no row that differs takes part."""


def read_bulletins(path: Path) -> tuple[Bulletin, ...]:
    """The rows of a file, by outcome and day.

    Raises:
        OSError: the file is missing.
        KeyError: a row names an unknown source.
    """
    found = (each for row in json.loads(path.read_text("utf-8")) for each in _bulletins(row))
    return tuple(sorted(found, key=lambda each: (each.outcome, each.day)))


def bulletin_entries(bulletins: Iterable[Bulletin]) -> Iterator[Entry]:
    """The claims of the rows: new counts of their day, and running totals since the war began."""
    began = dataset("gaza")["since"]
    for each in bulletins:
        if each.new is not None:
            yield _entry(each.new_id, each, each.new, Measure.NEW, each.day)
        if each.total is not None:
            yield _entry(each.total_id, each, each.total, Measure.CUMULATIVE, began)


def steps_in(bulletins: Iterable[Bulletin]) -> tuple[Step, ...]:
    """Every row that can be checked."""
    bulletins = tuple(bulletins)
    totals = {(each.outcome, each.day): each for each in bulletins if each.total is not None}
    known = ((totals.get((each.outcome, each.day - timedelta(1))), each) for each in bulletins)
    return tuple(
        Step(before, each) for before, each in known if before and each.new is not None and each.total is not None
    )


def score_bulletins(bulletins: Sequence[Bulletin], contradictions: Iterable[Contradiction]) -> BulletinScore:
    """The rows that differ beside what is reported."""
    checked = steps_in(bulletins)
    differing = [step for step in checked if step.differs]
    reported = {frozenset(each.claims) for each in contradictions}
    missed = [step for step in differing if step.claims not in reported]
    blamed = {step.bulletin.new_id for step in differing}
    return BulletinScore(
        claims=sum(1 for _ in bulletin_entries(bulletins)),
        checked=len(checked),
        differing=len(differing),
        found=len(differing) - len(missed),
        missed=tuple(tuple(sorted(step.claims)) for step in missed),
        reported=len(reported),
        invented=tuple(sorted(tuple(sorted(claims)) for claims in reported if not claims & blamed)),
    )


def backtested_gaza(path: Path) -> BulletinScore:
    """The rows of a file that differ beside what the literal reading reports."""
    bulletins = read_bulletins(path)
    found = reconciled(bulletin_entries(bulletins), dataset("gaza")["conflict"], LITERAL)
    return score_bulletins(bulletins, found.contradictions)


def measured_gaza(path: Path) -> Figures:
    """Share of the rows that differ that are found, and share of what is reported that they explain."""
    score = backtested_gaza(path)
    return {
        "found": score.found / score.differing if score.differing else 0.0,
        "explained": 1 - len(score.invented) / score.reported if score.reported else 0.0,
    }


def _bulletins(row: Mapping[str, Any]) -> Iterator[Bulletin]:
    described = dataset("gaza")
    for outcome, (new, total) in described["bulletins"].items():
        yield Bulletin(
            outcome=Outcome(outcome),
            day=date.fromisoformat(row["report_date"]),
            speaker=described["speakers"][row["report_source"]],
            new=row.get(new),
            total=row.get(total),
        )


def _entry(identifier: str, bulletin: Bulletin, amount: int, measure: Measure, since: date) -> Entry:
    described = dataset("gaza")
    toll = Toll(
        source=bulletin.speaker,
        outcome=bulletin.outcome,
        victim_side=described["victim_side"],
        count=exactly(amount),
        measure=measure,
        since=Interval.on(since),
        as_of=Interval.on(bulletin.day),
    )
    return toll_entry(
        identifier,
        toll,
        bulletin.day,
        speaker_side=described["speaker_side"],
        victim_side=described["victim_side"],
    )
