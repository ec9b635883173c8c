"""Counts that lean on the one before: parts ("four of whom") and coordinated counts ("14 killed and 52 wounded")."""

from __future__ import annotations

from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.words import victim_type_of
from counterclaim.model.claim import Toll, VictimType

_CLOSE = 10
"""Words between coordinated counts, at most."""


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


def said_kind(context: Context, candidate: Candidate) -> VictimType | None:
    """What the clause says that those counted are: "five of them children", "ten of the dead are civilians"."""
    words = context.grammar.words
    noun = part_noun(context, candidate) or _predicate(context, candidate) or _apposed(context, candidate)
    kind = victim_type_of(words[noun]) if noun is not None else None
    return None if kind is VictimType.ANY else kind


def _predicate(context: Context, candidate: Candidate) -> int | None:
    """The noun that a copula says of a count."""
    words = context.grammar.words
    head = words[candidate.top].head
    copular = context.grammar.has_dependent(head, "cop")
    return head if copular and words[head].upos == "NOUN" and head > candidate.top else None


def _apposed(context: Context, candidate: Candidate) -> int | None:
    """The noun right behind a bare "one" ("one a soldier")."""
    words = context.grammar.words
    n = candidate.words[1]
    if n + 1 < len(words) and words[n].text.lower() in {"a", "an"} and words[n + 1].upos == "NOUN":
        return n + 1
    return None


def is_coordinated(context: Context, candidate: Candidate, before: Toll) -> bool:
    """Whether a bare count follows another closely in one sentence, with nothing but its outcome between."""
    if before.span is None or victim_type_of(context.grammar.words[candidate.noun]) is not None:
        return False
    grammar = context.grammar
    first, last = grammar.words_in(before.span)[1], candidate.words[0]
    between = [grammar.words[n] for n in range(first, last)]
    if not between or len(between) > _CLOSE or any(word.text in {".", ";", ":"} for word in between):
        return False
    return any(word.text.lower() in {"and", ",", "or"} for word in between)
