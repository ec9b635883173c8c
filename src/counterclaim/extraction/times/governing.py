"""Which expression of time dates which word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.extraction.analysis import Analysis
from counterclaim.extraction.times.values import TimeExpression, TimeRole

_CLAUSES = frozenset({"ccomp", "parataxis", "root", "acl:relcl"})
_DATING = frozenset({TimeRole.AT, TimeRole.SINCE})


def governing_time(analysis: Analysis, times: Sequence[TimeExpression], word: int) -> TimeExpression | None:
    """The expression that dates a word: attached below it, or to a verb of its clause; None where none does.

    An expression attached to a verb of saying does not date what is said, since content begins a clause of its own.
    """
    return _governing(analysis, [time for time in times if time.role in _DATING], word)


def since_of(analysis: Analysis, times: Sequence[TimeExpression], word: int) -> TimeExpression | None:
    """The expression from which on a word counts ("since 2 May"), in its clause or else anywhere in its sentence."""
    opening = [time for time in times if time.role is TimeRole.SINCE]
    governed = _governing(analysis, opening, word)
    if governed is not None:
        return governed
    first, last = sentence_of(analysis, word)
    inside = [time for time in opening if first <= time.words[0] < last]
    return min(inside, key=lambda time: abs(time.words[0] - word), default=None)


def sentence_of(analysis: Analysis, word: int) -> tuple[int, int]:
    """The half-open range of words of the sentence that holds a word."""
    return next(((first, last) for first, last in analysis.sentences if first <= word < last), (word, word + 1))


def _governing(analysis: Analysis, times: Sequence[TimeExpression], word: int) -> TimeExpression | None:
    first, last = sentence_of(analysis, word)
    inside = [time for time in times if first <= time.words[0] < last]
    if not inside:
        return None
    above = list(_above(analysis, word))
    reach = {number: steps for steps, number in enumerate(above)}
    scored = [(_distance(analysis, time, reach), abs(time.words[0] - word), time) for time in inside]
    reached = [(steps, away, time) for steps, away, time in scored if steps is not None]
    return min(reached, key=lambda found: found[:2])[2] if reached else None


def _above(analysis: Analysis, word: int) -> Iterator[int]:
    """The word and those above it, up to the head of its clause and of clauses that share its time."""
    at = word
    while True:
        yield at
        relation = analysis.words[at].dep
        if analysis.words[at].head == at or relation in _CLAUSES or relation.partition(":")[0] in _CLAUSES:
            return
        at = analysis.words[at].head


def _distance(analysis: Analysis, time: TimeExpression, reach: dict[int, int]) -> int | None:
    """Steps from the dated word up to where the expression is attached; None where it is attached elsewhere."""
    at, steps = attachment(analysis, time), 0
    while at not in reach:
        word = analysis.words[at]
        if word.head == at or word.upos in ("VERB", "AUX") or steps > 3:
            return None
        at, steps = word.head, steps + 1
    return reach[at] + steps


def attachment(analysis: Analysis, time: TimeExpression) -> int:
    """The word outside an expression on which it hangs; its own first word where it heads the sentence."""
    first, last = time.words
    for number in range(first, min(last, len(analysis.words))):
        head = analysis.words[number].head
        if not first <= head < last:
            return head
    return first
