"""Marks: for each word, how likely each label of a claim head is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from counterclaim.extraction.engine.heads import Floats, Weights, gelu, linear, softmax
from counterclaim.extraction.engine.words import Span

SIDE_LAYERS = ("side.word", "side.mention")
"""Projections of the pointer from a toll to its victim side."""


def claim_heads(weights: Weights) -> tuple[str, ...]:
    """Names of the claim heads that the weights hold."""
    ends = ".labels.weight"
    return tuple(name.removesuffix(ends).removeprefix("claim.") for name in weights if name.endswith(ends))


def claim_layers(weights: Weights) -> tuple[str, ...]:
    """Projections that the claim heads and the side pointer read."""
    sides = SIDE_LAYERS if "side.word.weight" in weights else ()
    return tuple(f"claim.{head}.hidden" for head in claim_heads(weights)) + sides


def marks(projected: dict[str, Floats], weights: Weights) -> dict[str, Floats]:
    """Claim head to probabilities, `[words, labels]`."""
    return {
        head: softmax(linear(weights, f"claim.{head}.labels", gelu(projected[f"claim.{head}.hidden"])))
        for head in claim_heads(weights)
    }


def side_pointers(projected: dict[str, Floats], weights: Weights, windows: Sequence[Span]) -> list[tuple[int, float]]:
    """For each word, the word that names the side that suffered its loss, itself for none; with probability.

    A word points within its window only.
    """
    if "side.word" not in projected:
        return []
    pointers: list[tuple[int, float]] = []
    for first, last in windows:
        asked, keys = projected["side.word"][first:last], projected["side.mention"][first:last]
        scores = asked @ keys.T / np.float32(np.sqrt(keys.shape[1])) + _distances(last - first, weights)
        chances = softmax(scores)
        chosen = chances.argmax(1)
        best = chances[np.arange(len(chosen)), chosen]
        pointers += [(first + int(word), float(chance)) for word, chance in zip(chosen, best, strict=True)]
    return pointers


def _distances(size: int, weights: Weights) -> Floats:
    """Score of each distance between two words of a window, `[from, to]`."""
    table = weights["side.distance"]
    reach = len(table) // 2
    places = np.arange(size)
    scores: Floats = table[np.clip(places - places[:, None], -reach, reach) + reach]
    return scores
