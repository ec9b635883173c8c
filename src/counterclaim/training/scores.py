"""Counting what was found: precision, recall and their mean."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, replace

from counterclaim.extraction.analysis import Analysis, SpokenSpans
from counterclaim.extraction.engine.words import Span
from counterclaim.training.sources.gold import GoldReport
from counterclaim.training.sources.polnear import AttributedSpans


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, gold and read."""

    right: int = 0
    gold: int = 0
    read: int = 0

    @classmethod
    def of(cls, gold: Collection[Hashable], read: Collection[Hashable]) -> Counts:
        """Counts of two sets."""
        return cls(len(set(gold) & set(read)), len(gold), len(read))

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.gold + other.gold, self.read + other.read)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.gold + self.read)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.read), self.right / max(1, self.gold)
        return f"P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f} gold {self.gold} read {self.read}"


def span_counts(gold: Sequence[tuple[int, int, int]], read: Sequence[tuple[int, int, int]]) -> Counts:
    """Spans (label, first, last) of one label that overlap, one to one in order."""
    left = list(read)
    right = 0
    for label, first, last in gold:
        hit = next((span for span in left if span[0] == label and span[1] < last and first < span[2]), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Counts(right, len(gold), len(read))


def relation_counts(report: GoldReport, analysis: Analysis) -> dict[str, Counts]:
    """Attributions whose contents share half of their characters and whose sources overlap or are both absent.

    Stricter than the gold scorer, which also takes a source of another mention of the same actor.
    """
    read = [spans for found in analysis.spoken for spans in records(found)]
    outer = [spans for spans, inner in zip(report.attributions, report.nested, strict=True) if not inner]
    inner = [spans for spans, inner in zip(report.attributions, report.nested, strict=True) if inner]
    flat = [_in_characters(analysis, spans) for spans in read]
    first = [_in_characters(analysis, spans) for spans in read if spans.layer == 0]
    second = [_in_characters(analysis, spans) for spans in read if spans.layer == 1]
    return {
        "relation": _relations(report.attributions, flat),
        "relation outer": _relations(outer, first),
        "relation nested": _relations(inner, second),
    }


def records(found: SpokenSpans) -> list[SpokenSpans]:
    """One attribution a stretch of content: what its own cue and source interrupt is one stretch."""
    own = [*(found.source), *([found.cue] if found.cue else [])]
    stretches: list[list[Span]] = []
    for fragment in found.content:
        gap = (stretches[-1][-1][1], fragment[0]) if stretches else None
        if gap and any(gap[0] <= first and last <= gap[1] for first, last in own):
            stretches[-1].append(fragment)
        else:
            stretches.append([fragment])
    return [replace(found, content=tuple(stretch)) for stretch in stretches]


def _in_characters(analysis: Analysis, spans: SpokenSpans) -> AttributedSpans:
    def characters(ranges: Sequence[Span]) -> tuple[Span, ...]:
        return ((analysis.words[ranges[0][0]].begin, analysis.words[ranges[-1][1] - 1].end),) if ranges else ()

    return AttributedSpans(
        characters(spans.source), characters([spans.cue] if spans.cue else []), characters(spans.content)
    )


def _relations(gold: Sequence[AttributedSpans], read: Sequence[AttributedSpans]) -> Counts:
    scored = sorted(
        ((_likeness(one, other), place, number) for place, one in enumerate(gold) for number, other in enumerate(read)),
        key=lambda entry: -entry[0],
    )
    places: set[int] = set()
    numbers: set[int] = set()
    for likeness, place, number in scored:
        if likeness >= 0.5 and place not in places and number not in numbers:
            places.add(place)
            numbers.add(number)
    return Counts(len(places), len(gold), len(read))


def _likeness(one: AttributedSpans, other: AttributedSpans) -> float:
    """Shared part of two contents, 0 where the sources differ."""
    if not one.content or not other.content or bool(one.source) != bool(other.source):
        return 0.0
    if one.source and not _shared(one.source[0], other.source[0]):
        return 0.0
    shared = _shared(one.content[0], other.content[0])
    return shared / (sum(end - begin for begin, end in (one.content[0], other.content[0])) - shared)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
