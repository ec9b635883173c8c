"""Grades follow from records and origins, never from opinion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconciliation.origins import Grade, Origins, Record, grade
from tests.reconciliation.origins.cases import Printed, origins_in

SPEAKERS = {
    "a": "Northland army",
    "b": "Northland ministry",
    "c": "Hill officials",
    "d": "Southland ministry",
    "e": "President Orlan",
    "f": "unspecified",
    "g": "Monitors",
}
"""Who makes the claim of each report; a and b belong to one side."""
FAIR = Record("Northland army", 10, 7)


def told() -> Origins:
    """A claim of each speaker; its number, and so its origin, is its own."""
    return origins_in(
        *(
            Printed(name, f"2020-10-22  {source}  killed {40 + number} Hills")
            for number, (name, source) in enumerate(SPEAKERS.items())
        )
    )


def graded(claim: str = "a", supporting: str = "", contradicting: str = "", record: Record | None = FAIR) -> Grade:
    """The grade of a claim; claims are named by their reports."""
    return grade(f"{claim}-0", told(), [f"{x}-0" for x in supporting], [f"{x}-0" for x in contradicting], record)


@pytest.mark.parametrize(
    ("compared", "uncontradicted", "letter"),
    [
        (0, 0, "F"),
        (4, 4, "F"),
        (5, 5, "B"),
        (19, 19, "B"),
        (20, 20, "A"),
        (20, 19, "A"),
        (20, 18, "B"),
        (10, 8, "B"),
        (10, 7, "C"),
        (10, 6, "C"),
        (10, 5, "D"),
        (10, 4, "D"),
        (10, 3, "E"),
        (10, 0, "E"),
    ],
)
def test_the_letter_follows_the_record(compared: int, uncontradicted: int, letter: str) -> None:
    """F for a short one, A only for a long one."""
    assert graded(record=Record("Northland army", compared, uncontradicted)).letter == letter


@pytest.mark.parametrize(
    ("supporting", "contradicting", "digit"),
    [
        ("cd", "", 1),
        ("cde", "", 1),
        ("c", "", 2),
        ("cd", "e", 3),
        ("c", "de", 3),
        ("f", "", 3),
        ("", "c", 4),
        ("b", "c", 4),
        ("", "cd", 5),
        ("f", "cd", 5),
        ("", "", 6),
        ("b", "", 6),
        ("", "b", 6),
        ("a", "", 6),
        ("", "f", 6),
    ],
)
def test_the_digit_counts_other_parties(supporting: str, contradicting: str, digit: int) -> None:
    """The army's claim: b is its own ministry, f a teller whom nobody names."""
    assert graded("a", supporting, contradicting).digit == digit


@pytest.mark.parametrize(
    ("supporting", "contradicting", "digit"), [("c", "", 3), ("cd", "", 2), ("cde", "", 1), ("", "c", 4)]
)
def test_whoever_supports_an_unnamed_teller_may_be_the_teller(supporting: str, contradicting: str, digit: int) -> None:
    """So one supporter less is counted, and the letter is F."""
    found = graded("f", supporting, contradicting, Record("unspecified", 50, 50))
    assert (found.letter, found.digit) == ("F", digit)


def test_reprints_confirm_nothing() -> None:
    """Three papers quote one ministry."""
    origins = origins_in(*(Printed(name, "2020-10-22  Southland ministry  killed 40 Hills") for name in "abc"))
    assert grade("a-0", origins, ["b-0", "c-0"], [], None).digit == 6


def test_a_grade_gives_its_reasons() -> None:
    """Both, in words and numbers."""
    found = graded("a", "cd")
    assert str(found) == "C1"
    assert found.reason == (
        "C, fairly reliable: 7 of 10 claims of Northland army that can be compared are uncontradicted (70%); "
        "1, confirmed by other sources: each of 2 independent parties supports it, nobody contradicts it"
    )


def test_a_speaker_without_record_cannot_be_judged() -> None:
    """Nothing compared is no reliability of nought."""
    assert str(graded(record=None)) == "F6"
    assert "cannot be judged" in graded(record=None).reason


def test_a_record_holds_no_more_than_was_compared() -> None:
    """Impossible counts are refused."""
    with pytest.raises(ValueError, match="no record"):
        Record("Northland army", 3, 4)


choices = st.text(alphabet="bcdefg", max_size=6)


@given(choices, choices, st.sampled_from("bcdeg"))
def test_a_contradiction_never_raises_credibility(supporting: str, contradicting: str, more: str) -> None:
    """Only the digit 6, which ranks nothing, may give way to any other."""
    before, after = (graded("a", supporting, against).digit for against in (contradicting, contradicting + more))
    assert before == 6 or after >= before


@given(choices, choices, st.permutations("abcdefg"))
def test_order_and_repetition_of_claims_do_not_matter(supporting: str, contradicting: str, order: list[str]) -> None:
    """The same sets, the same grade."""
    again = "".join(sorted(supporting * 2, key=order.index))
    assert graded("a", supporting, contradicting) == graded("a", again, contradicting[::-1])
