"""Who speaks."""

from __future__ import annotations

from datetime import date

from counterclaim.views.sources import source_summaries, sources_listing
from tests.views.entries import entries_of

LEDGER = """
    2020-10-01  Southland  killed 61 Southland civilian
    2020-10-09  Southland  casualties undisclosed Southland military
    2020-10-22  Southland  denies killed 897 Northland military
    2020-10-22  Northland  demands territory from Southland
"""


def test_refusals_and_denials_are_counted_apart_from_figures() -> None:
    """Who keeps back and who denies has not given a figure."""
    south, north = source_summaries(entries_of(LEDGER))
    assert (south.tolls, south.refusals, south.denials, south.claims) == (1, 1, 1, 3)
    assert (north.positions, north.claims) == (1, 1)


def test_a_source_is_shown_with_its_first_and_last_day() -> None:
    """Silence before and after can be seen."""
    south, _ = source_summaries(entries_of(LEDGER))
    assert (south.first, south.last) == (date(2020, 10, 1), date(2020, 10, 22))


def test_the_listing_says_what_a_source_is_on_record_with() -> None:
    """One toll is a toll, not tolls."""
    rows = sources_listing(source_summaries(entries_of(LEDGER))).rows
    assert rows[0][:4] == ("Southland", "Southland", "3", "1 toll, 1 refusal, 1 denial")
