"""The parties of a report: who takes part, who opposes whom, on whose ground a place lies."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.grammar import Grammar
from counterclaim.model.world import Conflict
from counterclaim.world.names import NameKind, NameMatch, Names


class Parties:
    """The known names of a report, and what they tell of its sides together.

    Args:
        grammar: the report as analysed.
        names: the known names.
        conflict: the conflict file; None leaves opponents to be inferred from the report.
    """

    def __init__(self, grammar: Grammar, names: Names, conflict: Conflict | None = None) -> None:
        self.grammar = grammar
        self.names = names
        self.matches: tuple[NameMatch, ...] = names.scan([word.text for word in grammar.words])
        self._allies = {side.name: side.allies for side in conflict.sides} if conflict else {}
        """Side of the conflict file to its allies, sides in the order of the file."""
        self._match_at = {n: match for match in self.matches for n in range(match.first, match.last)}

    def match_at(self, word: int) -> NameMatch | None:
        """The known name that a word belongs to."""
        return self._match_at.get(word)

    @cached_property
    def home(self) -> str | None:
        """The state or territory most often mentioned, in whose land the report mostly stands; None for none.

        Where the conflict is known, one of its sides, however often a mediator is mentioned.
        """
        kinds = {NameKind.STATE, NameKind.CAPITAL, NameKind.DEMONYM, NameKind.SIDE}
        counts = Counter(match.side for match in self.matches if match.side and match.kind in kinds)
        counts.update(self.lands.values())
        fighting = Counter({side: number for side, number in counts.items() if side in self._allies})
        return next((side for side, _ in (fighting or counts).most_common(1)), None)

    @cached_property
    def lands(self) -> dict[int, str]:
        """Last word of a place that is no party itself to the state on whose ground it lies."""
        states = [match.name for match in self.matches if match.kind in {NameKind.STATE, NameKind.DEMONYM}]
        found: dict[int, str] = {}
        for last, place in self._places():
            land = self.names.land_of(place, states)
            if land is not None:
                found[last] = land
        return found

    @cached_property
    def dateline(self) -> str | None:
        """The side of the first place or party that the report names; None where it names none."""
        first = next((match.side for match in self.matches if match.side), None)
        return first or next((self.lands[n] for n in sorted(self.lands)), None)

    def _places(self) -> list[tuple[int, str]]:
        """Last word and name of every place that is no party: those the engine found, then the known ones."""
        found = [
            (name.words[1] - 1, plain_name(self.grammar, name.words))
            for name in self.grammar.analysis.names
            if name.label in {"LOC", "FAC"} and not any(n in self._match_at for n in range(*name.words))
        ]
        known = [(m.last - 1, m.name) for m in self.matches if m.kind is NameKind.PLACE and m.side is None]
        return [*found, *known]

    @cached_property
    def groups(self) -> frozenset[str]:
        """The armed groups that are parties of their own."""
        return frozenset(m.name for m in self.matches if m.kind is NameKind.GROUP and m.side == m.name)

    @cached_property
    def group(self) -> str | None:
        """The armed group most often mentioned; None where there is none."""
        groups = (m for m in self.matches if m.kind is NameKind.GROUP and m.side == m.name)
        counts = Counter(match.side for match in groups)
        return counts.most_common(1)[0][0] if counts else None

    @cached_property
    def rivals(self) -> tuple[str, ...]:
        """The sides that the report is about: of the conflict file, else those mentioned half as often as the first."""
        if self._allies:
            return self._of_the_file
        counts = Counter(match.side for match in self.matches if match.side)
        most = max(counts.values(), default=0)
        return tuple(side for side, number in counts.most_common() if 2 * number >= most and number > 1)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Sides that the report mentions, those of the conflict first, then by how often they are mentioned."""
        counts = Counter(match.side for match in self.matches if match.side)
        counts.update(land for land in self.lands.values() if land not in counts)
        return tuple(sorted((side for side, _ in counts.most_common()), key=lambda side: side not in self._allies))

    def opposite(self, side: str | None) -> str | None:
        """The party most mentioned that is neither the side nor its ally; a side of the conflict file faces another.

        Without a file an armed group faces the land of the report, and that land the group most mentioned.
        """
        if side is None:
            return None
        friends = {side, *self._allies.get(side, ())}
        if side in self._allies:
            known: tuple[str | None, ...] = (*self._of_the_file, *self._allies)
        else:
            known = (self.home if side in self.groups else self.group if side == self.home else None, *self.parties)
        return next((party for party in known if party is not None and party not in friends), None)

    @cached_property
    def _of_the_file(self) -> tuple[str, ...]:
        """Sides of the conflict file that the report mentions, most often mentioned first."""
        return tuple(party for party in self.parties if party in self._allies)


def plain_name(grammar: Grammar, words: Range) -> str:
    """The words as they stand, articles in front left out."""
    first, last = words
    while first < last - 1 and grammar.words[first].upos == "DET":
        first += 1
    return " ".join(grammar.text((first, last)).split())
