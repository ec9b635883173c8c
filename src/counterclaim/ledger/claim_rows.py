"""Claims as cells of their kind's table, and rows as claims again: what is written is what is read."""

from __future__ import annotations

import sqlite3
from typing import TypedDict

from counterclaim.ledger.cells import (
    Cell,
    interval_cell,
    interval_of,
    names_cell,
    names_of,
    number_cell,
    number_of,
    optional_text_of,
    span_cells,
    span_of,
    text_cell,
    text_of,
)
from counterclaim.model.claim import (
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
from counterclaim.model.report import Span


class _Vouched(TypedDict):
    source: str
    nested: tuple[str, ...]
    via: tuple[str, ...]
    span: Span | None
    extractor: str
    confidence: float


def claim_cells(claim: Claim) -> tuple[Cell, ...]:
    """Cells of the claim's table from `span_begin` on, without `extractor` and `confidence`: its content."""
    shared = (*span_cells(claim.span), text_cell(claim.source), names_cell(claim.nested), names_cell(claim.via))
    match claim:
        case Toll():
            return (*shared, *_toll_cells(claim))
        case Event():
            return (*shared, *_event_cells(claim))
        case Position():
            return (*shared, *_position_cells(claim))
        case Control():
            return (*shared, *_control_cells(claim))


def claim_of(kind: str, row: sqlite3.Row) -> Claim:
    """The claim of a row of the kind's table.

    Raises:
        ValueError: a cell holds what no claim can, or the kind is unknown.
    """
    match kind:
        case "toll":
            return _toll_of(row)
        case "event":
            return _event_of(row)
        case "position":
            return _position_of(row)
        case "control":
            return _control_of(row)
        case _:
            raise ValueError(f"{kind!r} is no kind of claim")


def _vouched(row: sqlite3.Row) -> _Vouched:
    return _Vouched(
        source=text_of(row["source"]),
        nested=names_of(row["nested"]),
        via=names_of(row["via"]),
        span=span_of(row["span_begin"], row["span_end"]),
        extractor=text_of(row["extractor"]),
        confidence=float(row["confidence"]),
    )


def _toll_cells(toll: Toll) -> tuple[Cell, ...]:
    return (
        toll.outcome.value,
        toll.object.value,
        text_cell(toll.victim_side),
        toll.victim_type.value,
        *_count_cells(toll.count),
        toll.measure.value,
        interval_cell(toll.since),
        interval_cell(toll.as_of),
        text_cell(toll.place),
        int(toll.denied),
    )


def _toll_of(row: sqlite3.Row) -> Toll:
    return Toll(
        **_vouched(row),
        outcome=Outcome(row["outcome"]),
        object=Object(row["object"]),
        victim_side=text_of(row["victim_side"]),
        victim_type=VictimType(row["victim_type"]),
        count=_count_of(row),
        measure=Measure(row["measure"]),
        since=interval_of(row["since"]),
        as_of=interval_of(row["as_of"]),
        place=optional_text_of(row["place"]),
        denied=bool(row["denied"]),
    )


def _count_cells(count: Count | None) -> tuple[Cell, Cell, Cell, Cell]:
    if count is None:
        return (None, None, None, None)
    return (number_cell(count.low), number_cell(count.high), count.qualifier.value, number_cell(count.amount))


def _count_of(row: sqlite3.Row) -> Count | None:
    if row["qualifier"] is None:
        return None
    return Count(number_of(row["low"]), number_of(row["high"]), Qualifier(row["qualifier"]), number_of(row["amount"]))


def _event_cells(event: Event) -> tuple[Cell, ...]:
    return (
        event.type.value,
        text_cell(event.mode),
        names_cell(event.actors),
        names_cell(event.recipients),
        names_cell(event.places),
        interval_cell(event.occurred),
        event.status.value,
    )


def _event_of(row: sqlite3.Row) -> Event:
    return Event(
        **_vouched(row),
        type=EventType(row["type"]),
        mode=text_of(row["mode"]),
        actors=names_of(row["actors"]),
        recipients=names_of(row["recipients"]),
        places=names_of(row["places"]),
        occurred=interval_of(row["occurred"]),
        status=EventStatus(row["status"]),
    )


def _position_cells(position: Position) -> tuple[Cell, ...]:
    return (
        text_cell(position.actor),
        position.stance.value,
        position.issue.value,
        text_cell(position.toward),
        interval_cell(position.said_on),
    )


def _position_of(row: sqlite3.Row) -> Position:
    return Position(
        **_vouched(row),
        actor=text_of(row["actor"]),
        stance=Stance(row["stance"]),
        issue=Issue(row["issue"]),
        toward=optional_text_of(row["toward"]),
        said_on=interval_of(row["said_on"]),
    )


def _control_cells(control: Control) -> tuple[Cell, ...]:
    return (
        text_cell(control.place),
        text_cell(control.holder),
        control.basis.value,
        text_cell(control.backer),
        interval_cell(control.since),
    )


def _control_of(row: sqlite3.Row) -> Control:
    return Control(
        **_vouched(row),
        place=text_of(row["place"]),
        holder=text_of(row["holder"]),
        basis=Basis(row["basis"]),
        backer=optional_text_of(row["backer"]),
        since=interval_of(row["since"]),
    )
