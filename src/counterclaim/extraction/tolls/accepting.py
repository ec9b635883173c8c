"""Which candidates are loss counts, with their outcome and object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.extraction.choosing import Hints, choose
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.tolls.candidates import Candidate, find_candidates
from counterclaim.extraction.tolls.marks import Marked, marked
from counterclaim.extraction.tolls.outcomes import Told, lost_as, told_outcome
from counterclaim.extraction.tolls.victims import object_counted
from counterclaim.model.claim import Object, Outcome


@dataclass(frozen=True, slots=True)
class Accepted:
    """A candidate that counts losses, with what became of them and what they are."""

    candidate: Candidate
    told: Told | None
    outcome: Outcome
    object: Object
    probability: float
    """That it counts losses, 0 to 1."""


def accepted_counts(context: Context) -> tuple[Accepted, ...]:
    """Every loss count of a report, in text order."""
    candidates = find_candidates(context)
    found: list[Accepted] = []
    for candidate in candidates:
        one = _accepted(context, candidate, candidates, found[-1] if found else None)
        if one is not None:
            found.append(one)
    return tuple(found)


def _accepted(
    context: Context, candidate: Candidate, candidates: Sequence[Candidate], before: Accepted | None
) -> Accepted | None:
    told = told_outcome(context.grammar, candidate, candidates)
    mark = marked(context.analysis, candidate.words)
    leaning = before if before is not None and told is None and leans(context, candidate, before) else None
    chosen = choose("toll", acceptance_options(context, candidate, told, mark, leaning))
    if not chosen.option or (told is None and leaning is None and mark is None):
        return None
    object_ = _object(context, candidate, told, leaning)
    outcome = _outcome(told, mark, leaning)
    return Accepted(candidate, told, lost_as(outcome, object_), object_, chosen.probability)


def acceptance_options(
    context: Context, candidate: Candidate, told: Told | None, mark: Marked | None, leaning: Accepted | None
) -> list[tuple[bool, Hints]]:
    """That it counts losses, with its hints, and that it does not."""
    kind = "single" if candidate.single else "indefinite" if candidate.indefinite else "number"
    hints: dict[str, float] = {f"kind.{kind}": 1.0}
    hints[f"told.{kind}.{told.rule if told else 'none'}"] = 1.0
    hints[f"{kind}.{'told' if told else 'untold'}"] = 1.0
    if object_counted(context, candidate) is not None:
        hints[f"noun.{kind}"] = 1.0
    if leaning is not None:
        hints[f"leans.{kind}"] = 1.0
    if mark is not None:
        hints[f"mark.{kind}"] = mark.toll - 0.5
        hints[f"denied-or-undisclosed.{kind}"] = mark.undisclosed
    return [(False, {}), (True, hints)]


def _outcome(told: Told | None, mark: Marked | None, leaning: Accepted | None) -> Outcome:
    """By the words first; else of the count that it leans on, unless the engine is sure of another."""
    if told is not None:
        return told.outcome
    if mark is not None and (leaning is None or mark.outcomes[mark.outcome] > 0.6):
        return mark.outcome
    return leaning.outcome if leaning is not None else Outcome.CASUALTIES


def _object(context: Context, candidate: Candidate, told: Told | None, leaning: Accepted | None) -> Object:
    own = object_counted(context, candidate)
    if own is not None:
        return own
    return leaning.object if leaning is not None and candidate.noun == candidate.anchor else Object.PERSONS


def leans(context: Context, candidate: Candidate, before: Accepted) -> bool:
    """Whether a count without an outcome of its own goes on with the one before."""
    grammar = context.grammar
    gap = grammar.sentence_of[candidate.anchor] - grammar.sentence_of[before.candidate.anchor]
    alone = candidate.noun == candidate.anchor
    if gap == 0:
        return alone or _part(context, candidate, before)
    return gap == 1 and alone and not candidate.indefinite


def _part(context: Context, candidate: Candidate, before: Accepted) -> bool:
    """Whether the words between two counts make the second a part of the first."""
    text = context.report.text
    between = text[before.candidate.span.end : candidate.span.begin].lower()
    after = text[candidate.span.end : candidate.span.end + 12].lower().strip()
    cues = lexicon("tolls")["parts"]["phrases"]
    return any(cue in between or after.startswith(cue) for cue in cues)
