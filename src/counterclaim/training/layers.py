"""Targets of the attribution layers: gold attributions laid on words so that no word has two roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.engine.spoken import ROLES
from counterclaim.extraction.engine.words import Span
from counterclaim.training.claims import touched
from counterclaim.training.sources.polnear import AttributedSpans, Spans


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution on words; fragments are `[first, last)`."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class Layer:
    """Attributions that share no word, but for whole sources and cues."""

    tags: NDArray[np.int64]
    """Label of each word: O, B-source, I-source, B-cue ..."""
    relations: list[Relation] = field(default_factory=list)

    def takes(self, relation: Relation) -> bool:
        """Lays a relation down if its words are free; says whether they were."""
        parts = [(role, span) for role in range(len(ROLES)) for span in getattr(relation, ROLES[role])]
        if not all(self._free(role, span) for role, span in parts):
            return False
        for role, (first, last) in parts:
            self.tags[first:last] = 2 * role + 2
            self.tags[first] = 2 * role + 1
        self.relations.append(relation)
        return True

    def _free(self, role: int, span: Span) -> bool:
        """Whether a fragment lies on unlabelled words or repeats a whole source or cue."""
        first, last = span
        if not self.tags[first:last].any():
            return True
        shared = [spans for relation in self.relations for spans in getattr(relation, ROLES[role])]
        return ROLES[role] != "content" and span in shared


def lay_layers(
    text: str, words: Sequence[Span], attributions: Sequence[AttributedSpans], nested: Sequence[bool], count: int = 2
) -> list[Layer]:
    """Layers from the outermost; an attribution goes to the first that is free, and is lost where none is."""
    layers = [Layer(np.zeros(len(words), np.int64)) for _ in range(count)]
    relations = [_relation(text, words, spans) for spans in attributions]
    for inner, relation in sorted(zip(nested, relations, strict=True), key=lambda pair: (pair[0], -_size(pair[1]))):
        candidates = layers[1:] if inner and count > 1 else layers
        any(layer.takes(relation) for layer in candidates)
    return layers


def _size(relation: Relation) -> int:
    return sum(last - first for first, last in relation.content)


def _relation(text: str, words: Sequence[Span], spans: AttributedSpans) -> Relation:
    source, cue = _on_words(words, spans.source), _on_words(words, spans.cue)
    content = _without(_on_words(words, spans.content), [*source, *cue])
    return Relation(source, cue, tuple(_trimmed(text, words, content)) or content)


def _on_words(words: Sequence[Span], spans: Spans) -> tuple[Span, ...]:
    """Fragments in words, in order, touching ones joined."""
    joined: list[Span] = []
    for first, last in sorted(touched(words, begin, end) for begin, end in spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        elif first < last:
            joined.append((first, last))
    return tuple(joined)


def _without(spans: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """Spans cut where an attribution's own cue and source interrupt them."""
    cut = {word for first, last in holes for word in range(first, last)}
    kept = [word for first, last in spans for word in range(first, last) if word not in cut]
    starts = [word for place, word in enumerate(kept) if place == 0 or kept[place - 1] != word - 1]
    ends = [word + 1 for place, word in enumerate(kept) if place == len(kept) - 1 or kept[place + 1] != word + 1]
    return tuple(zip(starts, ends, strict=True))


def _trimmed(text: str, words: Sequence[Span], fragments: Sequence[Span]) -> Iterable[Span]:
    """Fragments of an interrupted content without the commas at the interruption."""
    if len(fragments) == 1:
        return fragments
    trimmed = []
    for first, last in fragments:
        while first < last and text[slice(*words[first])] in ",;:":
            first += 1
        while last > first and text[slice(*words[last - 1])] in ",;:":
            last -= 1
        if first < last:
            trimmed.append((first, last))
    return trimmed
