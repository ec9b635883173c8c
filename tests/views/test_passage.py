"""The sentence that says a claim, with its neighbours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.report import Span
from counterclaim.views.passage import passage_of

TEXT = "It rained. Gen. A. Orlan said that 26 had died. Nobody else spoke. The end."


def span_of(words: str, text: str = TEXT) -> Span:
    """Where words stand."""
    begin = text.index(words)
    return Span(begin, begin + len(words))


def test_a_passage_is_the_sentence_and_its_neighbours() -> None:
    """One sentence before, one after, the words in the middle."""
    found = passage_of(TEXT, span_of("26"))
    assert found.before == "It rained."
    assert f"{found.lead}{found.words}{found.tail}" == "Gen. A. Orlan said that 26 had died."
    assert found.after == "Nobody else spoke."


def test_ranks_and_initials_end_no_sentence() -> None:
    """A full stop after an abbreviation is none."""
    assert passage_of(TEXT, span_of("26")).lead == "Gen. A. Orlan said that "


def test_the_ends_of_a_report_have_no_neighbours() -> None:
    """The first sentence has nothing before it, the last nothing after."""
    assert passage_of(TEXT, span_of("rained")).before == ""
    assert passage_of(TEXT, span_of("end")).after == ""


def test_a_headline_without_a_stop_is_a_sentence() -> None:
    """Blank lines part as well as stops do."""
    text = "Bridge falls\n\nTwo were hurt. More later."
    assert passage_of(text, span_of("Two", text)).before == "Bridge falls"


def test_a_text_without_sentences_is_shown_in_part() -> None:
    """A megabyte on one line does not fill the screen."""
    text = "x " * 500_000
    found = passage_of(text, Span(600_000, 600_001))
    assert len(found.lead) + len(found.tail) < 2_000


@given(st.text(alphabet='ab .\n!?“”"A', min_size=1), st.data())
def test_the_words_of_a_passage_are_the_words_of_the_span(text: str, picked: st.DataObject) -> None:
    """Whatever the text, the words that stand out are those of the claim, and the sentence holds them."""
    begin = picked.draw(st.integers(0, len(text) - 1))
    end = picked.draw(st.integers(begin + 1, len(text)))
    found = passage_of(text, Span(begin, end))
    assert found.words == text[begin:end]
    assert f"{found.lead}{found.words}{found.tail}" in text
