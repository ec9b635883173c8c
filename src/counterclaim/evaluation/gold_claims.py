"""Gold records as claims of the ledger, with the report and the sides beside them, for whatever stands on claims.

Source: `GUIDE.md` of the gold sets, part 1 (fields, value lists, number conventions).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from counterclaim.model.claim import (
    MIXED_SIDE,
    REPORT_VOICE,
    UNSPECIFIED,
    Basis,
    Claim,
    Control,
    Event,
    EventStatus,
    EventType,
    Issue,
    Measure,
    Object,
    Outcome,
    Position,
    Stance,
    Toll,
    VictimType,
)
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.dates import Interval, parse_interval
from counterclaim.model.entry import Entry
from counterclaim.model.report import Report, Span
from counterclaim.model.world import Conflict
from counterclaim.reading import read_paths
from counterclaim.world.loading import choose_conflict, load_conflict
from counterclaim.world.names import Names

Record: TypeAlias = Mapping[str, Any]
"""One claim as a gold file has it."""

_PLAIN = frozenset({Qualifier.EXACT, Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.AT_LEAST})
"""Qualifiers whose low is the number as said."""


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of a gold set with the claims that its annotators found."""

    report: Report
    claims: tuple[Claim, ...]
    """Tolls, events, positions, control, each kind in the order of its list."""


def gold_reports(folder: Path, stems: Iterable[str]) -> tuple[GoldReport, ...]:
    """The reports of those names in a gold folder, in the order of the names.

    Raises:
        OSError: a text or its gold file is missing.
        ValueError: a record does not fit the schema.
    """
    return tuple(_gold_report(folder, stem) for stem in stems)


def likeliest_conflict(reports: Sequence[GoldReport]) -> Conflict | None:
    """The conflict file that most of the reports fit, by name where several do; None where none fits any."""
    chosen = (choose_conflict(gold.report.text, gold.report.published) for gold in reports)
    names = Counter(conflict.name for conflict in chosen if conflict)
    return load_conflict(min(names, key=lambda name: (-names[name], name))) if names else None


def gold_entries(reports: Iterable[GoldReport], names: Names) -> tuple[Entry, ...]:
    """An entry for every claim; its id is report and number within its kind ("03#5" for a toll, "03#event5")."""
    return tuple(
        _entry(gold.report, f"{'' if kind is Toll else kind.kind}{number}", claim, names)
        for gold in reports
        for kind in (Toll, Event, Position, Control)
        for number, claim in enumerate(each for each in gold.claims if isinstance(each, kind))
    )


def toll_of(record: Record) -> Toll:
    """The toll of a record of `tolls`."""
    return Toll(
        source=record["source"],
        span=Span(record["begin"], record["end"]),
        outcome=Outcome(record["outcome"]),
        object=Object(record["object"]),
        victim_side=record["victim_side"],
        victim_type=VictimType(record["victim_type"]),
        count=count_of(record) if record["disclosed"] else None,
        measure=Measure(record["measure"]),
        since=_interval(record["since"]),
        as_of=_interval(record["as_of"]),
        place=record["place"],
        denied=record["denied"],
    )


def count_of(record: Record) -> Count:
    """The count of a disclosed toll; the number as said follows from bound and qualifier."""
    low, high, qualifier = record["low"], record["high"], Qualifier(record["qualifier"])
    return Count(low, high, qualifier, _amount(low, high, qualifier))


def event_of(record: Record) -> Event:
    """The event of a record of `events`."""
    return Event(
        source=record["source"],
        span=Span(record["begin"], record["end"]),
        type=EventType(record["type"]),
        mode=record["mode"] or "",
        actors=tuple(record["actor"]),
        recipients=tuple(record["recipient"]),
        places=tuple(record["place"]),
        occurred=_interval(record["date"]),
        status=EventStatus(record["status"]),
    )


def position_of(record: Record) -> Position:
    """The position of a record of `positions`."""
    return Position(
        source=record["source"],
        span=Span(record["begin"], record["end"]),
        actor=record["actor"],
        stance=Stance(record["stance"]),
        issue=Issue(record["issue"]),
        toward=record["toward"],
        said_on=_interval(record["said_on"]),
    )


def control_of(record: Record) -> Control:
    """The claim of control of a record of `control`."""
    return Control(
        source=record["source"],
        span=Span(record["begin"], record["end"]),
        place=record["place"],
        holder=record["holder"],
        basis=Basis(record["basis"]),
        backer=record["backer"],
        since=_interval(record["since"]),
    )


_CLAIM_OF: Mapping[str, Callable[[Record], Claim]] = {
    "tolls": toll_of,
    "events": event_of,
    "positions": position_of,
    "control": control_of,
}


def _gold_report(folder: Path, stem: str) -> GoldReport:
    path = folder / f"{stem}.txt"
    found = next(iter(read_paths((path,), published=_published(folder / f"{stem}.meta.json"))))
    if found.report is None:
        raise FileNotFoundError(path)
    kept = json.loads((folder / f"{stem}.gold.json").read_text("utf-8"))
    return GoldReport(found.report, tuple(make(record) for kind, make in _CLAIM_OF.items() for record in kept[kind]))


def _published(path: Path) -> date | None:
    """The day that stands beside a text for those that do not say it themselves; None where nothing does."""
    day = json.loads(path.read_text("utf-8")).get("published") if path.exists() else None
    return date.fromisoformat(day) if day else None


def _entry(report: Report, number: str, claim: Claim, names: Names) -> Entry:
    suffered = claim.victim_side if isinstance(claim, Toll) else MIXED_SIDE
    return Entry(
        id=f"{report.name}#{number}",
        claim=claim,
        report=report.id,
        published=report.published,
        outlet=report.outlet,
        title=report.title,
        status="machine",
        report_name=report.name,
        quote=claim.span.of(report.text) if claim.span else "",
        speaker_side=None if claim.source in (REPORT_VOICE, UNSPECIFIED) else names.side_of(claim.source),
        victim_side=None if suffered == MIXED_SIDE else names.side_of(suffered) or suffered,
    )


def _amount(low: int | None, high: int | None, qualifier: Qualifier) -> int | None:
    """The number as said; None for vague words and ranges."""
    if qualifier in _PLAIN:
        return low
    match qualifier:
        case Qualifier.MORE_THAN if low is not None:
            return low - 1
        case Qualifier.AT_MOST:
            return high
        case Qualifier.LESS_THAN if high is not None:
            return high + 1
        case _:
            return None


def _interval(text: str | None) -> Interval | None:
    return parse_interval(text) if text else None
