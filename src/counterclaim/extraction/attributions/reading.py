"""Attributions of one report, in text order, sources resolved, nesting numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.extraction.attributions.chains import (
    cited_speakers,
    inner_beliefs,
    passed_on,
    quoted_speakers,
    with_shared_contents,
)
from counterclaim.extraction.attributions.issuers import in_own_voice
from counterclaim.extraction.attributions.sources import SourceResolver
from counterclaim.extraction.attributions.spans import Spoken, cue_lemma, form_of, is_medium_cue, spoken_spans
from counterclaim.extraction.attributions.speaking import said_on, venue_of
from counterclaim.extraction.attributions.verbs import spoken_by_grammar
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.report import Span


def find_attributions(context: Context) -> tuple[Attribution, ...]:
    """Every statement, thought or intention that the report attributes to someone."""
    spoken = _distinct(spoken_spans(context.grammar))
    spoken = passed_on(context, (*spoken, *spoken_by_grammar(context, spoken)))
    chains = (*quoted_speakers(context, spoken), *cited_speakers(context, spoken), *inner_beliefs(context, spoken))
    spoken = with_shared_contents(context, (*spoken, *chains))
    spoken = tuple(sorted((*spoken, *_running_quotations(context, spoken)), key=lambda s: (s.content.begin, s.layer)))
    resolver = SourceResolver(context)
    made = [_attribution(context, record, resolver.name(record)) for record in spoken]
    outer = [_outer(n, spoken, made) for n in range(len(spoken))]
    nested = tuple(replace(one, nested_in=number) for one, number in zip(made, outer, strict=True))
    return in_own_voice(replace(context, attributions=nested))


def _attribution(context: Context, spoken: Spoken, source: str) -> Attribution:
    grammar = context.grammar
    return Attribution(
        source=source,
        source_span=grammar.span(spoken.source) if spoken.source else None,
        cue=cue_lemma(grammar, spoken.cue),
        cue_span=grammar.span(spoken.cue),
        content_span=spoken.content,
        form=form_of(grammar, spoken.content),
        said_on=said_on(context, spoken),
        venue=venue_of(context, spoken),
        extractor=spoken.extractor,
        confidence=spoken.confidence,
    )


def _distinct(spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """One record a cue and content: of two that overlap the longer, and none without a source that is doubtful."""
    kept: list[Spoken] = []
    for record in sorted(spoken, key=lambda s: (s.content.begin - s.content.end, s.layer)):
        if _doubtful(record) or any(record.cue == k.cue and _overlap(record.content, k.content) for k in kept):
            continue
        kept.append(record)
    return tuple(sorted(kept, key=lambda s: (s.content.begin, s.layer, -s.content.end)))


def _doubtful(record: Spoken) -> bool:
    return record.source is None and record.confidence < lexicon("attributions")["weak"]["sourceless"]


def _overlap(one: Span, other: Span) -> bool:
    """Whether two spans share more than half of the shorter one."""
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return 2 * shared > min(one.end - one.begin, other.end - other.begin)


def _running_quotations(context: Context, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """Quoted sentences without a cue of their own, said by the speaker of the words before them, through paragraphs."""
    grammar = context.grammar
    known = list(spoken)
    for quotation in grammar.quotations:
        if not _is_statement(quotation.of(context.report.text)) or _covered(quotation, known):
            continue
        before = [s for s in known if s.layer == 0 and s.content.begin < quotation.begin]
        first, _ = grammar.words_in(quotation)
        if not before or first >= len(grammar.words):
            continue
        speaker = max(before, key=lambda s: s.content.begin)
        spoken_last = max(speaker.cue[0], grammar.words_in(speaker.content)[1] - 1)
        gap = grammar.paragraph_of[first] - grammar.paragraph_of[spoken_last]
        if gap <= 1 and form_of(grammar, speaker.content) is not Form.INDIRECT:
            running = replace(speaker, content=quotation, extractor="rule:running-quotation", confidence=0.7)
            known.append(running)
            yield running


def _is_statement(quoted: str) -> bool:
    return len(quoted.split()) >= 4 and quoted.rstrip()[-1:] in ".!?,…"


def _covered(quotation: Span, spoken: Sequence[Spoken]) -> bool:
    return any(s.content.overlaps(quotation) for s in spoken)


def _outer(number: int, spoken: Sequence[Spoken], made: Sequence[Attribution]) -> int | None:
    """The number of the attribution in whose content this one stands; None for an outermost one."""
    one = spoken[number]
    cue = made[number].cue_span
    inside = [
        n
        for n, other in enumerate(spoken)
        if n != number
        and other.cue != one.cue
        and other.content.contains(cue)
        and other.layer <= one.layer
        and not one.content.contains(made[n].cue_span)
    ]
    if inside:
        return min(inside, key=lambda n: spoken[n].content.end - spoken[n].content.begin)
    return next(
        (n for n, other in enumerate(spoken) if n != number and _quotes(made[n], made[number], other, one)), None
    )


def _quotes(medium: Attribution, speaker: Attribution, outer: Spoken, inner: Spoken) -> bool:
    """Whether two cues share a content and the first one is the medium's."""
    if outer.cue == inner.cue or (outer.layer >= inner.layer and outer.layer != 0):
        return False
    shared = min(outer.content.end, inner.content.end) - max(outer.content.begin, inner.content.begin)
    longest = max(outer.content.end - outer.content.begin, inner.content.end - inner.content.begin)
    if shared < 0.6 * longest:
        return False
    return is_medium_cue(medium.cue) and not is_medium_cue(speaker.cue)
