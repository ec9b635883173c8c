"""The claims matrix: one row a figure, one column a voice, each cell what that voice last said of that figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from counterclaim.model.claim import REPORT_VOICE, Measure, Object, Outcome, Toll, VictimType
from counterclaim.model.entry import Entry
from counterclaim.model.world import Camp
from counterclaim.views.disagreements import Figure, disagree, toll_figures

OTHERS = "others"
"""Column of named third parties and of tellers whom no report names."""
REPORTS = "reports"
"""Column of what reports say in their own voice."""

_OUTCOMES = list(Outcome)
_OBJECTS = list(Object)
_TYPES = list(VictimType)


class Mark(StrEnum):
    """What a cell says, told by shape as well as by colour."""

    GIVEN = "●"
    CONTRADICTED = "≠"
    DENIED = "✗"
    REFUSED = "∅"
    SILENT = "·"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one voice last said of one figure; `entry` is None where no report tells of it."""

    mark: Mark
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and a cell for every column."""

    figure: Figure
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of figures by voices, grouped by the party that suffered the loss."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    """The victims of a row's figure are a camp, by its name."""

    def groups(self) -> tuple[tuple[str | None, tuple[Row, ...]], ...]:
        """The rows of each camp or party that suffered losses, in order; None for both or unknown, which comes last."""
        grouped: dict[str | None, list[Row]] = defaultdict(list)
        for row in self.rows:
            grouped[row.figure.victims].append(row)
        return tuple((victims, tuple(rows)) for victims, rows in grouped.items())


def claims_matrix(entries: Iterable[Entry], camps: Sequence[Camp]) -> Matrix:
    """The matrix of all tolls that are not retracted, with a column for every camp and for the others that speak."""
    home = {side: camp.name for camp in camps for side in camp.sides}
    names = tuple(camp.name for camp in camps)
    told: dict[Figure, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for figure, entry in toll_figures(entries):
        of_camp = replace(figure, victims=home.get(figure.victims or "", figure.victims))
        told[of_camp][_column_of(entry, home)].append(entry)
    spoken = {column for voices in told.values() for column in voices}
    columns = tuple(column for column in (*names, OTHERS, REPORTS) if column in names or column in spoken)
    figures = sorted(told, key=lambda figure: _figure_order(figure, names))
    return Matrix(columns, tuple(_row(figure, told, columns) for figure in figures))


def _column_of(entry: Entry, home: Mapping[str, str]) -> str:
    voice = REPORTS if entry.claim.source == REPORT_VOICE else OTHERS
    return home.get(entry.speaker_side or "", voice)


def _row(figure: Figure, told: dict[Figure, dict[str, list[Entry]]], columns: tuple[str, ...]) -> Row:
    latest = [_latest(told[figure].get(column, ())) for column in columns]
    return Row(figure, tuple(_cell(entry, latest) for entry in latest))


def _latest(entries: Sequence[Entry]) -> Entry | None:
    """The claim that stands for a voice: its last total or refusal, else its last denial, else its last new count."""
    return max(entries, key=_weight, default=None)


def _weight(entry: Entry) -> tuple[bool, bool, date, date, bool]:
    toll = entry.claim
    assert isinstance(toll, Toll)
    stands = not toll.denied and (toll.measure is Measure.CUMULATIVE or not toll.disclosed)
    return stands, toll.denied, entry.held_until or date.min, entry.published or date.min, toll.disclosed


def _cell(entry: Entry | None, row: Sequence[Entry | None]) -> Cell:
    if entry is None:
        return Cell(Mark.SILENT)
    toll = entry.claim
    assert isinstance(toll, Toll)
    if not toll.disclosed:
        return Cell(Mark.REFUSED, entry)
    if toll.denied:
        return Cell(Mark.DENIED, entry)
    rivals = (other for other in row if other is not None and other is not entry)
    return Cell(Mark.CONTRADICTED if any(disagree(entry, other) for other in rivals) else Mark.GIVEN, entry)


def _figure_order(figure: Figure, camps: Sequence[str]) -> tuple[int, str, int, int, int]:
    place = camps.index(figure.victims) if figure.victims in camps else len(camps) + (figure.victims is None)
    return (
        place,
        figure.victims or "",
        _OUTCOMES.index(figure.outcome),
        _OBJECTS.index(figure.object),
        _TYPES.index(figure.victim_type),
    )
