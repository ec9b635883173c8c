"""The claims matrix as it is printed, with the refusals below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from counterclaim.model.claim import Claim, Measure, Toll
from counterclaim.model.entry import RETRACTED, Entry
from counterclaim.model.finding import Figure
from counterclaim.views.listing import source_words
from counterclaim.views.matrix import Cell, Mark, Matrix, Row
from counterclaim.views.palette import MARK_MEANINGS, MARK_STYLES
from counterclaim.views.plain import printable
from counterclaim.views.words import count_signs, day_words, object_label

UNTOLD = "side not told"
"""Whose loss it is where that is both sides' or unknown."""

_CORNER = "according to"
_GAP = "  "
_DAY_WIDTH = 6


def matrix_lines(matrix: Matrix, width: int) -> Iterator[Text]:
    """The matrix in lines of at most `width` columns: a block for each camp that suffered losses, figures to the right.

    Where it is too wide the days give way first.
    """
    full, short = (_grid(matrix, days=days) for days in (True, False))
    yield from full if max(line.cell_len for line in full) <= width else _cut(short, width)


def _grid(matrix: Matrix, *, days: bool) -> list[Text]:
    heads = [printable(column).split(", ") for column in matrix.columns]
    height = max(map(len, heads))
    cells = {id(row): [_drawn(cell, days) for cell in row.cells] for row in matrix.rows}
    widths = [
        max(*(cell_len(word) for word in head), *(drawn[number].cell_len for drawn in cells.values()), 1)
        for number, head in enumerate(heads)
    ]
    label = max((len(_label(row.figure)) + 2 for row in matrix.rows), default=0)
    label = max(label, len(_CORNER))
    lines = [_head_line(heads, widths, label, level - height, last=level == height - 1) for level in range(height)]
    lines.append(Text("─" * lines[-1].cell_len, style="dim"))
    for number, (victims, rows) in enumerate(matrix.groups()):
        lines += [Text()] * bool(number)
        lines.append(Text(_losses_of(victims), style="bold"))
        lines += [_row_line(row, cells[id(row)], widths, label) for row in rows]
    return lines


def _head_line(heads: Sequence[Sequence[str]], widths: Sequence[int], label: int, level: int, *, last: bool) -> Text:
    """One line of the headings, which stand at the bottom; `level` counts from -1 upwards for the last line."""
    line = Text(f"{_CORNER if last else '':<{label}}", style="bold")
    for head, width in zip(heads, widths, strict=True):
        word = head[level] if -level <= len(head) else ""
        line.append(_GAP + " " * (width - cell_len(word)) + word)
    return line


def _row_line(row: Row, cells: Sequence[Text], widths: Sequence[int], label: int) -> Text:
    line = Text(f"{'  ' + _label(row.figure):<{label}}")
    for cell, width in zip(cells, widths, strict=True):
        line.append(_GAP + " " * (width - cell.cell_len))
        line.append_text(cell)
    return line


def _cut(lines: Sequence[Text], width: int) -> Iterator[Text]:
    for line in lines:
        line.truncate(width, overflow="ellipsis")
        yield line


def legend() -> Text:
    """What the marks mean, on one line."""
    line = Text()
    for mark, meaning in MARK_MEANINGS.items():
        line.append(mark.value, style=MARK_STYLES[mark])
        line.append(f" {meaning}   ", style="dim")
    return line.append("+").append(" new, not a total", style="dim")


def refusals(entries: Iterable[Entry]) -> Iterator[Text]:
    """One line a side and figure that is kept back: who refuses, in how many reports, from when to when."""
    kept: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        claim = entry.claim
        if isinstance(claim, Toll) and not claim.disclosed and entry.status != RETRACTED:
            kept.setdefault((source_words(entry), _refused_words(entry, claim)), []).append(entry)
    for (source, words), told in kept.items():
        yield _refusal_line(source, words, told)


def _label(counted: Figure | Toll) -> str:
    """What is counted, without the party that suffered it ("military killed")."""
    return f"{object_label(counted.object, counted.victim_type)} {counted.outcome.value}"


def _losses_of(victims: str | None) -> str:
    return f"Losses of {printable(victims).replace(', ', ' and ')}" if victims else f"Losses, {UNTOLD}"


def _drawn(cell: Cell, days: bool) -> Text:
    """Mark, value and the day for which it holds; days are of one width, so that figures stand in line."""
    drawn = Text(cell.mark.value, style=MARK_STYLES[cell.mark])
    entry = cell.entry
    if entry is not None and cell.mark is not Mark.REFUSED:
        drawn.append(f" {_value(entry.claim)}", style="default not bold")
    if days:
        held = entry.held_on if entry else None
        day = day_words(held.last, year=False) if held and held.last else ""
        drawn.append(f" {day:>{_DAY_WIDTH}}", style="not bold dim")
    return drawn


def _value(claim: Claim) -> str:
    assert isinstance(claim, Toll)
    return count_signs(claim.count, new=claim.measure is Measure.NEW and not claim.denied)


def _refused_words(entry: Entry, toll: Toll) -> str:
    return f"{entry.victim_side or UNTOLD}: {_label(toll)}"


def _refusal_line(source: str, words: str, told: Sequence[Entry]) -> Text:
    days = sorted(entry.published for entry in told if entry.published)
    line = Text().append(f"{Mark.REFUSED.value} ", style=MARK_STYLES[Mark.REFUSED])
    line.append(printable(source), style="bold")
    line.append(f"  {printable(words)}")
    if days:
        span = day_words(days[0]) if days[0] == days[-1] else f"{day_words(days[0])} to {day_words(days[-1])}"
        line.append(f"  {len(told)} report{'s' if len(told) > 1 else ''}, {span}", style="dim")
    return line
