"""Tags, sentences, trees and names of a stretch of words, from the projections of their vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.engine.heads import (
    NEVER,
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
from counterclaim.extraction.engine.tree import best_tree
from counterclaim.extraction.engine.words import Span

LAYERS = (
    "upos", "xpos", "sentence", "names", "arc.dependent", "arc.governor", "arc.root", "label.dependent",
    "label.governor",
)  # fmt: skip
"""Projections that the parse reads."""

_LONGEST = 180
"""Words of the longest sentence; a longer one (a table, a list of names) is cut."""


@dataclass(frozen=True, slots=True)
class Parse:
    """Label numbers of the words of a stretch; words are numbered within it."""

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    governors: NDArray[np.int64]
    relations: NDArray[np.int64]
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LabelNumbers:
    """Numbers of the labels that not every word may have."""

    root: int
    """The relation that only roots have."""
    punctuation: int
    """The universal tag of marks."""
    punct: int
    """The relation of marks."""


def parse(
    projected: dict[str, Floats],
    weights: Weights,
    sentences: Sequence[Span],
    spelt: NDArray[np.bool_],
    numbers: LabelNumbers,
) -> Parse:
    """Tags and one tree a sentence; words that are `spelt` with letters or digits are no punctuation, `[words]`."""
    projected["upos"][spelt, numbers.punctuation] = NEVER
    governors = _governors(projected, weights, sentences)
    upos, xpos = _tags(projected, weights)
    return Parse(
        upos=upos,
        xpos=xpos,
        governors=governors,
        relations=_relations(projected, weights, governors, spelt, numbers),
        sentences=tuple(sentences),
    )


def find_sentences(projected: dict[str, Floats], paragraphs: Sequence[Span]) -> list[Span]:
    """Sentences that tile the words; a paragraph's first word starts one."""
    scores = projected["sentence"]
    starts = scores[:, 1] > scores[:, 0]
    starts[[first for first, _ in paragraphs]] = True
    places = [*np.flatnonzero(starts).tolist(), len(starts)]
    whole = pairwise(places)
    certainty = softmax(scores)[:, 1]
    return [part for first, last in whole for part in _short(first, last, certainty)]


def find_names(projected: dict[str, Floats], paragraphs: Sequence[Span]) -> list[tuple[int, int, int]]:
    """(label number, first, last) of each name."""
    scores = projected["names"]
    size = scores.shape[1]
    return bio_spans(best_labels(scores, bio_transitions(size), bio_start(size), paragraphs))


def _tags(projected: dict[str, Floats], weights: Weights) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Universal and fine tag of each word, the best pair of those that go together."""
    joint = projected["upos"][:, :, None] + projected["xpos"][:, None, :] + weights["tags.pairs"]
    best = joint.reshape(len(joint), -1).argmax(1)
    upos, xpos = np.divmod(best, joint.shape[2])
    return upos, xpos


def _short(first: int, last: int, certainty: Floats) -> list[Span]:
    """A sentence, cut where a new one is likeliest as long as it is too long."""
    parts = []
    while last - first > _LONGEST:
        begin = first + _LONGEST // 2
        cut = begin + int(certainty[begin : first + _LONGEST].argmax())
        parts.append((first, cut))
        first = cut
    return [*parts, (first, last)]


def _governors(projected: dict[str, Floats], weights: Weights, sentences: Sequence[Span]) -> NDArray[np.int64]:
    """Governor of each word, itself at a root."""
    dependents, heads = gelu(projected["arc.dependent"]), gelu(projected["arc.governor"])
    likely = linear(weights, "arc.prior", heads)[:, 0]
    turned = dependents @ weights["arc.bilinear"]
    governors = np.empty(len(heads), np.int64)
    for first, last in sentences:
        scores = turned[first:last] @ heads[first:last].T
        scores += likely[first:last]
        np.fill_diagonal(scores, projected["arc.root"][first:last, 0])
        governors[first:last] = first + best_tree(scores)
    return governors


def _relations(
    projected: dict[str, Floats],
    weights: Weights,
    governors: NDArray[np.int64],
    spelt: NDArray[np.bool_],
    numbers: LabelNumbers,
) -> NDArray[np.int64]:
    """Relation number of each word to its governor."""
    dependents = gelu(projected["label.dependent"])
    heads = gelu(projected["label.governor"])[governors]
    bilinear = weights["label.bilinear"]
    labels, size, _ = bilinear.shape
    turned = (dependents @ bilinear.transpose(1, 0, 2).reshape(size, -1)).reshape(-1, labels, size)
    scores = np.matmul(turned, heads[:, :, None])[:, :, 0]
    scores += linear(weights, "label.sides", np.concatenate([dependents, heads], 1))
    scores[:, numbers.root] = NEVER
    scores[spelt, numbers.punct] = NEVER
    best: NDArray[np.int64] = scores.argmax(1)
    best[governors == np.arange(len(best))] = numbers.root
    return best
