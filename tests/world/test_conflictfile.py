"""Conflict files: what they hold, and what is said of a malformed one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.errors import ConflictFileError
from counterclaim.model.world import Actor, Conflict, Episode, Place, Precision, Side
from counterclaim.world.conflictfile import parse_conflict, read_conflict
from counterclaim.world.loading import load_conflict, load_world, shipped_conflicts
from counterclaim.world.names import NameKind, Names

STRAIT = """\
name = "strait"
title = "The Strait dispute"
start = 2031-04-02

[[side]]
name = "Northmark"
aliases = ["Northmarker", "Holmstad"]
allies = ["Isle of Sund"]

[[side]]
name = "Isle of Sund"

[[side]]
name = "Southmark"

[[actor]]
name = "Ada Holm"
aliases = ["Holm"]
roles = ["president"]
side = "Northmark"
from = 2029-01-01
to = "2033-01-01"

[[actor]]
name = "Vera Lind"
side = "Sweden"

[[place]]
name = "Port Alby"
aliases = ["Albyhavn"]
latitude = 57.1
longitude = 11
precision = "town"
country = "SE"
radius_km = 3

[[episode]]
name = "April shelling"
start = 2031-04-02
end = 2031-04-09
"""


def test_a_conflict_file_gives_sides_actors_places_and_episodes() -> None:
    """Every key of the format, once."""
    assert parse_conflict(STRAIT, "strait.toml") == Conflict(
        name="strait",
        title="The Strait dispute",
        start=date(2031, 4, 2),
        sides=(
            Side("Northmark", ("Northmarker", "Holmstad"), ("Isle of Sund",)),
            Side("Isle of Sund"),
            Side("Southmark"),
        ),
        actors=(
            Actor("Ada Holm", ("Holm",), ("president",), "Northmark", date(2029, 1, 1), date(2033, 1, 1)),
            Actor("Vera Lind", side="Sweden"),
        ),
        places=(Place("Port Alby", 57.1, 11.0, Precision.TOWN, "SE", 3.0),),
        place_aliases=(("Albyhavn", "Port Alby"),),
        episodes=(Episode("April shelling", date(2031, 4, 2), date(2031, 4, 9)),),
    )


@pytest.mark.parametrize(
    ("good", "bad", "line", "words"),
    [
        ('title = "The Strait dispute"', "title = The Strait dispute", 2, "Invalid value"),
        ('title = "The Strait dispute"', 'titel = "The Strait dispute"', 2, 'Did you mean "title"?'),
        ('name = "strait"', "", 1, "the file has no name"),
        ('aliases = ["Northmarker", "Holmstad"]', 'aliases = "Northmarker"', 7, "aliases is no list"),
        ('aliases = ["Northmarker", "Holmstad"]', 'aliases = ["Southmark"]', 14, 'already stands for "Northmark"'),
        ('allies = ["Isle of Sund"]', 'allies = ["Eastmark"]', 8, '"Eastmark" is no other side'),
        ('allies = ["Isle of Sund"]', 'allies = ["Northmark"]', 8, '"Northmark" is no other side'),
        ('name = "Southmark"', "", 13, "[[side]] has no name"),
        ('name = "Southmark"', 'name = "Northmark"', 14, "listed twice"),
        ('name = "Southmark"', "name = 7", 14, "name is no text"),
        ('name = "Southmark"', 'name = " "', 14, "name is empty"),
        ('name = "Vera Lind"', 'name = "Vera Lind"\naliases = ["Holm"]', 26, '"Holm" already stands for "Ada Holm"'),
        ('aliases = ["Albyhavn"]', 'aliases = ["Alby"]\n[[place]]\nname = "ALBY"', 32, '"ALBY" already stands for'),
        ("start = 2031-04-02\n\n", f"start = {'9' * 5000}\n\n", 3, "no value of a conflict file"),
        ('side = "Northmark"', 'side = "Northmarck"', 20, 'the side "Northmarck" does not exist'),
        ('side = "Sweden"', 'side = "Swedish"', 26, 'the side "Swedish" does not exist'),
        ("from = 2029-01-01", "from = 2034-01-01", 22, "to 2033-01-01 lies before from 2034-01-01"),
        ('to = "2033-01-01"', 'to = "2033-02-30"', 22, "to is no date"),
        ('to = "2033-01-01"', "to = 2033", 22, "to is no date"),
        ("latitude = 57.1", "latitude = 157.1", 31, "latitude 157.1 is out of range"),
        ("latitude = 57.1", "latitude = nan", 31, "out of range"),
        ("latitude = 57.1", 'latitude = "57.1"', 31, "latitude is no number"),
        ("latitude = 57.1", "", 28, "latitude and longitude go together"),
        ('precision = "town"', 'precision = "village"', 33, 'unknown precision "village"'),
        ('country = "SE"', 'country = "Sweden"', 34, "is no country code"),
        ("radius_km = 3", "radius_km = -3", 35, "is no length on earth"),
        ('name = "April shelling"\nstart = 2031-04-02', 'name = "April shelling"', 37, "[[episode]] has no start"),
        ("end = 2031-04-09", "end = 2031-04-01", 40, "end 2031-04-01 lies before start 2031-04-02"),
        ("[[episode]]", "[episode]", 37, "is no list of tables"),
        ("[[episode]]", "[[episodes]]", 37, 'Did you mean "episode"?'),
    ],
)
def test_a_malformed_file_is_refused_with_its_line_and_a_remedy(good: str, bad: str, line: int, words: str) -> None:
    """The message names the file, the line at fault, what is wrong there and what to do."""
    assert STRAIT.count(good) == 1
    with pytest.raises(ConflictFileError) as refused:
        parse_conflict(STRAIT.replace(good, bad), "strait.toml")
    message = str(refused.value)
    assert message.startswith(f"strait.toml, line {line}: ")
    assert words in message
    assert message.endswith((".", "?"))


def test_the_line_of_a_later_table_is_found() -> None:
    """The fault lies in the second [[actor]], not in the first with the same key."""
    text = STRAIT.replace('side = "Sweden"', 'from = "soon"')
    with pytest.raises(ConflictFileError, match=r"line 26: from is no date"):
        parse_conflict(text, "strait.toml")


def test_a_file_that_is_cut_off_names_its_last_line(tmp_path: Path) -> None:
    """An unclosed list runs to the end of the document."""
    file = tmp_path / "cut.toml"
    file.write_text('name = "cut"\n\n[[side]]\nname = "Northmark"\naliases = ["a",\n', encoding="utf-8")
    with pytest.raises(ConflictFileError, match=r"cut\.toml, line 5: "):
        load_conflict(str(file))


def test_a_file_that_is_no_utf_8_names_the_line(tmp_path: Path) -> None:
    """Latin-1 from an old editor."""
    file = tmp_path / "old.toml"
    file.write_bytes(b'name = "old"\ntitle = "R\xe9gion"\n')
    with pytest.raises(ConflictFileError, match=r"old\.toml, line 2: not UTF-8"):
        load_conflict(str(file))


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    """As Notepad saves it."""
    file = tmp_path / "strait.toml"
    file.write_bytes(b"\xef\xbb\xbf" + STRAIT.replace("\n", "\r\n").encode())
    assert load_conflict(str(file)) == parse_conflict(STRAIT, "strait.toml")


def test_a_missing_file_is_refused_with_the_names_that_there_are(tmp_path: Path) -> None:
    """A slip in the name of a shipped file is the likeliest cause."""
    with pytest.raises(ConflictFileError, match="nagorno-karabakh-2020"):
        load_conflict(str(tmp_path / "nowhere.toml"))


def test_a_folder_is_no_conflict_file(tmp_path: Path) -> None:
    """Nor is a pipe, which might never end, or a file too large to have been written by hand."""
    with pytest.raises(ConflictFileError, match="no plain file"):
        load_conflict(str(tmp_path))
    large = tmp_path / "large.toml"
    large.write_text("#" * 5_000_000, encoding="utf-8")
    with pytest.raises(ConflictFileError, match="at most 4 MB"):
        load_conflict(str(large))


def test_a_file_that_may_not_be_read_is_refused_in_the_systems_words(tmp_path: Path) -> None:
    """Here a name that no file system takes."""
    with pytest.raises(ConflictFileError, match="Give the path of"):
        read_conflict(tmp_path / ("x" * 5_000))


@given(st.text(max_size=200) | st.sampled_from(["[[side]]\n" * 3, "side = 1", "[side]", "a" + ".a" * 2000 + "=1"]))
def test_any_text_is_either_read_or_refused_with_a_line(text: str) -> None:
    """Never another failure."""
    try:
        parse_conflict(text, "any.toml")
    except ConflictFileError as error:
        assert str(error).startswith("any.toml, line ")


@pytest.mark.parametrize("name", shipped_conflicts())
def test_a_shipped_conflict_file_holds_together(name: str) -> None:
    """It carries its own name, has rivals, a first day, and no alias that a side has lost to another name."""
    conflict = load_conflict(name)
    assert conflict.name == name
    assert len(conflict.sides) >= 2
    assert conflict.start is not None
    names = Names(load_world(), conflict)
    for side in conflict.sides:
        assert {names.side_of(phrase) for phrase in (side.name, *side.aliases)} == {side.name}


@pytest.mark.parametrize("name", shipped_conflicts())
def test_the_names_of_a_shipped_conflict_file_mean_what_they_say(name: str) -> None:
    """Every alias of a person leads to that person, every place to coordinates."""
    conflict = load_conflict(name)
    names = Names(load_world(), conflict)
    for actor in conflict.actors:
        for phrase in (actor.name, *actor.aliases):
            match = names.lookup(phrase)
            assert match is not None and match.name == actor.name, phrase
    for place in conflict.places:
        found = names.place(place.name)
        assert found == place
        assert place.latitude is not None, place.name
        if place.country in {"AZ", "AM"}:
            assert 38.3 < place.latitude < 42 and 43 < (place.longitude or 0) < 51, place.name


def test_the_file_of_autumn_2020_has_three_sides_two_of_them_allied() -> None:
    """Who fights beside whom is in the file, so that a view may add their losses."""
    conflict = load_conflict("nagorno-karabakh-2020")
    assert {side.name: side.allies for side in conflict.sides} == {
        "Armenia": ("Nagorno-Karabakh",),
        "Nagorno-Karabakh": ("Armenia",),
        "Azerbaijan": (),
    }
    assert (conflict.start, conflict.end) == (date(2020, 9, 27), date(2020, 11, 10))


def test_a_capital_is_found_with_its_side_in_a_shipped_file() -> None:
    """Yerevan says, Baku answers."""
    names = Names(load_world(), load_conflict("nagorno-karabakh-2020"))
    matches = names.scan("Yerevan said , Baku denied".split())
    assert [(match.kind, match.side) for match in matches] == [
        (NameKind.CAPITAL, "Armenia"),
        (NameKind.CAPITAL, "Azerbaijan"),
    ]
