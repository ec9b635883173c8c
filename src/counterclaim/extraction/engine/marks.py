"""Marks: for each word, how likely each label of a claim head is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from counterclaim.extraction.engine.heads import Floats, Weights, gelu, linear, softmax
from counterclaim.extraction.engine.words import Span

POINTERS = ("side", "teller")
"""Pointers from a toll to a mention of the side that suffered it, and of who gives the figure."""
_LIKELIEST = 8
"""Words kept of those that a pointer may mean."""


def claim_heads(weights: Weights) -> tuple[str, ...]:
    """Names of the claim heads that the weights hold."""
    ends = ".labels.weight"
    return tuple(name.removesuffix(ends).removeprefix("claim.") for name in weights if name.endswith(ends))


def claim_layers(weights: Weights) -> tuple[str, ...]:
    """Projections that the claim heads and the pointers read."""
    held = (name for name in POINTERS if f"{name}.word.weight" in weights)
    layers = tuple(layer for name in held for layer in (f"{name}.word", f"{name}.mention"))
    return tuple(f"claim.{head}.hidden" for head in claim_heads(weights)) + layers


def marks(projected: dict[str, Floats], weights: Weights) -> dict[str, Floats]:
    """Claim head to probabilities, `[words, labels]`."""
    return {
        head: softmax(linear(weights, f"claim.{head}.labels", gelu(projected[f"claim.{head}.hidden"])))
        for head in claim_heads(weights)
    }


def pointers(
    projected: dict[str, Floats], weights: Weights, windows: Sequence[Span]
) -> dict[str, list[tuple[tuple[int, float], ...]]]:
    """Pointer name to what it means for each word: the likeliest words with their probabilities, best first.

    A word that points at itself means nobody; a word points within its window only.
    """
    held = (name for name in POINTERS if f"{name}.word" in projected)
    return {
        name: [
            pointed
            for first, last in windows
            for pointed in _pointed(
                projected[f"{name}.word"][first:last],
                projected[f"{name}.mention"][first:last],
                _distances(last - first, weights[f"{name}.distance"]),
                first,
            )
        ]
        for name in held
    }


def _pointed(asked: Floats, keys: Floats, distances: Floats, first: int) -> Iterator[tuple[tuple[int, float], ...]]:
    """What each word of a window that begins at word `first` points at."""
    chances = softmax(asked @ keys.T / np.float32(np.sqrt(keys.shape[1])) + distances)
    best = np.argsort(-chances, axis=1, kind="stable")[:, :_LIKELIEST]
    likeliest = np.take_along_axis(chances, best, 1)
    for words, values in zip((best + first).tolist(), likeliest.tolist(), strict=True):
        yield tuple(zip(words, values, strict=True))


def _distances(size: int, table: Floats) -> Floats:
    """Score of each distance between two words of a window, `[from, to]`."""
    reach = len(table) // 2
    places = np.arange(size)
    scores: Floats = table[np.clip(places - places[:, None], -reach, reach) + reach]
    return scores
