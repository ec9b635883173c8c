"""Which expression of time dates which word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from counterclaim.extraction.analysis import Analysis
from counterclaim.extraction.times.values import TimeExpression, TimeRole

_CLAUSES = frozenset({"ccomp", "parataxis", "root", "acl:relcl"})
_DATING = frozenset({TimeRole.AT, TimeRole.SINCE})
_OPENING = frozenset({TimeRole.SINCE})


def governing_time(analysis: Analysis, times: Sequence[TimeExpression], word: int) -> TimeExpression | None:
    """The expression that dates a word: attached below it, or to a verb of its clause; None where none does.

    An expression attached to a verb of saying does not date what is said, since content begins a clause of its own.
    """
    return _governing(analysis, _inside(analysis, times, word, _DATING), word)


def since_of(analysis: Analysis, times: Sequence[TimeExpression], word: int) -> TimeExpression | None:
    """The expression from which on a word counts ("since 2 May"), in its clause or else anywhere in its sentence."""
    opening = _inside(analysis, times, word, _OPENING)
    governed = _governing(analysis, opening, word)
    return governed or min(opening, key=lambda time: abs(time.words[0] - word), default=None)


def sentence_of(analysis: Analysis, word: int) -> tuple[int, int]:
    """The half-open range of words of the sentence that holds a word."""
    number = bisect_right(analysis.sentences, word, key=lambda sentence: sentence[0]) - 1
    inside = number >= 0 and word < analysis.sentences[number][1]
    return analysis.sentences[number] if inside else (word, word + 1)


def _inside(
    analysis: Analysis, times: Sequence[TimeExpression], word: int, roles: frozenset[TimeRole]
) -> list[TimeExpression]:
    """The expressions of some roles in the sentence of a word; `times` are in text order."""
    first, last = sentence_of(analysis, word)
    begin = bisect_left(times, first, key=lambda time: time.words[0])
    end = bisect_left(times, last, key=lambda time: time.words[0])
    return [time for time in times[begin:end] if time.role in roles]


def _governing(analysis: Analysis, inside: Sequence[TimeExpression], word: int) -> TimeExpression | None:
    if not inside:
        return None
    above = list(_above(analysis, word))
    reach = {number: steps for steps, number in enumerate(above)}
    scored = [(_distance(analysis, time, reach), abs(time.words[0] - word), time) for time in inside]
    reached = [(steps, away, time) for steps, away, time in scored if steps is not None]
    return min(reached, key=lambda found: found[:2])[2] if reached else None


def _above(analysis: Analysis, word: int) -> Iterator[int]:
    """The word and those above it, up to the head of its clause and of clauses that share its time."""
    at, seen = word, {word}
    while True:
        yield at
        relation = analysis.words[at].dep
        if analysis.words[at].head in seen or relation in _CLAUSES or relation.partition(":")[0] in _CLAUSES:
            return
        at = analysis.words[at].head
        seen.add(at)


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
    saying = _participle_before(analysis, first)
    if saying is not None:
        return saying
    for number in range(first, min(last, len(analysis.words))):
        head = analysis.words[number].head
        if not first <= head < last:
            return head
    return first


def _participle_before(analysis: Analysis, first: int) -> int | None:
    """The participle behind "after" or "before" that an expression follows at once ("after saying on Sunday")."""
    at = first - 1
    while at > 0 and analysis.words[at].upos == "ADP":
        at -= 1
    opened = at > 0 and analysis.words[at].xpos == "VBG" and analysis.words[at - 1].text.lower() in {"after", "before"}
    return at if opened else None
