"""Which contradictions a first screen tells, in which order and in which words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, Group

from counterclaim.model.claim import Toll
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.views.headlines import Headline, colliding, headlines
from counterclaim.views.headlines_page import CLAIMS_SHOWN, about_words, headline_lines, reason_words, value_words
from tests.views.entries import CAMPS, contradictions_of, entries_of

LONG_QUARREL = """
    2020-10-20  Hill officials       killed 800 Northland military
    2020-10-20  President Orlan      killed 1900 Northland military
    2020-10-21  Southland            casualties 2300 Northland military
    2020-10-21  Northland            denies casualties 2300 Northland military
    2020-10-21  Northland            event ASSAULT shelling by Southland at Elm on 2020-10-20 alleged
    2020-10-21  Southland            event ASSAULT shelling at Elm on 2020-10-20 denied
    2020-10-22  Hill officials       killed 897 Northland military
    2020-10-22  President Orlan      killed 2001 Northland military
    2020-10-22  Southland            killed 61 Southland civilian
    2020-10-22  Southland ministry   killed 60 Southland civilian
    2020-10-22  Harbour Watch        killed at-most 40 all as-of 2020-10-19
    2020-10-22  report               killed at-least 90 Southland as-of 2020-10-18
"""


def told(notation: str) -> tuple[Headline, ...]:
    """The headlines of a ledger."""
    entries = entries_of(notation)
    return headlines(contradictions_of(entries), {entry.id: entry for entry in entries}, CAMPS)


def reasons(notation: str) -> list[str]:
    """Why claims cannot all hold, in the order in which it is told."""
    return [reason_words(headline) for headline in told(notation)]


def values(headline: Headline) -> list[str]:
    """What each claim says, in order."""
    return [value_words(headline, entry) for entry in headline.entries]


def drawn(shown: Sequence[Headline], width: int = 100) -> list[str]:
    """The lines of headlines at a width."""
    console = Console(file=io.StringIO(), width=width, markup=False, color_system=None)
    console.print(Group(*headline_lines(shown, width)))
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_rival_figures_for_one_day_are_told() -> None:
    """Two voices, one figure, one day, no common number."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed more-than 2000 Northland military
    """
    (headline,) = told(notation)
    assert (about_words(headline), reason_words(headline)) == ("Northland: military killed", "rival figures")
    assert sorted(values(headline)) == ["897", "> 2,000"]


def test_an_early_total_above_a_later_one_is_called_so() -> None:
    """Running totals do not shrink."""
    notation = """
        2020-10-01  Southland ministry  killed 2300 Northland military
        2020-10-22  Hill officials      killed 897 Northland military
    """
    assert reasons(notation) == ["an earlier total above a later one"]


def test_a_later_total_above_an_early_one_is_growth() -> None:
    """More dead on a later day are no headline."""
    notation = """
        2020-10-01  Hill officials      killed 103 Northland military
        2020-10-22  Southland ministry  killed 2300 Northland military
    """
    assert reasons(notation) == []


def test_part_and_whole_that_fit_are_no_headline() -> None:
    """Soldiers and people, or the losses of two sides, may well add up."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed nearly 5000 all
        2020-10-22  Southland        killed 61 Southland civilian
    """
    assert reasons(notation) == []


def test_a_part_above_its_whole_names_both_figures() -> None:
    """Where the claims count different things each says what it counts, and of whom."""
    notation = """
        2020-10-22  Southland        killed 61 Southland civilian
        2020-10-22  President Orlan  killed at-most 40 all
    """
    (headline,) = told(notation)
    assert reason_words(headline) == "a part above its whole"
    assert values(headline) == ["61 Southland civilians killed", "≤ 40 people killed"]


def test_a_bulletin_above_a_total_is_a_part_above_its_whole() -> None:
    """What one day adds is part of the count since the first."""
    notation = """
        2020-10-20  Hill officials   killed +40 Northland military
        2020-10-22  President Orlan  killed at-most 30 Northland military
    """
    (headline,) = told(notation)
    assert (reason_words(headline), values(headline)) == ("a part above its whole", ["+40", "≤ 30"])


def test_a_count_that_begins_later_is_a_part_of_one_that_begins_before() -> None:
    """Two windows are two figures."""
    notation = """
        2020-10-22  Hill officials   killed 50 Northland military since 2020-10-10
        2020-10-22  President Orlan  killed at-most 30 Northland military since 2020-10-01
    """
    assert reasons(notation) == ["a part above its whole"]


def test_three_that_do_not_add_up_show_their_sum() -> None:
    """Any two agree, and the sum says why the three do not."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  Southland        killed 61 Southland civilian
        2020-10-22  President Orlan  killed at-most 900 all
    """
    assert reasons(notation) == ["three that do not add up"]
    lines = drawn(told(notation))
    assert lines[0] == "≠ Northland: military killed  three that do not add up"
    assert lines[-1] == "  at least 897 + at least 61 > at most 900"


def test_more_than_three_are_counted_in_words() -> None:
    """Four claims of which any three agree."""
    notation = """
        2020-10-22  Hill officials   killed 400 Northland military
        2020-10-22  Southland        killed 400 Southland military
        2020-10-22  Harbour Watch    killed 400 Eastland military
        2020-10-22  President Orlan  killed at-most 1000 all
    """
    assert reasons(notation) == ["four that do not add up"]
    assert drawn(told(notation))[-1] == "  at least 400 + at least 400 + at least 400 > at most 1,000"


def test_a_denial_meets_the_figure_that_it_denies() -> None:
    """The figure comes first and its denial last."""
    notation = """
        2020-10-01  Northland           denies casualties 2300 Northland military
        2020-10-01  Southland ministry  casualties 2300 Northland military
    """
    (headline,) = told(notation)
    assert (reason_words(headline), values(headline)) == ("denied", ["2,300", "denies 2,300"])


def test_two_organs_of_a_side_deny_a_figure_once() -> None:
    """Ministry and spokeswoman are one voice, and the latest is told."""
    notation = """
        2020-10-01  Southland ministry  casualties 2300 Northland military
        2020-10-01  Northland           denies casualties 2300 Northland military
        2020-10-02  Northland army      denies casualties 2300 Northland military
    """
    (headline,) = told(notation)
    assert [entry.claim.source for entry in headline.entries] == ["Southland ministry", "Northland army"]


def test_two_figures_denied_are_two_headlines() -> None:
    """A denial is a quarrel over its number."""
    notation = """
        2020-10-01  Southland  casualties 550 Northland military
        2020-10-01  Northland  denies casualties 550 Northland military
        2020-10-02  Southland  casualties 2300 Northland military
        2020-10-02  Northland  denies casualties 2300 Northland military
    """
    assert [values(headline)[0] for headline in told(notation)] == ["2,300", "550"]


@pytest.mark.parametrize("mouths", [*permutations(("report", "unspecified", "Southland ministry"))])
def test_a_figure_in_several_mouths_is_told_once_by_one_with_a_name(mouths: tuple[str, ...]) -> None:
    """Who repeats a figure starts no new quarrel."""
    said = [f"2020-10-01  {mouth}  killed +21 Southland" for mouth in mouths]
    notation = "\n".join((*said, "2020-10-01  Northland  denies killed 21 Southland"))
    assert len(contradictions_of(entries_of(notation))) == len(mouths)
    (headline,) = told(notation)
    assert headline.entries[0].claim.source == "Southland ministry"


def test_of_two_voices_the_latest_pair_is_told() -> None:
    """A quarrel that goes on for a week is one headline."""
    notation = """
        2020-10-20  Hill officials   killed 800 Northland military
        2020-10-20  President Orlan  killed 1900 Northland military
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed 2001 Northland military
    """
    (headline,) = told(notation)
    assert {entry.published and entry.published.day for entry in headline.entries} == {22}
    assert sorted(values(headline)) == ["2,001", "897"]


def test_new_counts_of_two_places_are_no_headline() -> None:
    """Two incidents on one day have a toll each, and one incident has one."""
    notation = """
        2020-10-11  Southland        killed +9 Southland civilian at Lowtown
        2020-10-11  President Orlan  killed +2 Southland civilian at {}
    """
    assert reasons(notation.format("Hightown")) == []
    (headline,) = told(notation.format("Lowtown"))
    assert about_words(headline) == "Southland: civilians killed at Lowtown"
    assert (reason_words(headline), values(headline)) == ("rival figures", ["+9", "+2"])


def test_a_retracted_claim_is_in_no_headline() -> None:
    """What was misread is out of the comparison."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed 2001 Northland military
    """
    assert contradictions_of(entries_of(notation, status={1: "retracted"})) == ()


def test_a_camp_that_contradicts_itself_comes_last() -> None:
    """Voice against voice tells more than one that revises itself, however late."""
    notation = """
        2020-10-20  Hill officials   killed 897 Northland military
        2020-10-20  President Orlan  killed 2001 Northland military
        2020-10-25  Southland           killed 61 Southland civilian
        2020-10-25  Southland ministry  killed 60 Southland civilian
    """
    assert [about_words(headline) for headline in told(notation)] == [
        "Northland: military killed",
        "Southland: civilians killed",
    ]


def test_figures_come_before_the_rest_and_the_latest_first() -> None:
    """The page is one of losses."""
    notation = """
        2020-10-01  Southland  casualties 550 Northland military
        2020-10-01  Northland  denies casualties 550 Northland military
        2020-10-09  Southland  casualties 2300 Northland military
        2020-10-09  Northland  denies casualties 2300 Northland military
        2020-10-21  Northland  event ASSAULT shelling by Southland at Elm on 2020-10-20 alleged
        2020-10-21  Southland  event ASSAULT shelling at Elm on 2020-10-20 denied
    """
    assert [values(headline)[0] for headline in told(notation)][:2] == ["2,300", "550"]
    assert told(notation)[2].figures == ()


def test_the_losses_of_allies_together_are_those_of_their_camp() -> None:
    """A side is named where all claims name it."""
    notation = """
        2020-10-22  Hill officials   killed 400 Hills military
        2020-10-22  Northland        killed 400 Northland military
        2020-10-22  President Orlan  killed at-most 700 all military
    """
    (headline,) = told(notation)
    assert about_words(headline) == "Northland and Hills: military killed"
    assert set(values(headline)) == {
        "400 Hills military killed",
        "400 Northland military killed",
        "≤ 700 military killed",
    }


def test_an_event_is_named_by_what_where_and_when() -> None:
    """Its claims say who tells of it and who denies it."""
    notation = """
        2020-10-21  Southland  event ASSAULT shelling by Southland at Elm on 2020-10-20 denied
        2020-10-21  Northland  event ASSAULT shelling by Southland at Elm on 2020-10-20 alleged
    """
    (headline,) = told(notation)
    assert about_words(headline) == "Shelling by Southland at Elm, 20 Oct 2020"
    assert (reason_words(headline), values(headline)) == ("denied", ["alleges it", "denies it"])


def test_an_event_told_the_other_way_round_names_who_did_it() -> None:
    """Each side says that the other shelled."""
    notation = """
        2020-10-21  Northland  event ASSAULT shelling by Southland against Northland at Elm on 2020-10-20
        2020-10-21  Southland  event ASSAULT shelling by Northland against Southland at Elm on 2020-10-20
    """
    (headline,) = told(notation)
    assert (about_words(headline), reason_words(headline)) == ("Shelling at Elm, 20 Oct 2020", "rival claims")
    assert set(values(headline)) == {"tells of it: Southland", "tells of it: Northland"}


def test_a_broken_cease_fire_has_rival_accounts() -> None:
    """Each accuses the other."""
    notation = """
        2020-10-18  Northland  accuses cease-fire toward Southland
        2020-10-18  Southland  accuses cease-fire toward Northland
    """
    (headline,) = told(notation)
    assert (about_words(headline), reason_words(headline)) == ("Cease-fire", "rival accounts")
    assert set(values(headline)) == {"accuses Southland", "accuses Northland"}


def test_a_place_that_two_sides_hold_names_its_holders() -> None:
    """By law or in fact."""
    notation = """
        2020-10-18  Northland  control Elm de-facto Northland
        2020-10-18  Southland  control Elm de-facto Southland
    """
    (headline,) = told(notation)
    assert (about_words(headline), reason_words(headline)) == ("Elm: who holds it", "rival claims")
    assert set(values(headline)) == {"held by Northland in fact", "held by Southland in fact"}


def test_only_claims_that_collide_with_another_voice_are_marked() -> None:
    """A denial and its figure are; the two figures of one side are not."""
    entries = entries_of(LONG_QUARREL)
    marked = colliding(contradictions_of(entries), {entry.id: entry for entry in entries}, CAMPS)
    assert {entries[number].id for number in (2, 3, 4, 5)} <= marked
    alone = entries_of(
        """
        2020-10-22  Southland           killed 61 Southland civilian
        2020-10-22  Southland ministry  killed 60 Southland civilian
        """
    )
    found = contradictions_of(alone)
    assert len(found) == 1
    assert colliding(found, {entry.id: entry for entry in alone}, CAMPS) == frozenset()


def test_what_outlets_say_themselves_are_the_words_of_several_voices() -> None:
    """Two papers collide with one another, one paper only with itself."""
    one, other = entries_of(
        """
        2020-10-22  report  killed 61 Southland civilian
        2020-10-22  report  killed 40 Southland civilian
        """
    )
    for outlet, marked in (("The Evening Lamp", 0), ("Harbour Post", 2)):
        entries = (one, replace(other, outlet=outlet))
        by_id = {entry.id: entry for entry in entries}
        kind = ContradictionKind.PAIR
        found = Contradiction(id="c", kind=kind, claims=tuple(by_id), arithmetic="", margin=21, reading="literal")
        assert len(colliding((found,), by_id, CAMPS)) == marked


@given(st.randoms(use_true_random=False))
def test_the_order_of_contradictions_changes_nothing(chance: Random) -> None:
    """What is told, and in which order, rests on the claims alone."""
    entries = entries_of(LONG_QUARREL)
    by_id = {entry.id: entry for entry in entries}
    found = list(contradictions_of(entries))
    expected = headlines(found, by_id, CAMPS)
    chance.shuffle(found)
    assert headlines(found, by_id, CAMPS) == expected


def test_every_kind_of_quarrel_over_a_figure_is_told() -> None:
    """Folding drops repeats, never the only contradiction of a kind over a figure."""
    entries = entries_of(LONG_QUARREL)
    by_id = {entry.id: entry for entry in entries}
    found = contradictions_of(entries)
    shown = headlines(found, by_id, CAMPS)
    assert len(shown) < len(found)

    def over(claims: tuple[str, ...], kind: ContradictionKind) -> object:
        tolls = (by_id[claim].claim for claim in claims)
        return kind, frozenset((toll.outcome, toll.victim_side) for toll in tolls if isinstance(toll, Toll))

    told_of = {over(headline.contradiction.claims, headline.contradiction.kind) for headline in shown}
    assert {over(each.claims, each.kind) for each in found} == told_of


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_claims_stand_in_columns_within_the_width(width: int) -> None:
    """Days, outlets and ids of all headlines stand below one another, whole; long names give way."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  The permanent observer of the Harbour Conference  killed more-than 2000 Northland military
        2020-10-22  Southland        killed 61 Southland civilian
        2020-10-22  President Orlan  killed at-most 40 all
    """
    lines = drawn(told(notation), width)
    claims = [line for line in lines if line.startswith("  ") and " > at most" not in line]
    assert len(claims) >= 4
    assert max(map(len, lines)) <= width
    assert {len(line) for line in claims} == {len(claims[0])}
    assert all("22 Oct 2020" in line and line.endswith("00000000") for line in claims)


def test_of_many_claims_the_first_are_shown_and_the_rest_counted() -> None:
    """A charge that everybody makes fills no screen."""
    charges = (f"2020-10-18  Observer {letter}  accuses cease-fire toward Southland" for letter in "ABCDEFGH")
    by_id = {entry.id: entry for entry in entries_of("\n".join(charges))}
    ids = tuple(by_id)
    for number, last in ((CLAIMS_SHOWN, "Observer F"), (len(ids), "and 2 more")):
        kind = ContradictionKind.CEASE_FIRE
        found = Contradiction(id="c", kind=kind, claims=ids[:number], arithmetic="", margin=0, reading="literal")
        lines = drawn(headlines((found,), by_id, CAMPS))
        assert lines[-1].strip().startswith(last)
        assert sum("Observer" in line for line in lines) == CLAIMS_SHOWN
