"""Fitting the weights of hints: a conditional logit by penalised likelihood, and its worth on reports left out."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import torch

from counterclaim.extraction.choosing import Hints

PENALTY = 4.0
"""Weight of the squared weights in the likelihood; in cross-validation as good as half of it, and steadier."""
TRUST = 6.0
"""How many times as firmly a weight is held to what the guide lets expect of it."""
RAREST = 3
"""Hints seen in fewer examples, and of which nothing is expected, are left out."""
NEGLIGIBLE = 0.02
"""Smaller weights are not kept."""


@dataclass(frozen=True, slots=True)
class Example:
    """One choice made by the annotators: every option's hints, and which options are right."""

    choice: str
    report: str
    hints: tuple[Hints, ...]
    right: tuple[bool, ...]


def expectations(choice: str) -> dict[str, float]:
    """Hint name to the mean of its weight's prior, of one choice."""
    text = files("counterclaim.training").joinpath("expectations.toml").read_text("utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)[choice].items()}


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> dict[str, float]:
    """Weights of one choice: the maximum of the penalised likelihood that a right option is chosen."""
    expected = expectations(examples[0].choice)
    names, rows = _numbered(examples, expected)
    means = torch.tensor([expected.get(name, 0.0) for name in names])
    firmness = torch.tensor([penalty * (TRUST if name in expected else 1.0) for name in names])
    options = sum(len(e.hints) for e in examples)
    at = torch.tensor([row[:2] for row in rows]).reshape(-1, 2).T
    design = torch.sparse_coo_tensor(at, torch.tensor([row[2] for row in rows]), (options, len(names)))
    groups = torch.tensor([n for n, e in enumerate(examples) for _ in e.hints])
    right = torch.tensor([flag for e in examples for flag in e.right])

    def lost(weights: torch.Tensor) -> torch.Tensor:
        scores = (design @ weights[:, None])[:, 0]
        return _surprise(scores, groups, right) + 0.5 * (firmness * (weights - means).square()).sum()

    learnt = dict(zip(names, _least(lost, means), strict=True))
    return {name: round(w, 3) for name, w in {**expected, **learnt}.items() if abs(w) >= NEGLIGIBLE}


def _least(lost: Callable[[torch.Tensor], torch.Tensor], start: torch.Tensor) -> list[float]:
    """The weights at which the loss is least."""
    weights = start.clone().requires_grad_()
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        total = lost(weights)
        total.backward()
        return total

    optimiser.step(step)
    return [float(weight) for weight in weights.detach()]


def _surprise(scores: torch.Tensor, groups: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Negative log-likelihood that in every group of options a right one is chosen."""
    count = int(groups[-1]) + 1
    rights = scores.masked_fill(~right, -1e4)
    return (_group_log_sums(scores, groups, count) - _group_log_sums(rights, groups, count)).sum()


def _group_log_sums(scores: torch.Tensor, groups: torch.Tensor, count: int) -> torch.Tensor:
    """Logarithm of the sum of the exponentials of each group's scores."""
    highest = torch.full((count,), -1e9).scatter_reduce(0, groups, scores.detach(), "amax")
    sums = torch.zeros(count).index_add(0, groups, (scores - highest[groups]).exp())
    return highest + (sums + 1e-30).log()


def _numbered(
    examples: Sequence[Example], expected: Mapping[str, float]
) -> tuple[list[str], list[tuple[int, int, float]]]:
    """Names of the hints that are kept, and (option, hint, value) triples over all options."""
    seen: dict[str, set[int]] = defaultdict(set)
    for n, example in enumerate(examples):
        for hints in example.hints:
            for name in hints:
                seen[name].add(n)
    names = sorted(name for name, where in seen.items() if len(where) >= RAREST or name in expected)
    number = {name: n for n, name in enumerate(names)}
    rows, option = [], 0
    for example in examples:
        for hints in example.hints:
            rows += [(option, number[name], float(value)) for name, value in hints.items() if name in number]
            option += 1
    return names, rows


def share_right(examples: Sequence[Example], weights: Mapping[str, float]) -> float:
    """Share of the choices in which the likeliest option is a right one."""
    hits = 0
    for example in examples:
        scores = [sum(weights.get(name, 0.0) * v for name, v in hints.items()) for hints in example.hints]
        hits += example.right[scores.index(max(scores))]
    return hits / max(1, len(examples))


def cross_validated(examples: Sequence[Example], penalty: float) -> float:
    """Share of right choices over five folds of reports, unanswerable ones counted as wrong."""
    reports = sorted({e.report for e in examples})
    fold = {report: n % 5 for n, report in enumerate(reports)}
    hits = 0.0
    for k in range(5):
        train = [e for e in examples if fold[e.report] != k and any(e.right)]
        test = [e for e in examples if fold[e.report] == k]
        hits += share_right(test, fit(train, penalty)) * len(test)
    return hits / len(examples)
