"""Parties inferred from reports, and the file drafted from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.world import Precision
from counterclaim.world.draft import draft_conflict, infer_conflict
from counterclaim.world.loading import load_conflict

BORDER = (
    "Thai and Cambodian troops exchanged artillery fire near Surin on Friday. Thailand said two soldiers were killed. "
    "Cambodia denied shelling first. Cambodian Defence Minister Dara Example spoke to reporters in Phnom Penh. "
    "The United Nations urged restraint, and Malaysia offered to mediate."
)
NAMES = "Baku Azerbaijan Armenian president Minister Ann Example Élan Åsa killed in near Ganja Gandja Terter RSF 's"
WORDS = st.sampled_from([*NAMES.split(), *'"\\\t\n\x00\u2028#.,'])
REPORTS = st.lists(st.tuples(st.lists(WORDS).map(" ".join), st.none() | st.dates()), max_size=4)


def test_the_parties_are_the_sides_named_beside_words_of_fighting() -> None:
    """Not those who urge restraint or mediate."""
    conflict = infer_conflict([(BORDER, date(2025, 7, 25))])
    assert [side.name for side in conflict.sides] == ["Cambodia", "Thailand"]
    assert conflict.inferred


def test_holders_of_office_are_named_with_office_and_side() -> None:
    """A side, an office and a name in a row."""
    (actor,) = infer_conflict([(BORDER, None)]).actors
    assert (actor.name, actor.roles, actor.side) == ("Dara Example", ("defence minister",), "Cambodia")
    assert actor.aliases == ("Example",)


def test_a_rank_is_no_part_of_a_name() -> None:
    """Nor is a form of address."""
    conflict = infer_conflict([("Thai spokesman Major General Olga Example said troops fired.", None)])
    assert [(actor.name, actor.roles) for actor in conflict.actors] == [("Olga Example", ("spokesman",))]


def test_a_surname_that_two_people_bear_is_nobodys_alias() -> None:
    """The file could not be loaded otherwise, and the surname would be a guess."""
    text = f"{BORDER} Thai Prime Minister Olga Example replied."
    conflict = infer_conflict([(text, None)])
    assert [(actor.name, actor.aliases) for actor in conflict.actors] == [("Dara Example", ()), ("Olga Example", ())]


def test_places_are_towns_of_the_parties_ground() -> None:
    """With what the gazetteer knows of them."""
    places = infer_conflict([(BORDER, None)]).places
    assert [(place.name, place.country, place.precision) for place in places] == [("Surin", "TH", Precision.TOWN)]


def test_the_spelling_of_the_report_leads_to_the_name_in_the_gazetteer() -> None:
    """So that the user finds the place under both."""
    conflict = infer_conflict([("Armenia shelled Azerbaijan near Terter.", None)])
    assert conflict.place_aliases == (("Terter", "Tartar"),)


def test_a_group_without_a_state_can_be_a_party() -> None:
    """It is a side of its own."""
    text = "Fano fighters killed three soldiers. Ethiopia said Fano attacked a post."
    assert {side.name for side in infer_conflict([(text, None)]).sides} == {"Fano", "Ethiopia"}


@pytest.mark.parametrize("reports", [[], [("", None)], [("Nothing happened.", None)]])
def test_reports_without_names_have_no_parties(reports: list[tuple[str, date | None]]) -> None:
    """And the draft can still be read."""
    assert infer_conflict(reports).sides == ()


def test_the_order_of_the_reports_does_not_matter() -> None:
    """The most named party comes first, whichever report names it."""
    other = ("Thailand said Thai villages were shelled.", None)
    assert infer_conflict([(BORDER, None), other]) == infer_conflict([other, (BORDER, None)])


def test_a_draft_can_be_saved_and_loaded(tmp_path: Path) -> None:
    """What was inferred is now read from a file."""
    reports = [(BORDER, date(2025, 7, 25))]
    file = tmp_path / "border.toml"
    file.write_text(draft_conflict(reports), encoding="utf-8")
    assert load_conflict(str(file)) == replace(infer_conflict(reports), inferred=False)


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_every_draft_is_read_back_as_it_was_inferred(reports: list[tuple[str, date | None]]) -> None:
    """Whatever marks and names the reports hold."""
    from counterclaim.world.conflictfile import parse_conflict

    assert parse_conflict(draft_conflict(reports), "draft.toml") == replace(infer_conflict(reports), inferred=False)


def test_a_draft_tells_the_user_what_to_fill_in() -> None:
    """The dates of the reports, the keys that could not be inferred, and where the format is described."""
    text = draft_conflict([(BORDER, date(2025, 7, 25))])
    for hint in ("# The reports are dated 2025-07-25", "# start = ", "# allies = []", "docs/conflict-files.md"):
        assert hint in text
