"""Whether later official counts lie inside the bounds that the guarded reading drew while the war was told.

On every day on which a claim was made, the claims known by then are reconciled and asked for each side's soldiers
killed in the whole war. A violation is an official count outside those bounds, or a figure that the claims contradict.
Of the shorter window up to that day's claims only the lower end is held against the official count, which includes it.
Source: `karabakh_claims.csv`, compiled facts; its own column names the source of each row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

from counterclaim.evaluation.backtests.series import dataset, reconciled, toll_entry
from counterclaim.evaluation.gold import Figures
from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, Outcome, Toll, VictimType
from counterclaim.model.counts import Count, Qualifier, qualified, vague
from counterclaim.model.dates import Interval
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Figure, Finding

CLAIMS = "karabakh_claims.csv"
"""Name of the file, a claim a row."""
GUARDED = "guarded"
"""Name of the reading that is tried."""
_Row: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True)
class Official:
    """What a side said of its own dead once it had counted them."""

    side: str
    since: date
    as_of: date
    amount: int


@dataclass(frozen=True, slots=True)
class Check:
    """An official count beside what was known of that figure on a day."""

    known_on: date
    official: Official
    finding: Finding
    whole: bool
    """Whether the finding is about the whole war; else about the days up to the last claim known."""

    @property
    def holds(self) -> bool:
        """Whether the count lies inside the bounds, those of a shorter window being no ceiling to it."""
        low, high = self.finding.low, self.finding.high
        if low is None or self.official.amount < low:
            return False
        return not self.whole or high is None or self.official.amount <= high


def read_claims(path: Path) -> tuple[tuple[Entry, ...], tuple[Official, ...]]:
    """The claims of a file, by day, and the official counts among them.

    Raises:
        OSError: the file is missing.
        ValueError: a row does not fit.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    end = max(day for row in rows if (day := _day(row["said_on"]))) + timedelta(1)
    entries = (_entry(number, row, _day(row["said_on"]) or end) for number, row in enumerate(rows))
    officials = (_official(row) for row in rows if row["said_on"] == dataset("karabakh")["official"])
    return tuple(sorted(entries, key=lambda entry: (entry.published or end, entry.id))), tuple(officials)


def checks_of(entries: Sequence[Entry], officials: Sequence[Official]) -> Iterator[Check]:
    """Every official count on every day of publication, against the whole war and against the days told by then."""
    for day in sorted({entry.published for entry in entries if entry.published}):
        known = [entry for entry in entries if entry.published and entry.published <= day]
        asked = [_question(official, day) for official in officials]
        for official in officials:
            yield from _checked(day, official, [*known, *asked], whole=True)
            yield from _checked(day, official, known, whole=False)


def backtested_karabakh(path: Path) -> tuple[Check, ...]:
    """Every check of a file of claims."""
    return tuple(checks_of(*read_claims(path)))


def measured_karabakh(path: Path) -> Figures:
    """Share of the checks in which the official count lies inside the bounds."""
    checks = backtested_karabakh(path)
    return {"inside": sum(check.holds for check in checks) / len(checks) if checks else 0.0}


def format_violation(check: Check) -> str:
    """One line that tells how a check fails."""
    found, official = check.finding, check.official
    window = f"{found.figure.since} to {found.figure.as_of}"
    bounds = f"{found.low} to {'any' if found.high is None else found.high}" if found.low is not None else found.status
    return f"{check.known_on}: killed of {official.side}, {window}: {bounds}; official {official.amount}"


def _checked(day: date, official: Official, entries: Sequence[Entry], *, whole: bool) -> Iterator[Check]:
    found = reconciled(entries, dataset("karabakh")["conflict"], GUARDED)
    for finding in found.findings:
        if _about(finding.figure, official):
            yield Check(day, official, finding, whole)


def _about(figure: Figure, official: Official) -> bool:
    return figure == Figure(
        outcome=Outcome.KILLED,
        object=figure.object,
        victim_side=official.side,
        victim_type=VictimType.MILITARY,
        since=official.since,
        as_of=figure.as_of,
    )


def _question(official: Official, day: date) -> Entry:
    """A claim that some were killed: it asks for the soldiers killed in the whole war and bounds nothing."""
    toll = Toll(
        source=REPORT_VOICE,
        outcome=Outcome.KILLED,
        victim_side=official.side,
        victim_type=VictimType.MILITARY,
        count=vague(),
        since=Interval.on(official.since),
        as_of=Interval.on(official.as_of),
    )
    return toll_entry(f"asked {official.side}", toll, day, speaker_side=None, victim_side=official.side)


def _entry(number: int, row: _Row, published: date) -> Entry:
    """The claim of a row; what is told of both sides is told of people, what is told of one of its soldiers."""
    sides = dataset("karabakh")["sides"]
    victim = row["victim"] if row["victim"] in sides else None
    toll = Toll(
        source=row["speaker"],
        outcome=Outcome(row["outcome"]),
        victim_side=victim or MIXED_SIDE,
        victim_type=VictimType.MILITARY if victim else VictimType.ANY,
        count=_count(row),
        since=Interval.on(date.fromisoformat(row["window_from"])),
        as_of=Interval.on(date.fromisoformat(row["window_to"])),
    )
    return toll_entry(f"{number:02d}", toll, published, speaker_side=_speaker_side(row, victim), victim_side=victim)


def _speaker_side(row: _Row, victim: str | None) -> str | None:
    match row["speaker_side"]:
        case "own":
            return victim
        case "enemy":
            sides: list[str] = dataset("karabakh")["sides"]
            return next(side for side in sides if side != victim)
        case _:
            return None


def _count(row: _Row) -> Count:
    """The count as said: the file has bounds of `nearly` below the number, and of `more_than` above it."""
    low, high = (int(row[end]) if row[end] else None for end in ("low", "high"))
    qualifier = Qualifier(row["qualifier"])
    match qualifier:
        case Qualifier.NEARLY if high is not None:
            return qualified(qualifier, high + 1)
        case Qualifier.MORE_THAN if low is not None:
            return qualified(qualifier, low - 1)
        case Qualifier.AT_MOST if high is not None:
            return qualified(qualifier, high)
        case _ if low is not None:
            return qualified(qualifier, low)
    raise ValueError(f"no number in {row}")


def _official(row: _Row) -> Official:
    since, as_of = date.fromisoformat(row["window_from"]), date.fromisoformat(row["window_to"])
    return Official(row["victim"], since, as_of, int(row["low"]))


def _day(text: str) -> date | None:
    """The day that a row gives; None where it gives none ("final", "after war")."""
    return date.fromisoformat(text) if text[:1].isdigit() else None
