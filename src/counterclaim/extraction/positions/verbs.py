"""Positions told by verbs of stance that are no attributions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.positions.issues import issue_of
from counterclaim.model.claim import Position, Stance


def stance_verbs(context: Context) -> Iterator[Position]:
    """One claim for each verb of stance with a party as its subject and something it is about."""
    for number, word in enumerate(context.grammar.words):
        stance = _stances().get(word.lemma.lower()) if word.upos == "VERB" else None
        if stance is not None:
            yield from _position(context, number, stance)


@cache
def _stances() -> dict[str, Stance]:
    return {verb: Stance(name) for name, verbs in lexicon("positions")["verbs"].items() for verb in verbs}


def _position(context: Context, verb: int, stance: Stance) -> Iterator[Position]:
    actor, content = _actor(context, verb), _content(context.grammar, verb)
    if actor is None or content is None:
        return
    span = context.grammar.span(content)
    yield Position(
        source=actor,
        span=span,
        extractor="rule:position-verb",
        confidence=0.5,
        actor=actor,
        stance=stance,
        issue=issue_of(span.of(context.report.text)),
    )


def _actor(context: Context, verb: int) -> str | None:
    grammar = context.grammar
    passive = grammar.has_dependent(verb, "aux:pass")
    subject = next((n for n in grammar.dependents(verb, "nsubj")), None)
    if passive or subject is None:
        return None
    referent = context.mentions.referent_at(subject)
    match = context.mentions.match_at(subject)
    person = context.mentions.person_at(subject)
    if person is not None:
        return person.name
    return referent.name if referent is not None else (match.name if match is not None and match.side else None)


def _content(grammar: Grammar, verb: int) -> Range | None:
    """The words of the objects and complements of a verb."""
    parts = list(grammar.dependents(verb, "obj", "ccomp", "xcomp", "obl"))
    below = [n for part in parts if part > verb for n in grammar.subtree(part)]
    return (min(below), max(below) + 1) if below else None
