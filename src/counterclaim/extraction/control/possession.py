"""Control told by a noun of possession: hands, control, flag, stronghold."""

from __future__ import annotations

from counterclaim.extraction.context import Context
from counterclaim.extraction.control.holding import (
    Holding,
    holding_of,
    may_hold,
    place_before,
    referred_to,
    subject_of,
    under,
    written_forms,
)
from counterclaim.extraction.control.places import last_place_before, place_of
from counterclaim.extraction.control.verbs import is_intended
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Basis


def in_hands(context: Context, number: int) -> Holding | None:
    """Reads "in X's hands", "in the hands of X"."""
    grammar = context.grammar
    if grammar.words[number].text.lower() not in lexicon("control")["phrases"]["hands"]:
        return None
    return _possessed(context, number, ("in", "into", "to"), "hands")


def _possessed(context: Context, noun: int, prepositions: tuple[str, ...], rule: str) -> Holding | None:
    """A holding told by a noun after a preposition: the party stands between them, or after "of" and "by"."""
    grammar = context.grammar
    first, last = grammar.sentence_range(noun)
    opening = next(
        (n for n in range(noun - 1, max(first, noun - 7) - 1, -1) if grammar.words[n].text.lower() in prepositions),
        None,
    )
    if opening is None:
        return None
    between = (n for n in range(noun - 1, opening, -1) if may_hold(context, n))
    after = (
        range(noun + 2, min(last, noun + 8))
        if noun + 1 < last and grammar.words[noun + 1].text.lower() in ("of", "by")
        else range(0)
    )
    holder = next(between, None)
    holder = holder if holder is not None else _first_holder(context, after)
    place = place_before(context, opening, holder)
    if holder is None or place is None:
        return None
    words = (opening, max(noun, holder) + 1)
    return Holding(place, holder, Basis.DE_FACTO, words, rule)


def _first_holder(context: Context, numbers: range) -> int | None:
    """The head of the first noun phrase that names a party."""
    found = next((n for n in numbers if may_hold(context, n)), None)
    if found is None:
        return None
    head = context.grammar.words[found].head
    return head if head in numbers and context.grammar.words[found].dep in ("amod", "compound", "nmod:poss") else found


def flag_over(context: Context, number: int) -> Holding | None:
    """Reads "our flag is over Y", "X's flag flies over Y"."""
    grammar = context.grammar
    if grammar.words[number].text.lower() not in lexicon("control")["phrases"]["flags"]:
        return None
    first, last = grammar.sentence_range(number)
    holder = next((n for n in range(number - 1, max(first, number - 4) - 1, -1) if may_hold(context, n)), None)
    over = next((n for n in range(number + 1, min(last, number + 7)) if grammar.words[n].text.lower() in _ABOVE), None)
    if holder is None or over is None:
        return None
    place = next((n for n in range(over + 1, min(last, over + 5)) if place_of(context, n) is not None), None)
    return Holding(place, holder, Basis.DE_FACTO, (holder, place + 1), "flag") if place is not None else None


_ABOVE = frozenset({"over", "above", "in"})


def stronghold(context: Context, number: int) -> Holding | None:
    """Reads "the rebel stronghold of Y", "Y, a bastion of X"."""
    grammar = context.grammar
    if not written_forms(grammar.words[number]) & set(lexicon("control")["phrases"]["strongholds"]):
        return None
    holder = next(grammar.dependents(number, "nmod:poss", "compound", "amod"), None)
    if holder is None or place_of(context, number) is None:
        return None
    return Holding(number, holder, Basis.DE_FACTO, (min(holder, number), max(holder, number) + 1), "stronghold")


def under_control(context: Context, number: int) -> Holding | None:
    """Reads "under X's control", "X is in control of Y", "X took control of Y"."""
    grammar = context.grammar
    word = grammar.words[number]
    if word.upos != "NOUN" or word.text.lower() not in lexicon("control")["phrases"]["control"]:
        return None
    return _possessed(context, number, ("under",), "under-control") or _active_control(context, number)


def _active_control(context: Context, number: int) -> Holding | None:
    grammar = context.grammar
    word = grammar.words[number]
    place = under(grammar, number, "of", "over")
    if is_intended(grammar, word.head):
        return None
    gaining = written_forms(grammar.words[word.head]) & set(lexicon("control")["phrases"]["gaining"])
    verb = word.head if gaining and word.dep == "obj" else number
    holder = subject_of(grammar, verb)
    if grammar.preposition_of(number) == "in" and holder is None:
        holder = subject_of(grammar, word.head)
        place = place if place is not None else last_place_before(context, holder if holder is not None else number)
    if place is None or holder is None or place_of(context, place) is None:
        return None
    return holding_of(grammar, place, referred_to(grammar, holder), Basis.DE_FACTO, number, "control")
