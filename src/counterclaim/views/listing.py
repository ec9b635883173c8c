"""Claims as listings: one line a claim, with the columns that its kind asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterclaim.model.claim import Basis, Control, Event, Position
from counterclaim.model.entry import Entry
from counterclaim.views.console import Column, Listing
from counterclaim.views.words import claim_words, day_words, interval_words

SHORT_ID = 8
"""Characters of an id that a table shows; `why` takes any beginning that names one claim."""

_DAY = Column("published", whole=True, justify="right")
_ID = Column("id", whole=True, style="dim")


def claims_listing(entries: Sequence[Entry]) -> Listing:
    """Claims of any kind: day, who says it, what, status and id."""
    columns = (_DAY, Column("who says it"), Column("claim"), Column("status", whole=True), _ID)
    rows = (
        (_day(entry.published), source_words(entry), claim_words(entry.claim), _status(entry), _short(entry))
        for entry in entries
    )
    return Listing(columns, tuple(rows))


def events_listing(entries: Sequence[Entry]) -> Listing:
    """Events: day, what, who and to whom, where, when, how certain, who says it."""
    columns = (
        _DAY,
        Column("event"),
        Column("actors"),
        Column("place"),
        Column("when"),
        Column("told as"),
        Column("who says it"),
        _ID,
    )
    return Listing(
        columns, tuple(_event_row(entry, entry.claim) for entry in entries if isinstance(entry.claim, Event))
    )


def positions_listing(entries: Sequence[Entry]) -> Listing:
    """Positions, actor by actor: stance, issue, toward whom, day, who reports it."""
    columns = (
        Column("actor"),
        Column("stance", whole=True),
        Column("issue"),
        Column("toward"),
        _DAY,
        Column("told by"),
        _ID,
    )
    rows = (_position_row(entry, entry.claim) for entry in entries if isinstance(entry.claim, Position))
    return Listing(columns, tuple(sorted(rows, key=lambda row: row[0])))


def control_listing(entries: Sequence[Entry]) -> Listing:
    """Control, place by place: holder, by law or in fact, who backs it, since when, who says it."""
    columns = (
        Column("place"),
        Column("holder"),
        Column("basis", whole=True),
        Column("backed by"),
        Column("since", whole=True),
        Column("who says it"),
        _DAY,
        _ID,
    )
    rows = (_control_row(entry, entry.claim) for entry in entries if isinstance(entry.claim, Control))
    return Listing(columns, tuple(sorted(rows, key=lambda row: row[0])))


def review_listing(entries: Sequence[Entry]) -> Listing:
    """What to check first: how sure the reading is, the claim, and the words that it rests on."""
    columns = (
        Column("sure", whole=True, justify="right"),
        Column("who says it"),
        Column("claim"),
        Column("words"),
        _ID,
    )
    return Listing(
        columns,
        tuple(
            (
                f"{entry.claim.confidence:.0%}",
                source_words(entry),
                claim_words(entry.claim),
                f"“{entry.quote}”" if entry.quote else "",
                _short(entry),
            )
            for entry in entries
        ),
    )


def source_words(entry: Entry) -> str:
    """The source with those whose belief it tells, innermost last ("Vladimir Putin < Russia")."""
    return " < ".join((entry.claim.source, *entry.claim.nested))


def _event_row(entry: Entry, event: Event) -> tuple[str, ...]:
    actors = " → ".join(part for part in (", ".join(event.actors), ", ".join(event.recipients)) if part)
    return (
        _day(entry.published),
        event.mode,
        actors,
        ", ".join(event.places),
        interval_words(event.occurred),
        event.status.value,
        source_words(entry),
        _short(entry),
    )


def _position_row(entry: Entry, position: Position) -> tuple[str, ...]:
    return (
        position.actor,
        position.stance.value,
        position.issue.value.replace("_", " "),
        position.toward or "",
        _day(entry.published),
        source_words(entry),
        _short(entry),
    )


def _control_row(entry: Entry, control: Control) -> tuple[str, ...]:
    return (
        control.place,
        control.holder,
        "by law" if control.basis is Basis.DE_JURE else "in fact",
        control.backer or "",
        interval_words(control.since),
        source_words(entry),
        _day(entry.published),
        _short(entry),
    )


def _status(entry: Entry) -> str:
    return "" if entry.status == "machine" else entry.status.replace("_", " ")


def _short(entry: Entry) -> str:
    return entry.id[:SHORT_ID]


def _day(day: date | None) -> str:
    return day_words(day) if day else "undated"
