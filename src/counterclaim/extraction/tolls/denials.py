"""Denials of figures: attributions that deny, and bare verbs of denial before one figure ("X dismissed the number").

Source: annotation guide, rules 13 and 23.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.attribution import Attribution
from counterclaim.model.report import Span

_FIGURE = 7
"""Words behind a bare verb of denial in which its figure stands, at most."""
_VERDICT = 12
"""Words of a verdict, at most."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody's denial of something said."""

    source: str
    cue: Span
    said: Span
    """What is denied."""
    plain: bool
    """Whether its verb denies by itself ("denied"), and is no verdict ("called absurd")."""

    @property
    def span(self) -> Span:
        """Verb and what is denied together."""
        return Span(min(self.cue.begin, self.said.begin), max(self.cue.end, self.said.end))


def find_denials(context: Context) -> tuple[Denial, ...]:
    """Every denial of a report, in text order."""
    spoken = [denial for a in context.attributions if (denial := _denial(context, a)) is not None]
    bare = [denial for denial in _bare(context) if not any(d.cue.overlaps(denial.cue) for d in spoken)]
    return tuple(sorted((*spoken, *bare), key=lambda denial: denial.span.begin))


def _denial(context: Context, attribution: Attribution) -> Denial | None:
    """The denial that an attribution is, by its cue or by the verdict that it passes; None where it is none."""
    table = lexicon("tolls")["denial"]
    lemma = attribution.cue.split()[0]
    said = _denied_part(context, attribution)
    plain = lemma in table["plain"]
    if not plain and not (lemma in table["cues"] and _passes_verdict(context, attribution)):
        return None
    return Denial(attribution.source, attribution.cue_span, said, plain)


def _passes_verdict(context: Context, attribution: Attribution) -> bool:
    """Whether a short content, or the quotation behind it, holds a word of disbelief."""
    first, last = context.grammar.words_in(attribution.content_span)
    words = {context.grammar.words[n].text.lower() for n in range(first, min(last, first + _VERDICT))}
    return bool(words & set(lexicon("tolls")["denial"]["verdicts"]))


def _denied_part(context: Context, attribution: Attribution) -> Span:
    """The content up to a colon or a quotation mark, behind which a verdict or a rival claim may follow."""
    content = attribution.content_span
    text = content.of(context.report.text)
    cut = min((at for mark in ':;“"' if (at := text.find(mark)) > 0), default=len(text))
    return Span(content.begin, content.begin + len(text[:cut].rstrip()))


def _bare(context: Context) -> Iterator[Denial]:
    """Denials that the engine gave no attribution."""
    grammar = context.grammar
    table = lexicon("tolls")["denial"]
    for n, word in enumerate(grammar.words):
        if word.upos != "VERB" or word.lemma.lower() not in table["pointing"]:
            continue
        figure = _figure_behind(context, n)
        subject = next((m for m in grammar.dependents(n, "nsubj") if m < n), None)
        if figure is not None and subject is not None:
            source = context.mentions.actor_of(*grammar.phrase(subject))
            yield Denial(source, grammar.span((n, n + 1)), grammar.span(figure), word.lemma.lower() in table["plain"])


def _figure_behind(context: Context, verb: int) -> Range | None:
    """The noun phrase behind a verb that points back to one figure; None where there is none."""
    words = context.grammar.words
    table = lexicon("tolls")["denial"]
    last = min(verb + _FIGURE, context.grammar.sentence_range(verb)[1])
    for n in range(verb + 1, last):
        text = words[n].text.lower()
        if text in table["sweeping"] or text in {",", ";", ":", "."}:
            return None
        determines = text in {"this", "that"} and n + 1 < last and words[n + 1].upos not in {"PUNCT", "ADP", "CCONJ"}
        if text in table["anaphors"] and text not in {"it", "such"} and not determines:
            return verb + 1, n + 1
    return None


def is_sweeping(words: Sequence[str]) -> bool:
    """Whether a denial speaks of several figures at once, and so is a position only."""
    return bool(set(words) & set(lexicon("tolls")["denial"]["sweeping"]))
