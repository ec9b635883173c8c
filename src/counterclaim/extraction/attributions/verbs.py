"""Attributions that the grammar shows and the engine missed: a verb of speech with its subject and its clause.

Source: PARC 3; Pareti (2012) finds most indirect speech under a clausal complement of a verb of speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.attributions.spans import Spoken, trimmed_content
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.report import Span

_NO_SPEAKERS = frozenset({"it", "there", "what", "that", "i", "we", "you", "one"})
"""Subjects that are expletives, or the speaker of a quotation himself."""


def spoken_by_grammar(context: Context, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """One attribution for every verb of speech that governs a clause and is no cue yet."""
    grammar = context.grammar
    verbs = set(lexicon("attributions")["speech"]["verbs"])
    cues = {n for s in spoken for n in range(*s.cue)}
    for n, word in enumerate(grammar.words):
        if word.upos != "VERB" or n in cues or word.lemma.lower() not in verbs:
            continue
        source = _subject(context, n)
        content = _clause(context, n) or (_quotation_before(context, min(source[0], n)) if source else None)
        if source is None or content is None or _told_already(content, source, spoken):
            continue
        yield Spoken(source, (n, n + 1), content, 0, 0.7, "rule:speech-verb")


def _subject(context: Context, verb: int) -> Range | None:
    """The subject of a verb in the active; None for expletives and passives."""
    grammar = context.grammar
    for n in grammar.dependents(verb, "nsubj"):
        if grammar.words[n].dep == "nsubj:pass" or grammar.words[n].text.lower() in _NO_SPEAKERS:
            continue
        return grammar.phrase(n)
    return None


def _clause(context: Context, verb: int) -> Span | None:
    """The clause that a verb governs, behind it and in its sentence."""
    grammar = context.grammar
    clause = next((n for n in grammar.dependents(verb, "ccomp") if n > verb), None)
    if clause is None:
        return None
    words = [n for n in grammar.subtree(clause) if n > verb]
    return trimmed_content(context.report.text, grammar.span((words[0], words[-1] + 1)))


def _quotation_before(context: Context, first: int) -> Span | None:
    """The quotation that ends right before a word, with nothing but marks between; None where none does."""
    begin = context.grammar.words[first].begin
    text = context.report.text
    for quotation in reversed(context.grammar.quotations):
        if quotation.end <= begin:
            between = text[quotation.end : begin]
            return None if any(c.isalnum() for c in between) else trimmed_content(text, quotation)
    return None


def _told_already(content: Span, source: Range, spoken: Sequence[Spoken]) -> bool:
    """Whether an attribution to the same words already has most of the content."""
    return any(
        s.source is not None
        and s.source[0] < source[1]
        and source[0] < s.source[1]
        and min(s.content.end, content.end) - max(s.content.begin, content.begin) > (content.end - content.begin) / 2
        for s in spoken
    )
