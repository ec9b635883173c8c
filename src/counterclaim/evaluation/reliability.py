"""What confidence is worth: how often claims of at least some confidence are right, kind by kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from counterclaim.evaluation.gold import Figures, read_set, scorer_at
from counterclaim.model.extraction import Extraction

THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Confidences from which on claims are counted."""
STATED = 0.9
"""The confidence from which on attributions are held to be right 95 times in a hundred."""
Judged: TypeAlias = tuple[float, bool]
"""Confidence of a claim, and whether it is right in all that the scorer asks of its kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """The claims of one kind."""

    kind: str
    judged: tuple[Judged, ...]

    def at_least(self, confidence: float) -> tuple[int, float]:
        """Number of claims of at least a confidence, and the share of them that is right; 0 where there is none."""
        right = [hit for sure, hit in self.judged if sure >= confidence]
        return len(right), sum(right) / len(right) if right else 0.0


def judged_claims(folder: Path, name: str) -> tuple[Row, ...]:
    """Every claim read in one set, judged by the scorer that lies beside it."""
    scorer = scorer_at(folder / "score.py")
    found: dict[str, list[Judged]] = {}
    for one in read_set(folder, name):
        gold = json.loads((folder / name / f"{one.report.name}.gold.json").read_text("utf-8"))
        for kind, alike in _likenesses(scorer, one.report.text):
            hits = {number for _, number in scorer.pair(gold[kind], one.record[kind], alike)}
            sure = _confidences(one.extraction, kind)
            found.setdefault(kind, []).extend((confidence, n in hits) for n, confidence in enumerate(sure))
    return tuple(Row(kind, tuple(judged)) for kind, judged in found.items())


def _likenesses(scorer: ModuleType, text: str) -> Iterator[tuple[str, Callable[[Any, Any], float]]]:
    """What the scorer asks of each kind in full."""
    yield "attributions", scorer.relation(text)
    yield "tolls", scorer.toll_full
    yield "events", scorer.event_full
    yield "positions", scorer.position
    yield "control", scorer.control


def _confidences(extraction: Extraction, kind: str) -> list[float]:
    claims: dict[str, Sequence[Any]] = {
        "attributions": extraction.attributions,
        "tolls": extraction.tolls,
        "events": extraction.events,
        "positions": extraction.positions,
        "control": extraction.controls,
    }
    return [claim.confidence for claim in claims[kind]]


def stated(rows: Sequence[Row]) -> Figures:
    """The figure that is held to a floor: the share of right attributions from the stated confidence on."""
    return {f"from {STATED:.2f}": row.at_least(STATED)[1] for row in rows if row.kind == "attributions"}


def reliability_table(rows: Sequence[Row]) -> str:
    """One line a kind, one column a confidence: the share that is right, and of how many claims."""
    lines = ["right from".ljust(16) + "".join(f"{threshold:.2f}".rjust(13) for threshold in THRESHOLDS)]
    for row in rows:
        cells = (row.at_least(threshold) for threshold in THRESHOLDS)
        lines.append(row.kind.ljust(16) + "".join(_cell(*cell).rjust(13) for cell in cells))
    return "\n".join(lines)


def _cell(count: int, share: float) -> str:
    return f"{share:.2f} of {count}" if count else "–"
