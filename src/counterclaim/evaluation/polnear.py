"""Figures on PolNeAR (Newell, Margolin & Ruths 2018): who says what in US election news, by its own scorer.

The workspace reads the texts as it reads any report; of nested attributions only the outermost count.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim import workspace
from counterclaim.evaluation.gold import Figures
from counterclaim.model.attribution import Attribution
from counterclaim.model.report import Span


def measured_polnear(scorer: Path, corpus: Path, split: str = "dev") -> Figures:
    """Relation F1, that of direct speech, and token F1 of the contents, each 0 to 1.

    Args:
        scorer: the scoring program `score.py`.
        corpus: folder that holds the splits.
        split: the split to read.

    Raises:
        subprocess.CalledProcessError: the scorer failed; its message is on standard error.
    """
    with tempfile.TemporaryDirectory() as folder:
        predictions, scores = Path(folder, "predictions.jsonl"), Path(folder, "scores.json")
        predictions.write_text("".join(_lines(corpus / split / "text")), encoding="utf-8")
        options = ["--polnear", str(corpus), "--split", split, "--outermost", "--json", str(scores)]
        subprocess.run([sys.executable, str(scorer), str(predictions), *options], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        return figures_of(json.loads(scores.read_text(encoding="utf-8")))


def figures_of(scores: Mapping[str, Any]) -> Figures:
    """The figures that are held to floors, from what the scorer writes."""
    return {
        "relation": scores["relations"]["relation"]["F"] / 100,
        "relation.direct": scores["by_form"]["relation.direct"]["F"] / 100,
        "content.tokens": scores["spans"]["token.content"]["F"] / 100,
    }


def _lines(texts: Path) -> Iterator[str]:
    """One line of JSON for each attribution read."""
    for reading in workspace.read(sorted(texts.glob("*.txt")), workspace.Reader()):
        if reading.report is not None and reading.extraction is not None:
            for attribution in reading.extraction.attributions:
                yield json.dumps({"doc": reading.report.name} | _roles(attribution)) + "\n"


def _roles(attribution: Attribution) -> dict[str, list[int] | None]:
    spans = {"source": attribution.source_span, "cue": attribution.cue_span, "content": attribution.content_span}
    return {role: _pair(span) for role, span in spans.items()}


def _pair(span: Span | None) -> list[int] | None:
    return [span.begin, span.end] if span is not None else None
