"""Control told by a verb or its noun: holding, taking, falling, driving out."""

from __future__ import annotations

from counterclaim.extraction.context import Context
from counterclaim.extraction.control.holding import (
    Holding,
    active_subject_of,
    holding_of,
    meant_by_object,
    object_of,
    place_before,
    subject_of,
    under,
    written_forms,
)
from counterclaim.extraction.control.places import is_named, place_of
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Basis

_NEAR = 6
"""How many words before "held by X" its place may stand where the tree has lost it."""


def hyphenated(context: Context, number: int) -> Holding | None:
    """Reads "Ruritanian-held villages"."""
    grammar = context.grammar
    words = grammar.words
    if number < 2 or words[number - 1].text not in ("-", "‑", "–"):
        return None
    if words[number].text.lower() not in lexicon("control")["holding"]["participles"]:
        return None
    head = words[number].head
    place = head if head > number else number + 1
    if place >= len(words) or place_of(context, place) is None:
        return None
    return Holding(place, number - 2, Basis.DE_FACTO, (number - 2, place + 1), "hyphen")


def held(context: Context, number: int) -> Holding | None:
    """Reads "controlled by X", "which X holds", "X still holds Y", "occupied Y"."""
    grammar = context.grammar
    word = grammar.words[number]
    table = lexicon("control")["holding"]
    if word.upos not in ("VERB", "ADJ") or not written_forms(word) & set(table["verbs"]):
        return None
    agent = under(grammar, number, "by")
    place = meant_by_object(context, number)
    if (place is None or place_of(context, place) is None) and agent is not None:
        near = place_before(context, number, agent)
        place = near if near is not None and number - near <= _NEAR else None
    if agent is not None and place is not None and grammar.words[number - 1].upos == "CCONJ":
        place = _outside(context, place, agent)
    if place is None or place_of(context, place) is None:
        return None
    holder = agent if agent is not None else active_subject_of(grammar, number)
    if holder is None and (not written_forms(word) & set(table["bare"]) or not is_named(context, place)):
        return None
    return holding_of(grammar, place, holder, Basis.DE_FACTO, number, "verb")


def _outside(context: Context, place: int, agent: int) -> int | None:
    """In "inside Ruritania but held by X" the place that lies inside, not the state around it."""
    if context.grammar.words[place - 1].text.lower() not in lexicon("control")["law"]["inside"]:
        return place
    return place_before(context, place - 1, agent)


def taken(context: Context, number: int) -> Holding | None:
    """Reads "X has retaken Y", "Y was captured by X"."""
    grammar = context.grammar
    word = grammar.words[number]
    if word.upos != "VERB" or not written_forms(word) & set(lexicon("control")["taking"]["verbs"]):
        return None
    place = object_of(context, number)
    if place is None or is_intended(grammar, number) or place_of(context, place) is None:
        return None
    agent = under(grammar, number, "by")
    holder = agent if agent is not None else active_subject_of(grammar, number)
    return holding_of(grammar, place, holder, Basis.DE_FACTO, number, "taken") if holder is not None else None


def is_intended(grammar: Grammar, verb: int) -> bool:
    """Whether a verb tells an aim or a possibility: "to retake", "could seize", "has not taken"."""
    words = [grammar.words[n].text.lower() for n in grammar.dependents(verb, "mark", "aux", "advmod")]
    return bool(
        {"to", "will", "would", "could", "should", "may", "might", "must", "not", "never", "if", "can"} & set(words)
    )


def capture(context: Context, number: int) -> Holding | None:
    """Reads "X announced the capture of Y", "the capture of Y by X"."""
    grammar = context.grammar
    word = grammar.words[number]
    if word.upos != "NOUN" or not written_forms(word) & set(lexicon("control")["taking"]["nouns"]):
        return None
    place, holder = under(grammar, number, "of"), under(grammar, number, "by")
    if holder is None and word.dep == "obj":
        holder = subject_of(grammar, word.head)
    if place is None or holder is None or place_of(context, place) is None:
        return None
    return holding_of(grammar, place, holder, Basis.DE_FACTO, number, "taken")


def fallen(context: Context, number: int) -> Holding | None:
    """Reads "Y fell to X", "Y has passed to X"."""
    grammar = context.grammar
    word = grammar.words[number]
    if word.upos != "VERB" or not written_forms(word) & set(lexicon("control")["taking"]["passing"]):
        return None
    place, holder = subject_of(grammar, number), under(grammar, number, "to")
    if place is None or holder is None or place_of(context, place) is None:
        return None
    return holding_of(grammar, place, holder, Basis.DE_FACTO, number, "fallen")


def ousted(context: Context, number: int) -> Holding | None:
    """Reads "X drove Z's troops from Y"."""
    grammar = context.grammar
    word = grammar.words[number]
    if word.upos != "VERB" or not written_forms(word) & set(lexicon("control")["taking"]["ousting"]):
        return None
    place = under(grammar, number, "from", "of")
    holder = active_subject_of(grammar, number)
    agent = under(grammar, number, "by")
    holder = agent if agent is not None else holder
    if place is None or holder is None or place_of(context, place) is None:
        return None
    return holding_of(grammar, place, holder, Basis.DE_FACTO, number, "ousted")
