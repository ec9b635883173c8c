"""Which sides are silent on a figure, and how: they refuse it, they speak but not of it, or no report quotes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterclaim.model.finding import Silence, SilenceKind
from counterclaim.model.world import Camp
from counterclaim.reconciliation.figures import Question
from counterclaim.reconciliation.ground import Ground
from counterclaim.reconciliation.statements import Statement


def silences(
    question: Question, refusals: Sequence[Statement], ground: Ground, speaking: Collection[Camp]
) -> tuple[Silence, ...]:
    """Every camp that gives no figure, with the kind of its silence.

    Args:
        question: the figure.
        refusals: all that is refused, for refusals that include this figure.
        ground: whose side is whose.
        speaking: camps that some report quotes, on whatever matter.
    """
    return tuple(_silences(question, refusals, ground, speaking))


def _silences(
    question: Question, refusals: Sequence[Statement], ground: Ground, speaking: Collection[Camp]
) -> Iterator[Silence]:
    given = {ground.homes.get(one.entry.speaker_side or "") for one in question.told}
    refusing = [one for one in refusals if question.box.meets(one.box)]
    refused = {ground.homes.get(one.entry.speaker_side or "") for one in (*question.refusals, *refusing)}
    for camp in ground.camps:
        if camp in given:
            continue
        if camp in refused:
            yield Silence(camp.name, SilenceKind.REFUSED)
        else:
            yield Silence(camp.name, SilenceKind.COVERED if camp in speaking else SilenceKind.NO_REPORT)
