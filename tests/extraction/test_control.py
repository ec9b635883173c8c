"""Control: who holds which place, by law or in fact."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.extraction.control import find_controls
from counterclaim.model.claim import Basis
from tests.extraction.trees import analysed, context_of, marked

FRIDAY = date(2021, 6, 18)


def held(*sentences: str) -> list[tuple[str, str, Basis]]:
    found = find_controls(context_of(analysed(*sentences), FRIDAY))
    return [(claim.place, claim.holder, claim.basis) for claim in found]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Zenda@/PROPN/nsubj:pass/3 is=be/AUX/aux:pass/3 controlled=control/VERB/root/3 by/ADP/case/5 "
            "Borduria/PROPN/obl/3"
        ),
        "Borduria/PROPN/nsubj/2 holds=hold/VERB/root/2 Zenda@/PROPN/obj/2",
        "Zenda@/PROPN/nsubj/5 is=be/AUX/cop/5 in/ADP/case/5 Bordurian/ADJ/amod/5 hands=hand/NOUN/root/5",
        "Zenda@/PROPN/nsubj/5 is=be/AUX/cop/5 under/ADP/case/5 Bordurian/ADJ/amod/5 control/NOUN/root/5",
        "Zenda@/PROPN/nsubj/2 fell=fall/VERB/root/2 to/ADP/case/4 Borduria/PROPN/obl/2",
        (
            "Guns=gun/NOUN/nsubj/6 in/ADP/case/6 Bordurian/ADJ/compound/5 -/PUNCT/punct/3 held/VERB/amod/6 "
            "Zenda@/PROPN/root/6"
        ),
        "Bordurians/PROPN/nsubj/2 captured=capture/VERB/root/2 Zenda@/PROPN/obj/2",
    ],
)
def test_who_holds_runs_or_takes_a_place_controls_it_in_fact(sentence: str) -> None:
    """Occupied, held, run, in the hands of, under the control of, captured: de facto."""
    assert held(sentence) == [("Zenda", "Borduria", Basis.DE_FACTO)]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Zenda@/PROPN/nsubj/3 is=be/AUX/aux/3 recognised=recognise/VERB/root/3 as/ADP/case/5 part/NOUN/obl/3 "
            "of/ADP/case/7 Ruritania/PROPN/nmod/5"
        ),
        "Zenda@/PROPN/nsubj/4 is=be/AUX/cop/4 legally/ADV/advmod/4 Ruritanian/ADJ/root/4",
        "Ruritania/PROPN/nsubj/2 claims=claim/VERB/root/2 Zenda@/PROPN/obj/2",
    ],
)
def test_recognition_and_claims_of_right_are_control_by_law(sentence: str) -> None:
    """In law, recognised as, legally, claimed: de jure."""
    assert held(sentence) == [("Zenda", "Ruritania", Basis.DE_JURE)]


def test_an_aim_to_take_a_place_is_no_control() -> None:
    """ "Wants to capture" holds nothing."""
    aim = "Borduria/PROPN/nsubj/2 wants=want/VERB/root/2 to/PART/mark/4 capture/VERB/xcomp/2 Zenda@/PROPN/obj/4"
    assert held(aim) == []


def test_holding_talks_is_no_control() -> None:
    """The object of holding must be a place."""
    assert held("Borduria/PROPN/nsubj/2 held=hold/VERB/root/2 talks=talk/NOUN/obj/2") == []


def test_each_place_of_a_list_is_a_record() -> None:
    """One record per place."""
    both = "Borduria/PROPN/nsubj/2 holds=hold/VERB/root/2 Zenda@/PROPN/obj/2 and/CCONJ/cc/5 Tarlenheim@/PROPN/conj/3"
    assert [place for place, _, _ in held(both)] == ["Zenda", "Tarlenheim"]


def test_a_definite_noun_stands_for_the_place_named_before() -> None:
    """ "The town" is the last place told."""
    before = "Shells=shell/NOUN/nsubj/2 hit/VERB/root/2 Zenda@/PROPN/obj/2 ./PUNCT/punct/2"
    town = "Borduria/PROPN/nsubj/2 holds=hold/VERB/root/2 the/DET/det/4 town/NOUN/obj/2 ./PUNCT/punct/2"
    assert held(before, town) == [("Zenda", "Borduria", Basis.DE_FACTO)]


def test_since_is_dated_where_the_text_dates_it() -> None:
    """The year from which a place has been held."""
    since = (
        "Borduria/PROPN/nsubj/3 has/AUX/aux/3 held=hold/VERB/root/3 Zenda@/PROPN/obj/3 since/ADP/case/6 1998/NUM/obl/3"
    )
    (claim,) = find_controls(context_of(analysed(since), FRIDAY))
    assert str(claim.since) == "1998"


def test_a_place_inside_a_state_is_by_law_the_states() -> None:
    """ "Located inside X but controlled by Y": one record by law, one in fact."""
    sentence = (
        "Zenda@/PROPN/root/1 ,/PUNCT/punct/1 a/DET/det/4 town/NOUN/appos/1 located=locate/VERB/acl/4 "
        "inside/ADP/case/7 Ruritania/PROPN/obl/5 but/CCONJ/cc/9 controlled=control/VERB/conj/5 "
        "by/ADP/case/11 Borduria/PROPN/obl/9"
    )
    assert sorted(held(sentence)) == [
        ("Zenda", "Borduria", Basis.DE_FACTO),
        ("Zenda", "Ruritania", Basis.DE_JURE),
    ]


def test_a_people_within_a_side_holds_by_its_own_words() -> None:
    """ "Held by highland Bordurians": the holder is not the state that shares their name."""
    by = (
        "Zenda@/PROPN/nsubj:pass/3 is=be/AUX/aux:pass/3 held=hold/VERB/root/3 by/ADP/case/6 highland/ADJ/amod/6 "
        "Bordurians/PROPN/obl/3"
    )
    assert held(by) == [("Zenda", "highland Bordurians", Basis.DE_FACTO)]


def test_trusted_marks_tell_control_that_no_pattern_reads() -> None:
    """The party in the marked words holds the place before them, and the claim says that a model read it."""
    analysis = analysed("Zenda@/PROPN/nsubj/2 obeys=obey/VERB/root/2 Borduria/PROPN/obj/2")
    assert find_controls(context_of(analysis, FRIDAY)) == ()
    labels = ("O", "B-de_facto", "I-de_facto", "B-de_jure", "I-de_jure")
    (claim,) = find_controls(context_of(marked(analysis, "control", labels, (1, 1, 0.9), (2, 2, 0.9)), FRIDAY))
    assert (claim.place, claim.holder, claim.basis) == ("Zenda", "Borduria", Basis.DE_FACTO)
    assert claim.extractor == "model:control"
