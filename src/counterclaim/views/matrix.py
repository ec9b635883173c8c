"""The claims matrix: one row a figure, one column a voice, each cell what that voice last said of that figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.claim import REPORT_VOICE, Measure, Object, Outcome, Toll, VictimType
from counterclaim.model.entry import RETRACTED, Entry
from counterclaim.model.finding import Figure
from counterclaim.model.world import Camp

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
    """Those who suffered a row's figure are a camp, by its name."""

    def groups(self) -> tuple[tuple[str | None, tuple[Row, ...]], ...]:
        """The rows of each camp or party that suffered losses, in order; None for both or unknown, which comes last."""
        grouped: dict[str | None, list[Row]] = defaultdict(list)
        for row in self.rows:
            grouped[row.figure.victim_side].append(row)
        return tuple((side, tuple(rows)) for side, rows in grouped.items())


def claims_matrix(entries: Iterable[Entry], camps: Sequence[Camp], colliding: Collection[str]) -> Matrix:
    """The matrix of all tolls that are not retracted, with a column for every camp and for the others that speak.

    Args:
        entries: claims in any order; those of other kinds are passed over.
        camps: the sides that fight together.
        colliding: ids of the claims that cannot hold beside those of another voice.
    """
    home = homes_of(camps)
    names = tuple(camp.name for camp in camps)
    told: dict[Figure, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        if isinstance(entry.claim, Toll) and entry.status != RETRACTED:
            told[figure_of(entry, entry.claim, home)][_column_of(entry, home)].append(entry)
    spoken = {column for voices in told.values() for column in voices}
    columns = tuple(column for column in (*names, OTHERS, REPORTS) if column in names or column in spoken)
    figures = sorted(told, key=lambda figure: _figure_order(figure, names))
    return Matrix(columns, tuple(_row(figure, told[figure], columns, colliding) for figure in figures))


def homes_of(camps: Iterable[Camp]) -> Mapping[str, str]:
    """The name of the camp to which each side belongs."""
    return {side: camp.name for camp in camps for side in camp.sides}


def figure_of(entry: Entry, toll: Toll, home: Mapping[str, str]) -> Figure:
    """The figure that the toll of an entry is about: of the whole conflict, and of the camp that suffered it."""
    side = home.get(entry.victim_side or "", entry.victim_side)
    return Figure(outcome=toll.outcome, object=toll.object, victim_side=side, victim_type=toll.victim_type)


def _column_of(entry: Entry, home: Mapping[str, str]) -> str:
    voice = REPORTS if entry.claim.source == REPORT_VOICE else OTHERS
    return home.get(entry.speaker_side or "", voice)


def _row(
    figure: Figure, told: Mapping[str, Sequence[Entry]], columns: Iterable[str], colliding: Collection[str]
) -> Row:
    return Row(figure, tuple(_cell(_latest(told.get(column, ())), colliding) for column in columns))


def _latest(entries: Sequence[Entry]) -> Entry | None:
    """The claim that stands for a voice: its last total or refusal, else its last denial, else its last new count."""
    return max(entries, key=_weight, default=None)


def _weight(entry: Entry) -> tuple[bool, bool, date, date, bool, str]:
    toll = entry.claim
    assert isinstance(toll, Toll)
    stands = not toll.denied and (toll.measure is Measure.CUMULATIVE or not toll.disclosed)
    held, published = entry.held_until or date.min, entry.published or date.min
    return stands, toll.denied, held, published, toll.disclosed, entry.id


def _cell(entry: Entry | None, colliding: Collection[str]) -> Cell:
    if entry is None:
        return Cell(Mark.SILENT)
    toll = entry.claim
    assert isinstance(toll, Toll)
    if not toll.disclosed:
        return Cell(Mark.REFUSED, entry)
    if toll.denied:
        return Cell(Mark.DENIED, entry)
    return Cell(Mark.CONTRADICTED if entry.id in colliding else Mark.GIVEN, entry)


def _figure_order(figure: Figure, camps: Sequence[str]) -> tuple[int, str, int, int, int]:
    side = figure.victim_side
    place = camps.index(side) if side in camps else len(camps) + (side is None)
    return (
        place,
        side or "",
        _OUTCOMES.index(figure.outcome),
        _OBJECTS.index(figure.object),
        _TYPES.index(figure.victim_type),
    )
