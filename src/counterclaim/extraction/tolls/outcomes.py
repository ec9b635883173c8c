"""What became of those counted, read from the words around a number.

Rules go from the surest to the least sure: the counted noun itself, what stands beside it, the verb that governs
it, the clause. Each answer names its rule, so that precision can be measured rule by rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.governing import Told, is_active, outcome_of, set_phrases, told_by_verb
from counterclaim.extraction.tolls.words import (
    adjective_outcome,
    noun_outcome,
    patient_outcome,
    subject_outcome,
)
from counterclaim.model.claim import Object, Outcome
from counterclaim.model.report import Span


def told_outcome(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """The outcome that the text tells of a candidate; None where no rule finds one."""
    for rule in (_by_noun, _beside, _by_verb, _by_phrase, _by_list, _in_clause):
        told = rule(grammar, candidate, others)
        if told is not None and not _of_another(grammar, told, candidate, others):
            return _joint(grammar, told, others)
    return None


def _of_another(grammar: Grammar, told: Told, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a word tells of another count beside it, with which this one is not listed.

    "Two hundred were hurt and at least a score of nurses, among them ..., killed": the hurt are no nurses.
    """
    sentence = grammar.sentence_of[candidate.anchor]
    for other in others:
        if other is candidate or grammar.sentence_of[other.anchor] != sentence:
            continue
        beside = _beside(grammar, other, others)
        if beside is not None and beside.word == told.word:
            return not listed_with(grammar, candidate, other)
    return False


def _by_list(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """What stands beside the last count of a list ("19 tanks and 24 other vehicles captured")."""
    for other in others:
        if listed_with(grammar, candidate, other):
            told = _beside(grammar, other, others) or _in_clause(grammar, other, others)
            if told is not None and told.word > other.words[0]:
                return Told(told.outcome, "listed", told.word)
    return None


def listed_with(grammar: Grammar, candidate: Candidate, other: Candidate) -> bool:
    """Whether a count follows another of the sentence in a list, nothing but its noun, commas and "and" between."""
    if grammar.sentence_of[candidate.anchor] != grammar.sentence_of[other.anchor]:
        return False
    between = [grammar.words[n] for n in range(candidate.words[1], other.words[0])]
    joined = all(word.upos in _NOMINAL or word.text.lower() in {",", "and", "or"} for word in between)
    return joined and any(word.upos in {"NOUN", "PROPN"} for word in between)


_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def _by_noun(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    noun = candidate.noun
    outcome = noun_outcome(grammar.words[noun])
    if outcome is not None and (noun != candidate.anchor or candidate.indefinite):
        lost = _beside(grammar, candidate, others) if outcome in _STANDINGS else None
        return lost or Told(outcome, "noun", noun)
    counted = {n for other in others for n in range(*other.words)}
    for child in grammar.dependents(noun, "amod"):
        if counted.isdisjoint(range(noun, child)) and (found := adjective_outcome(grammar.words[child])) is not None:
            return Told(found, "amod", child)
    for child in grammar.dependents(candidate.anchor, "nmod"):
        if (found := noun_outcome(grammar.words[child])) is not None:
            return Told(found, "noun", child)
    return None


_STANDINGS = frozenset({Outcome.CAPTURED, Outcome.DISPLACED})
"""Outcomes whose nouns may only say who was lost ("two captives dead", "five refugees killed")."""


def _beside(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """A participle right behind the number or its noun ("61 killed", "12 civilians hurt")."""
    first, limit = grammar.sentence_range(candidate.anchor)
    ends = dict.fromkeys((candidate.words[1], max(candidate.noun, candidate.words[1] - 1) + 1))
    for end in ends:
        n = end
        while n < limit and n - end < 4 and grammar.words[n].text.lower() in _BETWEEN:
            n += 1
        if n < limit and (outcome := adjective_outcome(grammar.words[n])) is not None:
            if grammar.words[n].xpos in {"VBD"} and is_active(grammar, n):
                continue
            return Told(outcome, "beside", n)
    before = candidate.words[0] - 1
    if before >= first and candidate.alone and grammar.words[before].upos != "VERB":
        outcome = adjective_outcome(grammar.words[before])
        return Told(outcome, "beside", before) if outcome is not None else None
    return None


_BETWEEN = frozenset("people more others were was have been are left had of them whom those these".split())
"""Words that may stand between a count and the participle that tells of it."""


def _by_verb(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """The verb of which the count is subject or object."""
    return told_by_verb(grammar, candidate)


def _by_phrase(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """A set phrase behind the count before the next count ("572 servicemen were in captivity")."""
    limit = grammar.sentence_range(candidate.anchor)[1]
    border = min((c.words[0] for c in others if candidate.words[1] <= c.words[0] < limit), default=limit)
    end = min(border, candidate.words[1] + 16)
    if end <= candidate.words[1]:
        return None
    span = grammar.span((candidate.words[1], end))
    match = set_phrases().search(grammar.analysis.text, span.begin, span.end)
    if match is None or ";" in grammar.analysis.text[span.begin : match.start()]:
        return None
    outcome = outcome_of(match)
    word = grammar.words_in(Span(match.start(), match.end()))[0]
    return Told(outcome, "phrase-behind", word) if outcome is not None else None


def _in_clause(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """The nearest telling word of the clause, behind the number first, other numbers being borders."""
    first, last = grammar.sentence_range(candidate.anchor)
    borders = sorted(c.words[0] for c in others if first <= c.words[0] < last)
    after = next((b for b in borders if b >= candidate.words[1]), last)
    before = max(
        (c.words[1] for c in others if c.words[1] <= candidate.words[0] and c.words[0] >= first), default=first
    )
    for n in range(candidate.words[1], min(after, candidate.words[1] + 14)):
        if grammar.words[n].text in {";", ":"}:
            break
        if told := _telling(grammar, n, candidate):
            return told
    for n in range(candidate.words[0] - 1, max(before, candidate.words[0] - 10) - 1, -1):
        if grammar.words[n].text in {";", "."}:
            break
        if told := _telling(grammar, n, candidate):
            return told
    return None


def _telling(grammar: Grammar, n: int, candidate: Candidate) -> Told | None:
    word = grammar.words[n]
    behind = n > candidate.anchor
    outcome = noun_outcome(word) if word.upos in {"NOUN", "ADJ"} else None
    if outcome is None and word.upos in {"VERB", "ADJ"}:
        outcome = subject_outcome(word) if behind else patient_outcome(word)
        outcome = outcome or (adjective_outcome(word) if behind else None)
        if behind and outcome is not None and is_active(grammar, n):
            return None
    return Told(outcome, "clause.after" if behind else "clause.before", n) if outcome else None


def _joint(grammar: Grammar, told: Told, others: Sequence[Candidate]) -> Told:
    """Casualties, where several outcomes share one number ("45 killed or wounded")."""
    first = told.word
    outcomes = {told.outcome}
    for n in _run(grammar, first, others):
        found = adjective_outcome(grammar.words[n]) or noun_outcome(grammar.words[n])
        if found is not None:
            outcomes.add(found)
    if Outcome.KILLED in outcomes and outcomes & {Outcome.WOUNDED, Outcome.MISSING, Outcome.CAPTURED}:
        return Told(Outcome.CASUALTIES, "joint", told.word)
    return told


def _run(grammar: Grammar, word: int, others: Sequence[Candidate]) -> Iterator[int]:
    """Neighbours of a telling word joined by comma, slash, "and" or "or" with nothing counted between."""
    limit = grammar.sentence_range(word)
    counted = {n for c in others for n in range(*c.words)}
    joints = {",", "and", "or", "/", "and/or", "either", "taken", "-", "–"}
    for step in (1, -1):
        n, joined = word + step, False
        while limit[0] <= n < limit[1] and n not in counted:
            if grammar.words[n].text.lower() in joints:
                joined = True
            elif joined and (adjective_outcome(grammar.words[n]) or noun_outcome(grammar.words[n])):
                yield n
            else:
                break
            n += step


def lost_as(outcome: Outcome, object_: Object) -> Outcome:
    """The outcome by the kind of thing: things are destroyed, not killed; houses are not wounded."""
    if object_ is Object.PERSONS:
        return Outcome.KILLED if outcome is Outcome.DESTROYED else outcome
    if outcome in {Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES, Outcome.MISSING}:
        return Outcome.DESTROYED
    return outcome
