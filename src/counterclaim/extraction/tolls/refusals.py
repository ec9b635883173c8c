"""Figures that a side keeps back: refusals, silence about own losses, losses hidden or announced for later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.tolls.accepting import Link
from counterclaim.extraction.tolls.governing import phrase_outcome
from counterclaim.extraction.tolls.outcomes import lost_as
from counterclaim.extraction.tolls.voices import Placed, voice_of
from counterclaim.extraction.tolls.words import (
    adjective_outcome,
    noun_outcome,
    patient_outcome,
    subject_outcome,
    victim_type_of,
)
from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, Measure, Object, Outcome, Toll, VictimType
from counterclaim.model.report import Span


@dataclass(frozen=True, slots=True)
class Refusal:
    """A clause that says that a side has not given a figure."""

    span: Span
    subject: tuple[int, int] | None
    """Words of who keeps the figure back; None where the clause names nobody."""
    loss: int
    """The word that names what is kept back."""
    verb: int


def find_refusals(context: Context, counted: set[int]) -> Iterator[Refusal]:
    """Every clause in which a verb of disclosure is negated, or one of hiding stands, over a noun of losses.

    Args:
        context: the report.
        counted: words of numbers; a clause that gives a number refuses nothing.
    """
    grammar = context.grammar
    table = lexicon("tolls")["undisclosed"]
    verbs, hiding = set(table["verbs"]), set(table["hiding"])
    for n, word in enumerate(grammar.words):
        lemma = word.lemma.lower()
        if word.upos != "VERB" or lemma not in verbs | hiding:
            continue
        clause = _clause(context, n)
        loss = _loss_of(context, n, clause)
        if loss is None or counted & set(clause):
            continue
        if lemma not in hiding and not _negated(context, clause, n):
            continue
        yield Refusal(_span(context, clause, n), _subject(context, n), loss, n)


def _loss_of(context: Context, verb: int, clause: list[int]) -> int | None:
    """The word that names what is kept back: a noun of losses, also in the clause that the verb governs."""
    grammar = context.grammar
    table = lexicon("tolls")["undisclosed"]
    below = [m for m in grammar.subtree(verb) if m > verb]
    for m in (*clause, *below):
        if grammar.words[m].lemma.lower() in table["losses"]:
            return m
    counting = [m for m in clause if grammar.words[m].lemma.lower() in table["counting"]]
    return counting[0] if counting and grammar.words[verb].lemma.lower() != "say" else None


def _clause(context: Context, verb: int) -> list[int]:
    """The words below a verb, without coordinated and subordinate clauses, and without punctuation at the ends."""
    grammar = context.grammar
    found, waiting = [], [verb]
    while waiting:
        n = waiting.pop()
        found.append(n)
        for child in grammar.children[n]:
            dep = grammar.words[child].dep.partition(":")[0]
            cut = n == verb and dep in {"conj", "cc", "parataxis", "advcl", "punct"}
            if not cut:
                waiting.append(child)
    return sorted(found)


def _negated(context: Context, clause: list[int], verb: int) -> bool:
    negations = set(lexicon("tolls")["undisclosed"]["negations"])
    words = context.grammar.words
    said = {n for child in context.grammar.dependents(verb, "ccomp") for n in context.grammar.subtree(child)}
    if any(words[n].text.lower() in negations or words[n].lemma.lower() in negations for n in clause if n not in said):
        return True
    head = words[words[verb].head]
    return head.lemma.lower() in negations and words[verb].dep in {"xcomp", "ccomp", "acl"}


def _outcome(context: Context, span: Span, earlier: Toll | None) -> Outcome:
    """What became of those not counted: by the words of the clause, else as with the toll just before."""
    grammar = context.grammar
    words = [grammar.words[n] for n in range(*grammar.words_in(span))]
    phrase = phrase_outcome(span.of(context.report.text))
    if phrase is not None:
        return phrase
    tellers = (noun_outcome, adjective_outcome, patient_outcome, subject_outcome)
    told = [outcome for word in words for tell in tellers if (outcome := tell(word)) is not None]
    if any(word.lemma.lower() in lexicon("tolls")["kept_back"]["lives"] and word.upos == "VERB" for word in words):
        told.append(Outcome.KILLED)
    if told:
        return lost_as(told[0], Object.PERSONS)
    return earlier.outcome if earlier is not None else Outcome.CASUALTIES


def _victim_type(context: Context, span: Span) -> VictimType:
    """Whom the clause names, else soldiers."""
    grammar = context.grammar
    found = (victim_type_of(grammar.words[n]) for n in range(*grammar.words_in(span)))
    return next((kind for kind in found if kind not in {None, VictimType.ANY}), None) or VictimType.MILITARY


def _subject(context: Context, verb: int) -> tuple[int, int] | None:
    grammar = context.grammar
    for n in grammar.dependents(verb, "obl"):
        if any(grammar.words[c].text.lower() == "by" for c in grammar.dependents(n, "case")):
            return grammar.phrase(n)
    for governor in (verb, grammar.words[verb].head):
        for n in grammar.dependents(governor, "nsubj"):
            if grammar.words[n].dep != "nsubj:pass":
                return grammar.phrase(n)
    before = _subject_before(context, verb)
    return before if before is not None and context.mentions.side_of(*before) is not None else None


def _span(context: Context, clause: list[int], verb: int) -> Span:
    """The clause, its subject left out where that is a pronoun (guide, rule 12)."""
    grammar = context.grammar
    pronouns = {n for n in grammar.dependents(verb, "nsubj") if grammar.words[n].upos == "PRON"}
    kept = [n for n in clause if n not in pronouns]
    run = [n for n in kept if abs(n - verb) <= 25]
    return grammar.span((min(run), max(run) + 1))


def undisclosed_tolls(context: Context, counts: Sequence[Toll], worded: Sequence[Span]) -> Iterator[Toll]:
    """The undisclosed toll of every refusal; one a side where neither side gives its own.

    Args:
        context: the report.
        counts: the tolls that are counted; a clause that gives a count refuses nothing.
        worded: the words that refuse a figure, as `worded_refusals` finds them.
    """
    mentions = context.mentions
    counted = {n for toll in counts if toll.span for n in range(*context.grammar.words_in(toll.span))}
    refusals = list(find_refusals(context, counted))
    refusals += [
        r for r in _worded(context, counted, worded) if not any(r.span.overlaps(other.span) for other in refusals)
    ]
    for refusal in refusals:
        subject = context.grammar.text(refusal.subject).lower().split() if refusal.subject else []
        toll = _refused(context, refusal, _before(context, refusal.span, counts))
        if set(subject) & set(lexicon("mentions")["both"]["subjects"]) and len(mentions.parties) > 1:
            yield from (replace(toll, source=side, victim_side=side) for side in mentions.parties[:2])
        else:
            yield toll


def _before(context: Context, span: Span, counts: Sequence[Toll]) -> Toll | None:
    """The last toll counted before a clause, in its sentence or the one before."""
    grammar = context.grammar
    sentence = grammar.sentence_of[grammar.words_in(span)[0]]
    earlier = [toll for toll in counts if toll.span and toll.span.end <= span.begin]
    last = max(earlier, key=lambda toll: toll.span or span, default=None)
    if last is None or last.span is None:
        return None
    return last if sentence - grammar.sentence_of[grammar.words_in(last.span)[0]] <= 1 else None


def _refused(context: Context, refusal: Refusal, earlier: Toll | None) -> Toll:
    voice = voice_of(context, Placed(refusal.span, refusal.verb, None, Link.PARAGRAPH))
    mentions = context.mentions
    subject = mentions.side_of(*refusal.subject, voice.speaker.side) if refusal.subject else None
    own = mentions.side_at(refusal.loss, voice.speaker.side)
    source = voice.speaker.name
    if source == REPORT_VOICE and refusal.subject and _may_refuse(context, refusal.subject):
        source = mentions.actor_of(*refusal.subject)
    return Toll(
        source=source,
        nested=voice.nested,
        via=voice.via,
        span=refusal.span,
        extractor="rule:toll.undisclosed",
        confidence=0.75,
        outcome=_outcome(context, refusal.span, earlier),
        victim_side=own or subject or voice.speaker.side or MIXED_SIDE,
        victim_type=_victim_type(context, refusal.span),
        count=None,
        measure=Measure.CUMULATIVE,
    )


def _may_refuse(context: Context, subject: Range) -> bool:
    """Whether a subject is somebody who could tell, not those whose number is not known."""
    mentions = context.mentions
    known = mentions.referent_at(context.grammar.head_of(subject)) is not None
    return known or mentions.side_of(*subject) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in lexicon("tolls")["undisclosed"]["patterns"])


def worded_refusals(context: Context) -> tuple[Span, ...]:
    """The words that refuse a figure, by their wording alone."""
    text = context.report.text
    return tuple(Span(m.start(), m.end()) for pattern in _patterns() for m in pattern.finditer(text))


def _worded(context: Context, counted: set[int], worded: Sequence[Span]) -> Iterator[Refusal]:
    """Refusals by their wording, whatever the trees say."""
    grammar = context.grammar
    for span in worded:
        first, last = grammar.words_in(span)
        if first >= last or counted & set(range(first, last)):
            continue
        yield Refusal(span, _subject_before(context, first), last - 1, first)


def _subject_before(context: Context, word: int) -> tuple[int, int] | None:
    """The nearest referent before a word in its sentence."""
    first, _ = context.grammar.sentence_range(word)
    for n in range(word - 1, first - 1, -1):
        referent = context.mentions.referent_at(n)
        if referent is not None:
            return referent.words
    return None
