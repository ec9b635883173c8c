"""Control that the engine has learnt to see where no pattern reads it."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.extraction.analysis import Analysis, Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.control.holding import Holding, may_hold, place_before
from counterclaim.extraction.control.places import place_of
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Basis

_HEAD = "control"


def marked_holdings(context: Context) -> Iterator[Holding]:
    """A holding for each stretch of words that the learned marks trust and that names a party and a place."""
    for words, basis in _stretches(context.analysis):
        holder = next((n for n in range(*words) if may_hold(context, n)), None)
        if holder is None:
            continue
        inside = (n for n in range(*words) if n != holder and _is_place(context, n, holder))
        place = next(inside, None)
        place = place if place is not None else place_before(context, words[0], holder)
        if place is not None:
            yield Holding(place, holder, basis, words, "marked")


def _is_place(context: Context, number: int, holder: int) -> bool:
    """Whether a noun is a place and no part of the holder's name."""
    if context.grammar.words[number].upos not in ("NOUN", "PROPN"):
        return False
    match = context.mentions.match_at(holder)
    return (match is None or context.mentions.match_at(number) is not match) and place_of(context, number) is not None


def _stretches(analysis: Analysis) -> Iterator[tuple[Range, Basis]]:
    """Runs of words whose probability of telling control is trusted, each with its likelier basis."""
    marks = analysis.marks.get(_HEAD)
    if marks is None:
        return
    labels, least = analysis.mark_labels[_HEAD], lexicon("control")["marks"]["trusted"]
    first: int | None = None
    for number in range(len(marks) + 1):
        trusted = number < len(marks) and 1.0 - float(marks[number, 0]) >= least
        if trusted and first is None:
            first = number
        elif not trusted and first is not None:
            totals = marks[first:number].sum(axis=0)
            best = max(Basis, key=lambda basis: sum(totals[n] for n, label in enumerate(labels) if label[2:] == basis))
            yield (first, number), best
            first = None
