"""The claims matrix, and the page on which it stands."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from rich.console import Console

from counterclaim.model.entry import Entry
from counterclaim.views.headlines import colliding, headlines
from counterclaim.views.matrix import OTHERS, Mark, Matrix, claims_matrix
from counterclaim.views.overview_page import SHOWN, OverviewPage
from tests.views.entries import CAMPS, contradictions_of, entries_of

NORTH, SOUTH = (camp.name for camp in CAMPS)
LEDGER = """
    2020-10-01  Southland ministry  casualties 2300 Northland military
    2020-10-01  Northland           denies casualties 2300 Northland military
    2020-10-20  Hill officials      killed 834 Northland military since 2020-09-27
    2020-10-22  Hill officials      killed +26 Northland military
    2020-10-22  Hill officials      killed 897 Northland military since 2020-09-27
    2020-10-22  President Orlan     killed more-than 2000 Northland military since 2020-09-27
    2020-10-22  Southland           casualties undisclosed Southland military
    2020-10-22  Southland           killed 61 Southland civilian
    2020-10-22  report              killed hundreds all
"""


def cell(matrix: Matrix, figure: str, column: str) -> tuple[Mark, str]:
    """Mark and number of the cell in the row whose figure is named as "victims outcome type"."""
    for row in matrix.rows:
        named = f"{row.figure.victim_side} {row.figure.outcome} {row.figure.victim_type}"
        if named == figure:
            found = row.cells[matrix.columns.index(column)]
            count = getattr(found.entry.claim, "count", None) if found.entry else None
            return found.mark, str(count.low) if count else ""
    raise AssertionError(f"no row {figure}")


def matrix_of(entries: Sequence[Entry]) -> Matrix:
    """The matrix of claims, with the marks that reconciliation gives it."""
    by_id = {entry.id: entry for entry in entries}
    return claims_matrix(entries, CAMPS, colliding(contradictions_of(entries), by_id, CAMPS))


@pytest.fixture(name="matrix")
def fixture_matrix() -> Matrix:
    """The matrix of the ledger above."""
    return matrix_of(entries_of(LEDGER))


def test_allies_stand_in_one_column(matrix: Matrix) -> None:
    """The hills speak in the column of the north, and their losses stand in its block."""
    assert matrix.columns == (NORTH, SOUTH, OTHERS, "reports")
    assert [victims for victims, _ in matrix.groups()] == [NORTH, SOUTH, None]


def test_a_cell_holds_the_latest_total_and_not_a_bulletin(matrix: Matrix) -> None:
    """+26 is younger than no total, but it is not the total."""
    assert cell(matrix, f"{NORTH} killed military", NORTH) == (Mark.CONTRADICTED, "897")


def test_a_refusal_after_a_figure_is_what_was_said_last() -> None:
    """Who stops counting in public is shown as keeping back; a figure on the same day counts as given."""
    notation = """
        2020-10-01  Southland  killed 12 Southland military
        2020-10-09  Southland  killed undisclosed Southland military
        2020-10-01  Northland  killed 12 Northland military
        2020-10-01  Northland  killed undisclosed Northland military
    """
    matrix = matrix_of(entries_of(notation))
    assert cell(matrix, f"{SOUTH} killed military", SOUTH) == (Mark.REFUSED, "")
    assert cell(matrix, f"{NORTH} killed military", NORTH) == (Mark.GIVEN, "12")


def test_a_denial_has_a_mark_of_its_own(matrix: Matrix) -> None:
    """Who denies gives no figure, and the figure denied is marked."""
    assert cell(matrix, f"{NORTH} casualties military", NORTH) == (Mark.DENIED, "2300")
    assert cell(matrix, f"{NORTH} casualties military", SOUTH) == (Mark.CONTRADICTED, "2300")


def test_refusal_and_silence_are_drawn_differently(matrix: Matrix) -> None:
    """Keeping a figure back is a finding, no report is another."""
    assert cell(matrix, f"{SOUTH} casualties military", SOUTH) == (Mark.REFUSED, "")
    assert cell(matrix, f"{SOUTH} casualties military", NORTH) == (Mark.SILENT, "")


def test_what_nobody_contradicts_is_only_given(matrix: Matrix) -> None:
    """A lone voice has a plain mark."""
    assert cell(matrix, f"{SOUTH} killed civilian", SOUTH) == (Mark.GIVEN, "61")


def test_a_part_above_its_whole_is_marked_in_both_rows() -> None:
    """The dead of one side and all the dead stand in two rows and cannot both hold."""
    matrix = matrix_of(
        entries_of(
            """
            2020-10-22  Southland        killed 61 Southland civilian
            2020-10-22  President Orlan  killed at-most 40 all
            """
        )
    )
    assert cell(matrix, f"{SOUTH} killed civilian", SOUTH) == (Mark.CONTRADICTED, "61")
    assert cell(matrix, "None killed any", OTHERS) == (Mark.CONTRADICTED, "0")


def test_who_only_contradicts_itself_has_a_plain_mark() -> None:
    """The mark sets voice against voice; organs of one camp are one."""
    matrix = matrix_of(
        entries_of(
            """
            2020-10-22  Northland       killed 897 Northland military
            2020-10-22  Hill officials  killed 812 Northland military
            """
        )
    )
    assert cell(matrix, f"{NORTH} killed military", NORTH)[0] is Mark.GIVEN


def test_a_figure_that_its_voice_has_since_replaced_leaves_no_mark() -> None:
    """What was said last stands in the cell, and that collides with nothing."""
    matrix = matrix_of(
        entries_of(
            """
            2020-10-01  Southland  killed 2300 Northland military since 2020-09-27
            2020-10-10  Southland  killed 900 Northland military since 2020-09-27 as-of 2020-10-01
            2020-10-22  Northland  killed 1100 Northland military since 2020-09-27
            """
        )
    )
    row = f"{NORTH} killed military"
    assert (cell(matrix, row, NORTH), cell(matrix, row, SOUTH)) == ((Mark.GIVEN, "1100"), (Mark.GIVEN, "900"))


def test_findings_do_not_depend_on_the_order_of_claims() -> None:
    """The same claims in another order make the same matrix, those of one voice and day too."""
    twice = "2020-10-22  Southland  killed 62 Southland civilian"
    entries = entries_of(f"{LEDGER}\n{twice}")
    assert matrix_of(entries[::-1]) == matrix_of(entries)


def test_a_retracted_claim_is_in_no_cell() -> None:
    """What was misread leaves the matrix."""
    entries = entries_of("2020-10-22  Southland  killed 61 Southland civilian", status={0: "retracted"})
    assert claims_matrix(entries, CAMPS, ()).rows == ()


def page_of(notation: str) -> OverviewPage:
    """The page of a ledger in notation."""
    entries = entries_of(notation)
    found = contradictions_of(entries)
    told = headlines(found, {entry.id: entry for entry in entries}, CAMPS)
    return OverviewPage(matrix_of(entries), entries, told, len(found), "Every figure as worded.")


def drawn(width: int, notation: str = LEDGER) -> list[str]:
    """The lines of the page at a width."""
    console = Console(file=io.StringIO(), width=width, markup=False, color_system=None)
    console.print(page_of(notation))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize("width", [100, 80])
def test_the_page_fits_its_width(width: int) -> None:
    """No line of the page is wider than the terminal."""
    assert max(map(len, drawn(width))) <= width


def test_a_wide_page_shows_days_and_a_narrow_one_keeps_the_figures() -> None:
    """The days give way before the figures do."""
    wide, narrow = ("\n".join(drawn(width)) for width in (100, 60))
    assert "≠ 897 22 Oct" in wide
    assert "≠ 897" in narrow and "≠ 897 22 Oct" not in narrow


def test_figures_stand_in_line_to_the_right() -> None:
    """The cells of a column end in one place."""
    rows = [line for line in drawn(100) if line.startswith("  military")]
    assert len({len(line) for line in rows}) == 1


def test_the_page_names_refusals_and_contradictions() -> None:
    """Below the matrix stand who keeps back what, and which claims collide, each with its speaker."""
    page = "\n".join(drawn(100))
    assert "∅ Southland  Southland: military casualties  1 report, 22 Oct 2020" in page
    assert "Cannot all hold  Every figure as worded." in page
    assert "✗ Northland: military casualties  denied" in page
    assert "≠ Northland: military killed  rival figures" in page
    assert "contradictions; all of them" not in page


def test_a_page_without_contradictions_says_nothing_of_them() -> None:
    """A section stands where there is something to tell."""
    assert "Cannot all hold" not in "\n".join(drawn(100, "2020-10-22  Southland  killed 61 Southland civilian"))


def test_the_page_tells_the_first_and_how_many_contradictions_there_are() -> None:
    """A long quarrel takes no more than its share of the screen."""
    days = [f"2020-10-{day:02}" for day in range(1, SHOWN + 3)]
    notation = "\n".join(
        f"{day}  Southland  casualties {number} Northland military\n"
        f"{day}  Northland  denies casualties {number} Northland military"
        for number, day in enumerate(days, 2300)
    )
    page = drawn(100, notation)
    assert sum(line.startswith("✗") for line in page) == SHOWN
    number = len(contradictions_of(entries_of(notation)))
    assert page[-1] == f"{SHOWN} of {number} contradictions; all of them: counterclaim contradictions"


def test_text_of_a_report_is_never_markup() -> None:
    """A speaker called like a tag is printed as it is called."""
    page = "\n".join(drawn(100, '2020-10-22  "[/bold] [red]Orlan"  casualties undisclosed Southland military'))
    assert "[/bold] [red]Orlan" in page
