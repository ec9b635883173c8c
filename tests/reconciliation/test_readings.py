"""Readings: how a claim becomes a constraint, by hand; and reading files, good and bad."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.model.claim import Outcome, VictimType
from counterclaim.model.errors import ReadingError
from counterclaim.model.finding import FindingStatus
from counterclaim.reconciliation.readings import Reading, Rivals, Role, load_reading, shipped_readings
from tests.reconciliation.ledgers import ends, entries_of, finding, reconciled

VOICES = """
2020-10-09  Northland ministry  killed 100 Northland military since 2020-10-01
2020-10-09  Northland ministry  killed 500 Southland military since 2020-10-01
2020-10-09  Observer            wounded about 50 Southland military since 2020-10-01
2020-10-09  report              captured hundreds Southland military since 2020-10-01
2020-10-09  Northland ministry  killed 700 all civilian since 2020-10-01
"""
"""Own loss, enemy's loss, a third party, the report, and a side on everybody's loss."""


def written(folder: Path, text: str) -> Reading:
    """The reading of a file with that text, "mine.toml"."""
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return load_reading(str(file))


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("897", 897, 897),
        ("about 100", 90, 110),
        ("about 5", 5, 5),
        ("about 15", 14, 16),
        ("nearly 5000", 4500, 5000),
        ("at-least 20", 20, None),
        ("more-than 20", 21, None),
        ("at-most 20", 0, 20),
        ("less-than 20", 0, 19),
        ("5..9", 5, 9),
        ("dozens", 24, 99),
        ("hundreds", 200, 999),
        ("some", 0, None),
        ("0", 0, 0),
    ],
)
def test_literal_takes_a_figure_as_worded_with_the_leeway_of_its_qualifier(
    said: str, low: int, high: int | None
) -> None:
    """About is a tenth either way, nearly a tenth below, in whole persons inside it."""
    assert ends(reconciled(f"2020-10-09  Observer  killed {said} Hills"), "killed Hills any") == (low, high)


def test_guarded_takes_own_losses_for_floors_and_enemy_losses_for_ceilings() -> None:
    """A third party within its qualifier, the report as worded, a side on everybody's loss not at all."""
    found = reconciled(VOICES, "guarded")
    assert ends(found, "killed Northland military") == (100, None)
    assert ends(found, "killed Southland military") == (0, 500)
    assert ends(found, "wounded Southland military") == (45, 55)
    assert ends(found, "captured Southland military") == (200, 999)
    assert ends(found, "killed all civilian") == (0, None)


def test_guarded_takes_an_open_claim_of_enemy_losses_at_the_number_said() -> None:
    """Whoever claims more than 5,000 did not see 6,000."""
    found = reconciled("2020-10-09  Southland  killed more-than 5000 Northland military", "guarded")
    assert ends(found, "killed Northland military") == (0, 5000)


def test_guarded_finds_no_quarrel_between_an_admission_and_a_greater_claim() -> None:
    """An admitted 350 below a claimed 1,200 leaves everything between; above it, they collide.

    2020-10-09  Northland  killed 1200 Southland military since 2020-10-01
    2020-10-09  Southland  killed 350 Southland military since 2020-10-01
    2020-10-09  Northland  wounded 90 Southland military since 2020-10-01
    2020-10-09  Southland  wounded 100 Southland military since 2020-10-01
    """
    found = reconciled(test_guarded_finds_no_quarrel_between_an_admission_and_a_greater_claim.__doc__, "guarded")
    assert ends(found, "killed Southland military") == (350, 1200)
    (one,) = found.contradictions
    assert (one.claims, one.arithmetic, one.reading) == (("04", "03"), "at least 100 > at most 90", "guarded")


def test_guarded_lets_a_speaker_take_an_own_loss_back() -> None:
    """The later 2,783 replaces the 2,906 that it corrects, though either is heard as a floor.

    2020-11-21  Southland ministry  killed 2906 Southland military since 2020-10-01 as-of 2020-11-10
    2020-12-12  Southland ministry  killed 2783 Southland military since 2020-10-01 as-of 2020-11-10
    """
    found = reconciled(test_guarded_lets_a_speaker_take_an_own_loss_back.__doc__, "guarded")
    assert ends(found, "killed Southland military") == (2783, None)
    assert found.replaced == {"01": "02"}


def test_guarded_lets_a_speaker_raise_a_claim_of_enemy_losses() -> None:
    """The later 6,000 replaces the 5,000 of the same window, though either is heard as a ceiling.

    2020-11-21  Northland ministry  killed 5000 Southland military since 2020-10-01 as-of 2020-11-10
    2020-12-12  Northland ministry  killed 6000 Southland military since 2020-10-01 as-of 2020-11-10
    """
    found = reconciled(test_guarded_lets_a_speaker_raise_a_claim_of_enemy_losses.__doc__, "guarded")
    assert ends(found, "killed Southland military") == (0, 6000)


@pytest.mark.parametrize(
    ("said", "low"),
    [("some", 3), ("dozens", 12), ("scores", 12), ("hundreds", 100), ("thousands", 1000), ("897", 897), ("5..9", 5)],
)
def test_conservative_counts_vague_words_as_the_least_that_they_mean(said: str, low: int) -> None:
    """ACLED: several are three, dozens twelve, hundreds a hundred; nothing is a ceiling."""
    assert ends(reconciled(f"2020-10-09  Observer  killed {said} Hills", "conservative"), "killed Hills any") == (
        low,
        None,
    )


def test_conservative_takes_the_lowest_of_rival_figures() -> None:
    """1,200, 350 and hundreds: a hundred at least.

    2020-10-09  Northland  killed 1200 Southland military since 2020-10-01
    2020-10-09  Southland  killed 350 Southland military since 2020-10-01
    2020-10-09  report     killed hundreds Southland military since 2020-10-01
    """
    found = reconciled(test_conservative_takes_the_lowest_of_rival_figures.__doc__, "conservative")
    one = finding(found, "killed Southland military")
    assert (one.low, one.high, one.low_forced_by) == (100, None, ("03",))
    assert not found.contradictions


@pytest.mark.parametrize("said", ["less-than 20", "at-most 20"])
def test_conservative_makes_no_floor_of_a_ceiling(said: str) -> None:
    """Nobody said that anybody died."""
    found = reconciled(f"2020-10-09  Observer  killed {said} Hills civilian", "conservative")
    assert ends(found, "killed Hills civilian") == (0, None)


RIVALS = """
2020-10-09  Northland ministry spokesman  killed 1200 Southland military since 2020-10-01
2020-10-09  Southland                     killed 350 Southland military since 2020-10-01
2020-10-09  Observer                      killed about 400 Southland military since 2020-10-01
2020-10-09  Harbour Wire                  killed 61 Southland civilian since 2020-10-01
"""
"""1,200 against 350 against 360 to 440; 61 alone."""


@pytest.mark.parametrize(
    ("speakers", "low", "high"),
    [
        (("Southland",), 350, 350),
        (("Observer",), 360, 440),
        (("Northland ministry",), 1200, 1200),
        (("Northland",), 1200, 1200),
        (("southland", "Nobody"), 350, 350),
    ],
)
def test_prioritise_lets_the_figures_of_prioritised_speakers_stand(
    speakers: tuple[str, ...], low: int, high: int
) -> None:
    """A speaker, an organ whoever speaks for it, or a side; figures of which they say nothing stay as they are."""
    found = reconciled(RIVALS, replace(load_reading("prioritise"), prioritised=speakers))
    assert ends(found, "killed Southland military") == (low, high)
    assert ends(found, "killed Southland civilian") == (61, 61)
    assert not found.contradictions


def test_range_takes_rival_figures_for_one_range() -> None:
    """350 to 1,200, and no contradiction; the wire's 61 is a range of one."""
    found = reconciled(RIVALS, "range")
    assert ends(found, "killed Southland military") == (350, 1200)
    assert ends(found, "killed Southland civilian") == (61, 61)
    assert not found.contradictions


def test_range_is_open_where_one_of_the_figures_is() -> None:
    """At least 100 or 50.

    2020-10-09  Observer      killed at-least 100 Hills since 2020-10-01
    2020-10-09  Harbour Wire  killed 50 Hills since 2020-10-01
    """
    found = reconciled(test_range_is_open_where_one_of_the_figures_is.__doc__, "range")
    assert ends(found, "killed Hills any") == (50, None)


def test_range_binds_days_of_which_a_figure_is_uncertain_no_more_than_its_words_do() -> None:
    """Twenty as of some day of October say nothing of its last day's upper end."""
    ledger = "2020-11-09  Observer  killed 20 Hills since 2020-10-01 as-of 2020-10"
    assert ends(reconciled(ledger), "killed Hills any") == (20, None)
    assert ends(reconciled(ledger, "range"), "killed Hills any") == (20, None)


def test_range_makes_no_quarrel_where_there_is_none_literally() -> None:
    """Twenty some day in October, 25 by its middle.

    2020-11-09  Observer      killed 20 Hills since 2020-10-01 as-of 2020-10
    2020-11-09  Harbour Wire  killed 25 Hills since 2020-10-01 as-of 2020-10-15
    """
    ledger = test_range_makes_no_quarrel_where_there_is_none_literally.__doc__
    assert not reconciled(ledger).contradictions
    assert not reconciled(ledger, "range").contradictions


UNCONFIRMED = """
2020-10-09  Northland     killed 400 Southland military since 2020-10-01
2020-10-09  Observer      killed about 400 Southland military since 2020-10-01
2020-10-09  Southland     killed 350 Southland military since 2020-10-01
2020-10-09  Harbour Wire  killed 61 Southland civilian since 2020-10-01
"""
"""400 and about 400 agree; 350 and 61 stand alone."""


def test_unconfirmed_lets_only_figures_of_two_origins_bind() -> None:
    """The two that agree bind, the lone ones do not."""
    found = reconciled(UNCONFIRMED, "unconfirmed")
    assert ends(found, "killed Southland military") == (400, 400)
    assert ends(found, "killed Southland civilian") == (0, None)
    assert not found.contradictions


def test_unconfirmed_counts_origins_and_not_claims() -> None:
    """Where one wire story is behind both, neither is confirmed."""

    def one_story(claims: Collection[str]) -> int:
        return len({"story" if claim in {"01", "02"} else claim for claim in claims})

    found = reconciled(UNCONFIRMED, "unconfirmed", one_story)
    assert ends(found, "killed Southland military") == (0, None)
    assert finding(found, "killed Southland military").origins == 2


@pytest.mark.parametrize("reading", ["pending", "ask"])
def test_pending_figures_that_collide_bind_nothing(reading: str) -> None:
    """1,200, 350 and about 400 wait; 61 stands. The contradictions are told all the same."""
    found = reconciled(RIVALS, reading)
    assert finding(found, "killed Southland military").status is FindingStatus.UNBOUNDED
    assert ends(found, "killed Southland military") == (0, None)
    assert ends(found, "killed Southland civilian") == (61, 61)
    assert [one.claims for one in found.contradictions] == [("01", "02"), ("01", "03"), ("03", "02")]


def test_pending_also_suspends_a_reprint_of_a_figure_that_collides() -> None:
    """The last line says what the second says.

    2020-10-09  Northland     killed 20 Northland since 2020-10-01
    2020-10-09  Hills         killed 20 Hills since 2020-10-01
    2020-10-09  Southland     killed 20 Southland military since 2020-10-01
    2020-10-09  Harbour Wire  killed 20 Southland civilian since 2020-10-01
    2020-10-09  Observer      killed 75 all since 2020-10-01
    2020-10-09  Hills         killed 20 Hills since 2020-10-01
    """
    ledger = test_pending_also_suspends_a_reprint_of_a_figure_that_collides.__doc__
    assert ends(reconciled(ledger, "pending"), "killed Hills any") == (0, None)


def test_pending_suspends_every_figure_that_collides_though_a_sharper_one_is_shown() -> None:
    """Sixty casualties are neither one dead and two wounded nor one dead and three wounded.

    2020-10-21  Southland     wounded 3 Westland civilian since 2020-10-01
    2020-10-01  Observer      casualties 60 Westland civilian since 2020-10-01
    2020-10-03  Southland     killed 1 Westland civilian since 2020-10-01
    2020-10-20  Northland     wounded 2 Westland civilian since 2020-10-01
    """
    ledger = test_pending_suspends_every_figure_that_collides_though_a_sharper_one_is_shown.__doc__
    assert ends(reconciled(ledger, "pending"), "wounded Westland civilian") == (0, None)


def test_a_finding_names_its_reading() -> None:
    """So does a contradiction."""
    found = reconciled(RIVALS, "pending")
    assert {one.reading for one in (*found.findings, *found.contradictions)} == {"pending"}


def test_shipped_readings_are_named_and_described() -> None:
    """Eight of them; each says in a sentence what it does."""
    shipped = shipped_readings()
    assert list(shipped) == [
        "literal",
        "guarded",
        "conservative",
        "prioritise",
        "range",
        "unconfirmed",
        "pending",
        "ask",
    ]
    assert all(reading.name == name and reading.title.endswith(".") for name, reading in shipped.items())


def test_a_reading_file_takes_what_it_does_not_say_from_its_base(tmp_path: Path) -> None:
    """Guarded, but the report's voice is a floor, and "about" wider."""
    mine = written(tmp_path, 'base = "guarded"\n[hears]\nreport = "floor"\n[tolerance]\nabout = [0.2, 0.5]\n')
    assert mine.name == "mine"
    found = reconciled(VOICES, mine)
    assert ends(found, "killed Northland military") == (100, None)
    assert ends(found, "wounded Southland military") == (40, 75)
    assert ends(found, "captured Southland military") == (200, None)


def test_a_reading_file_without_base_begins_at_literal(tmp_path: Path) -> None:
    """An empty file is literal by another name."""
    assert written(tmp_path, 'name = "by the word"') == replace(load_reading("literal"), name="by the word")


def test_a_reading_file_says_what_casualties_are(tmp_path: Path) -> None:
    """With the missing, sixty casualties leave the wounded less."""
    ledger = """
    2020-10-09  Observer   casualties 60 Hills since 2020-10-01
    2020-10-09  Observer   killed 15 Hills since 2020-10-01
    2020-10-09  Observer   missing 5 Hills since 2020-10-01
    2020-10-09  Hills      wounded undisclosed Hills since 2020-10-01
    """
    mine = written(tmp_path, '[sums]\ncasualties = ["killed", "wounded", "missing"]\n')
    assert mine.casualties == {Outcome.KILLED, Outcome.WOUNDED, Outcome.MISSING}
    assert ends(reconciled(ledger), "wounded Hills any") == (45, 45)
    assert ends(reconciled(ledger, mine), "wounded Hills any") == (40, 40)


def test_a_reading_file_says_who_is_a_civilian(tmp_path: Path) -> None:
    """Where journalists are none, nine of them do not fit eight civilians literally, and do here."""
    ledger = """
    2020-10-09  Observer  killed 8 Hills civilian since 2020-10-01
    2020-10-09  Observer  killed 9 Hills journalist since 2020-10-01
    """
    mine = written(tmp_path, '[sums]\ncivilian = ["child"]\n')
    assert mine.civilians == {VictimType.CHILD}
    assert len(reconciled(ledger).contradictions) == 1
    assert not reconciled(ledger, mine).contradictions


def test_a_reading_file_may_count_civilians_alone(tmp_path: Path) -> None:
    """An empty list is a list: nobody else is a civilian."""
    assert written(tmp_path, "[sums]\ncivilian = []\n").civilians == frozenset()


def test_casualties_that_mean_the_dead_are_a_figure_beside_the_dead(tmp_path: Path) -> None:
    """Two words for one sum are two figures with the same ends."""
    ledger = """
    2020-10-09  Observer      killed 5 Hills since 2020-10-01
    2020-10-09  Harbour Wire  casualties at-most 6 Hills since 2020-10-01
    """
    found = reconciled(ledger, written(tmp_path, '[sums]\ncasualties = ["killed"]\n'))
    assert ends(found, "killed Hills any") == ends(found, "casualties Hills any") == (5, 5)


def test_a_reading_file_replaces_vague_words(tmp_path: Path) -> None:
    """Hundreds by their usual low, and the word without bounds."""
    mine = written(tmp_path, "[vague]\n200 = [300, 400]\nsome = [2, 9]\n")
    assert ends(reconciled("2020-10-09  report  killed hundreds Hills", mine), "killed Hills any") == (300, 400)
    assert ends(reconciled("2020-10-09  report  killed some Hills", mine), "killed Hills any") == (2, 9)
    assert ends(reconciled("2020-10-09  report  killed dozens Hills", mine), "killed Hills any") == (24, 99)


def test_a_reading_file_sets_rivals_and_speakers(tmp_path: Path) -> None:
    """As the shipped one does, with speakers of its own."""
    mine = written(tmp_path, 'title = "The observer first."\nrivals = "prioritised"\nprioritised = ["Observer"]\n')
    assert (mine.title, mine.rivals, mine.prioritised) == (
        "The observer first.",
        Rivals.PRIORITISED,
        ("Observer",),
    )
    assert mine.hears[Role.OWN] == "worded"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('rivals = "lowst"', ("mine.toml", "'lowst'", "rivals", "Did you mean 'lowest'?")),
        ('[hears]\nown = "flor"', ("mine.toml", "'flor'", "hears.own", "Did you mean 'floor'?")),
        ('[hears]\nours = "floor"', ("mine.toml", "'ours'", "hears", "own")),
        ("[tolerance]\nroughly = [0.1, 0.1]", ("mine.toml", "'roughly'", "tolerance", "about")),
        ('[sums]\ncasualties = ["dead"]', ("mine.toml", "'dead'", "sums.casualties", "killed")),
        ('[sums]\nkilled = ["wounded"]', ("mine.toml", "'killed'", "sums", "casualties")),
        ("colour = 1", ("mine.toml", "'colour'", "mine", "tolerance")),
        ("[vague]\n200 = [300, 200]", ("mine.toml", "vague.200", "low 300 above high 200")),
        ("[vague]\ndozens = [1, 2]", ("mine.toml", "vague.dozens", "some")),
        ("[tolerance]\nabout = [0.1]", ("mine.toml", "tolerance.about", "two numbers")),
        ("[tolerance]\nabout = [1.5, 0]", ("mine.toml", "tolerance.about", "0 to 1")),
        ("[tolerance]\nabout = [0, -0.5]", ("mine.toml", "tolerance.about", "0 or more")),
        ("[tolerance]\nabout = [nan, 0]", ("mine.toml", "tolerance.about")),
        ("hears = 3", ("mine.toml", "hears", "no table")),
        ("title = 3", ("mine.toml", "title", "no text")),
        ('prioritised = "Observer"', ("mine.toml", "prioritised", "no list of texts")),
        ('base = "litteral"', ("mine.toml", "'litteral'", "Did you mean 'literal'?")),
        ("rivals = ?", ("mine.toml", "no TOML", "line 1")),
    ],
)
def test_a_reading_file_at_fault_is_refused_with_file_key_and_remedy(
    tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    """Unknown words with the nearest known one."""
    with pytest.raises(ReadingError) as raised:
        written(tmp_path, text)
    assert all(word in str(raised.value) for word in words), raised.value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('base = ["literal"]', "base"),
        ("[tolerance]\nabout = [0.1, inf]", "tolerance.about"),
        ("[vague]\n200 = [1, inf]", "vague.200"),
        ("[vague]\n200 = [1.5, 7.5]", "vague.200"),
        ('asks = "false"', "asks"),
        ("name = 3", "name"),
        ('[sums]\ncasualties = ["casualties"]', "sums.casualties"),
        ('[sums]\ncivilian = ["any"]', "sums.civilian"),
        (f"asks = {'1' * 5000}", "mine.toml"),
    ],
)
def test_a_value_that_no_reading_can_use_is_refused_too(tmp_path: Path, text: str, key: str) -> None:
    """And not taken for another, or left to fail later."""
    with pytest.raises(ReadingError, match=key):
        written(tmp_path, text)


def test_a_reading_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """A name that is close, one that is not, a file that is missing, a folder, and what is no text."""
    with pytest.raises(ReadingError, match=r"'guarde'\. Did you mean 'guarded'"):
        load_reading("guarde")
    with pytest.raises(ReadingError, match=r"No reading is called 'xyzzy'. Known: literal, guarded"):
        load_reading("xyzzy")
    with pytest.raises(ReadingError, match=r"missing.toml: No such file"):
        load_reading(str(tmp_path / "missing.toml"))
    with pytest.raises(ReadingError, match="directory"):
        load_reading(str(tmp_path))
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadingError, match=r"bytes.toml: no TOML"):
        load_reading(str(tmp_path / "bytes.toml"))


def test_a_reading_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """As editors on Windows write it, and as conflict files may."""
    (tmp_path / "mine.toml").write_bytes(b'\xef\xbb\xbfrivals = "lowest"\n')
    assert load_reading(str(tmp_path / "mine.toml")).rivals is Rivals.LOWEST


def test_every_reading_answers_an_empty_ledger() -> None:
    """With nothing."""
    for name in shipped_readings():
        found = reconciled(entries_of(""), name)
        assert (found.findings, found.contradictions, found.statements, found.replaced) == ((), (), (), {})
