"""Which modes may name one event, and which places are one, a part, or wide."""

from __future__ import annotations

import pytest

from counterclaim.extraction.lexicon import lexicon
from counterclaim.reconciliation.disputes.kinship import families_of, ground, is_partial, is_wide, kinship


@pytest.mark.parametrize("mode", sorted(set(lexicon("events")["modes"]) - {"visit", "disarmament", "protest"}))
def test_every_mode_that_is_read_from_reports_has_a_family(mode: str) -> None:
    """Those without one are kin to themselves alone, and nobody denies them."""
    known = frozenset[str]().union(*kinship().families.values())
    assert families_of(mode) <= known


@pytest.mark.parametrize(
    ("mode", "families"),
    [
        ("Shelling", {"fire"}),
        ("air strikes", {"air"}),
        ("missile and drone strike", {"fire", "air"}),
        ("suicide bombing", {"bombs"}),
        ("shooting down of aircraft", {"downing"}),
        ("capture of territory", {"capture"}),
        ("capture of fighters", {"prisoners"}),
        ("ceasefire violation", {"violation"}),
        ("storm on the dam", {"storm on the dam"}),
    ],
)
def test_the_longest_phrase_tells_the_family(mode: str, families: set[str]) -> None:
    """In any case and number; an unknown mode is a family of its own."""
    assert families_of(mode) == families


def test_families_named_by_a_rule_exist() -> None:
    """A rule over a family that no mode has would never apply."""
    known = frozenset[str]().union(*kinship().families.values())
    assert kinship().outcome | kinship().narrow | kinship().assault <= known


@pytest.mark.parametrize("name", ["Hadra", "near Hadra", "the outskirts of Hadra", "north of Hadrá", "HADRA"])
def test_beside_a_place_is_there(name: str) -> None:
    """An event near a town may be told as in the town."""
    assert ground(name) == "hadra"


@pytest.mark.parametrize("name", ["southern Hills", "part of Kesh", "Kesh (part)", "25 posts", "several villages"])
def test_a_part_leaves_open_which(name: str) -> None:
    """Two sides may each hold one."""
    assert is_partial(name)


@pytest.mark.parametrize("name", ["South Hills", "Northland", "Kesh", "Eastern Hills"])
def test_a_name_with_a_quarter_of_the_sky_is_no_part(name: str) -> None:
    """Capitals make it a name."""
    assert not is_partial(name)


def test_a_border_is_wide_and_a_town_is_not() -> None:
    """Words of wide ground count as words of their own."""
    assert is_wide("Line of Contact") and is_wide("the border") and is_wide("Kesh Region")
    assert not is_wide("Borderton") and not is_wide("Martan")
