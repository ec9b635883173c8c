"""Number expressions and their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.quantities import find_quantities, number_value

BOUNDS = [
    ("They buried 26 men.", "26", 26, 26, "exact"),
    ("Forty-three more were confirmed dead.", "Forty-three", 43, 43, "exact"),
    ("At least 33 fell.", "At least 33", 33, None, "at_least"),
    ("No fewer than twelve were hurt.", "No fewer than twelve", 12, None, "at_least"),
    ("It listed 300 or more graves.", "300 or more", 300, None, "at_least"),
    ("More than 1,900 were hurt.", "More than 1,900", 1901, None, "more_than"),
    ("Upwards of 100 died.", "Upwards of 100", 101, None, "more_than"),
    ("As many as 40 were taken.", "As many as 40", 0, 40, "at_most"),
    ("Not even 80 fell.", "Not even 80", 0, 79, "less_than"),
    ("The dead did not exceed 20.", "did not exceed 20", 0, 20, "at_most"),
    ("Some 60,000 left.", "Some 60,000", 60000, 60000, "about"),
    ("Nearly 5,000 were killed.", "Nearly 5,000", 5000, 5000, "nearly"),
    ("Between 10 and 15 gunmen died.", "Between 10 and 15", 10, 15, "range"),
    ("Five or six drones were lost.", "Five or six", 5, 6, "range"),
    ("Dozens were buried.", "Dozens", 24, 99, "vague"),
    ("Several hundred remain in hospital.", "Several hundred", 200, 999, "vague"),
    ("Tens of thousands fled.", "Tens of thousands", 20000, 99999, "vague"),
    ("A handful of them gravely.", "A handful", None, None, "vague"),
    ("More than two dozen were killed.", "More than two dozen", 25, None, "more_than"),
    ("Half a million were uprooted.", "Half a million", 500000, 500000, "exact"),
    ("1.5 million have fled.", "1.5 million", 1500000, 1500000, "exact"),
    ("Not one soldier was lost.", "Not one", 0, 0, "exact"),
    ("A couple were hurt.", "A couple", 2, 2, "about"),
]


@pytest.mark.parametrize(("text", "said", "low", "high", "qualifier"), BOUNDS)
def test_a_qualifier_sets_the_bounds_of_its_number(
    text: str, said: str, low: int | None, high: int | None, qualifier: str
) -> None:
    quantity = find_quantities(text)[0]
    assert quantity.span.of(text) == said
    assert (quantity.count.low, quantity.count.high, quantity.count.qualifier) == (low, high, qualifier)


def test_a_qualifier_binds_only_the_number_it_touches() -> None:
    text = "At least 70 bodies and 138 wounded were counted."
    assert [(q.count.low, q.count.high) for q in find_quantities(text)] == [(70, None), (138, 138)]


@pytest.mark.parametrize(
    "text",
    [
        "On 27 September it began.",
        "It began on September 27, 2020.",
        "They came at 08:50 and left by 5 p.m.",
        "A boy aged 12 and a 70-year-old man spoke.",
        "A T-72 and an S-300 stood there.",
        "It cost $45 and lasted six days over 30 km.",
        "It rose by 15 percent.",
        "In 1994 it ended.",
    ],
)
def test_dates_ages_money_measures_and_designations_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


@given(st.integers(min_value=0, max_value=9_999_999))
def test_digits_with_thousands_commas_keep_their_value(amount: int) -> None:
    assert number_value(f"{amount:,}") == amount


UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@given(st.sampled_from(TENS), st.sampled_from(UNITS[1:10]), st.integers(min_value=1, max_value=9))
def test_a_spelled_number_adds_and_multiplies_its_words(ten: str, unit: str, hundreds: int) -> None:
    below = (TENS.index(ten) + 2) * 10 + UNITS.index(unit)
    assert number_value(f"{UNITS[hundreds]} hundred and {ten}-{unit}") == hundreds * 100 + below


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    spans = [q.span for q in find_quantities(text)]
    assert all(0 <= span.begin < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
