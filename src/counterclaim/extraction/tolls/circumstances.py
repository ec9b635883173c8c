"""Hints of a count's measure from around it: whether its sentence tells an incident, and what the other counts are.

A loss told with an attack and a place is mostly of that incident; one told of a party alone, in a perfect tense,
mostly a running total (annotation guide, rule 20).
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import word_set
from counterclaim.extraction.tolls.accepting import Accepted
from counterclaim.extraction.tolls.losses import Loss


def around(context: Context, loss: Loss, tense: str | None) -> dict[str, float]:
    """Hint to value, all of them for or against the running total.

    Args:
        context: the report as read.
        loss: the count and what is known of it.
        tense: the tense in which it is told; None without a verb.
    """
    told = [
        "incident" if _tells_an_attack(context, loss) else "no-incident",
        "place" if _names_a_place(context, loss) else "no-place",
    ]
    return dict.fromkeys((*told, ".".join((tense or "no-verb", *told))), 1.0) | _marks_of_others(context, loss)


def _tells_an_attack(context: Context, loss: Loss) -> bool:
    """Whether a word of the sentence, that of the loss itself aside, tells an attack."""
    grammar = context.grammar
    words = {
        "NOUN": word_set("tolls", "attacking", "nouns"),
        "VERB": word_set("tolls", "attacking", "verbs"),
    }
    telling = loss.told.word if loss.told is not None else None
    return any(
        grammar.words[n].lemma.lower() in words.get(grammar.words[n].upos, ()) and n != telling
        for n in range(*grammar.sentence_range(loss.candidate.anchor))
    )


def _names_a_place(context: Context, loss: Loss) -> bool:
    """Whether the sentence names a place that is no side's name."""
    grammar, mentions = context.grammar, context.mentions
    return any(
        grammar.words[n].upos == "PROPN" and mentions.place_at(n) is not None and mentions.side_at(n) is None
        for n in range(*grammar.sentence_range(loss.candidate.anchor))
    )


def _marks_of_others(context: Context, loss: Loss) -> dict[str, float]:
    """How far the engine takes all counts of the report, and the others of the sentence, for running totals."""
    sentence_of = context.grammar.sentence_of
    sentence = sentence_of[loss.candidate.anchor]
    beside = [one for one in loss.counts if one is not loss.count and sentence_of[one.candidate.anchor] == sentence]
    return {
        f"mark.{where}": mean - 0.5
        for where, counts in (("report", loss.counts), ("sentence", beside))
        if (mean := _mean_mark(counts)) is not None
    }


def _mean_mark(counts: Sequence[Accepted]) -> float | None:
    """Mean probability of a running total by the engine; None where it marks none of them."""
    marks = [one.mark.cumulative for one in counts if one.mark is not None]
    return fmean(marks) if marks else None
