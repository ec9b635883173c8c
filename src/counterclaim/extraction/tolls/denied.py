"""Which figure a denial denies: one repeated under it, or one that it points back to ("denied this").

Source: annotation guide, rules 13 and 23. A sweeping denial of several figures is a position only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.extraction.analysis import Word
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import word_set
from counterclaim.extraction.quantities import find_quantities
from counterclaim.extraction.tolls.denials import Denial, find_denials, is_sweeping
from counterclaim.extraction.tolls.words import adjective_outcome, noun_outcome, object_of, patient_outcome
from counterclaim.model.claim import Object, Outcome, Toll
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.report import Span

_POINTING = 12
"""Words of a denial that points back, at most."""
_SENTENCES_BACK = 2
_MANY = 3
"""Figures in one sentence from which on "that" points at none of them."""


def with_denials(context: Context, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """The tolls, those denied marked so, and one more for each denial that points back; in text order."""
    denials = find_denials(context)
    marked = [_repeated(context, toll, tolls, denials) for toll in tolls]
    pointing = [found for denial in denials if (found := _pointed(context, denial, marked)) is not None]
    return tuple(sorted((*marked, *pointing), key=lambda t: (t.span.begin, t.span.end) if t.span else (0, 0)))


def _repeated(context: Context, toll: Toll, tolls: Sequence[Toll], denials: Sequence[Denial]) -> Toll:
    """The toll as denied, with the fields of the figure that it repeats, if it stands in what is denied."""
    if toll.span is None or toll.count is None:
        return toll
    span = toll.span
    within = next((denial for denial in denials if denial.said.contains(span)), None)
    if within is None and not _negated(context, toll):
        return toll
    source = within.source if within is not None else toll.source
    told = [t for t in tolls if t is not toll and t.source != source and _repeats(t, toll.count)]
    if within is not None and not told and (not within.plain or toll.source != source):
        return toll
    if not told:
        return replace(toll, denied=True)
    return _denied(told[0], source, span, "rule:toll.denied-again", toll.confidence)


def _negated(context: Context, toll: Toll) -> bool:
    """Whether a plain number stands behind "not", also across another number ("not 300 or 150")."""
    grammar = context.grammar
    if toll.span is None or toll.count is None or toll.count.qualifier is not Qualifier.EXACT:
        return False
    before = grammar.words_in(toll.span)[0] - 1
    while before > 0 and (
        grammar.words[before].text.lower() in {"or", "of", "by"} or grammar.words[before].upos == "NUM"
    ):
        before -= 1
    return before >= 0 and grammar.words[before].text.lower() == "not" and bool(toll.count.low)


def _repeats(toll: Toll, count: Count) -> bool:
    """Whether a plain number repeats that of a toll, whatever the toll's qualifier ("the 300" after "over 300")."""
    if toll.count is None or toll.denied or count.low != count.high or count.low is None or count.low < _TELLING:
        return False
    low, high = toll.count.low, toll.count.high
    more, less = toll.count.qualifier is Qualifier.MORE_THAN, toll.count.qualifier is Qualifier.LESS_THAN
    return count.low in {None if low is None else low - more, None if high is None else high + less}


_TELLING = 3
"""Smaller numbers recur by chance."""


def _denied(target: Toll, source: str, span: Span, rule: str, confidence: float) -> Toll:
    """A toll told again as denied by somebody."""
    return replace(
        target, source=source, span=span, denied=True, nested=(), via=(), extractor=rule, confidence=confidence
    )


def _pointed(context: Context, denial: Denial, tolls: Sequence[Toll]) -> Toll | None:
    """The toll that a denial points back to, told again as denied; None where it points at none or at several."""
    if any(t.span and denial.said.begin <= t.span.begin < denial.said.end for t in tolls):
        return None
    if (again := _told_again(context, denial, tolls)) is not None:
        return again
    grammar = context.grammar
    first, last = grammar.words_in(denial.said)
    words = [grammar.words[n].text.lower() for n in range(first, last)]
    if not words or len(words) > _POINTING or is_sweeping(words):
        return None
    relative = words[0] in {"which", "that"} and denial.said.contains(denial.cue)
    kinds = _kinds(context, first, last)
    if not relative and not kinds and not _points_back(context, first, last):
        return None
    target = _target(context, denial, tolls, words, kinds)
    if target is None:
        return None
    span = denial.said if relative else denial.span
    return _denied(target, denial.source, span, "rule:toll.denied-by-pointing", 0.6)


def _points_back(context: Context, first: int, last: int) -> bool:
    """Whether words hold a noun of figures, or a pronoun that is no conjunction and no subject ("denied that")."""
    words = context.grammar.words
    anaphors = word_set("tolls", "denial", "anaphors")
    return any(
        words[n].text.lower() in anaphors
        and (words[n].text.lower() not in _PRONOUNS or n + 1 == last or not _goes_on(words[n + 1], opens=n == first))
        for n in range(first, last)
    )


def _goes_on(word: Word, *, opens: bool) -> bool:
    """Whether a word behind "that" or "it" goes on a clause; the verdict of "that is a lie" does not."""
    return word.upos in _OF_CLAUSE and not (opens and word.lemma.lower() == "be")


_PRONOUNS = frozenset({"this", "that", "it", "such"})
_OF_CLAUSE = frozenset({"PRON", "AUX", "VERB", "PROPN", "DET", "NUM"})
"""Kinds of words that go on a clause behind "that" or "it" ("denied that it had suffered losses")."""


def _told_again(context: Context, denial: Denial, tolls: Sequence[Toll]) -> Toll | None:
    """The toll whose bare number a denial repeats ("called the 150 an invention"), as denied; None for none."""
    for quantity in find_quantities(denial.said.of(context.report.text)):
        span = Span(denial.said.begin + quantity.span.begin, denial.said.begin + quantity.span.end)
        told = [t for t in tolls if t.source != denial.source and _repeats(t, quantity.count)]
        if told:
            return _denied(told[-1], denial.source, span, "rule:toll.denied-again", 0.6)
    return None


def _kinds(context: Context, first: int, last: int) -> set[Outcome | Object]:
    """Outcomes and things that the words of a denial name ("denied losing the two tanks")."""
    found: set[Outcome | Object] = set()
    for n in range(first, last):
        word = context.grammar.words[n]
        for tell in (noun_outcome, adjective_outcome, patient_outcome):
            if (outcome := tell(word)) is not None and outcome is not Outcome.CASUALTIES:
                found.add(outcome)
        if (thing := object_of(word)) is not None:
            found.add(thing)
    return found


def _target(
    context: Context, denial: Denial, tolls: Sequence[Toll], words: Sequence[str], kinds: set[Outcome | Object]
) -> Toll | None:
    """The figure of another source before a denial that it points at; None where nothing fits."""
    others = [
        t
        for t in tolls
        if t.span and t.count is not None and t.span.end <= denial.span.begin and t.source != denial.source
    ]
    others = [t for t in others if not t.denied and not t.extractor.startswith("rule:toll.denied")]
    fitting = [t for t in others if t.object in kinds or t.outcome in kinds]
    if kinds:
        return _leading(context, denial, fitting, words, far=True)
    owned = [t for t in others if _owned(words, t)]
    if owned:
        return _leading(context, denial, owned, words, far=True)
    if words[0] == "which":
        own = _sentence(context, denial.cue)
        others = [t for t in others if t.span and _sentence(context, t.span) == own]
    return _leading(context, denial, others, words, far=False)


def _paragraph(context: Context, toll: Toll) -> int | None:
    return context.grammar.paragraph_of[context.grammar.words_in(toll.span)[0]] if toll.span else None


def _sentence(context: Context, span: Span) -> int:
    return context.grammar.sentence_of[context.grammar.words_in(span)[0]]


def _owned(words: Sequence[str], toll: Toll) -> bool:
    """Whether a possessor in a denial is the source of a toll ("the ministry's figure")."""
    owners = {words[n - 1] for n in range(1, len(words)) if words[n] in {"'s", "’s", "'", "’"}}
    return any(owner[:5] in (word[:5] for word in toll.source.lower().split()) for owner in owners if len(owner) > 2)


def _leading(
    context: Context, denial: Denial, tolls: Sequence[Toll], words: Sequence[str], *, far: bool
) -> Toll | None:
    """Of figures, that which a denial means in the nearest sentence with any: by its place, else the leading one."""
    own = _sentence(context, denial.cue)
    placed = [(_sentence(context, t.span), t) for t in tolls if t.span]
    placed = [(sentence, t) for sentence, t in placed if far or own - sentence <= _SENTENCES_BACK]
    if not placed:
        return None
    latest = max(sentence for sentence, _ in placed)
    paragraph = context.grammar.paragraph_of[context.grammar.analysis.sentences[latest][0]]
    there = [t for sentence, t in placed if sentence == latest or (far and _paragraph(context, t) == paragraph)]
    if not far:
        there = [t for t in there if t.count and (t.count.low, t.count.high) != (1, 1)]
    if not there or (len(there) >= _MANY and not denial.plain and set(words) & {"that", "this", "it"}):
        return None
    if "latter" in words or "second" in words:
        return there[min(1, len(there) - 1)] if "second" in words else there[-1]
    return there[-1] if words[0] in {"which", "that"} else there[0]
