"""Which reports print one story."""

from __future__ import annotations

import random

import pytest

from counterclaim.reconciliation.origins import Document, reprints
from counterclaim.reconciliation.origins.reprints import LEAST_CONTAINMENT
from tests.reconciliation.origins.cases import documents, prose

STORY = prose(1, 300)


def clusters(*texts: str) -> tuple[tuple[str, ...], ...]:
    """Clusters of documents named a, b, c … after their texts."""
    return reprints(documents(texts)).clusters


def first(share: float, text: str = STORY) -> str:
    """The beginning of a text."""
    words = text.split()
    return " ".join(words[: round(share * len(words))])


def edited(share: float, text: str = STORY) -> str:
    """The text with a share of its words changed, evenly."""
    words = text.split()
    every = round(1 / share)
    return " ".join(f"x{place}" if place % every == 0 else word for place, word in enumerate(words))


def test_a_story_printed_in_full_is_one() -> None:
    """Two outlets, one text."""
    assert clusters(STORY, prose(2, 300), STORY) == (("a", "c"), ("b",))


def test_an_edited_story_is_one() -> None:
    """Every twelfth word changed."""
    assert clusters(STORY, edited(0.08)) == (("a", "b"),)


def test_the_beginning_of_a_story_is_the_story() -> None:
    """A paper cuts from below."""
    assert clusters(STORY, first(0.4), first(0.1)) == (("a", "b", "c"),)


def test_half_a_wire_story_in_an_own_report_is_the_story() -> None:
    """Wire copy first, then as much of the outlet's own."""
    assert clusters(STORY, f"{first(0.5)} {prose(3, 150)}") == (("a", "b"),)


def test_a_shared_quotation_is_no_reprint() -> None:
    """Thirty words of three hundred are quoted by both."""
    quotation = prose(4, 30)
    assert clusters(f"{prose(5, 270)} {quotation}", f"{quotation} {prose(6, 270)}") == (("a",), ("b",))


def test_a_quarter_of_the_smaller_text_makes_a_reprint_and_less_does_not() -> None:
    """The threshold itself: 24 and 23 of 96 runs."""
    texts = (STORY, f"{first(28 / 300)} {prose(7, 72)}", f"{first(27 / 300)} {prose(8, 73)}")
    found = reprints(documents(texts))
    assert found.share("a", "b") == LEAST_CONTAINMENT
    assert found.share("a", "c") == 23 / 96
    assert found.story_of("b") == "a"
    assert reprints(documents((texts[0], texts[2]))).clusters == (("a",), ("b",))


def test_a_wire_story_in_sixty_papers_is_found_in_all() -> None:
    """No run of words is too common to look at."""
    prints = [
        (STORY, edited(0.08), first(0.4), f"{first(0.5)} {prose(paper + 100, 150)}")[paper % 4] for paper in range(60)
    ]
    papers = [Document(f"{paper:02d}", text) for paper, text in enumerate(prints)]
    others = [Document(f"x{paper:02d}", prose(paper + 500, 200)) for paper in range(20)]
    found = reprints([*papers, *others])
    assert found.clusters[0] == tuple(paper.id for paper in papers)
    assert len(found.clusters) == 21


def test_a_short_text_is_a_reprint_of_the_same_words_only() -> None:
    """Eleven words have seven runs, too few to tell a copy from a formula."""
    short = "Northland ministry says forty of its men fell at the bridge"
    assert clusters(short, f"{short.upper()}!", f"{short} today and {STORY}", f"{short} now") == (
        ("a", "b"),
        ("c",),
        ("d",),
    )


def test_a_formula_in_two_flashes_is_no_reprint() -> None:
    """Half of a flash of 22 words is the ministry's style, and eleven words are too few."""
    formula = "the ministry of defence of Northland said in a written statement"
    assert clusters(f"{formula} {prose(9, 11)}", f"{formula} {prose(10, 11)}") == (("a",), ("b",))
    longer = f"{formula} today"
    assert clusters(f"{longer} {prose(9, 11)}", f"{longer} {prose(10, 11)}") == (("a", "b"),)


def test_texts_without_words_are_no_reprints_of_one_another() -> None:
    """Two empty pages say nothing about each other."""
    assert clusters("", " – ", "") == (("a",), ("b",), ("c",))
    assert reprints(()).clusters == ()


def test_reprints_of_a_third_are_one_story() -> None:
    """Beginning and end share nothing with each other."""
    end = " ".join(STORY.split()[200:])
    found = reprints(documents((first(0.4), end, STORY)))
    assert found.clusters == (("a", "b", "c"),)
    assert found.share("a", "b") == 0


def test_ids_must_differ() -> None:
    """Otherwise a claim would stand in two texts."""
    with pytest.raises(ValueError, match="same id"):
        reprints([Document("a", "one"), Document("a", "two")])


def test_shuffled_documents_make_the_same_clusters() -> None:
    """An id of a story is its smallest document's, whichever came first."""
    held = list(documents((STORY, prose(2, 300), edited(0.08), prose(3, 200), first(0.3))))
    expected = reprints(held).clusters
    random.Random(7).shuffle(held)  # noqa: S311
    assert reprints(held).clusters == expected
