"""Targets of the claim heads: gold claims painted onto the words of their report."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.engine.words import Span
from counterclaim.training.sources.gold import GoldReport, Record

IGNORED = -100
"""Target of a word that a head does not learn from."""


@dataclass(frozen=True, slots=True)
class Painting:
    """Which records a span head and its choices learn from, and the fields that hold their labels."""

    head: str
    records: tuple[Record, ...]
    labels: tuple[str, ...]
    """Label of each record for the span head."""
    choices: Mapping[str, tuple[str, ...]]
    """Choice head to the label of each record."""


@cache
def claim_labels() -> dict[str, tuple[str, ...]]:
    """Claim head to the names of its columns."""
    listed = tomllib.loads(resources.files(__package__).joinpath("claim_labels.toml").read_text(encoding="utf-8"))
    spans = {
        head: ("O", *(f"{side}-{name}" for name in names for side in "BI")) for head, names in listed["spans"].items()
    }
    return spans | {head: tuple(names) for head, names in listed["choices"].items()}


def claim_targets(report: GoldReport, words: Sequence[Span]) -> dict[str, NDArray[np.int64]]:
    """Claim head to one target a word, `[words]`."""
    targets = {head: np.full(len(words), IGNORED) for head in claim_labels()}
    for painting in _paintings(report):
        targets[painting.head][:] = 0
        for number, record in enumerate(painting.records):
            _paint(targets, painting, number, words_of(record, words))
    return targets


def words_of(record: Record, words: Sequence[Span]) -> Span:
    """Words that a record's span touches, `[first, last)`."""
    begin, end = record["begin"], record["end"]
    assert isinstance(begin, int) and isinstance(end, int)
    return touched(words, begin, end)


def touched(words: Sequence[Span], begin: int, end: int) -> Span:
    """Words that share a character with `[begin, end)`, as `[first, last)`."""
    first = bisect_right(words, begin, key=lambda word: word[1])
    return first, max(first, bisect_left(words, end, key=lambda word: word[0]))


def _paint(targets: Mapping[str, NDArray[np.int64]], painting: Painting, number: int, place: Span) -> None:
    """Writes one record onto its words unless an earlier one holds any of them."""
    first, last = place
    if first == last or targets[painting.head][first:last].any():
        return
    names = claim_labels()
    begin = names[painting.head].index(f"B-{painting.labels[number]}")
    targets[painting.head][first:last] = begin + 1
    targets[painting.head][first] = begin
    for head, labels in painting.choices.items():
        if labels[number] in names[head]:
            targets[head][first:last] = names[head].index(labels[number])


def _paintings(report: GoldReport) -> Iterator[Painting]:
    # A refusal's clause may hold figures, so figures are painted first.
    tolls = tuple(sorted(report.tolls, key=lambda toll: not toll.get("disclosed", True)))
    modes = claim_labels()["event_mode"]
    yield Painting(
        "toll",
        tolls,
        tuple(str(toll["outcome"]) if toll.get("disclosed", True) else "undisclosed" for toll in tolls),
        {
            "toll_object": _texts(tolls, "object"),
            "toll_victim_type": _texts(tolls, "victim_type"),
            "toll_measure": _texts(tolls, "measure"),
            "toll_denied": tuple("yes" if toll.get("denied") else "no" for toll in tolls),
        },
    )
    named = tuple(mode if mode in modes else "other" for mode in _texts(report.events, "mode"))
    yield Painting(
        "event",
        report.events,
        _texts(report.events, "type"),
        {"event_status": _texts(report.events, "status"), "event_mode": named},
    )
    yield Painting(
        "position",
        report.positions,
        _texts(report.positions, "stance"),
        {"position_issue": _texts(report.positions, "issue")},
    )
    yield Painting("control", report.control, _texts(report.control, "basis"), {})


def _texts(records: Sequence[Record], field: str) -> tuple[str, ...]:
    return tuple(str(record.get(field)) for record in records)
