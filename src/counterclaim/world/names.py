"""Names found in a report's words, and the side behind each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from counterclaim.model.world import Actor, Conflict, Place
from counterclaim.world.phrases import Letters, PhraseIndex, folded, letters_of
from counterclaim.world.records import NameKind, Naming, World

__all__ = ["NameKind", "NameMatch", "Names"]

_Found: TypeAlias = tuple[int, Naming]
"""Number of pieces of a phrase, and what it names."""

_NOWHERE = frozenset({NameKind.ACTOR, NameKind.GROUP, NameKind.DEMONYM, NameKind.BODY, NameKind.WIRE, NameKind.OUTLET})


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in words `[first, last)`."""

    first: int
    last: int
    name: str
    """Canonical name ("Azerbaijan" for Azerbaijani and for Baku)."""
    kind: NameKind
    side: str | None
    """Party that it belongs to; a state is its own side; None for bodies, wires, outlets and bare places."""


class Names:
    """The names of the world and of one conflict, as they stand on one day."""

    def __init__(self, world: World, conflict: Conflict | None = None, on: date | None = None) -> None:
        self._world = world
        self._conflict = conflict
        self._on = on
        own = tuple(_conflict_phrases(conflict, world, on)) if conflict else ()
        self._phrases = PhraseIndex(own)
        self._adopted = _adopted(own, world)

    def scan(self, words: Sequence[str]) -> tuple[NameMatch, ...]:
        """Names in text order, none overlapping: the longest at each word, the conflict file's before the world's.

        Towns of the gazetteer are not searched for: too many bear the name of a common word.
        """
        letters = letters_of(words)
        return self.among(letters, self._world.phrases.found(letters))

    def among(self, letters: Letters, known: Mapping[int, _Found]) -> tuple[NameMatch, ...]:
        """What `scan` finds, where the world's phrases have been found already (`PhraseIndex.found`)."""
        own = self._phrases.found(letters)
        found: list[NameMatch] = []
        end = 0
        for start in sorted(own.keys() | known.keys()):
            if start >= end:
                count, naming = self._longer(own.get(start), known.get(start))
                found.append(_match(letters, start, count, naming))
                end = start + count
        return tuple(found)

    def lookup(self, phrase: str) -> NameMatch | None:
        """What the whole phrase names, a leading "the" aside; None where it is no known name."""
        letters = letters_of(phrase.split())
        skipped = int(len(letters.pieces) > 1 and letters.pieces[0].lower() == "the")
        for first in dict.fromkeys((0, skipped)):
            naming = self._whole(letters, first)
            if naming:
                return _match(letters, first, len(letters.pieces) - first, naming)
        return None

    def side_of(self, name: str) -> str | None:
        """The side of the whole name, else of the first name in it; None where there is none.

        Of names side by side the last one counts: "Ruritania's Red Brigade" is the brigade.
        """
        whole = self.lookup(name)
        if whole:
            return whole.side
        parts = self.scan(name.split())
        for part, following in pairwise(parts):
            if following.first > part.last:
                return part.side
        return parts[-1].side if parts else None

    def is_state(self, name: str) -> bool:
        """Whether a side is a state by the world's list, and no armed group or people."""
        return self._world.country_code(name) is not None

    def place(self, name: str) -> Place | None:
        """Where a place lies: by the conflict file, the world's regions and states, then the gazetteer.

        Towns in the countries of the conflict come first; None where a name is unknown or could be several places.
        """
        listed = _listed_place(self._conflict, name) if self._conflict else None
        known = self.lookup(name)
        if listed or (known and known.kind in _NOWHERE):
            return listed
        return self._world.area(name) or self._world.gazetteer.place(name, self._countries)

    def land_of(self, name: str, countries: Sequence[str] = ()) -> str | None:
        """The state on whose ground a place lies by the gazetteer, a viewpoint and no finding; None where unknown.

        Args:
            name: the place.
            countries: names of states to prefer where several places bear the name.
        """
        codes = tuple(code for state in countries if (code := self._world.country_code(state)))
        place = _listed_place(self._conflict, name) if self._conflict is not None else None
        place = place or self._world.gazetteer.place(name, (*self._countries, *codes))
        return self._world.state_of(place.country) if place and place.country else None

    def _longer(self, own: _Found | None, known: _Found | None) -> _Found:
        """The longer of a phrase of the conflict file and one of the world; the conflict file's where equal."""
        hits = [own] if own else []
        if known:
            hits.append((known[0], self._adopt(known[1])))
        return max(hits, key=itemgetter(0))

    def _whole(self, letters: Letters, start: int) -> Naming | None:
        """What all pieces from `start` on name together."""
        own = self._phrases.whole(letters, start)
        if own:
            return own
        known = self._world.phrases.whole(letters, start) or self._world.asked.whole(letters, start)
        return self._adopt(known) if known else None

    def _adopt(self, naming: Naming) -> Naming:
        """The naming as the conflict file has it: its name for a party or group, and that party's side."""
        mine = self._adopted.get(naming.name)
        if mine:
            return Naming(mine.name, naming.kind, mine.side)
        return naming

    @cached_property
    def _countries(self) -> tuple[str, ...]:
        """ISO codes of the conflict's ground."""
        if self._conflict is None:
            return ()
        codes = [code for side in self._conflict.sides for code in self._world.ground_of(side.name)]
        codes += [place.country for place in self._conflict.places if place.country]
        return tuple(dict.fromkeys(codes))


def _match(letters: Letters, start: int, count: int, naming: Naming) -> NameMatch:
    first, last = letters.words[start], letters.words[start + count - 1] + 1
    return NameMatch(first, last, naming.name, naming.kind, naming.side)


def _conflict_phrases(conflict: Conflict, world: World, on: date | None) -> Iterator[tuple[str, Naming]]:
    for side in conflict.sides:
        for phrase in (side.name, *side.aliases):
            yield phrase, Naming(side.name, _kind(world, phrase, NameKind.SIDE), side.name)
    for actor in conflict.actors:
        naming = Naming(actor.name, _kind(world, actor.name, NameKind.ACTOR), _side_on(actor, conflict, on))
        yield from ((phrase, naming) for phrase in (actor.name, *actor.aliases))
    for phrase, name in (*((place.name, place.name) for place in conflict.places), *conflict.place_aliases):
        if not (known := world.phrases.meaning_of(phrase)) or known.kind is NameKind.PLACE:
            yield phrase, Naming(name, NameKind.PLACE, known.side if known else None)


def _kind(world: World, phrase: str, otherwise: NameKind) -> NameKind:
    """The kind that the world gives a phrase of the conflict file, if any."""
    known = world.phrases.meaning_of(phrase)
    return known.kind if known else otherwise


def _side_on(actor: Actor, conflict: Conflict, on: date | None) -> str | None:
    """The side of the actor's name on a day: of the period that covers it, else the one side it ever had."""
    periods = [entry for entry in conflict.actors if entry.name == actor.name]
    if len({entry.side for entry in periods}) == 1:
        return actor.side
    if on is None:
        return periods[-1].side
    return next((entry.side for entry in periods if covers(entry, on)), None)


def covers(actor: Actor, day: date) -> bool:
    """Whether the actor's dates cover the day; open ends cover all."""
    return (actor.side_from or day) <= day <= (actor.side_to or day)


def _adopted(phrased: tuple[tuple[str, Naming], ...], world: World) -> dict[str, Naming]:
    """Canonical name of the world to the party, group or actor of the conflict file that bears one of its phrases."""
    adopted: dict[str, Naming] = {}
    for phrase, naming in phrased:
        known = world.phrases.meaning_of(phrase)
        if known and naming.kind is not NameKind.PLACE:
            adopted.setdefault(known.name, naming)
    return adopted


def _listed_place(conflict: Conflict, name: str) -> Place | None:
    wanted = folded(name)
    other = {folded(alias): place for alias, place in conflict.place_aliases}
    wanted = folded(other.get(wanted, name))
    return next((place for place in conflict.places if folded(place.name) == wanted), None)
