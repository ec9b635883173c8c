"""Names in running text, and the side behind each."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.world import Actor, Conflict, Place, Precision, Side
from counterclaim.world.loading import load_conflict, load_world
from counterclaim.world.names import NameKind, NameMatch, Names

WORLD = Names(load_world())
AUTUMN = Names(load_world(), load_conflict("nagorno-karabakh-2020"), date(2020, 10, 22))


def named(text: str, names: Names = WORLD) -> list[tuple[str, str]]:
    """The words of each name found in a text of words parted by spaces, and its canonical name."""
    words = text.split()
    return [(" ".join(words[match.first : match.last]), match.name) for match in names.scan(words)]


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("Azerbaijan", "Azerbaijan", NameKind.STATE),
        ("Azeris", "Azerbaijan", NameKind.DEMONYM),
        ("Baku", "Azerbaijan", NameKind.CAPITAL),
        ("the Kremlin", "Russia", NameKind.CAPITAL),
        ("Downing Street", "Britain", NameKind.CAPITAL),
        ("Stepanakert", "Nagorno-Karabakh", NameKind.CAPITAL),
        ("Hizbullah", "Hezbollah", NameKind.GROUP),
        ("al-Shabab", "al-Shabaab", NameKind.GROUP),
        ("Daesh", "Islamic State", NameKind.GROUP),
        ("FARDC", "Congolese army (FARDC)", NameKind.GROUP),
        ("UNHCR", "UN refugee agency", NameKind.BODY),
        ("Red Cross", "International Committee of the Red Cross", NameKind.BODY),
        ("Agence France-Presse", "AFP", NameKind.WIRE),
        ("Al-Jazeera", "Al Jazeera", NameKind.OUTLET),
        ("Donbass", "Donbas", NameKind.PLACE),
    ],
)
def test_a_name_has_one_canonical_form_and_one_kind(phrase: str, name: str, kind: NameKind) -> None:
    """Other spellings, demonyms, capitals and acronyms lead to it."""
    match = WORLD.lookup(phrase)
    assert match is not None
    assert (match.name, match.kind) == (name, kind)


def test_a_range_counts_words_and_takes_in_hyphens_but_no_possessive() -> None:
    """Half-open, so that the text of the name is a slice of the words."""
    words = "Troops left Nagorno - Karabakh 's capital".split()
    assert WORLD.scan(words) == (NameMatch(2, 5, "Nagorno-Karabakh", NameKind.STATE, "Nagorno-Karabakh"),)


@pytest.mark.parametrize(
    "text", ["Nagorno-Karabakh", "Nagorno - Karabakh", "Nagorno‑Karabakh", "Nagorno – Karabakh", "NAGORNO-KARABAKH"]
)
def test_the_cut_at_hyphens_does_not_matter(text: str) -> None:
    """One word, three words, a no-break hyphen or a dash."""
    assert [name for _, name in named(text)] == ["Nagorno-Karabakh"]


@pytest.mark.parametrize("text", ["People 's Republic of China", "People’s Republic of China", "Peoples' Republic"])
def test_the_cut_at_apostrophes_does_not_matter(text: str) -> None:
    """Clitics are words of their own in some treebanks; a name that is not listed stays unknown."""
    assert [name for _, name in named(text)] == (["China"] if "China" in text else [])


@pytest.mark.parametrize(("accented", "plain"), [("Séléka", "Seleka"), ("Türkiye", "Turkiye"), ("Bogotá", "Bogota")])
def test_accents_do_not_matter(accented: str, plain: str) -> None:
    """Neither composed nor decomposed ones."""
    assert WORLD.lookup(accented) == WORLD.lookup(plain) is not None


def test_the_longest_name_wins_and_none_overlap() -> None:
    """South Sudan is not Sudan, and the Free Syrian Army no Syrian."""
    assert named("South Sudanese and Free Syrian Army men in Sudan") == [
        ("South Sudanese", "South Sudan"),
        ("Free Syrian Army", "Free Syrian Army (FSA)"),
        ("Sudan", "Sudan"),
    ]


def test_a_name_that_holds_the_name_of_a_state_is_not_that_state() -> None:
    """An ocean is no Indian, and a lake no Chad."""
    found = named("the Indian Ocean , Lake Chad , Latin American envoys and the Sea of Azov")
    assert [name for _, name in found] == ["Indian Ocean", "Lake Chad", "Latin America", "Sea of Azov"]


def test_capitals_tell_names_from_common_words() -> None:
    """turkey is no state, us no power, who no agency; but a place line stands in capitals."""
    assert named("they served us turkey , who is polish , near the pole") == []
    assert named("ANKARA , Turkey : US and WHO staff") == [
        ("ANKARA", "Turkey"),
        ("Turkey", "Turkey"),
        ("US", "United States"),
        ("WHO", "World Health Organization"),
    ]


def test_an_acronym_in_a_shouted_line_is_a_common_word() -> None:
    """Only acronyms that are words; the other names of the line still count."""
    assert named("WHO WILL DEFEND US FROM NATO NOW") == [("NATO", "NATO")]


def test_an_acronym_that_is_a_word_is_found_in_capitals_only() -> None:
    """The pace of a sentence that begins with it is no assembly, while Nato and Unicef are written so."""
    assert named("Fact : Pace matters , Nato and Unicef say ; PACE met") == [
        ("Nato", "NATO"),
        ("Unicef", "UNICEF"),
        ("PACE", "Council of Europe"),
    ]


def test_a_name_inside_a_word_is_none() -> None:
    """What is "pro-Russian" or "Iran-backed" in one word is not Russia or Iran."""
    assert named("pro-Russian men and Iran-backed men , ex-Soviet officers") == []


def test_an_outlet_with_the_name_of_a_common_word_is_only_looked_up() -> None:
    """Dawn is a newspaper where a dateline asks, and daybreak in the text."""
    assert named("Dawn broke") == []
    assert WORLD.lookup("Dawn") == NameMatch(0, 1, "Dawn", NameKind.OUTLET, None)


def test_of_two_acronyms_the_one_in_the_very_case_is_meant() -> None:
    """JEM fights in Darfur, JeM in Kashmir."""
    assert [name for _, name in named("JEM and JeM")] == ["Justice and Equality Movement (JEM)", "Jaish-e-Mohammad"]


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Azerbaijani Defence Ministry", "Azerbaijan"),
        ("the Israeli military", "Israel"),
        ("Hamas spokesman", "Hamas"),
        ("Gaza Health Ministry", "Palestinians"),
        ("Sudan's RSF", "Rapid Support Forces (RSF)"),
        ("UN mission in Sudan", None),
        ("Reuters", None),
        ("a passer-by", None),
    ],
)
def test_the_side_of_a_name_is_that_of_its_first_part(name: str, side: str | None) -> None:
    """Organs belong to their state, bodies to nobody."""
    assert WORLD.side_of(name) == side


def test_the_actors_of_a_conflict_file_are_found_by_surname_and_spelling() -> None:
    """Pashinyan is Pashinian."""
    assert named("Aliyev met Nikol Pashinyan", AUTUMN) == [
        ("Aliyev", "Ilham Aliyev"),
        ("Nikol Pashinyan", "Nikol Pashinian"),
    ]
    assert AUTUMN.side_of("Pashinyan") == "Armenia"


def test_a_capital_of_a_party_stays_one_though_the_file_lists_it_as_a_place() -> None:
    """The authorities in Stepanakert keep their side; its other name is a bare place."""
    assert AUTUMN.side_of("Stepanakert") == "Nagorno-Karabakh"
    khankendi = AUTUMN.lookup("Khankendi")
    assert khankendi == NameMatch(0, 1, "Stepanakert", NameKind.PLACE, None)


def test_a_conflict_file_renames_a_group_of_the_world_in_all_its_spellings() -> None:
    """One listed alias is enough: the others follow."""
    conflict = Conflict("test", "Test", sides=(Side("Southern Front", ("RSF",)), Side("Sudan")))
    names = Names(load_world(), conflict)
    assert names.side_of("Rapid Support Forces") == "Southern Front"
    assert names.side_of("R.S.F. fighters") == "Southern Front"


def test_an_actor_has_the_side_of_the_day() -> None:
    """A commander who changes over speaks for each side in turn, and for none in between."""
    before = Actor("Otto Wend", ("Wend",), (), "Northmark", None, date(2020, 5, 1))
    after = Actor("Otto Wend", ("Wend",), (), "Southmark", date(2020, 6, 1))
    conflict = Conflict("marks", "Marks", sides=(Side("Northmark"), Side("Southmark")), actors=(before, after))
    days = (date(2020, 4, 1), date(2020, 5, 15), date(2020, 7, 1), None)
    sides = [Names(load_world(), conflict, day).side_of("General Wend") for day in days]
    assert sides == ["Northmark", None, "Southmark", "Southmark"]


def test_an_actor_with_one_side_keeps_it_out_of_office() -> None:
    """Dates of office end a role, not an allegiance."""
    actor = Actor("Ada Holm", (), ("president",), "Northmark", date(2010, 1, 1), date(2012, 1, 1))
    conflict = Conflict("marks", "Marks", sides=(Side("Northmark"),), actors=(actor,))
    assert Names(load_world(), conflict, date(2020, 1, 1)).side_of("Ada Holm") == "Northmark"


def test_the_conflict_file_outranks_the_gazetteer() -> None:
    """Martuni is a town of Armenia too; in this war it is the one in Nagorno-Karabakh."""
    listed, plain = AUTUMN.place("Khojavend"), WORLD.place("Martuni")
    assert listed is not None and plain is not None
    assert (listed.name, listed.country) == ("Martuni", "AZ")
    assert plain.country == "AM"


def test_towns_in_the_countries_of_the_conflict_come_first() -> None:
    """There are Tripolis in Libya and Lebanon."""
    conflict = Conflict("lebanon", "Lebanon", sides=(Side("Lebanon"), Side("Hezbollah")))
    near, far = Names(load_world(), conflict).place("Tripoli"), WORLD.place("Tripoli")
    assert near is not None and far is not None
    assert (near.country, far.country) == ("LB", "LY")


@pytest.mark.parametrize(
    ("name", "precision", "country"),
    [
        ("Azerbaijan", Precision.COUNTRY, "AZ"),
        ("Gaza Strip", Precision.REGION, "PS"),
        ("Baku", Precision.TOWN, "AZ"),
        ("the United States", Precision.COUNTRY, "US"),
    ],
)
def test_a_place_says_how_exactly_it_is_known(name: str, precision: Precision, country: str) -> None:
    """A state is no town, though its capital is."""
    place = WORLD.place(name)
    assert place is not None and place.latitude is not None
    assert (place.precision, place.country) == (precision, country)


def test_a_group_or_a_made_up_word_is_no_place() -> None:
    """Unknown stays unknown."""
    assert WORLD.place("Hamas") is None
    assert WORLD.place("Qwertzuiop") is None


def test_a_place_of_the_file_may_have_no_coordinates() -> None:
    """It is still known by name."""
    conflict = Conflict("hills", "Hills", places=(Place("Old Mill"),), place_aliases=(("The Mill", "Old Mill"),))
    assert Names(load_world(), conflict).place("the mill") == Place("Old Mill")


@given(st.lists(st.text(max_size=12), max_size=30))
def test_any_words_are_scanned_in_order_without_overlap(words: list[str]) -> None:
    """Whatever the tokeniser makes of foreign bytes."""
    matches = AUTUMN.scan(words)
    ends = [0, *(match.last for match in matches)]
    assert all(end <= match.first < match.last <= len(words) for end, match in zip(ends, matches, strict=False))


@given(st.lists(st.sampled_from(["the", "Baku", "-", "'s", "US", "Nagorno", "Karabakh", "South", "Sudan", "."])))
def test_what_is_found_is_what_its_words_alone_mean(words: list[str]) -> None:
    """A match depends on its own words, but for an acronym in a line of capitals."""
    for match in WORLD.scan(words):
        alone = WORLD.lookup(" ".join(words[match.first : match.last]))
        assert alone is not None
        assert (alone.name, alone.kind, alone.side) == (match.name, match.kind, match.side)


def test_the_time_grows_with_the_text_and_no_faster() -> None:
    """Words that begin many names, over and over: eight times the words cost at most sixteen times the time."""
    words = "United Islamic National People 's Front of the".split() * 500

    def cost(text: list[str]) -> float:
        begun = time.process_time()
        WORLD.scan(text)
        return time.process_time() - begun

    short = min(cost(words) for _ in range(5))
    assert min(cost(words * 8) for _ in range(3)) < 16 * short
