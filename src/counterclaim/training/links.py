"""Targets of the links: each content's cue and each cue's source, among the candidates of a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.extraction.engine.spoken import distance_class
from counterclaim.extraction.engine.words import Span
from counterclaim.training.layers import Layer, Relation


@dataclass(frozen=True, slots=True)
class Link:
    """A choice that one word of a window makes among others; all are places of kept words."""

    word: int
    candidates: tuple[int, ...]
    distances: tuple[int, ...]
    """Distance class of each candidate."""
    chosen: int
    """Place in `candidates`, -1 for none of them."""


def content_links(layer: Layer, window: Span) -> Iterator[Link]:
    """Every content of a window to the nearest cue of its attribution."""
    cues = _fragments((relation.cue for relation in layer.relations), window)
    for relation in layer.relations:
        own = _inside(relation.cue, window)
        for content in _inside(relation.content, window):
            if own and len(cues) > 1:
                chosen = min(own, key=lambda cue: abs(cue[0] - content[0]))
                yield _link(content, cues, [distance_class(content, cue) for cue in cues], cues.index(chosen), window)


def source_links(layer: Layer, window: Span) -> Iterator[Link]:
    """Every cue of a window to the nearest source of its attribution, or to none if it has none."""
    sources = _fragments((relation.source for relation in layer.relations), window)
    for relation in _once_a_cue(layer.relations):
        own = _inside(relation.source, window)
        if not sources or (relation.source and not own):
            continue
        for cue in _inside(relation.cue, window):
            chosen = sources.index(min(own, key=lambda source: abs(source[0] - cue[0]))) if own else -1
            yield _link(cue, sources, [distance_class(source, cue) for source in sources], chosen, window)


def _link(one: Span, others: list[Span], distances: list[int], chosen: int, window: Span) -> Link:
    return Link(one[0] - window[0], tuple(other[0] - window[0] for other in others), tuple(distances), chosen)


def _fragments(spans: Iterable[tuple[Span, ...]], window: Span) -> list[Span]:
    return sorted({fragment for fragments in spans for fragment in _inside(fragments, window)})


def _inside(fragments: tuple[Span, ...], window: Span) -> list[Span]:
    return [(first, last) for first, last in fragments if window[0] <= first and last <= window[1]]


def _once_a_cue(relations: Iterable[Relation]) -> list[Relation]:
    """One relation for each cue: the last of those that share it, in the place of the first."""
    return list({relation.cue: relation for relation in relations}.values())
