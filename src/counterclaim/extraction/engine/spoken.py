"""Attribution spans: who is said to say what, on two layers.

Layer 0 tags the outermost attributions, layer 1 those inside another's content or crossing it. On
each layer a linear-chain model tags sources, cues and contents; every content is then linked to
one cue, and every cue to one source or to none, so that coordinated verbs share their subject.

Source: the roles after PARC 3 and PolNeAR (Newell, Margolin & Ruths 2018).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from counterclaim.extraction.analysis import SpokenSpans
from counterclaim.extraction.engine.heads import (
    Floats,
    Weights,
    best_labels,
    bio_spans,
    bio_start,
    bio_transitions,
    gelu,
    linear,
    softmax,
)
from counterclaim.extraction.engine.words import Span

LAYERS = (
    "spoken.0.tags", "spoken.0.hidden", "spoken.1.tags", "spoken.1.hidden",
    "link.content", "link.cue", "voice.cue", "voice.source", "voice.none",
)  # fmt: skip
"""Projections that the attribution heads read."""

ROLES = ("source", "cue", "content")
DISTANCES = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64)
"""Lower bounds of the distance classes, in words; negative where the cue comes first."""

_NEAR = 6
"""Candidates on either side of a span, in order of the text."""
_FAR = 120
"""Words between a content and its cue, at most."""
_CROSSING = 2.0
"""What a link loses by crossing the end of a sentence: the heads were not told where sentences end."""


class Fragment(NamedTuple):
    """One tagged span; words are numbered within the stretch."""

    role: str
    first: int
    last: int


def spoken_spans(
    projected: dict[str, Floats], weights: Weights, paragraphs: Sequence[Span], sentences: Sequence[Span]
) -> list[SpokenSpans]:
    """Attributions of both layers, each in order of its first content; words as in the stretch."""
    numbers = [number for number, (first, last) in enumerate(sentences) for _ in range(first, last)]
    return [found for layer in (0, 1) for found in _layer(projected, weights, paragraphs, numbers, layer)]


def distance_class(fragment: Sequence[int], cue: Sequence[int]) -> int:
    """Class of the distance from a source or content to a cue."""
    if cue[0] >= fragment[1]:
        distance = cue[0] - fragment[1] + 1
    else:
        distance = cue[1] - 1 - fragment[0] if cue[1] <= fragment[0] else 0
    return int(np.searchsorted(DISTANCES, distance, "right"))


def tag_scores(projected: dict[str, Floats], weights: Weights, layer: int) -> Floats:
    """Scores of the labels O, B-source, I-source, B-cue ..., `[words, 7]`."""
    name = f"spoken.{layer}"
    return projected[f"{name}.tags"] + linear(weights, f"{name}.lift", gelu(projected[f"{name}.hidden"]))


def _layer(
    projected: dict[str, Floats], weights: Weights, paragraphs: Sequence[Span], sentences: Sequence[int], layer: int
) -> list[SpokenSpans]:
    scores = tag_scores(projected, weights, layer)
    size = scores.shape[1]
    transitions = weights[f"spoken.{layer}.transitions"] + bio_transitions(size)
    start = weights[f"spoken.{layer}.start"] + bio_start(size)
    labels = best_labels(scores, transitions, start, paragraphs)
    certainty = softmax(scores)[np.arange(len(labels)), labels]
    fragments = [Fragment(ROLES[role], first, last) for role, first, last in bio_spans(labels)]
    return _linked(_Links(fragments, projected, weights, sentences), certainty, layer)


def _linked(links: _Links, certainty: Floats, layer: int) -> list[SpokenSpans]:
    """Attributions joined from tagged spans: contents by their cue, each cue with its source."""
    said: dict[Fragment, list[Fragment]] = {}
    alone: list[SpokenSpans] = []
    for content in links.contents:
        cue = links.cue_of(content)
        if cue is None:
            alone.append(_joined(None, None, [content], certainty, layer))
        else:
            said.setdefault(cue, []).append(content)
    joined = [_joined(cue, links.source_of(cue), contents, certainty, layer) for cue, contents in said.items()]
    return sorted(joined + alone, key=lambda spans: spans.content[0])


def _joined(
    cue: Fragment | None, source: Fragment | None, contents: list[Fragment], certainty: Floats, layer: int
) -> SpokenSpans:
    parts = [part for part in (cue, source, *contents) if part is not None]
    return SpokenSpans(
        cue=(cue.first, cue.last) if cue else None,
        source=((source.first, source.last),) if source else (),
        content=tuple((content.first, content.last) for content in contents),
        layer=layer,
        confidence=float(np.concatenate([certainty[part.first : part.last] for part in parts]).mean()),
    )


class _Links:
    """Which cue a content belongs to, and which source a cue has: scaled dot products and distances."""

    def __init__(
        self, fragments: list[Fragment], projected: dict[str, Floats], weights: Weights, sentences: Sequence[int]
    ) -> None:
        self._projected, self._weights, self._sentences = projected, weights, sentences
        self._cues = [fragment for fragment in fragments if fragment.role == "cue"]
        self._sources = [fragment for fragment in fragments if fragment.role == "source"]
        self.contents = [fragment for fragment in fragments if fragment.role == "content"]

    def cue_of(self, content: Fragment) -> Fragment | None:
        """The likeliest cue near a content."""
        near = _around(content, self._cues)
        if not near:
            return None
        scores = self._scores("link.content", content, "link.cue", near)
        scores += [self._weights["link.distance"][distance_class(content[1:], cue[1:])] for cue in near]
        scores -= [0.0 if self._share_sentence(cue, content) else _CROSSING for cue in near]
        return near[int(scores.argmax())]

    def source_of(self, cue: Fragment) -> Fragment | None:
        """The likeliest source near a cue, None where having none is likelier."""
        near = _around(cue, self._sources)
        if not near:
            return None
        scores = self._scores("voice.cue", cue, "voice.source", near)
        scores += [self._weights["voice.distance"][distance_class(source[1:], cue[1:])] for source in near]
        scores -= [0.0 if self._share_sentence(source, cue) else _CROSSING for source in near]
        none = self._projected["voice.none"][cue.first, 0]
        return near[int(scores.argmax())] if scores.max() > none else None

    def _share_sentence(self, one: Fragment, other: Fragment) -> bool:
        """Whether a fragment begins or ends in the sentence in which another does."""
        ends = {self._sentences[one.first], self._sentences[one.last - 1]}
        return bool(ends & {self._sentences[other.first], self._sentences[other.last - 1]})

    def _scores(self, from_layer: str, one: Fragment, to_layer: str, many: list[Fragment]) -> Floats:
        asked = self._projected[from_layer][one.first]
        keys = self._projected[to_layer][[other.first for other in many]]
        scores: Floats = keys @ asked / np.float32(np.sqrt(len(asked)))
        return scores


def _around(one: Fragment, many: list[Fragment]) -> list[Fragment]:
    """The `_NEAR` fragments before and after one that are within reach, from fragments in text order."""
    place = bisect_left(many, one.first, key=lambda other: other.first)
    return [other for other in many[max(0, place - _NEAR) : place + _NEAR] if _gap(one, other) <= _FAR]


def _gap(one: Fragment, other: Fragment) -> int:
    """Words between two fragments."""
    return max(one.first, other.first) - min(one.last, other.last)
