"""What is quoted around the words of a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.report import Span
from counterclaim.reconciliation.origins.quotations import QuotedText
from counterclaim.reconciliation.words import words_of


def quoted(text: str, words: str) -> list[str]:
    """The words of quotations in the sentence that holds some words."""
    begin = text.index(words)
    return [" ".join(words_of(found)) for found in QuotedText(text).around(Span(begin, begin + len(words)))]


@pytest.mark.parametrize(
    "marks",
    ['"{}"', "“{}”", "„{}“", "„{}”", "«{}»", "« {} »", "»{}«", "”{}”", "‹{}›", "``{}''", "「{}」", "'{}'", "‘{}’"],
)
def test_marks_of_any_style_quote(marks: str) -> None:
    """Every outlet has marks of its own."""
    text = f"In Hillford, {marks.format('we hold the bridge')}, said Col. Orlan. He left."
    assert quoted(text, "Orlan") == ["we hold the bridge"]


def test_a_quotation_in_another_sentence_is_not_meant() -> None:
    """The claim's own sentence counts."""
    text = 'Forty fell, the ministry said. "We shall hold the ford," said the mayor.'
    assert quoted(text, "Forty") == []
    assert quoted(text, "mayor") == ["we shall hold the ford"]


def test_a_quotation_of_several_sentences_is_taken_whole() -> None:
    """The claim stands beside its end."""
    text = "The envoy was blunt: “We lost the ford. We lost the mill. Forty are dead,” she said."
    assert quoted(text, "she said") == ["we lost the ford we lost the mill forty are dead"]


def test_a_quotation_within_another_belongs_to_it() -> None:
    """The outer one is the utterance."""
    assert quoted("“He told me ‘go home at once’ and left,” she said.", "she") == [
        "he told me go home at once and left"
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """The next paragraph opens anew."""
    text = '"We lost the ford.\n\n"We lost the mill," she said.\n\nNobody else spoke.'
    assert quoted(text, "ford") == ["we lost the ford"]
    assert quoted(text, "she") == ["we lost the mill"]
    assert quoted(text, "Nobody") == []


def test_a_stray_mark_costs_no_other_quotation() -> None:
    """An odd number of marks, and apostrophes that quote nothing."""
    text = "The '90s guns, 5\" wide, weren't theirs. It's \"our own doing\", the soldiers' envoy said."
    assert quoted(text, "envoy") == ["our own doing"]


@given(st.text(alphabet="ab. \n\"'“”„«»‘’", max_size=80), st.integers(0, 80), st.integers(1, 5))
def test_no_arrangement_of_marks_is_refused(text: str, begin: int, length: int) -> None:
    """Whatever is found stands in the text, even for a span beyond it."""
    assert all(found in text for found in QuotedText(text).around(Span(begin, begin + length)))
