"""Choosing among options by weighed hints."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.choosing import choose

TABLES = tomllib.loads(files("counterclaim.extraction.lexicon").joinpath("choices.toml").read_text("utf-8"))
SIDES = TABLES["victim_side"]
STRONGEST, WEAKEST = max(SIDES, key=SIDES.__getitem__), min(SIDES, key=SIDES.__getitem__)
HINTS = st.dictionaries(st.sampled_from(sorted(SIDES)), st.floats(-2, 2), max_size=6)


OPTIONS = st.lists(HINTS, min_size=1, max_size=5).map(lambda hints: list(enumerate(hints)))


@given(OPTIONS)
def test_probabilities_over_all_options_sum_to_one(options: list[tuple[int, dict[str, float]]]) -> None:
    """The odds of each option against the chosen one, taken two by two, add up to all that is not chosen."""
    best = choose("victim_side", options)
    chosen = options[best.option]
    pairs = [choose("victim_side", [chosen, other]) for other in options if other is not chosen]
    odds = [(1.0 - pair.probability) / pair.probability for pair in pairs]
    assert best.probability * (1.0 + sum(odds)) == pytest.approx(1.0)


@given(OPTIONS)
def test_the_chosen_option_is_at_least_as_likely_as_an_even_share(options: list[tuple[int, dict[str, float]]]) -> None:
    """No other option is likelier."""
    assert 1.0 / len(options) <= choose("victim_side", options).probability + 1e-9 <= 1.0 + 1e-8


@given(OPTIONS, st.integers(-5, 5))
def test_unknown_hints_change_nothing(options: list[tuple[int, dict[str, float]]], value: int) -> None:
    """A hint of which nothing was learnt weighs nothing."""
    told = [(option, {**hints, "nobody.ever.saw": float(value * option)}) for option, hints in options]
    assert choose("victim_side", told) == choose("victim_side", options)


@given(HINTS, st.integers(1, 5))
def test_ties_go_to_the_first(hints: dict[str, float], count: int) -> None:
    """Equal options share their probability, and the order given decides."""
    found = choose("victim_side", [(option, hints) for option in range(count)])
    assert (found.option, found.probability) == (0, pytest.approx(1.0 / count))


def test_the_better_hint_wins_wherever_it_stands() -> None:
    """Order decides between equals only."""
    good, bad = ("good", {STRONGEST: 1.0}), ("bad", {WEAKEST: 1.0})
    assert choose("victim_side", [bad, good]) == choose("victim_side", [good, bad])
    assert choose("victim_side", [bad, good]).option == "good"


def test_a_choice_without_weights_is_open() -> None:
    """Nothing was learnt, so all options are alike."""
    assert choose("no-such-choice", [("one", {STRONGEST: 3.0}), ("other", {})]).probability == 0.5
