"""Counts, days and claims in the words of a reader."""

from __future__ import annotations

import pytest

from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.dates import parse_date, parse_interval
from counterclaim.model.notation import parse_claim
from counterclaim.views.words import claim_words, count_signs, count_words, day_words, interval_words

_COUNTS = [
    (Count(897, 897, Qualifier.EXACT, 897), "897", "897"),
    (Count(5001, None, Qualifier.MORE_THAN, 5000), "more than 5,000", "> 5,000"),
    (Count(0, 19, Qualifier.LESS_THAN, 20), "fewer than 20", "< 20"),
    (Count(240, None, Qualifier.AT_LEAST), "at least 240", "≥ 240"),
    (Count(0, 30, Qualifier.AT_MOST, 30), "at most 30", "≤ 30"),
    (Count(5000, 5000, Qualifier.NEARLY, 5000), "nearly 5,000", "nearly 5,000"),
    (Count(3, 5, Qualifier.RANGE), "3–5", "3–5"),
    (Count(200, 999, Qualifier.VAGUE), "hundreds", "hundreds"),
    (Count(None, None, Qualifier.VAGUE), "some", "some"),
    (Count(7, None, Qualifier.VAGUE), "7–…", "7–…"),
    (None, "not given", "not given"),
]


@pytest.mark.parametrize(("count", "words", "signs"), _COUNTS)
def test_a_count_keeps_its_qualifier(count: Count | None, words: str, signs: str) -> None:
    """No count is shown without the word that binds it, and a refusal is never a zero."""
    assert (count_words(count), count_signs(count)) == (words, signs)


def test_a_bound_without_its_number_is_worded_from_the_bound() -> None:
    """More than 20 is stored as 21 and up; the reader sees 20 again."""
    assert count_words(Count(21, None, Qualifier.MORE_THAN)) == "more than 20"
    assert count_words(Count(0, 19, Qualifier.LESS_THAN)) == "fewer than 20"


def test_a_new_count_carries_its_plus_at_the_number() -> None:
    """A bulletin's count is not taken for a total."""
    assert count_signs(Count(26, 26, Qualifier.EXACT, 26), new=True) == "+26"
    assert count_signs(Count(22, None, Qualifier.MORE_THAN, 21), new=True) == "> +21"


@pytest.mark.parametrize(
    ("text", "words"),
    [("2020-10-22", "22 Oct 2020"), ("2020-10", "Oct 2020"), ("2020", "2020")],
)
def test_a_day_is_shown_at_its_precision(text: str, words: str) -> None:
    """A month is not made a day."""
    assert day_words(parse_date(text)) == words


def test_an_open_interval_shows_its_open_end() -> None:
    """An interval without an end is not made one day."""
    assert interval_words(parse_interval("2020-09-27/")) == "27 Sep 2020 – …"
    assert interval_words(None) == ""


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("killed 897 Northland military since 2020-09-27", "897 Northland military killed since 27 Sep"),
        ("killed +26 Northland military at Hightown", "+26 Northland military killed at Hightown"),
        ("denies killed 897 Northland military", "denies: 897 Northland military killed"),
        ("casualties undisclosed Southland military", "keeps back: Southland military casualties"),
        ("killed hundreds all", "hundreds of people killed"),
        ("destroyed at-least 240 Northland tank military", "at least 240 Northland tanks destroyed"),
        ("event ASSAULT shelling at Hightown alleged", "shelling (alleged) at Hightown"),
        ("demands territory from Northland", "Southland demands territory from Northland"),
        ("control Hightown de-jure Southland", "Hightown held by Southland by law"),
    ],
)
def test_a_claim_reads_as_an_editor_would_put_it(notation: str, words: str) -> None:
    """Every kind of claim has its line."""
    assert claim_words(parse_claim(f"2020-10-22  Southland  {notation}").claim) == words
