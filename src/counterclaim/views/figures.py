"""Figures with the values that claims leave them: as a table, and as records for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.model.claim import MIXED_SIDE
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Alternative, Figure, Finding, FindingStatus, Range, SilenceKind
from counterclaim.views.console import Column, Listing
from counterclaim.views.listing import source_words
from counterclaim.views.record import Json, Record
from counterclaim.views.words import day_words, object_words

NAMED = 2
"""Sources that a line names before it only counts them."""


def figures_listing(findings: Sequence[Finding], entries: Mapping[str, Entry]) -> Listing:
    """One row a figure: whose loss, what, its values, the last day spoken of, who tells or refuses it."""
    columns = (
        Column("losses of", style="bold"),
        Column("figure"),
        Column("from", whole=True, justify="right"),
        Column("until", whole=True, justify="right"),
        Column("values"),
        Column("told by"),
    )
    rows = [_row(finding, entries) for finding in findings]
    repeated = [number > 0 and rows[number - 1][0] == row[0] for number, row in enumerate(rows)]
    return Listing(columns, tuple(("", *row[1:]) if again else row for row, again in zip(rows, repeated, strict=True)))


def finding_record(finding: Finding) -> Record:
    """A finding as a JSON record: the contract of `tolls --format json`."""
    return {
        "figure": _figure_record(finding.figure),
        "status": finding.status.value,
        "conflicts": list(finding.conflicts),
        "low": finding.low,
        "high": finding.high,
        "low_forced_by": list(finding.low_forced_by),
        "high_forced_by": list(finding.high_forced_by),
        "support": list(finding.support),
        "dissent": list(finding.dissent),
        "silent": [{"side": one.side, "kind": one.kind.value} for one in finding.silent],
        "origins": finding.origins,
        "reading": finding.reading,
        "alternatives": [_alternative_record(one) for one in finding.alternatives],
        "uncounted": _range_record(finding.uncounted),
        "conflict": finding.conflict or None,
        "since_assumed": finding.since_assumed,
        "to_check": finding.to_check,
    }


def flat_finding(finding: Finding) -> Record:
    """The record for a table of cells: the figure's fields side by side, sides and ways in words."""
    record = finding_record(finding)
    figure = record.pop("figure")
    assert isinstance(figure, dict)
    record["silent"] = [f"{one.side}: {one.kind.value}" for one in finding.silent]
    record["alternatives"] = [_range_words(one.low, one.high) for one in finding.alternatives]
    record["uncounted"] = _range_words(finding.uncounted.low, finding.uncounted.high) if finding.uncounted else None
    return {**figure, **record}


def figure_words(figure: Figure) -> str:
    """What is counted and where, without whose loss it is ("military killed at Elm")."""
    place = f" at {figure.place}" if figure.place else ""
    return f"{object_words(figure.object, figure.victim_type)} {figure.outcome.value}{place}"


def window_words(figure: Figure) -> tuple[str, str]:
    """First and last day; of a single day only the last."""
    single = figure.since == figure.as_of
    first = "" if figure.since is None or single else day_words(figure.since)
    return first, day_words(figure.as_of) if figure.as_of else ""


def values_words(finding: Finding) -> str:
    """The values that the claims leave a figure ("897", "26–897", "958 or more"), or each way of setting some aside."""
    if finding.status is FindingStatus.CONTRADICTED:
        ways = dict.fromkeys(_range_words(one.low, one.high) for one in finding.alternatives)
        return f"contradicted: {' or '.join(ways)}"
    assert finding.low is not None
    return _range_words(finding.low, finding.high)


def side_words(figure: Figure) -> str:
    """Whose loss it is."""
    return figure.victim_side or "all sides"


def _row(finding: Finding, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    figure = finding.figure
    claims = (*finding.support, *finding.dissent)
    told = dict.fromkeys(source_words(entries[claim]) for claim in claims)
    voices = f"{finding.origins} independent" if finding.origins > 1 or len(told) > 1 else ""
    refused = [f"refused by {one.side}" for one in finding.silent if one.kind is SilenceKind.REFUSED]
    return (
        side_words(figure),
        figure_words(figure),
        *window_words(figure),
        "\n".join(_values_lines(finding, entries)),
        "\n".join(line for line in (*told, voices, *refused) if line),
    )


def _values_lines(finding: Finding, entries: Mapping[str, Entry]) -> Iterator[str]:
    """The values; of a contradicted figure those of each way of asking, with whose claims it sets aside."""
    if finding.status is FindingStatus.CONTRADICTED:
        yield "contradicted:"
        for way in finding.alternatives:
            aside = dict.fromkeys(source_words(entries[claim]) for claim in way.without)
            yield f"{_range_words(way.low, way.high)} without {_some(tuple(aside))}"
    else:
        yield values_words(finding)
    ranges = [finding.uncounted, *(one.uncounted for one in finding.alternatives)]
    known = dict.fromkeys(_range_words(one.low, one.high) for one in ranges if one and one.high is not None)
    if known:
        yield f"with all others uncounted: {' or '.join(known)}"


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(names[:NAMED])
    return shown if len(names) <= NAMED else f"{shown} and {len(names) - NAMED} more"


def _range_words(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} or more" if low else "anything"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _figure_record(figure: Figure) -> Json:
    return {
        "outcome": figure.outcome.value,
        "object": figure.object.value,
        "victim_side": figure.victim_side or MIXED_SIDE,
        "victim_type": figure.victim_type.value,
        "place": figure.place,
        "incident": figure.incident,
        "since": figure.since.isoformat() if figure.since else None,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
    }


def _alternative_record(one: Alternative) -> Json:
    return {
        "without": list(one.without),
        "low": one.low,
        "high": one.high,
        "uncounted": _range_record(one.uncounted),
    }


def _range_record(values: Range | None) -> Json:
    return {"low": values.low, "high": values.high} if values else None
