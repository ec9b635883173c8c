"""Names of places, also those that the name finder takes for people or organs."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from counterclaim.extraction.context import Context
from counterclaim.world.names import NameKind

_NAMES_SEARCHED = 200
"""How many labelled places are searched for another mention of a name; a report has fewer."""


def place_name(context: Context, number: int) -> str | None:
    """The name of a place at the word, also one that the name finder takes for something else."""
    match = context.mentions.match_at(number)
    word = context.grammar.words[number]
    if match is not None and match.kind in (NameKind.DEMONYM, NameKind.GROUP, NameKind.BODY):
        return None
    if match is not None and match.kind is NameKind.SIDE and (word.upos == "ADJ" or word.xpos == "NNPS"):
        return None
    name = context.mentions.place_at(number)
    if name is not None:
        return name
    if word.upos != "PROPN" or match is not None or not word.text[:1].isupper() or _is_dated(context, number):
        return None
    if context.grammar.words[number].dep.partition(":")[0] == "flat" or _is_known_person(context, number):
        return None
    full = _full_name(context, number)
    known = _is_located(context, number) or context.mentions.names.place(full) is not None
    return full if known else None


def _is_known_person(context: Context, number: int) -> bool:
    """Whether the name finder sees a person of several names; a single name may as well be a town's."""
    person = context.mentions.person_at(number)
    return person is not None and " " in person.name


def _full_name(context: Context, number: int) -> str:
    """A proper noun with what is glued to it."""
    first, last = number, number + 1
    words = context.grammar.words
    while last < len(words) and words[last].dep == "flat" and words[last].head >= first:
        last += 1
    return context.grammar.text((first, last))


def _is_dated(context: Context, number: int) -> bool:
    at = bisect_right(context.times, number, key=lambda time: time.words[0]) - 1
    return at >= 0 and number < context.times[at].words[1]


def _is_located(context: Context, number: int) -> bool:
    """Whether a word follows a preposition of place, or some mention of it is labelled as a place."""
    grammar = context.grammar
    before = {grammar.words[n].text.lower() for n in grammar.dependents(number, "case")}
    if before & {"in", "at", "near", "around"}:
        return True
    text = grammar.words[number].text
    named = islice((name for name in grammar.analysis.names if name.label == "LOC"), _NAMES_SEARCHED)
    return any(grammar.words[n].text == text for name in named for n in range(*name.words))
