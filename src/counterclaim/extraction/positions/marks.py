"""What the engine has learnt of stances: the probability of each at each word."""

from __future__ import annotations

from functools import cache

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Issue, Stance
from counterclaim.model.report import Span

_HEAD = "position"
_ISSUE = "position_issue"


def trusted_stance(context: Context, span: Span) -> tuple[Stance, float] | None:
    """The stance that the learned marks trust over a span, with its probability; None where they trust none."""
    probabilities = _probabilities(context, span)
    if not probabilities:
        return None
    best = max(probabilities, key=lambda stance: probabilities[stance])
    trusted = probabilities[best] >= float(lexicon("positions")["marks"]["trusted"])
    return (best, probabilities[best]) if trusted else None


def trusted_issue(context: Context, span: Span) -> Issue | None:
    """The issue that the learned marks trust over a span; None where they trust none."""
    marks = context.analysis.marks.get(_ISSUE)
    first, last = context.grammar.words_in(span)
    if marks is None or first >= last:
        return None
    means = marks[first:last].mean(axis=0)
    best = int(means.argmax())
    if float(means[best]) < float(lexicon("positions")["marks"]["trusted_issue"]):
        return None
    return Issue(context.analysis.mark_labels[_ISSUE][best])


def _probabilities(context: Context, span: Span) -> dict[Stance, float]:
    """The mean probability of each stance over the words of a span; empty without learned marks."""
    marks = context.analysis.marks.get(_HEAD)
    first, last = context.grammar.words_in(span)
    if marks is None or first >= last:
        return {}
    means = marks[first:last].mean(axis=0)
    columns = _columns(context.analysis.mark_labels[_HEAD])
    return {stance: float(means[list(own)].sum()) for stance, own in columns.items()}


@cache
def _columns(labels: tuple[str, ...]) -> dict[Stance, tuple[int, ...]]:
    """The columns of each stance that the head knows."""
    own = {stance: tuple(n for n, label in enumerate(labels) if label[2:] == stance.value) for stance in Stance}
    return {stance: columns for stance, columns in own.items() if columns}
