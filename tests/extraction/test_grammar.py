"""Walking trees, and quotation marks as reports really set them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.grammar import Grammar
from counterclaim.model.report import Span
from tests.extraction.trees import analysed, unparsed

TEXTS = st.text(st.sampled_from("ab .,'\"“”„«»‘’`!?\n"), max_size=60)
CLAUSE = Grammar(
    analysed(
        "The/DET/det/2 mayor/NOUN/nsubj:pass/6 of/ADP/case/4 Zenda@/PROPN/nmod/2 was=be/AUX/aux:pass/6 "
        "freed=free/VERB/root/6 in/ADP/case/8 spring/NOUN/obl/6 ./PUNCT/punct/6",
        "Rain/NOUN/nsubj/2 fell=fall/VERB/root/2",
    )
)


def quoted(text: str) -> list[str]:
    """The quoted stretches of a text."""
    return [span.of(text) for span in Grammar(unparsed(text)).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "the ford is ours" twice.', ["the ford is ours"]),
        ("He said “the ford is ours” twice.", ["the ford is ours"]),
        ("He said „the ford is ours” twice.", ["the ford is ours"]),
        ("He said «the ford is ours» twice.", ["the ford is ours"]),
        ("He said ``the ford is ours'' twice.", ["the ford is ours"]),
        ("He said ‘the ford is ours’ twice.", ["the ford is ours"]),
        ('He said “the ford is ours" twice.', ["the ford is ours"]),
        ('One "here" and one “there”.', ["here", "there"]),
        ('He said "the ford is ours', ["the ford is ours"]),
        ("The marshes’ edge and the ferryman's hut stand.", []),
        ("He said ” and no more.", []),
        ("The marshes' edge and the ferryman's hut stand.", []),
        ("He said „the ford is ours“ twice.", ["the ford is ours"]),
        ('Nothing "" here.', []),
    ],
    ids="straight curled low angled typed single mixed two unclosed apostrophes stray plural german empty".split(),
)
def test_quotations_are_found_whatever_the_marks(text: str, expected: list[str]) -> None:
    """Marks of any make, odd or mixed, cost no words; apostrophes quote nothing."""
    assert quoted(text) == expected


def test_single_marks_within_a_quotation_do_not_close_it() -> None:
    """An apostrophe or an inner quotation leaves the outer one open."""
    assert quoted('"We held ‘Old Mill’ for days," he said.') == ["We held ‘Old Mill’ for days,"]


@given(TEXTS)
def test_no_text_loses_its_place_to_odd_marks(text: str) -> None:
    """Quotations lie in the text, in order, apart from each other, and none is empty."""
    spans = Grammar(unparsed(text)).quotations
    assert all(0 <= span.begin < span.end <= len(text) for span in spans)
    assert all(one.end <= other.begin for one, other in pairwise(spans))


@given(TEXTS.map("Zenda {}".format), st.data())
def test_a_range_of_words_has_the_characters_that_lead_back_to_it(text: str, drawn: st.DataObject) -> None:
    """What `span` yields, `words_in` reads."""
    grammar = Grammar(unparsed(text))
    first = drawn.draw(st.integers(0, len(grammar.words) - 1))
    last = drawn.draw(st.integers(first + 1, len(grammar.words)))
    assert grammar.words_in(grammar.span((first, last))) == (first, last)


@given(TEXTS.filter(bool), st.data())
def test_a_span_touches_the_words_that_it_overlaps_and_no_others(text: str, drawn: st.DataObject) -> None:
    """Whatever characters are asked for."""
    grammar = Grammar(unparsed(text))
    begin = drawn.draw(st.integers(0, len(text) - 1))
    end = drawn.draw(st.integers(begin + 1, len(text)))
    touched = [n for n, word in enumerate(grammar.words) if word.begin < end and begin < word.end]
    assert list(range(*grammar.words_in(Span(begin, end)))) == touched


def test_a_subtree_is_the_word_and_all_below_it_in_text_order() -> None:
    """Of a leaf, itself; of a root, its sentence."""
    assert CLAUSE.subtree(1) == [0, 1, 2, 3]
    assert CLAUSE.subtree(0) == [0]
    assert CLAUSE.subtree(5) == list(range(9))


def test_dependents_are_found_by_relation_with_its_subtypes() -> None:
    """A passive subject is a subject; an asked subtype is that only."""
    assert list(CLAUSE.dependents(5, "nsubj")) == [1]
    assert list(CLAUSE.dependents(5, "nsubj:pass", "obl")) == [1, 7]
    assert list(CLAUSE.dependents(5, "nsubj:outer")) == []


def test_the_head_of_a_range_is_governed_from_outside() -> None:
    """Also where the range holds the root, which governs itself."""
    assert (CLAUSE.head_of((0, 4)), CLAUSE.head_of((2, 4)), CLAUSE.head_of((0, 9))) == (1, 3, 5)


def test_a_phrase_runs_from_its_first_modifier_to_its_head() -> None:
    """What is said behind the head is no part of it, nor is a preposition in front."""
    assert CLAUSE.text(CLAUSE.phrase(1)) == "The mayor"
    assert CLAUSE.text(CLAUSE.phrase(7)) == "spring"
    assert CLAUSE.text((3, 3)) == ""


def test_ancestors_go_up_to_the_root_and_end_on_a_torn_tree() -> None:
    """A parser may err into a circle; walking it ends."""
    circle = Grammar(analysed("one/NOUN/dep/2 two/NOUN/dep/3 three/NOUN/dep/2"))
    assert list(CLAUSE.ancestors(2)) == [3, 1, 5]
    assert list(circle.ancestors(0)) == [1, 2]


def test_words_know_their_sentence() -> None:
    """Sentences are numbered through the report."""
    assert (CLAUSE.sentence_of[8], CLAUSE.sentence_of[9], CLAUSE.sentence_range(10)) == (0, 1, (9, 11))
