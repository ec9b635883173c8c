"""Counts that are a part of the one before: "four of whom", "five of them children"."""

from __future__ import annotations

from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.words import victim_type_of


def is_part(context: Context, candidate: Candidate) -> bool:
    """Whether "of them", "of whom" or the like follows the number."""
    grammar = context.grammar
    n = candidate.words[1]
    following = [grammar.words[m].text.lower() for m in range(n, min(n + 2, len(grammar.words)))]
    return len(following) > 1 and following[0] == "of" and following[1] in {"them", "whom", "these", "those", "which"}


def part_noun(context: Context, candidate: Candidate) -> int | None:
    """The noun that says what a part is ("five of them children", "four of whom are officers"); None for none."""
    if not is_part(context, candidate):
        return None
    grammar = context.grammar
    last = min(candidate.words[1] + 7, grammar.sentence_range(candidate.anchor)[1])
    for n in range(candidate.words[1] + 2, last):
        word = grammar.words[n]
        if word.text in {",", ";"} or word.upos in {"ADP", "SCONJ"}:
            return None
        if word.upos in {"NOUN", "PROPN"} and victim_type_of(word) is not None:
            return n
    return None
