"""From paths to reports, to extractions, to a ledger."""

from __future__ import annotations

import tomllib
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.ledger import Appended, Ledger
from counterclaim.model.choice import Choice
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem, Severity
from counterclaim.model.report import Report
from counterclaim.model.world import Conflict
from counterclaim.reading import Read, read_paths
from counterclaim.world.choosing import choose_conflict
from counterclaim.world.draft import draft_conflict
from counterclaim.world.loading import load_conflict, shipped_conflicts

if TYPE_CHECKING:
    from counterclaim.extraction import Extractor

LONGEST_REPORT = 1_000_000
"""Characters beyond which a text is no report; half a minute of reading on one core."""
FAILED = "failed"
"""Kind of the problem that stands for a mistake of ours in reading one report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one piece of input: a report with its extraction, or None, and the problems."""

    where: str
    report: Report | None
    extraction: Extraction | None
    problems: tuple[Problem, ...]
    choices: tuple[Choice, ...] = ()
    """Choices taken on the way, with their reasons; empty unless the reader explains."""

    @property
    def lost(self) -> bool:
        """Whether the input gave no claims because it could not be read."""
        return self.extraction is None


@dataclass
class Reader:
    """Reads reports with one engine, each with the conflict file that is named, else with the one that fits it."""

    engine: str = "shipped"
    conflict: str | None = None
    """Name of a shipped conflict file, or a path."""
    explains: bool = False
    """Whether readings tell how each claim was read."""
    _extractors: dict[str, Extractor] = field(default_factory=dict)

    def read(self, report: Report, choices: list[Choice] | None = None) -> Extraction:
        """Everything that one report claims; `choices` takes those on the way."""
        fitting = self._named or choose_conflict(report.text, report.published)
        return self._extractor(fitting).extract(report, choices)

    @cached_property
    def _named(self) -> Conflict | None:
        return load_conflict(self.conflict) if self.conflict else None

    def _extractor(self, conflict: Conflict | None) -> Extractor:
        # Loading the engine's libraries takes longer than most commands, which only ask a ledger.
        from counterclaim.extraction import Extractor

        key = conflict.name if conflict else ""
        if key not in self._extractors:
            loaded = next((extractor.engine for extractor in self._extractors.values()), None)
            self._extractors[key] = Extractor(loaded or self.engine, conflict)
        return self._extractors[key]


def read(
    paths: Iterable[str | Path],
    reader: Reader | None = None,
    *,
    published: date | None = None,
    outlet: str | None = None,
) -> Iterator[Reading]:
    """What comes of every report in the paths, in their order; no report stops the others.

    `published` and `outlet` fill what a report does not say. Without a reader the shipped engine reads.
    """
    chosen = reader or Reader()
    for found in read_paths(paths, published=published, outlet=outlet):
        yield _reading(found, chosen)


def keep(ledger: Ledger, reading: Reading) -> Appended | None:
    """What a reading added to the ledger; None where there is no report, whose problems are kept all the same."""
    if reading.report is None or reading.extraction is None:
        ledger.record_problems(reading.problems)
        return None
    return ledger.append(reading.report, reading.extraction, reading.problems)


def read_dispatches(folder: Path, reader: Reader) -> Iterator[Reading]:
    """What comes of every dispatch of a folder, day by day; its outlets.toml says who published each."""
    outlets = tomllib.loads((folder / "outlets.toml").read_text("utf-8"))
    for path in sorted((folder / "dispatches").glob("*.txt")):
        yield from read((path,), reader, outlet=outlets[path.stem[len("YYYY-MM-DD-") :]])


@contextmanager
def dispatches() -> Iterator[Path]:
    """The folder of the dispatches that the package ships."""
    with resources.as_file(resources.files("counterclaim") / "demo") as folder:
        yield folder


def draft(paths: Iterable[Path], *, published: date | None = None) -> tuple[str, tuple[Problem, ...]]:
    """A conflict file to edit, as the reports in the paths name sides, actors and places; and the problems."""
    found = tuple(read_paths(paths, published=published))
    texts = [(each.report.text, each.report.published) for each in found if each.report]
    return draft_conflict(texts), tuple(problem for each in found for problem in each.problems)


def conflicts() -> tuple[Conflict, ...]:
    """The conflict files that the package ships."""
    return tuple(load_conflict(name) for name in shipped_conflicts())


def _reading(found: Read, reader: Reader) -> Reading:
    if found.report is None:
        return Reading(found.where, None, None, found.problems)
    if len(found.report.text) > LONGEST_REPORT:
        return Reading(found.where, None, None, (*found.problems, _overlong(found.where, found.report.text)))
    choices: list[Choice] | None = [] if reader.explains else None
    try:
        extraction = reader.read(found.report, choices)
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        # A mistake of ours that one report meets is named, the report counted as lost, and the others are read.
        return Reading(found.where, None, None, (*found.problems, _failure(found.where, error)))
    return Reading(found.where, found.report, extraction, (*found.problems, *extraction.problems), tuple(choices or ()))


def _overlong(where: str, text: str) -> Problem:
    what = f"Its {len(text):,} characters are more than a report has (at most {LONGEST_REPORT:,})."
    return Problem("too-large", where, what, "Split it into reports, one text or one JSONL line each.", Severity.UNREAD)


def _failure(where: str, error: Exception) -> Problem:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = f"Reading it failed by a mistake of ours ({type(error).__name__} in {frame.name}: {error})."
    return Problem(FAILED, where, what, "Please report this with the text.", Severity.UNREAD)
