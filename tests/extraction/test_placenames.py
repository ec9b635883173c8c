"""Names of places that the name finder may have missed."""

from __future__ import annotations

from counterclaim.extraction.placenames import place_name
from tests.extraction.trees import analysed, context_of


def test_a_name_labelled_as_a_place_is_one() -> None:
    """The label of the name finder suffices."""
    assert place_name(context_of(analysed("Zenda@/PROPN/nsubj/2 burned=burn/VERB/root/2")), 0) == "Zenda"


def test_a_capitalised_name_after_a_preposition_of_place_is_one() -> None:
    """Unlabelled towns are known by where they stand."""
    analysis = analysed("Guns=gun/NOUN/nsubj/2 fired=fire/VERB/root/2 near/ADP/case/4 Quoxbury/PROPN/obl/2")
    assert place_name(context_of(analysis), 3) == "Quoxbury"


def test_a_people_is_no_place() -> None:
    """Demonyms name parties."""
    analysis = analysed("Guns=gun/NOUN/nsubj/2 fired=fire/VERB/root/2 near/ADP/case/4 Bordurians/PROPN/obl/2")
    assert place_name(context_of(analysis), 3) is None
