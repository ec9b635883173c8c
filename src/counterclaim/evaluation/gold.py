"""Figures of a gold set: its reports read by the workspace, scored by the scorer that lies beside it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from counterclaim import workspace
from counterclaim.views.record import json_line, report_record

Figures: TypeAlias = Mapping[str, float]
"""Name of a figure to F1 or accuracy, 0 to 1."""


def measured(folder: Path, name: str) -> Figures:
    """Every figure of one set.

    Args:
        folder: the gold folder, which holds `score.py` and the sets.
        name: the set.
    """
    scorer = scorer_at(folder / "score.py")
    reader = workspace.Reader()
    guesses = {}
    for reading in workspace.read(sorted((folder / name).glob("*.txt")), reader):
        if reading.report is not None and reading.extraction is not None:
            guesses[reading.report.name] = json.loads(json_line(report_record(reading.report, reading.extraction)))
    figures, _ = scorer.score(folder / name, guesses)
    return {figure: values.get("f1", values.get("accuracy", 0.0)) for figure, values in figures.items()}


def scorer_at(path: Path) -> ModuleType:
    """The scorer as a module; it is no part of the package."""
    specification = importlib.util.spec_from_file_location("gold_score", path)
    if specification is None or specification.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
