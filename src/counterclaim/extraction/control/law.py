"""Control by law: recognition, claims of right, places inside a state."""

from __future__ import annotations

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.control.holding import (
    Holding,
    active_subject_of,
    holding_of,
    may_hold,
    meant_by_object,
    names_side,
    place_before,
    written_forms,
)
from counterclaim.extraction.control.places import last_place_before, place_of
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Basis


def recognised(context: Context, number: int) -> Holding | None:
    """Reads "internationally recognised as part of X", "legally Ruritanian", "remains Ruritanian in law"."""
    grammar = context.grammar
    if not _is_law(grammar, number, lexicon("control")["law"]["cues"]):
        return None
    first, last = _clause(grammar, number)
    after = [n for n in range(number + 1, min(last, number + 9)) if names_side(context, n)]
    before = [n for n in range(number - 1, max(first, number - 6) - 1, -1) if names_side(context, n)]
    beside = before and number - before[0] <= 2 and grammar.words[before[0]].upos == "ADJ"
    holder = next(iter((*before, *after) if beside else (*after, *before)), None)
    if holder is None:
        return None
    place = _legal_place(context, number, holder)
    return holding_of(grammar, place, holder, Basis.DE_JURE, number, "law") if place is not None else None


def _clause(grammar: Grammar, number: int) -> Range:
    """The words around one up to the nearest semicolon, dash or end of sentence."""
    first, last = grammar.sentence_range(number)
    breaks = [n for n in range(first, last) if grammar.words[n].text in (";", "—", "–", ":")]
    return max([first, *(n + 1 for n in breaks if n < number)]), min([last, *(n for n in breaks if n > number)])


def _is_law(grammar: Grammar, number: int, cues: list[str]) -> bool:
    forms = written_forms(grammar.words[number])
    if any(cue in forms for cue in cues if " " not in cue):
        return True
    ahead = " ".join(word.text.lower() for word in grammar.words[number : number + 3])
    return any(ahead == cue or ahead.startswith(f"{cue} ") for cue in cues if " " in cue)


def _legal_place(context: Context, cue: int, holder: int) -> int | None:
    """Before the cue the nearest place, after a fronted cue the first one, else the last one told."""
    first, last = _clause(context.grammar, cue)
    low, high = min(cue, holder), max(cue, holder)
    before = [n for n in range(low - 1, first - 1, -1) if _is_other_place(context, n, holder)]
    after = [n for n in range(high + 1, last) if _is_other_place(context, n, holder)]
    chosen = next(iter((*before, *after)), None)
    return chosen if chosen is not None else last_place_before(context, low)


def _is_other_place(context: Context, number: int, holder: int) -> bool:
    """Whether a word is a place that is not the holder itself."""
    if context.grammar.words[number].upos not in ("NOUN", "PROPN"):
        return False
    name, match = place_of(context, number), context.mentions.match_at(holder)
    return name is not None and (match is None or name not in (match.name, match.side))


def claimed(context: Context, number: int) -> Holding | None:
    """Reads "Y, which X claims", "X claims Y"."""
    grammar = context.grammar
    if grammar.words[number].upos != "VERB" or grammar.words[number].lemma.lower() != "claim":
        return None
    place, holder = meant_by_object(context, number), active_subject_of(grammar, number)
    if place is None or holder is None or not may_hold(context, holder) or place_of(context, place) is None:
        return None
    return holding_of(grammar, place, holder, Basis.DE_JURE, number, "claimed")


def lies_inside(context: Context, number: int) -> Holding | None:
    """Reads "a territory located inside X"."""
    grammar, table = context.grammar, lexicon("control")["law"]
    before = grammar.words[number - 1] if number else None
    if before is None or not written_forms(before) & set(table["located"]):
        return None
    if grammar.words[number].text.lower() not in table["inside"]:
        return None
    state = next((n for n in range(number + 1, min(number + 5, len(grammar.words))) if names_side(context, n)), None)
    place = place_before(context, number - 1, state)
    if state is None or place is None:
        return None
    return Holding(place, state, Basis.DE_JURE, (number, state + 1), "inside")
