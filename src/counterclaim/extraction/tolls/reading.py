"""Tolls of one report: counts with outcome, object, victims, measure and source; refusals; denials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extraction.choosing import choose
from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.accepting import Accepted, accepted_counts
from counterclaim.extraction.tolls.denials import with_denials
from counterclaim.extraction.tolls.measures import as_of, measure_options, since_of
from counterclaim.extraction.tolls.refusals import undisclosed_tolls, worded_refusals
from counterclaim.extraction.tolls.sides import Loss, side_options
from counterclaim.extraction.tolls.types import type_options
from counterclaim.extraction.tolls.voices import Placed, voice_of
from counterclaim.model.claim import Measure, Object, Toll, VictimType
from counterclaim.model.report import Span


@dataclass(frozen=True, slots=True)
class Before:
    """The toll before a count, from which the count takes what its own words do not tell."""

    toll: Toll | None = None
    count: Accepted | None = None


def find_tolls(context: Context) -> tuple[Toll, ...]:
    """Every loss count of a report and every refusal to give one, in text order."""
    kept_back = worded_refusals(context)
    accepted = tuple(one for one in accepted_counts(context) if not _part_of_refusal(one, kept_back))
    counted = list(_tolls(context, accepted))
    words = {n for one in accepted for n in range(*one.candidate.words)}
    return with_denials(context, (*counted, *undisclosed_tolls(context, words)))


def _part_of_refusal(one: Accepted, refusals: tuple[Span, ...]) -> bool:
    """Whether a "no" belongs to a refusal ("published no losses") and is no zero."""
    span = one.candidate.span
    return one.candidate.indefinite and any(r.begin <= span.begin and span.end <= r.end for r in refusals)


def _tolls(context: Context, accepted: tuple[Accepted, ...]) -> Iterator[Toll]:
    before = Before()
    for one in accepted:
        toll = toll_of(context, one, before)
        before = Before(toll, one)
        yield toll


def toll_of(context: Context, one: Accepted, before: Before) -> Toll:
    """The toll of an accepted count, in the light of the one before it."""
    carried, same = carried_toll(context, one, before)
    candidate = one.candidate
    voice = voice_of(
        context, Placed(candidate.span, candidate.anchor, carried, same, candidate.noun == candidate.anchor)
    )
    kind, certain = _victim_type(context, one, voice.speaker.name, carried, same)
    loss = Loss(candidate, one.told, voice.speaker, one.object, kind, carried, same, before.toll, one.mark)
    side = choose("victim_side", side_options(context, loss))
    measure = choose("measure", measure_options(context, loss))
    return Toll(
        source=voice.speaker.name,
        nested=voice.nested,
        via=voice.via,
        span=candidate.span,
        extractor=f"rule:toll.{one.told.rule}" if one.told else "model:toll",
        confidence=round(one.probability * side.probability * measure.probability * certain * voice.probability, 3),
        outcome=one.outcome,
        object=one.object,
        victim_side=side.option,
        victim_type=kind,
        count=candidate.count,
        measure=measure.option,
        since=since_of(context, candidate) if measure.option is Measure.CUMULATIVE else None,
        as_of=as_of(context, loss),
    )


def _victim_type(
    context: Context, one: Accepted, source: str, carried: Toll | None, same: bool
) -> tuple[VictimType, float]:
    """The standing of those counted and its probability; of things by their kind."""
    if one.object is Object.BUILDING:
        return VictimType.CIVILIAN, 0.9
    if one.object is not Object.PERSONS:
        return VictimType.MILITARY, 0.9
    chosen = choose("victim_type", type_options(context, one, source, carried, same))
    return chosen.option, chosen.probability


def carried_toll(context: Context, one: Accepted, before: Before) -> tuple[Toll | None, bool]:
    """The toll before in the paragraph and near, and whether it stands in the same sentence."""
    if before.toll is None or before.count is None:
        return None, False
    grammar = context.grammar
    here, there = one.candidate.anchor, before.count.candidate.anchor
    gap = grammar.sentence_of[here] - grammar.sentence_of[there]
    near = gap <= 2 and grammar.paragraph_of[here] == grammar.paragraph_of[there]
    return (before.toll if gap == 0 or near else None), gap == 0
