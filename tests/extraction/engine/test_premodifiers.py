"""Numbers and articles hung on their nouns."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.extraction.analysis import Word
from counterclaim.extraction.engine.premodifiers import with_premodifiers_hung


def lost(*, number: int, noun: int) -> tuple[Word, ...]:
    """ "They lost 33 tanks", with the heads of its number and its noun."""
    return (
        Word("They", 0, 4, "PRON", "PRP", "they", 1, "nsubj"),
        Word("lost", 5, 9, "VERB", "VBD", "lose", 1, "root"),
        Word("33", 10, 12, "NUM", "CD", "33", number, "obj"),
        Word("tanks", 13, 18, "NOUN", "NNS", "tank", noun, "obj"),
    )


def test_a_number_beside_the_noun_that_follows_it_counts_it() -> None:
    words = lost(number=1, noun=1)
    assert with_premodifiers_hung(words) == (*words[:2], replace(words[2], head=3, dep="nummod"), words[3])


def test_trees_that_hold_together_stay_as_they_are() -> None:
    for words in (lost(number=3, noun=1), lost(number=1, noun=2)):
        assert with_premodifiers_hung(words) == words


def test_an_article_beside_its_noun_goes_with_it() -> None:
    words = (
        Word("The", 0, 3, "DET", "DT", "the", 2, "nsubj"),
        Word("enemy", 4, 9, "NOUN", "NN", "enemy", 2, "nsubj"),
        Word("withdrew", 10, 18, "VERB", "VBD", "withdraw", 2, "root"),
    )
    assert with_premodifiers_hung(words) == (replace(words[0], head=1, dep="det"), *words[1:])
