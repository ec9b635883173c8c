"""Which candidates are loss counts, with their outcome and object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon, word_set
from counterclaim.extraction.tolls.candidates import Candidate, find_candidates
from counterclaim.extraction.tolls.governing import Told
from counterclaim.extraction.tolls.marks import Marked, marked
from counterclaim.extraction.tolls.outcomes import listed_with, lost_as, told_outcome
from counterclaim.extraction.tolls.victims import object_counted
from counterclaim.model.claim import Object, Outcome


class Link(StrEnum):
    """How a count stands to the toll from which it goes on."""

    PART = "part"
    """Of the same sentence and a part of it ("including 12 children")."""
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A candidate that counts losses, with what became of them and what they are."""

    candidate: Candidate
    told: Told | None
    outcome: Outcome
    object: Object
    probability: float
    """That it counts losses, 0 to 1."""
    mark: Marked | None = None
    """What the engine says of it; None where it has no claim heads."""

    @property
    def elliptic(self) -> bool:
        """Whether it has neither noun nor outcome of its own, and takes them from one before (guide, rule 8)."""
        return self.told is None and self.candidate.alone


def accepted_counts(context: Context) -> tuple[Accepted, ...]:
    """Every loss count of a report, in text order."""
    candidates = find_candidates(context)
    found: list[Accepted] = []
    for candidate in candidates:
        one = _accepted(context, candidate, candidates, found)
        if one is not None:
            found.append(one)
    return tuple(found)


def _accepted(
    context: Context, candidate: Candidate, candidates: Sequence[Candidate], found: Sequence[Accepted]
) -> Accepted | None:
    told = told_outcome(context.grammar, candidate, candidates)
    mark = marked(context.analysis, candidate.words)
    leaning = leading(context, candidate, told, found)
    chosen = context.choose("toll", acceptance_options(context, candidate, told, mark, leaning), candidate.span)
    if not chosen.option or (told is None and leaning is None and mark is None):
        return None
    before = found[-1] if found else None
    object_ = context.choose("object", object_options(context, candidate, mark, leaning), candidate.span).option
    outcomes = outcome_options(context, Untold(candidate, object_, told, mark, leaning, before))
    outcome = context.choose("outcome", outcomes, candidate.span)
    return Accepted(candidate, told, outcome.option, object_, chosen.probability, mark)


def acceptance_options(
    context: Context, candidate: Candidate, told: Told | None, mark: Marked | None, leaning: Accepted | None
) -> list[tuple[bool, Hints]]:
    """That it counts losses, with its hints, and that it does not."""
    kind = (
        "marked"
        if candidate.marked
        else "single"
        if candidate.single
        else "indefinite"
        if candidate.indefinite
        else "number"
    )
    hints: dict[str, float] = {f"kind.{kind}": 1.0}
    hints[f"told.{kind}.{told.rule if told else 'none'}"] = 1.0
    hints[f"{kind}.{'told' if told else 'untold'}"] = 1.0
    if object_counted(context, candidate) is not None:
        hints[f"noun.{kind}"] = 1.0
    if (sort := _uncounted(context, candidate, told)) is not None:
        hints[f"uncounted.{sort}"] = 1.0
    if told is None and _is_present(context, candidate):
        hints["present"] = 1.0
    if leaning is not None:
        hints[f"leans.{kind}"] = 1.0
    before = candidate.words[0] - 1
    if before >= 0 and context.grammar.words[before].text.lower() == "not":
        hints[f"behind-not.{kind}"] = 1.0
    if mark is not None:
        hints[f"mark.{kind}"] = mark.toll - 0.5
        hints[f"denied-or-undisclosed.{kind}"] = mark.undisclosed
    return [(False, {}), (True, hints)]


def _is_present(context: Context, candidate: Candidate) -> bool:
    """Whether a count tells who was there ("there were 18 soldiers in the base") or what a place holds."""
    words = context.grammar.words
    before = [words[n] for n in range(max(0, candidate.words[0] - 4), candidate.words[0])]
    if any(word.lemma.lower() in word_set("tolls", "uncounted", "holding") for word in before):
        return True
    texts = [word.text.lower() for word in before]
    return "there" in texts and any(word.lemma.lower() == "be" for word in before)


def _uncounted(context: Context, candidate: Candidate, told: Told | None) -> str | None:
    """The sort of what is no loss (guide, rule 6): shells that fell, ground that was taken; None for others."""
    lemma = context.grammar.words[candidate.noun].lemma.lower()
    outcome = told.outcome if told is not None else None
    if lemma in word_set("tolls", "uncounted", "ground") and outcome in {None, Outcome.CAPTURED}:
        return "ground"
    fired = told is None or outcome not in {Outcome.CAPTURED, Outcome.DESTROYED} or told.rule == "lose"
    return "projectile" if lemma in word_set("tolls", "uncounted", "projectiles") and fired else None


def object_options(
    context: Context, candidate: Candidate, mark: Marked | None, leaning: Accepted | None
) -> list[tuple[Object, Hints]]:
    """Every object with the hints that it is what a candidate counts."""
    hints: dict[Object, dict[str, float]] = {object_: {} for object_ in Object}
    hints[Object.PERSONS]["persons"] = 1.0
    own = object_counted(context, candidate)
    alone = "alone" if candidate.alone else "noun"
    if own is not None:
        hints[own][f"noun.{_OBJECT_SORTS.get(own, 'thing')}"] = 1.0
    elif leaning is not None:
        hints[leaning.object][f"leaning.{alone}"] = 1.0
    if mark is not None:
        for object_, probability in mark.objects.items():
            hints[object_]["mark"] = probability
    return list(hints.items())


_OBJECT_SORTS = {Object.PERSONS: "persons", Object.OTHER: "other"}
"""Nouns of other things are few and sure ("depots", "families"); those of materiel have many senses."""


@dataclass(frozen=True, slots=True)
class Untold:
    """What is known of a count when its outcome is asked for."""

    candidate: Candidate
    object: Object
    told: Told | None
    mark: Marked | None
    leaning: Accepted | None
    """The count that it goes on from."""
    before: Accepted | None
    """The count before it anywhere."""


def outcome_options(context: Context, count: Untold) -> list[tuple[Outcome, Hints]]:
    """Every outcome that what is counted may have, with the hints that speak for it."""
    possible = dict.fromkeys(lost_as(outcome, count.object) for outcome in Outcome)
    hints: dict[Outcome, dict[str, float]] = {outcome: {f"bias.{outcome}": 1.0} for outcome in possible}
    for outcome, name in _outcome_hints(context, count):
        hints[lost_as(outcome, count.object)][name] = 1.0
    if count.mark is not None:
        for outcome, probability in count.mark.outcomes.items():
            sure = hints[lost_as(outcome, count.object)]
            name = "mark.told" if count.told is not None else "mark.untold"
            sure[name] = sure.get(name, 0.0) + probability
    return list(hints.items())


def _outcome_hints(context: Context, count: Untold) -> Iterator[tuple[Outcome, str]]:
    """By the words that tell, of the count that it leans on, and of the one before in the sentence."""
    if count.told is not None:
        yield count.told.outcome, f"told.{count.told.rule}"
    if count.leaning is not None:
        yield count.leaning.outcome, f"leaning.{'alone' if count.candidate.alone else 'noun'}"
    before = count.before
    if before is None:
        return
    grammar = context.grammar
    if grammar.sentence_of[before.candidate.anchor] == grammar.sentence_of[count.candidate.anchor]:
        part = is_part_of(context, count.candidate, before.candidate)
        listed = listed_with(grammar, before.candidate, count.candidate)
        yield before.outcome, f"before.{'part' if part else 'listed' if listed else 'sentence'}"


_AFTER_CUES = frozenset({"after", "from", "against", "not", "instead", "than", "compared", "earlier"})


def leading(context: Context, candidate: Candidate, told: Told | None, found: Sequence[Accepted]) -> Accepted | None:
    """The count that an elliptic one goes on from; None where it has an outcome of its own or leans on none.

    A figure recalled behind "after" goes on from the first of its sentence, several in a row from those of the
    sentence before in their order, any other from the one before it (annotation guide, rule 8).
    """
    if told is not None or not found or not leans(context, candidate, found[-1]):
        return None
    grammar = context.grammar
    sentence = grammar.sentence_of[candidate.anchor]
    same = [one for one in found if grammar.sentence_of[one.candidate.anchor] == sentence]
    if same and candidate.alone and _recalled(context, candidate, same[-1]):
        return same[0]
    own = [one for one in same if one.told is not None]
    if own or not candidate.alone:
        return found[-1]
    there = [one for one in found if grammar.sentence_of[one.candidate.anchor] == sentence - 1 and one.told is not None]
    firsts = [one for n, one in enumerate(there) if one.outcome not in {other.outcome for other in there[:n]}]
    return firsts[len(same)] if len(same) < len(firsts) else found[-1]


def _recalled(context: Context, candidate: Candidate, before: Accepted) -> bool:
    """Whether a word such as "after" stands between the count before and this one."""
    words = context.grammar.words
    between = range(before.candidate.words[1], candidate.words[0])
    return any(words[n].text.lower() in _AFTER_CUES for n in between)


def leans(context: Context, candidate: Candidate, before: Accepted) -> bool:
    """Whether a count without an outcome of its own goes on with the one before."""
    grammar = context.grammar
    gap = grammar.sentence_of[candidate.anchor] - grammar.sentence_of[before.candidate.anchor]
    if gap == 0:
        return candidate.alone or is_part_of(context, candidate, before.candidate)
    return gap == 1 and candidate.alone and not candidate.indefinite


def is_part_of(context: Context, candidate: Candidate, before: Candidate) -> bool:
    """Whether the words between two counts make the second a part of the first."""
    text = context.report.text
    between = text[before.span.end : candidate.span.begin].lower()
    after = text[candidate.span.end : candidate.span.end + 12].lower().strip()
    cues = lexicon("tolls")["parts"]["phrases"]
    return any(cue in between or after.startswith(cue) for cue in cues)
