"""Trees: the best tree of one sentence from the scores of its arcs.

Source: Chu & Liu 1965, Edmonds 1967; the one-root constraint after Zmigrod, Vieira & Cotterell 2020
(the root is chosen first, by its margin over the word's best governor).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = np.float32(-1e9)


def best_tree(scores: NDArray[np.floating]) -> NDArray[np.int64]:
    """Governor of each word, itself at the one root.

    `scores[dependent, governor]` is square; its diagonal says how well a word does as the root.
    """
    size = len(scores)
    inner = scores.astype(np.float64, copy=True)
    np.fill_diagonal(inner, _NEVER)
    root = int(np.argmax(np.diagonal(scores) - inner.max(1))) if size > 1 else 0
    inner[root] = _NEVER
    inner[root, root] = 0.0
    return _without_cycles(inner, root)


def _cycle(governors: NDArray[np.int64], root: int) -> list[int] | None:
    """Words of a cycle that does not hold the root, or None for a tree."""
    seen_in = np.full(len(governors), -1)
    seen_in[root] = root
    for start in range(len(governors)):
        word, path = start, []
        while seen_in[word] == -1:
            seen_in[word] = start
            path.append(word)
            word = int(governors[word])
        if seen_in[word] == start and word != root and word in path:
            return path[path.index(word) :]
    return None


def _without_cycles(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Governors of the best tree below a given root: cycles are contracted, one after another."""
    governors: NDArray[np.int64] = scores.argmax(1)
    governors[root] = root
    cycle = _cycle(governors, root)
    if cycle is None:
        return governors
    outside = np.setdiff1d(np.arange(len(scores)), cycle)
    inside = np.array(cycle)
    contracted, leaves_at, enters_at = _contract(scores, governors, outside, inside)
    above = _without_cycles(contracted, int(np.searchsorted(outside, root)))
    return _expand(governors, above, outside, inside, leaves_at, enters_at)


def _contract(
    scores: NDArray[np.float64], governors: NDArray[np.int64], outside: NDArray[np.int64], inside: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Scores with the cycle as one last word, and where arcs leave and enter the cycle."""
    size = len(outside)
    contracted = np.full((size + 1, size + 1), _NEVER, np.float64)
    contracted[:size, :size] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    entering = scores[np.ix_(inside, outside)] - scores[inside, governors[inside]][:, None]
    contracted[:size, size] = leaving.max(1)
    contracted[size, :size] = entering.max(0)
    return contracted, leaving.argmax(1), entering.argmax(0)


def _expand(
    governors: NDArray[np.int64],
    above: NDArray[np.int64],
    outside: NDArray[np.int64],
    inside: NDArray[np.int64],
    leaves_at: NDArray[np.int64],
    enters_at: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Governors in the uncontracted sentence; the arc into the cycle breaks it."""
    size = len(outside)
    expanded = governors.copy()
    for number, governor in enumerate(above[:size]):
        expanded[outside[number]] = inside[leaves_at[number]] if governor == size else outside[governor]
    broken = int(above[size])
    expanded[inside[enters_at[broken]]] = outside[broken]
    return expanded
