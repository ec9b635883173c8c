"""Numpy arithmetic shared by all heads: word vectors, their projections, best label sequences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Weights: TypeAlias = Mapping[str, Floats]
"""Parameter name to array; `NAME.weight` is `[outputs, inputs]`, `NAME.bias` `[outputs]`."""

NEVER = np.float32(-1e4)
"""Score of a transition that no label sequence may take."""


def gelu(values: Floats) -> Floats:
    """Gaussian error linear unit, tanh form (Hendrycks & Gimpel 2016)."""
    cubic = values * values
    cubic *= np.float32(0.044715)
    cubic += np.float32(1.0)
    cubic *= values
    cubic *= np.float32(0.7978845608)
    np.tanh(cubic, out=cubic)
    cubic += np.float32(1.0)
    cubic *= values
    cubic *= np.float32(0.5)
    return cubic


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    grown: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    grown /= grown.sum(-1, keepdims=True)
    return grown


def linear(weights: Weights, name: str, inputs: Floats) -> Floats:
    """`inputs` through the layer called `name`."""
    outputs: Floats = inputs @ weights[name + ".weight"].T
    return outputs + weights[name + ".bias"] if name + ".bias" in weights else outputs


class Projections:
    """Many layers over the same input, computed as one product."""

    def __init__(self, weights: Weights, names: Sequence[str]) -> None:
        sizes = [len(weights[name + ".weight"]) for name in names]
        ends = np.cumsum(sizes).tolist()
        self._slices = {name: slice(end - size, end) for name, end, size in zip(names, ends, sizes, strict=True)}
        self._weight = np.ascontiguousarray(np.concatenate([weights[name + ".weight"] for name in names]).T)
        self._bias = np.concatenate([weights[name + ".bias"] for name in names])

    def __call__(self, inputs: Floats) -> dict[str, Floats]:
        """Layer name to its outputs, `[words, outputs]`."""
        outputs = inputs @ self._weight
        outputs += self._bias
        return {name: outputs[:, columns] for name, columns in self._slices.items()}


def word_vectors(weights: Weights, encoded: Floats, shapes: NDArray[np.int64]) -> Floats:
    """Encoder vectors `[words, width]` with the words' case mixed in; `shapes` `[words + 2]` have both neighbours."""
    inner = linear(weights, "mix.inward", encoded)
    inner += weights["mix.before"][shapes[:-2]]
    inner += weights["mix.here"][shapes[1:-1]]
    inner += weights["mix.after"][shapes[2:]]
    return encoded + linear(weights, "mix.outward", gelu(inner))


def bio_transitions(labels: int) -> Floats:
    """Transition scores that forbid an inside label after anything but its own label.

    Labels are numbered O, B-a, I-a, B-b, I-b ...; `[from, to]`.
    """
    scores = np.zeros((labels, labels), np.float32)
    for inside in range(2, labels, 2):
        scores[:, inside] = NEVER
        scores[[inside - 1, inside], inside] = 0
    return scores


def bio_start(labels: int) -> Floats:
    """Scores of a sequence's first label: inside labels are forbidden."""
    scores = np.zeros(labels, np.float32)
    scores[2::2] = NEVER
    return scores


def best_labels(
    scores: Floats, transitions: Floats, start: Floats, sequences: Sequence[tuple[int, int]]
) -> NDArray[np.int64]:
    """Best label of each word (Viterbi 1967), all sequences walked at once.

    `scores` is `[words, labels]`; `sequences` are `[first, last)` and tile the words.
    """
    lengths = np.array([last - first for first, last in sequences])
    padded = np.zeros((len(sequences), lengths.max(initial=1), scores.shape[1]), np.float32)
    live = np.arange(padded.shape[1]) < lengths[:, None]
    padded[live] = scores
    best = _walk_back(*_walk(padded, live, transitions, start))
    return best[live]


def _walk(
    padded: Floats, live: NDArray[np.bool_], transitions: Floats, start: Floats
) -> tuple[Floats, NDArray[np.intp]]:
    """Final scores `[sequences, labels]` and the best earlier label `[sequences, words, labels]`."""
    count, length, labels = padded.shape
    total = padded[:, 0] + start
    earlier = np.empty((count, length, labels), np.intp)
    earlier[:] = np.arange(labels)
    for word in range(1, length):
        rows = live[:, word]
        paths = total[rows][:, :, None] + transitions
        earlier[rows, word] = paths.argmax(1)
        total[rows] = paths.max(1) + padded[rows, word]
    return total, earlier


def _walk_back(total: Floats, earlier: NDArray[np.intp]) -> NDArray[np.int64]:
    """Best labels `[sequences, words]`; past the end of a sequence its last label is repeated."""
    count, length, _ = earlier.shape
    rows = np.arange(count)
    labels = np.empty((count, length), np.int64)
    labels[:, -1] = total.argmax(1)
    for word in range(length - 1, 0, -1):
        labels[:, word - 1] = earlier[rows, word, labels[:, word]]
    return labels


def bio_spans(labels: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """(class, first, last) of each labelled span, in order; class 0 is that of labels 1 and 2."""
    spans: list[tuple[int, int, int]] = []
    starts = np.flatnonzero((labels % 2 == 1) | ((labels > 0) & (np.r_[0, labels[:-1]] == 0)))
    for begin in starts.tolist():
        inside = (int(labels[begin]) + 1) // 2 * 2
        end = begin + 1
        while end < len(labels) and labels[end] == inside:
            end += 1
        spans.append(((inside - 2) // 2, begin, end))
    return spans
