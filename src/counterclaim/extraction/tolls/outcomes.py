"""What became of those counted, read from the words around a number.

Rules go from the surest to the least sure: the counted noun itself, what stands beside it, the verb that governs
it, the clause. Each answer names its rule, so that precision can be measured rule by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import alternatives, lexicon
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.words import (
    adjective_outcome,
    noun_outcome,
    object_of,
    patient_outcome,
    subject_outcome,
)
from counterclaim.model.claim import Object, Outcome
from counterclaim.model.report import Span

_CARRIED = {"conj", "appos", "nmod", "list", "parataxis", "dep", "nummod", "compound", "det", "amod", "advmod"}


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome, the rule that found it and the word that tells it."""

    outcome: Outcome
    rule: str
    word: int


def told_outcome(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """The outcome that the text tells of a candidate; None where no rule finds one."""
    for rule in (_by_noun, _beside, _by_verb, _by_phrase, _in_clause):
        told = rule(grammar, candidate, others)
        if told is not None:
            return _joint(grammar, told, others)
    return None


def _by_noun(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    noun = candidate.noun
    outcome = noun_outcome(grammar.words[noun])
    if outcome is not None and noun != candidate.anchor:
        return Told(outcome, "noun", noun)
    for child in grammar.dependents(noun, "amod"):
        if (found := adjective_outcome(grammar.words[child])) is not None:
            return Told(found, "amod", child)
    for child in grammar.dependents(candidate.anchor, "nmod"):
        if (found := noun_outcome(grammar.words[child])) is not None:
            return Told(found, "noun", child)
    return None


def _beside(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """A participle right behind the number or its noun ("61 killed", "12 civilians hurt")."""
    first, limit = grammar.sentence_range(candidate.anchor)
    ends = dict.fromkeys((candidate.words[1], max(candidate.noun, candidate.words[1] - 1) + 1))
    for end in ends:
        n = end
        while n < limit and n - end < 4 and grammar.words[n].text.lower() in _BETWEEN:
            n += 1
        if n < limit and (outcome := adjective_outcome(grammar.words[n])) is not None:
            if grammar.words[n].xpos in {"VBD"} and _active(grammar, n):
                continue
            return Told(outcome, "beside", n)
    before = candidate.words[0] - 1
    if before >= first and candidate.alone and grammar.words[before].upos != "VERB":
        outcome = adjective_outcome(grammar.words[before])
        return Told(outcome, "beside", before) if outcome is not None else None
    return None


_BETWEEN = frozenset(
    {
        "people",
        "more",
        "others",
        "were",
        "was",
        "have",
        "been",
        "are",
        "left",
        "had",
        "of",
        "them",
        "whom",
        "those",
        "these",
    }
)
"""Words that may stand between a count and the participle that tells of it."""


def _active(grammar: Grammar, verb: int) -> bool:
    """Whether a past form has an object of its own, so that what stands before it acted."""
    return any(True for _ in grammar.dependents(verb, "obj"))


def _by_verb(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """The verb of which the count is subject or object, through lists and appositions."""
    current = candidate.top
    for _ in range(6):
        word = grammar.words[current]
        relation = word.dep.partition(":")[0]
        for child in grammar.dependents(current, "acl"):
            if told := _of_verb(grammar, child, "acl", candidate):
                return told
        if word.head == current:
            return None
        told = _of_verb(grammar, word.head, word.dep, candidate)
        if told is not None:
            return told
        if relation not in _CARRIED and not _light(grammar, word.head):
            return None
        current = word.head
    return None


def _light(grammar: Grammar, verb: int) -> bool:
    """Whether a verb only carries a number on ("rose to 897", "stands at", "put the dead at")."""
    return grammar.words[verb].lemma.lower() in _LIGHT


_LIGHT = frozenset(
    "rise stand put bring climb reach be give total number say count include report leave cause suffer come confirm "
    "find recover claim announce publish list record pass exceed take grow have lose see".split()
)


def _of_verb(grammar: Grammar, verb: int, dep: str, candidate: Candidate) -> Told | None:
    word = grammar.words[verb]
    things = object_of(grammar.words[candidate.noun]) is not None
    phrase = _phrase_at(grammar, verb)
    if phrase is not None:
        return Told(phrase, "phrase", verb)
    if word.lemma.lower() in lexicon("tolls")["lose"]["verbs"] and (
        dep.startswith("obj") or dep in {"acl", "nsubj:pass"}
    ):
        return Told(Outcome.DESTROYED if things else Outcome.KILLED, "lose", verb)
    if word.lemma.lower() == "cost" and (things or _costs_lives(grammar, verb)):
        return Told(Outcome.DESTROYED if things else Outcome.KILLED, "cost", verb)
    passive = dep == "nsubj:pass" or dep in {"obj", "acl", "acl:relcl"}
    if passive and (outcome := patient_outcome(word)) is not None:
        if outcome is Outcome.KILLED and things and word.lemma.lower() in {"shoot"}:
            outcome = Outcome.DESTROYED
        return Told(outcome, f"verb.{dep.partition(':')[0]}", verb)
    if dep.startswith("nsubj") or dep.startswith("acl"):
        if (outcome := subject_outcome(word)) is not None:
            return Told(outcome, "verb.subject", verb)
        if (outcome := adjective_outcome(word)) is not None and not _active(grammar, verb):
            return Told(outcome, "predicate", verb)
    outcome = noun_outcome(word)
    if outcome is not None and word.upos in {"NOUN", "ADJ", "PROPN"}:
        return Told(outcome, "carried-noun", verb)
    return None


def _costs_lives(grammar: Grammar, verb: int) -> bool:
    return any(grammar.words[n].lemma.lower() == "life" for n in grammar.subtree(verb))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(lexicon('tolls')['phrases'])})\b", re.IGNORECASE)


def phrase_outcome(words: str) -> Outcome | None:
    """The outcome of the first set phrase in some words; None where there is none."""
    found = (lexicon("tolls")["phrases"][" ".join(m.group().lower().split())] for m in _phrases().finditer(words))
    label = next((label for label in found if label), None)
    return Outcome(label) if label else None


def _phrase_at(grammar: Grammar, verb: int) -> Outcome | None:
    """The outcome of a set phrase that begins at a verb ("taken prisoner")."""
    text = grammar.analysis.text
    begin = grammar.words[verb].begin
    match = _phrases().match(text, begin)
    label = lexicon("tolls")["phrases"].get(" ".join(match.group().lower().split())) if match else None
    return Outcome(label) if label else None


def _by_phrase(grammar: Grammar, candidate: Candidate, others: Sequence[Candidate]) -> Told | None:
    """A set phrase behind the count before the next count ("572 servicemen were in captivity")."""
    limit = grammar.sentence_range(candidate.anchor)[1]
    border = min((c.words[0] for c in others if candidate.words[1] <= c.words[0] < limit), default=limit)
    end = min(border, candidate.words[1] + 16)
    if end <= candidate.words[1]:
        return None
    span = grammar.span((candidate.words[1], end))
    match = _phrases().search(grammar.analysis.text, span.begin, span.end)
    if match is None or ";" in grammar.analysis.text[span.begin : match.start()]:
        return None
    label = lexicon("tolls")["phrases"].get(" ".join(match.group().lower().split()))
    word = grammar.words_in(Span(match.start(), match.end()))[0]
    return Told(Outcome(label), "phrase-behind", word) if label else None


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
        if behind and outcome is not None and _active(grammar, n):
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
        n = word + step
        while limit[0] <= n < limit[1] and n not in counted:
            text = grammar.words[n].text.lower()
            if adjective_outcome(grammar.words[n]) or noun_outcome(grammar.words[n]):
                yield n
            elif text not in joints:
                break
            n += step


def lost_as(outcome: Outcome, object_: Object) -> Outcome:
    """The outcome by the kind of thing: things are destroyed, not killed; houses are not wounded."""
    if object_ is Object.PERSONS:
        return Outcome.KILLED if outcome is Outcome.DESTROYED else outcome
    if outcome in {Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES, Outcome.MISSING}:
        return Outcome.DESTROYED
    return outcome
