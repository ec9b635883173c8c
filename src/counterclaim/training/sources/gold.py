"""Gold reports: every claim labelled, in the JSON shape of the annotation guide."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from counterclaim.training.sources.polnear import AttributedSpans

Value: TypeAlias = str | int | bool | list[str] | None
Record: TypeAlias = Mapping[str, Value]
"""One gold claim as stored, field to value."""


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with its claims; `nested` and `sources` run beside `attributions`."""

    name: str
    text: str
    attributions: tuple[AttributedSpans, ...]
    nested: tuple[bool, ...]
    sources: tuple[str, ...]
    """Names of who speaks, spelt alike throughout a report."""
    tolls: tuple[Record, ...]
    events: tuple[Record, ...]
    positions: tuple[Record, ...]
    control: tuple[Record, ...]


ANNOTATED = Path(__file__).parents[1] / "annotated"
"""The project's own annotated dispatches: its wording, invented figures and persons."""


def read_gold(folder: Path) -> Iterator[GoldReport]:
    """Reports of one set, by name."""
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        text = path.with_name(f"{name}.txt").read_bytes().decode("utf-8")
        yield _report(name, text, json.loads(path.read_text(encoding="utf-8")))


def _report(name: str, text: str, kinds: Mapping[str, Sequence[Record]]) -> GoldReport:
    attributions = kinds.get("attributions", ())
    return GoldReport(
        name=name,
        text=text,
        attributions=tuple(map(_spans, attributions)),
        nested=tuple(record.get("nested_in") is not None for record in attributions),
        sources=tuple(str(record.get("source") or "") for record in attributions),
        tolls=tuple(kinds.get("tolls", ())),
        events=tuple(kinds.get("events", ())),
        positions=tuple(kinds.get("positions", ())),
        control=tuple(kinds.get("control", ())),
    )


def _spans(record: Record) -> AttributedSpans:
    def span(role: str) -> tuple[tuple[int, int], ...]:
        begin, end = record.get(f"{role}_begin"), record.get(f"{role}_end")
        return ((begin, end),) if isinstance(begin, int) and isinstance(end, int) else ()

    return AttributedSpans(span("source"), span("cue"), span("content"))
