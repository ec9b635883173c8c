"""Texts as words and as the sets of their runs of words (shingles), by which copying shows.

Source: Broder 1997, "On the resemblance and containment of documents".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Runs: TypeAlias = NDArray[np.uint64]
"""Hashes of the distinct runs of a text, ascending."""

_WORDS_KEPT = 1 << 17
_PLACE_SEED = b"counterclaim shingle place"


def runs_of(words: Sequence[str], length: int) -> Runs:
    """Hashes of the distinct runs of `length` words; empty where there are fewer words.

    A hash has 64 bits and depends on the words alone: among a million runs two of them collide with a probability
    of 3 in 100 million, and all machines agree.
    """
    count = len(words) - length + 1
    if count < 1:
        return np.empty(0, np.uint64)
    hashes = np.fromiter(map(_word_hash, words), np.uint64, len(words))
    # Unsigned arithmetic wraps, which is what a hash wants.
    runs = sum((hashes[place : place + count] * _factor(place) for place in range(length)), np.zeros(count, np.uint64))
    return np.unique(runs)


def whole_of(words: Sequence[str]) -> Runs:
    """One hash of all the words in their order; empty where there are none."""
    return np.array([_hash(" ".join(words).encode("utf-8", "surrogatepass"))] if words else [], np.uint64)


def shared_runs(one: Runs, other: Runs) -> int:
    """How many runs stand in both texts."""
    return int(np.intersect1d(one, other, assume_unique=True).size)


def containment(one: Runs, other: Runs) -> float:
    """Share of the smaller text's runs that stand in the other as well, 0 to 1; 0 where a text has none."""
    smaller = min(one.size, other.size)
    return shared_runs(one, other) / smaller if smaller else 0.0


@lru_cache(maxsize=_WORDS_KEPT)
def _word_hash(word: str) -> int:
    return _hash(word.encode("utf-8", "surrogatepass"))


@cache
def _factor(place: int) -> np.uint64:
    """An odd factor for a place in a run, so that the order of words counts."""
    return np.uint64(_hash(_PLACE_SEED + bytes([place])) | 1)


def _hash(payload: bytes) -> int:
    return int.from_bytes(blake2b(payload, digest_size=8).digest(), "big")
