"""Whose losses they are by the words that lead up to a count: "X has lost N", "X's dead number N"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.words import noun_outcome

_REACH = 14
"""Words before a count in which its owner stands, at most."""


def owner_words(context: Context, candidate: Candidate) -> Iterator[tuple[list[int], str]]:
    """(words that name an owner, hint) pairs: the subject of a losing verb, the possessor of a noun of losses."""
    grammar = context.grammar
    first, last = grammar.sentence_range(candidate.anchor)
    for n in range(candidate.words[0] - 1, max(first, candidate.words[0] - _REACH) - 1, -1):
        word = grammar.words[n]
        if word.text in {";", ":"}:
            break
        if word.upos == "VERB" and word.lemma.lower() in lexicon("tolls")["losing"]["verbs"]:
            yield _subject_words(context, n, first), "owner.loser"
            break
        if word.text.lower() in {"number", "toll", "total", "count"} and grammar.words[n + 1].text.lower() == "of":
            yield list(range(n + 2, min(n + 5, last))), "owner.number-of"
            break
        if word.upos in {"NOUN", "ADJ", "PROPN"} and noun_outcome(word) is not None:
            yield _possessor_words(context, n), "owner.possessor"
            break
    for n in range(candidate.words[1], min(last, candidate.words[1] + 6)):
        if grammar.words[n].text.lower() in {"among", "in"} and n + 1 < last and grammar.words[n + 1].xpos == "PRP$":
            yield [n + 1], "owner.among"


def _subject_words(context: Context, verb: int, first: int) -> list[int]:
    """The words of the subject of a verb; where the tree has none, those right before the verb and its auxiliaries."""
    grammar = context.grammar
    governors = [verb]
    if grammar.words[verb].dep in {"xcomp", "conj", "advcl"}:
        governors.append(grammar.words[verb].head)
    for governor in governors:
        for n in grammar.dependents(governor, "nsubj"):
            return list(range(*grammar.phrase(n)))
    return list(range(max(first, verb - 5), verb))


def _possessor_words(context: Context, noun: int) -> list[int]:
    """The words right before a noun that modify it, read from their order; and an "of"-phrase behind it."""
    words = context.grammar.words
    begin = noun
    while begin > 0 and noun - begin < 7 and words[begin - 1].upos in {"ADJ", "NOUN", "PROPN", "PART", "PRON", "DET"}:
        begin -= 1
    behind = range(noun + 1, min(noun + 5, len(words)))
    linked = len(behind) > 0 and words[noun + 1].text.lower() in {"of", "among", "in"}
    return [*range(begin, noun), *(behind if linked else ())]
