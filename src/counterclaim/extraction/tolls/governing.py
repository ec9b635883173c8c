"""What the verb that governs a count tells of those counted, and set phrases ("taken prisoner")."""

from __future__ import annotations

import re
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
from counterclaim.model.claim import Outcome

_CARRIED = {"conj", "appos", "nmod", "list", "parataxis", "dep", "nummod", "compound", "det", "amod", "advmod"}


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome, the rule that found it and the word that tells it."""

    outcome: Outcome
    rule: str
    word: int


def told_by_verb(grammar: Grammar, candidate: Candidate) -> Told | None:
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
    "find recover claim announce publish list record pass exceed take grow have lose see amount mount".split()
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
        if (outcome := adjective_outcome(word)) is not None and not is_active(grammar, verb):
            return Told(outcome, "predicate", verb)
    outcome = noun_outcome(word)
    if outcome is not None and word.upos in {"NOUN", "ADJ", "PROPN"}:
        return Told(outcome, "carried-noun", verb)
    return None


def _costs_lives(grammar: Grammar, verb: int) -> bool:
    return any(grammar.words[n].lemma.lower() == "life" for n in grammar.subtree(verb))


@cache
def set_phrases() -> re.Pattern[str]:
    """Phrases with an outcome of their own ("taken prisoner")."""
    return re.compile(rf"\b(?:{alternatives(lexicon('tolls')['phrases'])})\b", re.IGNORECASE)


def phrase_outcome(words: str) -> Outcome | None:
    """The outcome of the first set phrase in some words; None where there is none."""
    return next((outcome for m in set_phrases().finditer(words) if (outcome := outcome_of(m)) is not None), None)


def outcome_of(match: re.Match[str]) -> Outcome | None:
    """The outcome of a set phrase that was found; None for one that tells none."""
    label = lexicon("tolls")["phrases"].get(" ".join(match.group().lower().split()))
    return Outcome(label) if label else None


def _phrase_at(grammar: Grammar, verb: int) -> Outcome | None:
    """The outcome of a set phrase that begins at a verb ("taken prisoner")."""
    match = set_phrases().match(grammar.analysis.text, grammar.words[verb].begin)
    return outcome_of(match) if match else None


def is_active(grammar: Grammar, verb: int) -> bool:
    """Whether a past form has an object of its own, so that what stands before it acted."""
    return grammar.has_dependent(verb, "obj")
