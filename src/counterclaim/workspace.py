"""The only place where stages meet: paths to reports, to extractions, to a ledger, to what the views show."""

from __future__ import annotations

import tomllib
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.ledger import Appended, Ledger, LedgerClaim, open_ledger
from counterclaim.model.choice import Choice
from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, UNSPECIFIED, Claim, Toll
from counterclaim.model.entry import Entry, names_in
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem, Severity
from counterclaim.model.report import Report
from counterclaim.model.world import Conflict
from counterclaim.reading import Read, read_paths
from counterclaim.views.disagreements import Disagreement, disagreements
from counterclaim.views.matrix import Matrix, claims_matrix
from counterclaim.views.provenance import Amendment, Provenance
from counterclaim.world.camps import camps_of
from counterclaim.world.choosing import choose_conflict
from counterclaim.world.draft import draft_conflict
from counterclaim.world.loading import load_conflict, load_world, shipped_conflicts
from counterclaim.world.names import Names

if TYPE_CHECKING:
    from counterclaim.extraction import Extractor

__all__ = [
    "Overview",
    "Query",
    "Reader",
    "Reading",
    "conflicts",
    "dispatches",
    "draft",
    "entries",
    "keep",
    "load_conflict",
    "open_ledger",
    "overview",
    "provenance",
    "queue",
    "read",
    "read_dispatches",
]

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


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims are asked for; None asks nothing."""

    kind: str | None = None
    as_of: date | None = None
    recorded_by: datetime | None = None
    side: str | None = None
    conflict: str | None = None
    """Conflict file that says who belongs to which side; None takes the one that the reports were read with."""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The claims matrix and what stands out in it."""

    matrix: Matrix
    entries: tuple[Entry, ...]
    disagreements: tuple[Disagreement, ...]


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


def entries(ledger: Ledger, query: Query) -> tuple[Entry, ...]:
    """The claims asked for, by day of publication, each with the sides concerned."""
    return _asked(ledger, query)[0]


def overview(ledger: Ledger, query: Query) -> Overview:
    """The matrix of the tolls asked for, with the plain disagreements among them."""
    found, conflict = _asked(ledger, query)
    return Overview(claims_matrix(found, camps_of(conflict, found)), found, disagreements(found))


def queue(ledger: Ledger, threshold: float | None, limit: int | None) -> tuple[Entry, ...]:
    """The claims to check first, the most pressing at the top."""
    held = ledger.review_queue(threshold, limit=limit)
    names = Names(load_world(), _conflict_of(held, None))
    return tuple(_entry(claim, names, {}) for claim in held)


def provenance(ledger: Ledger, identifier: str) -> Provenance:
    """Everything that stands behind the claim of an id, or of a unique beginning of one.

    Raises:
        LedgerError: no claim has the id, or several do.
    """
    held = ledger.claim(identifier)
    report = ledger.report(held.report).report
    return Provenance(
        entry=_entry(held, Names(load_world(), _conflict_of((held,), None)), {held.report: report.title}),
        report=report,
        chain=held.chain,
        attributions=tuple(found.attribution for found in ledger.attributions_of(held)),
        engine=held.engine,
        rules=held.rules,
        conflict=held.conflict,
        amendments=tuple(
            Amendment(mark.recorded_at, mark.author, mark.action.value, mark.fields, mark.reason)
            for mark in held.corrections
        ),
    )


def _asked(ledger: Ledger, query: Query) -> tuple[tuple[Entry, ...], Conflict | None]:
    held = ledger.claims(query.kind, as_of=query.as_of, recorded_by=query.recorded_by)
    conflict = _conflict_of(held, query.conflict)
    names = Names(load_world(), conflict)
    titles = {kept.id: kept.report.title for kept in ledger.reports(as_of=query.as_of, recorded_by=query.recorded_by)}
    found = [_entry(claim, names, titles) for claim in held]
    if query.side is not None:
        wanted = names.side_of(query.side) or query.side
        found = [entry for entry in found if _concerns(entry.claim, wanted, names)]
    return tuple(found[: query.limit]), conflict


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


def _entry(held: LedgerClaim, names: Names, titles: Mapping[str, str | None]) -> Entry:
    claim = held.claim
    named = claim.source not in (REPORT_VOICE, UNSPECIFIED)
    return Entry(
        id=held.id,
        claim=claim,
        report=held.report,
        report_name=held.report_name,
        published=held.published,
        outlet=held.outlet,
        title=titles.get(held.report),
        status=held.status.value,
        quote=held.quote,
        speaker_side=names.side_of(claim.source) if named else None,
        victim_side=_sufferer(claim, names),
    )


def _sufferer(claim: Claim, names: Names) -> str | None:
    if not isinstance(claim, Toll) or claim.victim_side == MIXED_SIDE:
        return None
    return names.side_of(claim.victim_side) or claim.victim_side


def _concerns(claim: Claim, side: str, names: Names) -> bool:
    """Whether a side speaks, suffers, acts, is addressed or holds."""
    return any(name.casefold() == side.casefold() or names.side_of(name) == side for name in names_in(claim))


def _conflict_of(held: Sequence[LedgerClaim], named: str | None) -> Conflict | None:
    """The conflict file that is named, else the shipped one with which most of the claims were read."""
    if named:
        return load_conflict(named)
    read_with = [claim.conflict for claim in held if claim.conflict in shipped_conflicts()]
    return load_conflict(max(sorted(set(read_with)), key=read_with.count)) if read_with else None
