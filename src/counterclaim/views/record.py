"""Reports and claims as JSON records, in the shape of the annotation guide.

Source: part 1 of the guide (fields, value lists and null conventions). Offsets are characters, half-open.
"""

from __future__ import annotations

import json
from typing import TypeAlias, assert_never

from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim, Control, Event, Position, Toll
from counterclaim.model.dates import Interval
from counterclaim.model.entry import Entry
from counterclaim.model.extraction import Extraction
from counterclaim.model.report import Report, Span

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""Any JSON value."""
Record: TypeAlias = dict[str, Json]
"""A JSON object; its fields stand in the order in which they are printed."""


def json_line(record: Record) -> str:
    """The record on one line, in ASCII, so that no control character and no direction override reaches a terminal."""
    return json.dumps(record)


def report_record(report: Report, extraction: Extraction) -> Record:
    """Everything read out of one report, in the shape of the gold files."""
    as_of = report.published.isoformat() if report.published else None
    return {
        "id": report.name,
        "report": {
            "published": as_of,
            "title": report.title,
            "outlet": report.outlet,
            "credits": list(report.credits),
        },
        "tolls": [toll_record(toll, as_of) for toll in extraction.tolls],
        "attributions": [attribution_record(attribution) for attribution in extraction.attributions],
        "events": [event_record(event) for event in extraction.events],
        "positions": [position_record(position) for position in extraction.positions],
        "control": [control_record(control) for control in extraction.controls],
    }


def reading_records(report: Report, extraction: Extraction) -> tuple[Record, ...]:
    """One flat record a claim, each with its report and the words that say it."""
    published = report.published.isoformat() if report.published else None
    return tuple(
        {
            "report": report.name,
            "kind": claim.kind,
            "published": published,
            "outlet": report.outlet,
            "title": report.title,
            **claim_record(claim, published),
            "nested": list(claim.nested),
            "via": list(claim.via),
            "quote": claim.span.of(report.text) if claim.span else None,
            "confidence": round(claim.confidence, 3),
            "extractor": claim.extractor,
        }
        for claim in extraction.claims
    )


def toll_record(toll: Toll, published: str | None) -> Record:
    """A toll; its `as_of` is the day of publication where it names none."""
    count = toll.count
    return {
        "outcome": toll.outcome.value,
        "object": toll.object.value,
        "victim_side": toll.victim_side,
        "victim_type": toll.victim_type.value,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "qualifier": count.qualifier.value if count else None,
        "measure": toll.measure.value,
        "since": _iso(toll.since),
        "as_of": _iso(toll.as_of) or published,
        "place": toll.place,
        "disclosed": toll.disclosed,
        "source": toll.source,
        "denied": toll.denied,
        **_ends("", toll.span),
    }


def attribution_record(attribution: Attribution) -> Record:
    """An attribution; `nested_in` is the place of the outer one in the same list, from 0."""
    return {
        "source": attribution.source,
        **_ends("source_", attribution.source_span),
        "cue": attribution.cue,
        **_ends("cue_", attribution.cue_span),
        **_ends("content_", attribution.content_span),
        "form": attribution.form.value,
        "said_on": _iso(attribution.said_on),
        "venue": attribution.venue,
        "nested_in": attribution.nested_in,
    }


def event_record(event: Event) -> Record:
    """An event."""
    return {
        "type": event.type.value,
        "mode": event.mode,
        "actor": list(event.actors),
        "recipient": list(event.recipients),
        "place": list(event.places),
        "date": _iso(event.occurred),
        "status": event.status.value,
        "source": event.source,
        **_ends("", event.span),
    }


def position_record(position: Position) -> Record:
    """A position."""
    return {
        "actor": position.actor,
        "stance": position.stance.value,
        "issue": position.issue.value,
        "toward": position.toward,
        "said_on": _iso(position.said_on),
        "source": position.source,
        **_ends("", position.span),
    }


def control_record(control: Control) -> Record:
    """A claim of control over a place."""
    return {
        "place": control.place,
        "holder": control.holder,
        "basis": control.basis.value,
        "backer": control.backer,
        "since": _iso(control.since),
        "source": control.source,
        **_ends("", control.span),
    }


def entry_record(entry: Entry) -> Record:
    """A claim of the ledger: its fields as in `report_record`, and where it comes from."""
    claim, published = entry.claim, entry.published.isoformat() if entry.published else None
    return {
        "id": entry.id,
        "kind": claim.kind,
        "report": entry.report,
        "published": published,
        "outlet": entry.outlet,
        "title": entry.title,
        **claim_record(claim, published),
        "nested": list(claim.nested),
        "via": list(claim.via),
        "source_side": entry.speaker_side,
        "quote": entry.quote,
        "entry_status": entry.status,
        "confidence": round(claim.confidence, 3),
        "extractor": claim.extractor,
    }


def claim_record(claim: Claim, published: str | None) -> Record:
    """A claim of any kind with the fields of its kind."""
    match claim:
        case Toll():
            return toll_record(claim, published)
        case Event():
            return event_record(claim)
        case Position():
            return position_record(claim)
        case Control():
            return control_record(claim)
        case _:
            assert_never(claim)


def _iso(interval: Interval | None) -> str | None:
    return str(interval) if interval else None


def _ends(prefix: str, span: Span | None) -> Record:
    return {f"{prefix}begin": span.begin if span else None, f"{prefix}end": span.end if span else None}
