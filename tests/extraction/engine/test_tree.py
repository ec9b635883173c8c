"""The best tree has one root, no cycle, and the highest score of all such trees."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from counterclaim.extraction.engine.tree import best_tree


def is_tree(governors: tuple[int, ...]) -> bool:
    """Whether exactly one word governs itself and all others lead to it."""
    roots = [word for word, governor in enumerate(governors) if word == governor]
    if len(roots) != 1:
        return False
    for start in range(len(governors)):
        word = start
        for _ in governors:
            word = governors[word]
        if word != roots[0]:
            return False
    return True


def score(scores: NDArray[np.float32], governors: tuple[int, ...]) -> float:
    return float(sum(scores[word, governor] for word, governor in enumerate(governors)))


@pytest.mark.parametrize("seed", range(60))
def test_a_tree_has_one_root_and_no_cycle(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(draw.integers(1, 30),) * 2).astype(np.float32)
    assert is_tree(tuple(best_tree(scores).tolist()))


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_with_the_same_root_scores_higher(seed: int) -> None:
    draw = np.random.default_rng(seed)
    size = int(draw.integers(2, 6))
    scores = draw.normal(size=(size, size)).astype(np.float32)
    found = tuple(best_tree(scores).tolist())
    (root,) = (word for word, governor in enumerate(found) if word == governor)
    trees = (tree for tree in product(range(size), repeat=size) if tree[root] == root and is_tree(tree))
    assert score(scores, found) == pytest.approx(max(score(scores, tree) for tree in trees), abs=1e-4)
