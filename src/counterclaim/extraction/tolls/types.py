"""Hints of the standing of those counted, for every victim type.

Source: annotation guide, rule 19.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.accepting import Accepted, Link
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.parts import is_coordinated, is_part, said_kind
from counterclaim.extraction.tolls.victims import noun_phrase, speaker_kind
from counterclaim.extraction.tolls.words import noun_outcome, victim_type_of
from counterclaim.model.claim import Toll, VictimType

_NEAR = 8
_FAR = 30
"""Words behind and before a count in which others may say what is counted, at most."""


@dataclass(frozen=True, slots=True)
class Victims:
    """What is known of those counted when their standing is asked for."""

    count: Accepted
    source: str
    """Who gives the figure."""
    carried: Toll | None
    """The toll from which the count goes on."""
    link: Link
    twins: tuple[Accepted, ...] = ()
    """The same figure elsewhere in the report."""


def type_options(context: Context, victims: Victims) -> list[tuple[VictimType, Hints]]:
    """Every victim type of persons with the hints that speak for it."""
    one, carried = victims.count, victims.carried
    candidate, outcome = one.candidate, one.outcome
    hints: dict[VictimType, dict[str, float]] = {kind: defaultdict(float, {f"bias.{kind}": 1.0}) for kind in VictimType}
    own = said_kind(context, candidate) or victim_type_of(context.grammar.words[candidate.noun])
    for kind, name in (*_of_words(context, candidate, own), *_of_twins(context, victims.twins)):
        hints[kind][name] = 1.0
    for kind, name in _of_context(context, candidate):
        hints[kind][f"{name}.{_own_word(context, candidate, own)}"] = 1.0
    if carried is not None:
        hints[carried.victim_type][_carried_name(context, candidate, own, victims.link)] = 1.0
        if one.elliptic:
            hints[carried.victim_type]["carried.elliptic"] = 1.0
        if own is None and is_coordinated(context, candidate, carried):
            hints[carried.victim_type]["carried.coordinated"] = 1.0
    for kind in (VictimType.MILITARY, VictimType.CIVILIAN, VictimType.ANY):
        hints[kind][f"{outcome}.{kind}"] = 1.0
        if own is None or own is VictimType.ANY:
            word = _own_word(context, candidate, own)
            hints[kind][f"{word}.{kind}"] = 1.0
            hints[kind][f"{word}.speaker-{speaker_kind(victims.source)}.{kind}"] = 1.0
    if one.mark is not None:
        for kind, probability in one.mark.victim_types.items():
            hints[kind]["mark"] = probability
    return list(hints.items())


def _own_word(context: Context, candidate: Candidate, own: VictimType | None) -> str:
    """What the counted noun is to the question: bare, a word of losses ("dead"), any people, or telling."""
    if own is None:
        return "bare"
    noun = context.grammar.words[candidate.noun]
    if own is VictimType.ANY:
        return "loss" if noun_outcome(noun) is not None else "people"
    return "telling"


def _of_words(context: Context, candidate: Candidate, own: VictimType | None) -> Iterator[tuple[VictimType, str]]:
    """Types that the words of the counted phrase name: its noun, its modifiers, what the part is said to be."""
    grammar = context.grammar
    if own is not None:
        yield own, f"noun.{_own_word(context, candidate, own) if own is VictimType.ANY else own}"
    for n in noun_phrase(context, candidate):
        kind = victim_type_of(grammar.words[n])
        if kind is not None and n != candidate.noun:
            near = grammar.words[n].head == candidate.noun and n < candidate.noun
            yield kind, "modifier" if near else "phrase"
        if grammar.words[n].text.lower() == "military":
            yield VictimType.MILITARY, "word.military"


def _of_twins(context: Context, twins: Iterable[Accepted]) -> Iterator[tuple[VictimType, str]]:
    """What the same figure counts where it is told again."""
    for twin in twins:
        kind = said_kind(context, twin.candidate) or victim_type_of(context.grammar.words[twin.candidate.noun])
        if kind is not None:
            yield kind, f"twin.{_own_word(context, twin.candidate, kind)}"


def _of_context(context: Context, candidate: Candidate) -> Iterator[tuple[VictimType, str]]:
    """The nearest words before and behind the phrase, and in the sentence before, that name a type."""
    grammar = context.grammar
    first, last = grammar.sentence_range(candidate.anchor)
    phrase = {candidate.noun, *range(*candidate.words)}
    before = [n for n in range(candidate.words[0] - 1, first - 1, -1) if n not in phrase]
    behind = [n for n in range(candidate.words[1], min(last, candidate.words[1] + _NEAR)) if n not in phrase]
    earlier = range(first - 1, max(0, first - _FAR), -1)
    for words, where in ((before, "sentence-before"), (behind, "sentence-behind"), (earlier, "earlier")):
        kind = next((kind for n in words if (kind := _named_kind(context, n))), None)
        if kind is not None:
            yield kind, where


def _named_kind(context: Context, n: int) -> VictimType | None:
    """The type that a word names, unless it is people at large."""
    kind = victim_type_of(context.grammar.words[n])
    if kind is None and context.grammar.words[n].text.lower() == "military":
        kind = VictimType.MILITARY
    return None if kind is VictimType.ANY else kind


def _carried_name(context: Context, candidate: Candidate, own: VictimType | None, where: Link) -> str:
    if own is None and is_part(context, candidate):
        return f"carried.part.{where}"
    return f"carried.{where}.{_own_word(context, candidate, own)}"
