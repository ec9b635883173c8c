"""Where an event happened: attached to its trigger, in its clause, or nearest in the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from counterclaim.extraction.context import Context
from counterclaim.extraction.events.triggers import Trigger
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.placenames import place_name
from counterclaim.world.names import NameKind

_SHORT_FORM = 5
"""Most letters of an abbreviation in capitals."""


def places_of(context: Context, trigger: Trigger) -> tuple[str, ...]:
    """The places attached to a trigger or, for a noun, to the rest of its clause."""
    grammar = context.grammar
    below = [n for child in grammar.children[trigger.head] for n in _reach(grammar, child)]
    found = _places(context, below)
    if found:
        return found
    above = grammar.words[trigger.head].head
    if trigger.verbal or above == trigger.head:
        return ()
    siblings = [n for child in grammar.children[above] if child != trigger.head for n in _reach(grammar, child)]
    return _places(context, siblings)


def nearest_places(context: Context, word: int) -> tuple[str, ...]:
    """The nearest place of the sentence, else the last one before it in the paragraph, else the first after it."""
    grammar = context.grammar
    first, last = grammar.sentence_range(word)
    begin, end = context.analysis.paragraphs[grammar.paragraph_of[word]]
    own = sorted(range(first, last), key=lambda number: abs(number - word))
    nearest = (n for n in chain(own, range(first - 1, begin - 1, -1), range(last, end)) if _is_place(context, n))
    chosen = next(nearest, None)
    name = place_name(context, chosen) if chosen is not None else None
    return (name,) if name is not None else ()


def _is_place(context: Context, number: int) -> bool:
    """Whether a word names a place: a town anyhow, a country only after a preposition of place."""
    if not _names_place(context, number):
        return False
    match = context.mentions.match_at(number)
    if match is not None and match.kind is NameKind.CAPITAL:
        return False
    if match is None or match.kind is NameKind.PLACE:
        return _is_located(context, number, lexicon("events")["places"]["locative"])
    return _is_located(context, number, lexicon("events")["places"]["inside"])


def _names_place(context: Context, number: int) -> bool:
    """Whether a word belongs to a place's name, not to a people, a group or a short form in capitals."""
    word = context.grammar.words[number]
    if word.upos not in ("PROPN", "NOUN") or (word.text.isupper() and len(word.text) <= _SHORT_FORM):
        return False
    match = context.mentions.match_at(number)
    if match is not None and match.kind in (NameKind.DEMONYM, NameKind.GROUP, NameKind.BODY, NameKind.ACTOR):
        return False
    return place_name(context, number) is not None


def _reach(grammar: Grammar, child: int) -> list[int]:
    """The words of one argument, without clauses of their own inside it."""
    if _relation(grammar, child) in ("conj", "advcl", "ccomp", "parataxis", "acl", "nsubj", "appos"):
        return []
    found, waiting = [], [child]
    while waiting:
        number = waiting.pop()
        found.append(number)
        waiting += [n for n in grammar.children[number] if _relation(grammar, n) not in _CLAUSES]
    return sorted(found)


_CLAUSES = ("acl", "advcl", "ccomp", "parataxis")


def _relation(grammar: Grammar, number: int) -> str:
    return grammar.words[number].dep.partition(":")[0]


def _places(context: Context, numbers: Iterable[int]) -> tuple[str, ...]:
    locative = lexicon("events")["places"]["locative"]
    found: dict[str, None] = {}
    for number in numbers:
        name = place_name(context, number) if _names_place(context, number) else None
        if name is not None and _is_located(context, number, locative):
            found[name] = None
    return tuple(found)[:3]


def _is_located(context: Context, number: int, prepositions: list[str]) -> bool:
    """Whether a place stands after one of the prepositions, in a list after one, or as object or owner."""
    grammar = context.grammar
    at = number
    for _ in range(4):
        word = grammar.words[at]
        if word.dep.partition(":")[0] in ("compound", "flat", "conj", "appos", "amod"):
            at = word.head
            continue
        if word.dep.partition(":")[0] in ("obj", "nsubj") and "of" in prepositions:
            return True
        return (grammar.preposition_of(at) or _adposition_before(grammar, number)) in prepositions
    return False


def _adposition_before(grammar: Grammar, number: int) -> str:
    """The preposition right before a noun phrase, for where the tree has lost it."""
    at = number - 1
    while at > max(0, number - 4) and grammar.words[at].upos in ("PROPN", "ADJ", "DET", "PUNCT"):
        at -= 1
    return grammar.words[at].text.lower() if at >= 0 and grammar.words[at].upos == "ADP" else ""
