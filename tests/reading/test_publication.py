"""The day of publication: from the text, never from the clock, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.publication import publication

BODY = "\n\nEleven sailors were killed off the cape, the ministry said.\n"


@pytest.mark.parametrize(
    "head",
    [
        "date 2021-03-04 Eleven sailors were killed.",
        " \n\tdate 2021-03-04\nEleven sailors were killed.",
        "\ufeffdate 2021-03-04 Eleven sailors were killed.",
        "date 2021-03-04 08:50 Eleven sailors were killed.",
        " " * 100_000 + "date 2021-03-04 Eleven sailors were killed.",
        "March 4, 2021",
        "Thursday, March 4th, 2021 - 09:10",
        "Clash off the cape\n4 March 2021",
        "Clash off the cape\n4 Mar, 2021",
        "Clash off the cape\nUpdated: 09:10, 4 March 2021",
        "Clash off the cape\nPublished 2021-03-04",
        "Clash off the cape\nPublished on: 4 March 2021 at 10:15 am by Jane Roe",
        "Clash off the cape\nHarbour Post, Sund / 4 Mar.'21 / 17:26",
        "By Jane Roe, 4 March 2021",
        "2021-03-04T09:10:00Z",
        "25/02/2021\nUpdated: 4 March 2021\nPublished: 2021-03-04",
        "Clash off the cape\n\nSUND, March 4, 2021 (Agency) - Eleven sailors were killed.",
        "SUND, 4 March 2021 — Eleven sailors were killed.",
        "SUND, MARCH 4, 2021: Eleven sailors were killed.",
        "SUND. Mar 4, 2021 (Agency) – Eleven sailors were killed.",
        "SUND (Agency - 4th March, 2021) Eleven sailors were killed.",
        "Sund/Ferrol, Northmark, Mar 4, 2021 (Agency).- Eleven sailors were killed.",
        "HARBOUR STAFF, SUND, 4 March 2021, 10:00. Eleven sailors were killed.",
        "SUND, 4 March 2021. /Agency/. Eleven sailors were killed.",
        "© Harbour Post 2021\nClash off the cape\n\nSUND, March 4 (Agency) - Eleven sailors were killed.",
    ],
)
def test_the_day_is_read_wherever_a_header_gives_it(head: str) -> None:
    """Header, date line, dateline, or dateline without year under a masthead that has one."""
    assert publication(head + BODY).day == date(2021, 3, 4)


@pytest.mark.parametrize(
    "head",
    [
        "SUND, March 4 (Agency) - Eleven sailors were killed.",
        "On March 4, 2021 (a Thursday) - so the ministry - eleven sailors were killed.",
        "Since 4 March 2021, eleven sailors have been killed.",
        "Truce agreed 4 March 2021",
        "Battle of 4 March 1921 remembered",
        "Worst fighting since 1994\n\nSUND, March 4 - Eleven sailors were killed.",
        "As of 4 March 2021, the count is:",
        "SUND, 31 February 2021 — Eleven sailors were killed.",
        "date 2021-13-04 Eleven sailors were killed.",
        "",
    ],
)
def test_a_day_that_is_no_publication_is_not_taken_for_one(head: str) -> None:
    """Days told in the story, days without year and days that no calendar has stay unknown."""
    assert publication(head + BODY).day is None


def test_figures_that_can_be_told_either_way_are_not_guessed() -> None:
    """The third of April or the fourth of March: the words are kept for the problem."""
    found = publication("Clash off the cape\n03/04/2021" + BODY)
    assert (found.day, found.ambiguous) == (None, "03/04/2021")


@pytest.mark.parametrize("figures", ["25/02/2021", "02/25/2021", "25.02.2021", "2021/02/25"])
def test_figures_that_can_be_told_one_way_are_read(figures: str) -> None:
    """No month has the number 25."""
    assert publication(figures + BODY).day == date(2021, 2, 25)


def test_the_first_publication_comes_before_an_update() -> None:
    """A line labelled as publication is trusted more than one labelled as update, wherever it stands."""
    found = publication("Updated: 6 March 2021; Published: 4 March 2021" + BODY)
    assert found.day == date(2021, 3, 4)


def test_a_header_comes_before_every_other_date() -> None:
    """The header is written for us."""
    found = publication("date 2021-03-05\nPublished 2021-03-04\n\nSUND, March 3, 2021 - Eleven." + BODY)
    assert found.day == date(2021, 3, 5)


def test_a_date_line_may_close_the_text() -> None:
    """Some pages put the day under the story."""
    assert publication(BODY * 40 + "\nPublished: 4 March 2021\n").day == date(2021, 3, 4)


def test_the_day_of_a_correction_is_no_publication() -> None:
    """Nor is a day inside markup that was left in the text."""
    assert publication(BODY * 40 + "\nCorrection\n\nThursday, March 4, 2021.\n").day is None
    assert publication('<note day="March 4, 2021">' + BODY).day is None
