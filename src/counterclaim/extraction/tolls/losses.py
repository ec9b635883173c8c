"""A loss as far as its side is concerned: what is known of a count when its victims' side is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.tolls.accepting import Accepted, Link
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.governing import Told
from counterclaim.extraction.tolls.marks import Marked
from counterclaim.extraction.tolls.victims import Speaker
from counterclaim.model.claim import Object, Toll, VictimType

SideHint: TypeAlias = tuple[str | None, str]
"""A side and the name of a hint that speaks for it; a side of None names nobody and is dropped."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What is known of a loss when its side is asked for."""

    count: Accepted
    speaker: Speaker
    victim_type: VictimType
    carried: Toll | None
    """The toll from which the count goes on, in the sentence or paragraph."""
    link: Link
    earlier: Toll | None
    """The last toll before it anywhere."""
    twins: tuple[Accepted, ...] = ()
    """The same figure elsewhere in the report."""
    counts: tuple[Accepted, ...] = ()
    """Every count of the report, itself among them."""

    @property
    def candidate(self) -> Candidate:
        """The expression that counts."""
        return self.count.candidate

    @property
    def told(self) -> Told | None:
        """The word that tells the outcome."""
        return self.count.told

    @property
    def object(self) -> Object:
        """What is counted."""
        return self.count.object

    @property
    def mark(self) -> Marked | None:
        """What the engine says of the count."""
        return self.count.mark


def standing(context: Context, loss: Loss) -> str:
    """What those counted are, as far as sides care: rebels, military, materiel, civilian or any."""
    if loss.object is not Object.PERSONS:
        return "building" if loss.object is Object.BUILDING else "materiel"
    if context.grammar.words[loss.candidate.noun].lemma.lower() in lexicon("tolls")["standing"]["rebels"]:
        return "rebels"
    if loss.victim_type is VictimType.MILITARY:
        return "military"
    return "any" if loss.victim_type is VictimType.ANY else "civilian"
