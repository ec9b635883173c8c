"""Tolls of one report: counts with outcome, object, victims, measure and source; refusals; denials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.accepting import Accepted, Link, accepted_counts, is_part_of
from counterclaim.extraction.tolls.denied import with_denials
from counterclaim.extraction.tolls.losses import Loss
from counterclaim.extraction.tolls.measures import as_of, measure_options, since_of
from counterclaim.extraction.tolls.refusals import undisclosed_tolls, worded_refusals
from counterclaim.extraction.tolls.sides import side_options
from counterclaim.extraction.tolls.twins import twins_of
from counterclaim.extraction.tolls.types import Victims, type_options
from counterclaim.extraction.tolls.voices import Placed, voice_of
from counterclaim.model.claim import Measure, Object, Toll, VictimType
from counterclaim.model.report import Span


@dataclass(frozen=True, slots=True)
class Before:
    """The toll before a count, from which the count takes what its own words do not tell."""

    toll: Toll | None = None
    count: Accepted | None = None
    whole: Before | None = None
    """The toll of which it is a part ("including 12 children"); None where it is none."""


def find_tolls(context: Context) -> tuple[Toll, ...]:
    """Every loss count of a report and every refusal to give one, in text order."""
    kept_back = worded_refusals(context)
    accepted = tuple(one for one in accepted_counts(context) if not _part_of_refusal(one, kept_back))
    counted = list(_tolls(context, accepted))
    return with_denials(context, (*counted, *undisclosed_tolls(context, counted, kept_back)))


def _part_of_refusal(one: Accepted, refusals: tuple[Span, ...]) -> bool:
    """Whether a "no" belongs to a refusal ("published no losses") and is no zero."""
    span = one.candidate.span
    return one.candidate.indefinite and any(r.begin <= span.begin and span.end <= r.end for r in refusals)


def _tolls(context: Context, accepted: tuple[Accepted, ...]) -> Iterator[Toll]:
    before = Before()
    for one in accepted:
        toll = toll_of(context, one, before, accepted)
        before = Before(toll, one, whole_of(context, one, before))
        yield toll


def toll_of(context: Context, one: Accepted, before: Before, accepted: tuple[Accepted, ...]) -> Toll:
    """The toll of an accepted count, in the light of the one before it and of those accepted elsewhere."""
    carried, link = carried_toll(context, one, before)
    twins = twins_of(one, accepted)
    candidate = one.candidate
    voice = voice_of(context, placed(one, carried, twins, link))
    kind, certain = _victim_type(context, Victims(one, voice.speaker.name, carried, link, twins))
    loss = Loss(one, voice.speaker, kind, carried, link, before.toll, twins, accepted)
    side = context.choose("victim_side", side_options(context, loss), candidate.span)
    measure = context.choose("measure", measure_options(context, loss), candidate.span)
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


def placed(one: Accepted, carried: Toll | None, twins: tuple[Accepted, ...], link: Link) -> Placed:
    """A count as a figure whose speaker is asked for."""
    candidate = one.candidate
    return Placed(
        candidate.span, candidate.anchor, carried, link, candidate.alone, tuple(twin.candidate.span for twin in twins)
    )


def _victim_type(context: Context, victims: Victims) -> tuple[VictimType, float]:
    """The standing of those counted and its probability; of things by their kind."""
    one = victims.count
    if one.object is Object.BUILDING:
        return VictimType.CIVILIAN, 0.9
    if one.object is not Object.PERSONS:
        return VictimType.MILITARY, 0.9
    chosen = context.choose("victim_type", type_options(context, victims), one.candidate.span)
    return chosen.option, chosen.probability


def whole_of(context: Context, one: Accepted, before: Before) -> Before | None:
    """The count before in the sentence of which a count is a part, as the one before it may be; None for none."""
    if before.count is None or not _same_sentence(context, one, before.count):
        return None
    if is_part_of(context, one.candidate, before.count.candidate):
        return before
    return before.whole if before.whole is not None and _goes_on(context, one, before.count) else None


def _goes_on(context: Context, one: Accepted, part: Accepted) -> bool:
    """Whether a count behind a part is a part as well ("including 12 children and 22 women")."""
    between = context.report.text[part.candidate.span.end : one.candidate.span.begin]
    alike = one.object is part.object and one.outcome is part.outcome
    return alike and not {";", ":"} & set(between)


def _same_sentence(context: Context, one: Accepted, other: Accepted) -> bool:
    sentence_of = context.grammar.sentence_of
    return sentence_of[one.candidate.anchor] == sentence_of[other.candidate.anchor]


def carried_toll(context: Context, one: Accepted, before: Before) -> tuple[Toll | None, Link]:
    """The toll before in the paragraph and near, and how the count stands to it.

    Behind the parts of a whole, a count that is no part goes on from the whole.
    """
    part = whole_of(context, one, before) is not None
    if not part:
        while before.whole is not None and before.count is not None and _same_sentence(context, one, before.count):
            before = before.whole
    if before.toll is None or before.count is None:
        return None, Link.PARAGRAPH
    grammar = context.grammar
    here, there = one.candidate.anchor, before.count.candidate.anchor
    gap = grammar.sentence_of[here] - grammar.sentence_of[there]
    near = gap <= 2 and grammar.paragraph_of[here] == grammar.paragraph_of[there]
    link = Link.PART if part else Link.SENTENCE if gap == 0 else Link.PARAGRAPH
    return (before.toll if gap == 0 or near else None), link
