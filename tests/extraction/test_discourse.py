"""What a toll takes from beyond its own clause: the issuer, the whole, the same figure elsewhere, what is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.model.claim import Outcome, Toll, VictimType

if TYPE_CHECKING:
    from conftest import Reader


def counted(tolls: tuple[Toll, ...], low: int, *, denied: bool = False) -> Toll:
    """The first toll of a lower bound."""
    return next(t for t in tolls if t.count and t.count.low == low and t.denied is denied)


BULLETIN = """STEPANAKERT, October 21. Statement of the press service of the Artsakh army

Since the morning our units have been fighting off attacks in the south. The enemy left 46 bodies before our trenches.

We lost five men ourselves; three of our vehicles burned."""


def test_a_bulletin_in_the_first_person_is_its_issuers(read: Reader) -> None:
    tolls = read(BULLETIN).tolls
    assert {t.source for t in tolls} == {"press service of the Artsakh army"}
    assert counted(tolls, 46).victim_side == "Azerbaijan"
    assert counted(tolls, 5).victim_side != "Azerbaijan"


def test_a_communique_announced_at_the_top_speaks_through_all_its_paragraphs(read: Reader) -> None:
    text = (
        "The General Staff announced the following on Wednesday.\n\n"
        '"In two days 61 bodies were counted on the northern front.\n\n'
        '"Nine armoured vehicles were destroyed there.\n\n'
        '"Our own losses were four wounded."'
    )
    assert ["General Staff" in t.source for t in read(text).tolls] == [True, True, True]


def test_behind_its_parts_a_count_goes_on_from_the_whole(read: Reader) -> None:
    text = (
        "The ombudsman in Stepanakert says that 31 civilians have been killed since 27 September, "
        "among them four children, and 106 wounded."
    )
    tolls = read(text).tolls
    assert counted(tolls, 4).victim_type is VictimType.CHILD
    assert (counted(tolls, 106).outcome, counted(tolls, 106).victim_type) == (Outcome.WOUNDED, VictimType.CIVILIAN)


def test_a_headline_shares_what_its_lead_tells_of_the_same_figure(read: Reader) -> None:
    text = (
        "Karabakh: 23 dead in a night\n\n"
        "Twenty-three soldiers of the Karabakh army were killed on Wednesday night, its spokesman said."
    )
    first, second = (t for t in read(text).tolls if t.count and t.count.low == 23)
    assert (first.victim_type, second.victim_type) == (VictimType.MILITARY, VictimType.MILITARY)


def test_who_shells_a_town_has_not_suffered_its_losses(read: Reader) -> None:
    text = "Armenian shelling killed six villagers near Terter on Wednesday."
    assert counted(read(text).tolls, 6).victim_side == "Azerbaijan"


def test_peacekeepers_are_of_the_body_that_sent_them(read: Reader) -> None:
    text = "Three United Nations peacekeepers were hurt by a mine on Wednesday, the mission said."
    assert counted(read(text).tolls, 3).victim_side == "United Nations"


@pytest.mark.parametrize(
    ("refusal", "outcome"),
    [
        ("Azerbaijan did not say how many of its soldiers had been taken prisoner.", Outcome.CAPTURED),
        ("Azerbaijan has not said how many soldiers it has lost.", Outcome.KILLED),
        ("Azerbaijan publishes no figures of its wounded.", Outcome.WOUNDED),
        ("Azerbaijan has published no losses of its own.", Outcome.CASUALTIES),
    ],
)
def test_a_refusal_keeps_back_what_it_names(read: Reader, refusal: str, outcome: Outcome) -> None:
    (toll,) = (t for t in read(refusal).tolls if t.count is None)
    assert (toll.outcome, toll.source) == (outcome, "Azerbaijan")


CLAIMS = (
    "The Armenian defence ministry said 44 Azerbaijani soldiers had been killed and 17 captured. "
    "A doctor in Ganja spoke of 29 wounded. "
)


@pytest.mark.parametrize(
    ("denial", "low"),
    [
        ("Baku denied this.", 29),
        ("Baku dismissed the Armenian ministry's figure.", 44),
        ("Baku called the 44 an invention.", 44),
        ("Baku denied the claim about captured soldiers.", 17),
    ],
)
def test_a_denial_finds_its_figure_by_place_owner_number_and_kind(read: Reader, denial: str, low: int) -> None:
    (toll,) = (t for t in read(CLAIMS + denial).tolls if t.denied)
    assert toll.count is not None
    assert (toll.count.low, toll.source) == (low, "Azerbaijan")


def test_a_relative_clause_denies_the_figure_before_it(read: Reader) -> None:
    text = "Yerevan puts the enemy's dead at 5,300, which Azerbaijan rejects as a fairy tale."
    assert [t.span.of(text) for t in read(text).tolls if t.denied and t.span] == [
        "which Azerbaijan rejects as a fairy tale"
    ]


def test_a_sweeping_denial_denies_no_single_figure(read: Reader) -> None:
    assert not any(t.denied for t in read(CLAIMS + "Baku rejected those figures.").tolls)


def test_we_is_whoever_speaks(read: Reader) -> None:
    (first, *_) = read(BULLETIN + "\n\nWe demand that the enemy leave Hadrut.").attributions
    assert first.source == "press service of the Artsakh army"
