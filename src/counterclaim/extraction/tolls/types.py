"""Hints of the standing of those counted, for every victim type.

Source: annotation guide, rule 19.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.accepting import Accepted
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.parts import is_coordinated, is_part, said_kind
from counterclaim.extraction.tolls.victims import noun_phrase, speaks_for_arms
from counterclaim.extraction.tolls.words import victim_type_of
from counterclaim.model.claim import Toll, VictimType


def type_options(
    context: Context, one: Accepted, source: str, carried: Toll | None, same_sentence: bool
) -> list[tuple[VictimType, Hints]]:
    """Every victim type of persons with the hints that speak for it."""
    candidate, outcome = one.candidate, one.outcome
    hints: dict[VictimType, dict[str, float]] = {kind: defaultdict(float, {f"bias.{kind}": 1.0}) for kind in VictimType}
    own = said_kind(context, candidate) or victim_type_of(context.grammar.words[candidate.noun])
    for kind, name in _of_words(context, candidate, own):
        hints[kind][name] = 1.0
    if carried is not None:
        hints[carried.victim_type][_carried_name(context, candidate, own, same_sentence)] = 1.0
        if own is None and is_coordinated(context, candidate, carried):
            hints[carried.victim_type]["carried.coordinated"] = 1.0
    for kind in (VictimType.MILITARY, VictimType.CIVILIAN, VictimType.ANY):
        hints[kind][f"{outcome}.{kind}"] = 1.0
        if own is None:
            hints[kind][f"bare.{kind}"] = 1.0
            hints[kind][f"bare.speaker-{'armed' if speaks_for_arms(source) else 'unarmed'}.{kind}"] = 1.0
    if one.mark is not None:
        for kind, probability in one.mark.victim_types.items():
            hints[kind]["mark"] = probability
    return list(hints.items())


def _of_words(context: Context, candidate: Candidate, own: VictimType | None) -> Iterator[tuple[VictimType, str]]:
    """Types that the words of the counted phrase name: its noun, its modifiers, what the part is said to be."""
    grammar = context.grammar
    if own is not None:
        yield own, f"noun.{own}"
    for n in noun_phrase(context, candidate):
        kind = victim_type_of(grammar.words[n])
        if kind is not None and n != candidate.noun:
            near = grammar.words[n].head == candidate.noun and n < candidate.noun
            yield kind, "modifier" if near else "phrase"
        if grammar.words[n].text.lower() == "military":
            yield VictimType.MILITARY, "word.military"


def _carried_name(context: Context, candidate: Candidate, own: VictimType | None, same_sentence: bool) -> str:
    where = "sentence" if same_sentence else "paragraph"
    if own is None and is_part(context, candidate):
        return f"carried.part.{where}"
    own_word = "bare" if own is None else "any" if own is VictimType.ANY else "noun"
    return f"carried.{where}.{own_word}"
