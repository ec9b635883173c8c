"""Names folded to the camp that they stand for, and who vouches for a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED
from counterclaim.model.entry import Entry
from counterclaim.model.world import Camp
from counterclaim.reconciliation.disputes.kinship import ground
from counterclaim.world.phrases import folded


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches for a claim."""

    name: str
    """One name for all who speak for a party; the folded source for anyone else."""
    party: str | None
    """The camp or side that it speaks for; None for reporters, sources of no side and those of several."""
    source: str
    """The source, folded."""
    parties: frozenset[str]
    """All for whom it speaks: several where "Northland and Southland" say so, its own name where it has no party."""

    @property
    def actor(self) -> str | None:
        """Its party, or the source itself where it has none; None for reporters and tellers whom nobody names."""
        return None if self.source in (REPORT_VOICE, UNSPECIFIED) else self.party or self.source


@dataclass(frozen=True, slots=True)
class Parties:
    """The camps of a conflict, and the names that stand for them."""

    camps: Sequence[Camp]
    side_of: Callable[[str], str | None]
    place_of: Callable[[str], str] = str
    """One name for all spellings of a place, such as "Shusha" for "Shushi"."""
    _sides: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    """Sides found so far, since a ledger repeats few names many times."""

    def known(self, name: str) -> str | None:
        """The camp behind a name, else its side; None where it has none."""
        side = self._side(name)
        return next((camp.name for camp in self.camps if side in camp.sides), side)

    def party(self, name: str) -> str:
        """The camp or side behind a name, else the folded name itself."""
        return self.known(name) or folded(name)

    def side(self, name: str) -> str:
        """The side behind a name, whoever fights beside it, else the folded name itself."""
        return self._side(name) or folded(name)

    def parties(self, names: Iterable[str]) -> frozenset[str]:
        """The parties behind names; those of no side by their folded names."""
        return frozenset(map(self.party, names))

    def known_parties(self, names: Iterable[str]) -> frozenset[str]:
        """The camps and sides behind names; those of no side left out."""
        return frozenset(party for name in names if (party := self.known(name)))

    def place(self, name: str) -> str:
        """One key for all spellings of a place, and for what lies beside it."""
        return ground(self.place_of(name))

    def grounds(self) -> frozenset[str]:
        """Keys of places that bear the name of a side: its whole ground."""
        return frozenset(ground(side) for camp in self.camps for side in camp.sides)

    def voice(self, entry: Entry) -> Voice:
        """Who vouches for a claim: whoever says or believes it last in a chain, and the camp behind."""
        claim = entry.claim
        told = claim.nested[-1] if claim.nested else claim.source
        if told in (REPORT_VOICE, UNSPECIFIED):
            name = f"{told} of {entry.outlet or entry.report}"
            return Voice(name, None, told, frozenset((name,)))
        joint = self.known_parties(told.split(" and "))
        if len(joint) > 1:
            return Voice(folded(told), None, folded(told), joint)
        side = entry.speaker_side if told == claim.source else None
        party = self.known(side or told) or side
        name = party or folded(told)
        return Voice(name, party, folded(told), frozenset((name,)))

    def _side(self, name: str) -> str | None:
        if name not in self._sides:
            listed = any(name in camp.sides for camp in self.camps)
            self._sides[name] = name if listed else self.side_of(name)
        return self._sides[name]
