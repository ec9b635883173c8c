"""The gazetteer: packed, opened, looked up."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.world import Precision
from counterclaim.world.gazetteer import Gazetteer, load_gazetteer
from counterclaim.world.packing import Settlement, packed_gazetteer

_LETTERS = st.text(alphabet="ABCdefghijk éüöń", min_size=1, max_size=12).filter(lambda name: name.strip() != "")


def settlement(name: str, country: str = "NM", population: int = 5_000, *aliases: str) -> Settlement:
    """A settlement at 10 north, 20 east."""
    return Settlement(name, country, population, 10.0, 20.0, aliases)


def gazetteer(*settlements: Settlement) -> Gazetteer:
    """A gazetteer of a few invented towns."""
    return Gazetteer(packed_gazetteer(settlements))


@given(st.lists(st.builds(settlement, _LETTERS, st.sampled_from(["NM", "SM"]), st.integers(1, 10**7)), max_size=40))
def test_every_town_packed_is_found_by_its_name(settlements: list[Settlement]) -> None:
    """What is written is what is read."""
    book = gazetteer(*settlements)
    for place in settlements:
        found = {(town.name, town.country) for town in book.towns(place.name)}
        assert (place.name, place.country) in found


def test_towns_are_found_across_the_borders_of_blocks() -> None:
    """A name that many towns bear runs on from one block into the next."""
    many = [Settlement("Neustadt", "NM", 600, 0.01 * number, 0.0, ()) for number in range(4_000)]
    assert len(gazetteer(*many).towns("Neustadt")) == 4_000


def test_another_name_leads_to_the_town_of_its_country() -> None:
    """And ranks behind a town whose own name it is, unless that one is far smaller."""
    book = gazetteer(settlement("Alby", "NM", 9_000, "Whitby"), settlement("Whitby", "NM", 5_000))
    assert [town.name for town in book.towns("Whitby")] == ["Whitby", "Alby"]


def test_a_name_that_could_be_two_towns_is_left_open() -> None:
    """Rather no mark on the map than one in the wrong country."""
    book = gazetteer(settlement("Alby", "NM"), settlement("Alby", "SM"))
    assert book.place("Alby") is None
    near = book.place("Alby", ("SM",))
    assert near is not None and near.country == "SM"


def test_a_metropolis_abroad_outranks_a_village_at_home() -> None:
    """The capital of the world is meant, not its namesake of six hundred people."""
    book = gazetteer(settlement("Alby", "NM", 600), settlement("Alby", "SM", 4_000_000))
    place = book.place("Alby", ("NM",))
    assert place is not None and place.country == "SM"


@pytest.mark.parametrize(
    ("name", "country"), [("Stepanakert", "AZ"), ("Kiev", "UA"), ("El Fasher", "SD"), ("Khan Younis", "PS")]
)
def test_the_shipped_gazetteer_knows_towns_by_their_names_in_reports(name: str, country: str) -> None:
    """Transliterations and former names lead to the town of today."""
    place = load_gazetteer().place(name)
    assert place is not None
    assert (place.country, place.precision) == (country, Precision.TOWN)


def test_the_shipped_gazetteer_places_a_town_within_a_few_kilometres() -> None:
    """Coordinates are kept to a hundredth of a degree."""
    place = load_gazetteer().place("Ganja", ("AZ",))
    assert place is not None and place.latitude is not None and place.longitude is not None
    assert abs(place.latitude - 40.68) < 0.05 and abs(place.longitude - 46.36) < 0.05


@given(st.text(max_size=30))
def test_any_text_may_be_looked_up(name: str) -> None:
    """Line ends, tabs and empty names among them."""
    assert all(town.name for town in load_gazetteer().towns(name))


def test_a_file_of_another_version_is_refused() -> None:
    """A stale file fails at once, by name."""
    with pytest.raises(ValueError, match="not a gazetteer"):
        Gazetteer(b"something-else\n\n")


def test_names_are_loaded_without_the_gazetteer() -> None:
    """The commands that need no coordinates never read it."""
    code = (
        "from counterclaim.world.loading import load_world\n"
        "from counterclaim.world.names import Names\n"
        "import sys\n"
        "Names(load_world()).scan(['Baku'])\n"
        "sys.exit('counterclaim.world.gazetteer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
