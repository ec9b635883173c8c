"""Loss counts: outcome, object, bounds, side, measure and source, construction by construction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.model.claim import Measure, Object, Outcome, Toll, VictimType

if TYPE_CHECKING:
    from conftest import Reader


def figures(tolls: tuple[Toll, ...]) -> list[tuple[str, str, int | None, int | None]]:
    """Outcome, object and bounds of each disclosed toll, in text order."""
    return [(t.outcome, t.object, t.count.low, t.count.high) for t in tolls if t.count]


def only(tolls: tuple[Toll, ...], low: int) -> Toll:
    """The one toll of a lower bound."""
    (found,) = [t for t in tolls if t.count and t.count.low == low]
    return found


def test_a_clause_may_give_a_new_count_and_a_running_total(read: Reader) -> None:
    text = (
        "The Karabakh army said another 31 of its soldiers had been killed, "
        "bringing its dead to 640 since 27 September."
    )
    tolls = read(text).tolls
    assert figures(tolls) == [("killed", "persons", 31, 31), ("killed", "persons", 640, 640)]
    assert only(tolls, 31).measure is Measure.NEW
    assert only(tolls, 640).measure is Measure.CUMULATIVE
    assert str(only(tolls, 640).since) == "2020-09-27"


def test_a_count_without_a_noun_takes_it_from_the_one_before(read: Reader) -> None:
    text = "Azerbaijan said 14 civilians had been killed and 52 wounded."
    tolls = read(text).tolls
    assert figures(tolls) == [("killed", "persons", 14, 14), ("wounded", "persons", 52, 52)]
    assert [t.victim_type for t in tolls] == [VictimType.CIVILIAN, VictimType.CIVILIAN]


def test_a_qualifier_binds_only_its_own_number(read: Reader) -> None:
    text = "The hospital in Goris received at least 17 bodies and 40 wounded, its director said."
    assert figures(read(text).tolls) == [("killed", "persons", 17, None), ("wounded", "persons", 40, 40)]


def test_a_list_of_materiel_is_one_toll_an_entry(read: Reader) -> None:
    text = (
        "The Azerbaijani defence ministry said its forces had destroyed 12 tanks and other armoured vehicles, "
        "nine howitzers, three drones and two ammunition depots."
    )
    assert figures(read(text).tolls) == [
        ("destroyed", "tank", 12, 12),
        ("destroyed", "artillery", 9, 9),
        ("destroyed", "uav", 3, 3),
        ("destroyed", "other", 2, 2),
    ]


def test_parts_of_a_count_are_tolls_of_their_own(read: Reader) -> None:
    text = "Nine villagers were killed in the shelling, four of them children, the mayor said."
    tolls = read(text).tolls
    assert figures(tolls) == [("killed", "persons", 9, 9), ("killed", "persons", 4, 4)]
    assert [t.victim_type for t in tolls] == [VictimType.CIVILIAN, VictimType.CHILD]


def test_killed_and_wounded_under_one_number_are_casualties(read: Reader) -> None:
    text = "Some 200 soldiers were killed or wounded on Tuesday, the ministry said."
    assert figures(read(text).tolls) == [("casualties", "persons", 200, 200)]


def test_things_are_destroyed_and_prisoners_captured(read: Reader) -> None:
    text = "Armenia's army said it had lost two helicopters. Seven soldiers were taken prisoner, it added."
    assert figures(read(text).tolls) == [("destroyed", "helicopter", 2, 2), ("captured", "persons", 7, 7)]


def test_no_losses_is_a_toll_of_zero(read: Reader) -> None:
    tolls = read("The post was shelled for an hour; there were no casualties, the army said.").tolls
    assert figures(tolls) == [("casualties", "persons", 0, 0)]


def test_a_refusal_is_an_undisclosed_toll_of_the_side_that_refuses(read: Reader) -> None:
    (toll,) = read("Azerbaijan has not published its military losses.").tolls
    assert not toll.disclosed
    assert (toll.outcome, toll.victim_side, toll.source) == (Outcome.CASUALTIES, "Azerbaijan", "Azerbaijan")


@pytest.mark.parametrize(
    "text",
    [
        "Some 3,000 troops with 40 tanks stood at the border.",
        "The talks lasted six hours and 12 states took part.",
        "The army fired 60 rockets and took two villages.",
        "The government spent 45 million on the refugees' camp.",
    ],
)
def test_strength_time_projectiles_and_money_are_no_tolls(text: str, read: Reader) -> None:
    assert figures(read(text).tolls) == []


def test_the_enemy_is_the_opponent_of_who_speaks(read: Reader) -> None:
    text = "Azerbaijan's defence ministry said on Thursday that the enemy had lost 80 soldiers near Hadrut."
    assert only(read(text).tolls, 80).victim_side in {"Armenia", "Nagorno-Karabakh"}


def test_the_loser_named_by_the_clause_outranks_who_speaks(read: Reader) -> None:
    text = "Armenia's defence ministry said Azerbaijan had lost 300 soldiers and 25 tanks since Sunday."
    assert {t.victim_side for t in read(text).tolls} == {"Azerbaijan"}


def test_a_figure_keeps_its_speaker_through_a_belief_told_of_his_own_state(read: Reader) -> None:
    text = "The Russian president said Moscow believed that nearly 4,000 people had been killed."
    toll = only(read(text).tolls, 4000)
    assert toll.object is Object.PERSONS
    assert "Russia" in toll.source


def test_every_toll_stands_in_the_text_and_says_what_produced_it(read: Reader) -> None:
    text = "Officials in Stepanakert said that 26 more soldiers had died. Two drones were shot down, they said."
    for toll in read(text).tolls:
        assert toll.span is not None
        assert toll.span.of(text)
        assert toll.extractor.partition(":")[0] in {"rule", "model"}
        assert 0.0 < toll.confidence <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan has not disclosed how many of its soldiers have died.",
        "The ministry in Baku refused to give any figure.",
        "Azerbaijan kept its military deaths secret.",
        "Azerbaijan has published no losses of its own.",
    ],
)
def test_a_figure_kept_back_in_other_words_is_undisclosed_too(text: str, read: Reader) -> None:
    assert [t.disclosed for t in read(text).tolls] == [False]


def test_a_denial_that_points_back_denies_the_figure_before_it(read: Reader) -> None:
    text = "Azerbaijan said 120 Armenian soldiers had been killed. Yerevan denied this."
    tolls = read(text).tolls
    assert [(t.source, t.denied, t.count.low if t.count else None) for t in tolls] == [
        ("Azerbaijan", False, 120),
        ("Armenia", True, 120),
    ]


def test_a_rival_bound_behind_a_denial_is_no_denied_figure(read: Reader) -> None:
    text = "Azerbaijan said 120 Armenian soldiers had been killed. Yerevan rejected the claim: not even 40 fell."
    assert [t.denied for t in read(text).tolls if t.count and t.count.high == 39] == [False]


def test_a_bulletin_speaks_with_the_voice_of_its_issuer(read: Reader) -> None:
    text = "BAKU. Defence Ministry summary, 21:00.\n\nIn the past day the enemy lost 60 killed and four tanks."
    tolls = read(text).tolls
    assert {t.source for t in tolls} == {"Azerbaijan Defence Ministry"}
    assert {t.victim_side for t in tolls} <= {"Armenia", "Nagorno-Karabakh"}


def test_words_of_a_total_bind_to_their_own_count(read: Reader) -> None:
    text = "Another 12 soldiers died on Wednesday, 359 in all, the army in Stepanakert said."
    tolls = read(text).tolls
    assert only(tolls, 12).measure is Measure.NEW
    assert only(tolls, 359).measure is Measure.CUMULATIVE


def test_an_age_behind_a_name_is_no_toll(read: Reader) -> None:
    text = "Sergeant Aram Petrosyan, 22, of Goris, was killed on Tuesday."
    assert all(t.count is None or t.count.low != 22 for t in read(text).tolls)


def test_who_publishes_a_figure_vouches_for_it(read: Reader) -> None:
    text = "Officials in Stepanakert on Thursday published the names of 14 more soldiers who had died."
    assert "Nagorno-Karabakh" in only(read(text).tolls, 14).source


def test_what_follows_a_list_tells_of_all_its_counts(read: Reader) -> None:
    text = (
        "The spokesman said 30 tanks and two launchers had been destroyed, and 19 tanks and 24 other vehicles captured."
    )
    assert [f[:3] for f in figures(read(text).tolls)] == [
        ("destroyed", "tank", 30),
        ("destroyed", "artillery", 2),
        ("captured", "tank", 19),
        ("captured", "vehicle", 24),
    ]


def test_captives_who_died_are_killed_and_no_casualties(read: Reader) -> None:
    text = "Officials in Yerevan put the toll at 41 captives dead and 75 wounded."
    assert figures(read(text).tolls) == [("killed", "persons", 41, 41), ("wounded", "persons", 75, 75)]


def test_one_number_for_dead_and_wounded_is_of_casualties(read: Reader) -> None:
    text = "Baku says Armenia has lost upwards of 4,400 killed and wounded since September."
    assert figures(read(text).tolls) == [("casualties", "persons", 4401, None)]


@pytest.mark.parametrize("words", ["suffered no casualties", "came back without loss"])
def test_no_losses_are_no_casualties(read: Reader, words: str) -> None:
    text = f"The relief column lost three lorries but {words}, its commander said."
    assert ("casualties", "persons", 0, 0) in figures(read(text).tolls)


@pytest.mark.parametrize(
    ("counted", "object_"),
    [
        ("two S-300 launchers", Object.AIR_DEFENCE),
        ("two anti-aircraft systems", Object.AIR_DEFENCE),
        ("two Osa air defence systems", Object.AIR_DEFENCE),
        ("two rocket launchers", Object.ARTILLERY),
        ("two MiG-29s", Object.AIRCRAFT),
        ("two unmanned aerial vehicles", Object.UAV),
        ("two patrol boats", Object.SHIP),
    ],
)
def test_materiel_is_what_its_type_says(read: Reader, counted: str, object_: Object) -> None:
    (toll,) = read(f"The enemy lost {counted} on Tuesday, the Azerbaijani defence ministry said.").tolls
    assert toll.object is object_


def test_what_somebody_counted_was_is_no_second_loss(read: Reader) -> None:
    text = "Mr Aram Tigranian, a driver, and a guard died on duty in Goris, the Armenian health ministry said."
    assert [t.span.of(text) for t in read(text).tolls] == ["Mr Aram Tigranian", "a guard"]


def test_families_are_no_persons(read: Reader) -> None:
    (toll,) = read("Some 4,000 families were displaced in Hadrut, the United Nations refugee agency said.").tolls
    assert (toll.outcome, toll.object) == (Outcome.DISPLACED, Object.OTHER)


@pytest.mark.parametrize("denied", ["denied that", "denied that figure"])
def test_a_denial_points_back_to_the_figure_before(read: Reader, denied: str) -> None:
    text = f"Yerevan said 40 Azerbaijani soldiers had been killed. The Azerbaijani defence ministry {denied}."
    assert [(t.count and t.count.low, t.denied) for t in read(text).tolls] == [(40, False), (40, True)]


def test_a_denial_with_a_clause_of_its_own_points_back_to_nothing(read: Reader) -> None:
    text = (
        "Yerevan said 40 Azerbaijani soldiers had been killed. "
        "The Azerbaijani defence ministry denied that it had lost heart."
    )
    assert [t.denied for t in read(text).tolls] == [False]
