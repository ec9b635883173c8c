"""Falls in the daily totals of the Ukrainian General Staff, reported as contradictions or supersessions.

A fall is a total of one series that lies below the total of the day before. It is found where the claims of the two
days are reported as a contradiction, or the later as taking the earlier's place. Whatever else is reported is invented,
unless a fall lies between the days of its claims.
Source: PetroIvaniuk/2022-Ukraine-Russia-War-Dataset (MIT); its corrections are dated a day before or on the day itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from counterclaim.evaluation.backtests.series import dataset, reconciled, toll_entry
from counterclaim.evaluation.gold import Figures
from counterclaim.model.claim import Object, Outcome, Toll, VictimType
from counterclaim.model.counts import Qualifier, qualified
from counterclaim.model.dates import Interval
from counterclaim.model.entry import Entry
from counterclaim.reconciliation.readings import LITERAL
from counterclaim.reconciliation.reconcile import Reconciliation

EQUIPMENT = "russia_losses_equipment.json"
"""Name of the file of totals of equipment, a row a day."""
PERSONNEL = "russia_losses_personnel.json"
"""Name of the file of totals of people, a row a day."""
CORRECTIONS = "russia_losses_equipment_correction.json"
"""Name of the file of corrections, a row a day, each with how much was added or taken away."""


@dataclass(frozen=True, slots=True, order=True)
class Total:
    """What one series says on one day."""

    series: str
    day: date
    amount: int
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def id(self) -> str:
        """Id of its claim."""
        return f"{self.series}@{self.day}"


@dataclass(frozen=True, slots=True)
class Fall:
    """A total and the lower one of the next day."""

    before: Total
    after: Total


@dataclass(frozen=True, slots=True)
class FallScore:
    """Falls in the series beside what is reported."""

    series: int
    claims: int
    falls: int
    falls_found: int
    corrected: int
    """Falls that the corrections file documents."""
    reported: int
    """Contradictions and supersessions."""
    invented: tuple[tuple[str, ...], ...]
    """Claims of each contradiction or supersession that no fall explains."""


def read_totals(folder: Path) -> tuple[Total, ...]:
    """The totals of the series that are claims about an object of ours, by series and day.

    Raises:
        OSError: a file is missing.
        ValueError: an unknown word stands beside a number of people.
    """
    described = dataset("ukraine")
    equipment = json.loads((folder / EQUIPMENT).read_text("utf-8"))
    people = json.loads((folder / PERSONNEL).read_text("utf-8"))
    things = (
        Total(series, date.fromisoformat(row["date"]), row[series])
        for row in equipment
        for series in described["objects"]
        if row.get(series) is not None
    )
    name, word = described["people"], described["people_word"]
    persons = (Total(name, date.fromisoformat(row["date"]), row[name], _qualifier(row[word])) for row in people)
    return tuple(sorted((*things, *persons)))


def total_entries(totals: Iterable[Total]) -> Iterator[Entry]:
    """A running total since the invasion for every total."""
    described = dataset("ukraine")
    for total in totals:
        thing = described["objects"].get(total.series)
        toll = Toll(
            source=described["speaker"],
            outcome=Outcome.DESTROYED if thing else Outcome.CASUALTIES,
            object=Object(thing) if thing else Object.PERSONS,
            victim_side=described["victim_side"],
            victim_type=VictimType.MILITARY,
            count=qualified(total.qualifier, total.amount),
            since=Interval.on(described["since"]),
            as_of=Interval.on(total.day),
        )
        yield toll_entry(
            total.id,
            toll,
            total.day,
            speaker_side=described["speaker_side"],
            victim_side=described["victim_side"],
        )


def falls_in(totals: Iterable[Total]) -> tuple[Fall, ...]:
    """Every total that lies below the one before it in its series, that one no more than a day older."""
    return tuple(
        Fall(before, after)
        for before, after in pairwise(sorted(totals))
        if before.series == after.series and after.day - before.day == timedelta(1) and after.amount < before.amount
    )


def score_falls(totals: Sequence[Total], found: Reconciliation, corrections: Iterable[tuple[str, date]]) -> FallScore:
    """The falls beside what is reported; `corrections` are series and day of what was taken away."""
    falls = falls_in(totals)
    known, corrected = {total.id: total for total in totals}, frozenset(corrections)
    reported = {
        *(tuple(sorted(each.claims)) for each in found.contradictions),
        *(tuple(sorted(pair)) for pair in found.replaced.items()),
    }
    return FallScore(
        series=len({total.series for total in totals}),
        claims=len(known),
        falls=len(falls),
        falls_found=sum(tuple(sorted((fall.before.id, fall.after.id))) in reported for fall in falls),
        corrected=sum(not corrected.isdisjoint(_days_of(fall)) for fall in falls),
        reported=len(reported),
        invented=tuple(sorted(each for each in reported if not _explained([known[one] for one in each], falls))),
    )


def read_corrections(path: Path) -> tuple[tuple[str, date], ...]:
    """Series and day of every correction that takes something away.

    Raises:
        OSError: the file is missing.
    """
    return tuple(
        (series, date.fromisoformat(row["date"]))
        for row in json.loads(path.read_text("utf-8"))
        for series, change in row.items()
        if isinstance(change, int) and change < 0
    )


def backtested_ukraine(folder: Path) -> FallScore:
    """The falls in the series of a folder beside what the literal reading reports."""
    totals = read_totals(folder)
    found = reconciled(total_entries(totals), dataset("ukraine")["conflict"], LITERAL)
    return score_falls(totals, found, read_corrections(folder / CORRECTIONS))


def measured_ukraine(folder: Path) -> Figures:
    """Share of the falls that are found, and share of what is reported that a fall explains."""
    score = backtested_ukraine(folder)
    explained = 1 - len(score.invented) / score.reported if score.reported else 0.0
    return {"found": score.falls_found / score.falls if score.falls else 0.0, "explained": explained}


def _days_of(fall: Fall) -> tuple[tuple[str, date], tuple[str, date]]:
    """Series and day of both totals."""
    return (fall.before.series, fall.before.day), (fall.after.series, fall.after.day)


def _qualifier(word: str) -> Qualifier:
    known = dataset("ukraine")["qualifiers"]
    if word not in known:
        raise ValueError(f"{word!r} is no qualifier of the data set")
    return Qualifier(known[word])


def _explained(claims: Sequence[Total], falls: Iterable[Fall]) -> bool:
    """Whether the claims are of one series in which a total falls between the first and the last of their days."""
    days = [total.day for total in claims]
    return len({total.series for total in claims}) == 1 and any(
        fall.after.series == claims[0].series and min(days) <= fall.before.day and fall.after.day <= max(days)
        for fall in falls
    )
