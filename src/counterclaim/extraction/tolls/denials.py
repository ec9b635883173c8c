"""Figures denied: repeated under a denying cue, or pointed back to ("denied this").

Source: annotation guide, rules 13 and 23. A sweeping denial of several figures is a position only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.claim import Toll
from counterclaim.model.report import Span

_WORDS_OF_ANAPHOR = 9
_SENTENCES_BACK = 2


def with_denials(context: Context, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """The tolls, those under a denying cue marked as denied, and one more for each denial that points back."""
    denials = [a for a in context.attributions if is_denial(context, a)]
    denials += _bare_denials(context, denials)
    marked = [replace(toll, denied=True) if _repeated(context, toll, denials) else toll for toll in tolls]
    pointing = [found for denial in denials if (found := _pointed(context, denial, marked)) is not None]
    return tuple(sorted((*marked, *pointing), key=lambda t: (t.span.begin, t.span.end) if t.span else (0, 0)))


def is_denial(context: Context, attribution: Attribution) -> bool:
    """Whether an attribution denies its content, by its cue or by the verdict that it passes."""
    table = lexicon("tolls")["denial"]
    lemma = attribution.cue.split()[0]
    if lemma in table["plain"]:
        return True
    if lemma not in table["cues"]:
        return False
    content = attribution.content_span.of(context.report.text).lower().split()
    return any(word.strip(".,;:\"'“”’") in table["verdicts"] for word in content)


def _bare_denials(context: Context, known: Sequence[Attribution]) -> list[Attribution]:
    """Denials of a single figure that the engine gave no attribution: "X dismissed the number"."""
    grammar = context.grammar
    table = lexicon("tolls")["denial"]
    found = []
    for n, word in enumerate(grammar.words):
        if word.upos != "VERB" or word.lemma.lower() not in table["pointing"]:
            continue
        if any(a.cue_span.begin <= word.begin < a.cue_span.end for a in known):
            continue
        end = _anaphor_end(context, n)
        subject = next((m for m in grammar.dependents(n, "nsubj") if m < n), None)
        if end is None or subject is None:
            continue
        found.append(
            Attribution(
                source=context.mentions.actor_of(*grammar.phrase(subject)),
                source_span=grammar.span(grammar.phrase(subject)),
                cue=word.lemma.lower(),
                cue_span=grammar.span((n, n + 1)),
                content_span=grammar.span((n + 1, end)),
                form=Form.INDIRECT,
                extractor="rule:bare-denial",
                confidence=0.6,
            )
        )
    return found


def _anaphor_end(context: Context, verb: int) -> int | None:
    """Where a noun phrase behind a verb that points back to one figure ends; None where there is none."""
    grammar = context.grammar
    table = lexicon("tolls")["denial"]
    last = min(verb + 7, grammar.sentence_range(verb)[1])
    for n in range(verb + 1, last):
        text = grammar.words[n].text.lower()
        if text in table["sweeping"] or grammar.words[n].text in {",", ";", ":", "."}:
            return None
        if text in table["anaphors"] and text not in {"it", "such"}:
            if (
                text in {"this", "that"}
                and n + 1 < last
                and grammar.words[n + 1].upos in {"NOUN", "ADJ", "PRON", "DET", "PROPN", "VERB"}
            ):
                continue
            return n + 1
    return None


def _repeated(context: Context, toll: Toll, denials: Sequence[Attribution]) -> bool:
    """Whether a figure stands inside what a plain denial denies."""
    span = toll.span
    if span is None or toll.count is None:
        return False
    plain = lexicon("tolls")["denial"]["plain"]
    return any(
        d.cue.split()[0] in plain and _denied_part(context, d).contains(span) and d.source == toll.source
        for d in denials
    )


def _pointed(context: Context, denial: Attribution, tolls: Sequence[Toll]) -> Toll | None:
    """The toll that a denial points back to, told again as denied; None where it points at none or at several."""
    said = _denied_part(context, denial)
    if any(t.span and said.begin <= t.span.begin < said.end for t in tolls):
        return None
    words = said.of(context.report.text).lower().replace(",", " ").split()
    table = lexicon("tolls")["denial"]
    if len(words) > _WORDS_OF_ANAPHOR or set(words) & set(table["sweeping"]) or not set(words) & set(table["anaphors"]):
        return None
    target = next(iter(_in_scope(context, denial, tolls)), None)
    if target is None:
        return None
    begin = min(denial.cue_span.begin, said.begin)
    end = max(denial.cue_span.end, said.end)
    return replace(
        target,
        source=denial.source,
        span=Span(begin, end),
        denied=True,
        nested=(),
        via=(),
        extractor="rule:toll.denied-by-pointing",
        confidence=0.6,
    )


def _denied_part(context: Context, denial: Attribution) -> Span:
    """The content up to a colon or a quotation mark, behind which a rival claim may follow."""
    content = denial.content_span
    text = content.of(context.report.text)
    cut = min((at for mark in ':;“"' if (at := text.find(mark)) > 0), default=len(text))
    return Span(content.begin, content.begin + cut)


def _in_scope(context: Context, denial: Attribution, tolls: Sequence[Toll]) -> Iterator[Toll]:
    """The figures of another source in the nearest sentence before the denial that gives any, leading one first."""
    grammar = context.grammar
    own = grammar.sentence_of[grammar.words_in(denial.cue_span)[0]]
    others = [
        t
        for t in tolls
        if t.span
        and t.count is not None
        and t.span.end <= denial.cue_span.begin
        and t.source != denial.source
        and not t.denied
    ]
    placed = [(grammar.sentence_of[grammar.words_in(t.span)[0]], t) for t in others if t.span]
    near = [(sentence, t) for sentence, t in placed if own - sentence <= _SENTENCES_BACK]
    if near:
        latest = max(sentence for sentence, _ in near)
        yield from (t for sentence, t in near if sentence == latest)
