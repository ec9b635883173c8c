"""Figures of a gold set: its reports read by the workspace, scored by the scorer that lies beside it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from counterclaim import workspace
from counterclaim.model.extraction import Extraction
from counterclaim.model.report import Report
from counterclaim.views.record import Record, json_line, report_record

Figures: TypeAlias = Mapping[str, float]
"""Name of a figure to F1 or accuracy, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report of a set as it was read."""

    report: Report
    extraction: Extraction
    record: Record
    """What `read --format json` prints of it."""


@cache
def read_set(folder: Path, name: str) -> tuple[ReadReport, ...]:
    """The reports of one set as the workspace reads them, by name; those that it cannot read are left out.

    Args:
        folder: the gold folder, which holds `score.py` and the sets.
        name: the set.
    """
    readings = workspace.read(sorted((folder / name).glob("*.txt")), workspace.Reader())
    return tuple(
        ReadReport(one.report, one.extraction, json.loads(json_line(report_record(one.report, one.extraction))))
        for one in readings
        if one.report is not None and one.extraction is not None
    )


def measured(folder: Path, name: str) -> Figures:
    """Every figure of one set of the gold folder."""
    guesses = {one.report.name: one.record for one in read_set(folder, name)}
    figures, _ = scorer_at(folder / "score.py").score(folder / name, guesses)
    return {figure: values.get("f1", values.get("accuracy", 0.0)) for figure, values in figures.items()}


def scorer_at(path: Path) -> ModuleType:
    """The scorer as a module; it is no part of the package."""
    specification = importlib.util.spec_from_file_location("gold_score", path)
    if specification is None or specification.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
