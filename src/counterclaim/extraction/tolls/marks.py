"""What the engine's claim heads say of an expression, averaged over its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from counterclaim.extraction.analysis import Analysis, Range
from counterclaim.model.claim import Object, Outcome, VictimType


@dataclass(frozen=True, slots=True)
class Marked:
    """Probabilities, 0 to 1, that the engine gives one expression."""

    toll: float
    """That it counts losses at all."""
    outcomes: dict[Outcome, float]
    objects: dict[Object, float]
    victim_types: dict[VictimType, float]
    cumulative: float
    undisclosed: float


def marked(analysis: Analysis, words: Range) -> Marked | None:
    """What the claim heads say of a range of words; None where the engine has no such heads."""
    if "toll" not in analysis.marks or words[0] >= words[1]:
        return None
    outcomes = _folded(analysis, words)
    undisclosed = outcomes.pop("undisclosed", 0.0)
    return Marked(
        toll=1.0 - outcomes.pop("O", 0.0) - undisclosed,
        outcomes={Outcome(label): p for label, p in outcomes.items()},
        objects={Object(label): p for label, p in _mean(analysis, "toll_object", words).items()},
        victim_types={VictimType(label): p for label, p in _mean(analysis, "toll_victim_type", words).items()},
        cumulative=_mean(analysis, "toll_measure", words).get("cumulative", 0.0),
        undisclosed=undisclosed,
    )


def _mean(analysis: Analysis, head: str, words: Range) -> dict[str, float]:
    rows = analysis.marks[head][words[0] : words[1]]
    return dict(zip(analysis.mark_labels[head], np.mean(rows, axis=0).tolist(), strict=True))


def _folded(analysis: Analysis, words: Range) -> dict[str, float]:
    """Mean probabilities of the toll labels, begin and inside of one label added up."""
    folded: dict[str, float] = {}
    for label, probability in _mean(analysis, "toll", words).items():
        name = label.partition("-")[2] or label
        folded[name] = folded.get(name, 0.0) + probability
    return folded


def marked_spans(analysis: Analysis) -> Iterator[tuple[Range, str]]:
    """Runs of words whose likeliest toll label is the same, with that label."""
    if "toll" not in analysis.marks:
        return
    labels = analysis.mark_labels["toll"]
    best = [labels[n] for n in analysis.marks["toll"].argmax(axis=1)]
    n = 0
    while n < len(best):
        kind = best[n].partition("-")[2]
        if not kind:
            n += 1
            continue
        end = n + 1
        while end < len(best) and best[end] == f"I-{kind}":
            end += 1
        yield (n, end), kind
        n = end
