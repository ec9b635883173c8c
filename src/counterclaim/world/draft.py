"""Parties of a conflict inferred from reports about it, and a first conflict file for the user to edit."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, islice

from counterclaim.model.world import Actor, Conflict, Place, Side
from counterclaim.world.names import NameKind, NameMatch, Names
from counterclaim.world.phrases import PhraseIndex, folded, letters_of, plain_words
from counterclaim.world.worldfile import load_table, load_world, texts_of

_MOST_SIDES = 4
_LEAST_PART = 0.25
"""A party is named beside words of fighting at least this often, as a part of the one named most."""
_SPEAKING = (NameKind.CAPITAL, NameKind.ACTOR)
"""Capitals and people speak more often than they fight."""
_SENTENCE_ENDS = frozenset(".!?")
_LONGEST_NAME = 4
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class _Read:
    """One sentence and the names in it."""

    words: tuple[str, ...]
    names: tuple[NameMatch, ...]


def infer_conflict(texts: Sequence[tuple[str, date | None]]) -> Conflict:
    """The conflict that the reports seem to be about: likely parties, office-holders and places; no dates."""
    names = Names(load_world())
    read = [sentence for text, _ in texts for sentence in _sentences(text, names)]
    sides = _parties(read)
    places = _places(read, sides)
    return Conflict(
        name="draft",
        title=" and ".join(filter(None, (", ".join(sides[:-1]), *sides[-1:]))) or "Unknown parties",
        sides=tuple(_side(side) for side in sides),
        actors=tuple(_actors(read, names)),
        places=tuple(places),
        place_aliases=tuple((other, place.name) for place, others in places.items() for other in others),
        inferred=True,
    )


def _sentences(text: str, names: Names) -> Iterator[_Read]:
    words = plain_words(text)
    ends = [number + 1 for number, word in enumerate(words) if word in _SENTENCE_ENDS]
    for begin, end in zip([0, *ends], [*ends, len(words)], strict=True):
        sentence = words[begin:end]
        if sentence:
            yield _Read(tuple(sentence), names.scan(sentence))


def _parties(read: Sequence[_Read]) -> tuple[str, ...]:
    """Sides by how often they are named, counted thrice beside words of fighting; the rest of the world left out."""
    fighting = frozenset(texts_of(load_table("inference.toml"), "fighting"))
    counts: Counter[str] = Counter()
    for sentence in read:
        counts.update(match.side for match in sentence.names if match.side)
        if not fighting.isdisjoint(map(str.lower, sentence.words)):
            counts.update(2 * [match.side for match in sentence.names if match.side and match.kind not in _SPEAKING])
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(side for side, count in ranked[:_MOST_SIDES] if count >= _LEAST_PART * ranked[0][1])


def _side(name: str) -> Side:
    country = load_world().country(name)
    return Side(name, (*country.demonyms, *country.capitals) if country else ())


def _actors(read: Sequence[_Read], names: Names) -> Iterator[Actor]:
    """People named after a side and an office, each with every office found."""
    offices = PhraseIndex((office, office) for office in texts_of(load_table("inference.toml"), "offices"))
    roles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence in read:
        for name, side, office in _holders(sentence, offices):
            known = names.lookup(name)
            if (known is None or known.kind is NameKind.ACTOR) and office not in roles[name, side]:
                roles[name, side].append(office)
    bearers = Counter(folded(surname) for surname in {name: name.split()[-1] for name, _ in roles}.values())
    for (name, side), held in sorted(roles.items()):
        surname = name.split()[-1]
        yield Actor(name, (surname,) * (bearers[folded(surname)] == 1), tuple(held), side)


def _holders(sentence: _Read, offices: PhraseIndex[str]) -> Iterator[tuple[str, str, str]]:
    """Name, side and office of "Ruritanian Foreign Minister Anna Example" and "Ruritania's president, Anna Example"."""
    titles = frozenset(texts_of(load_table("inference.toml"), "titles"))
    for match in sentence.names:
        letters = letters_of(sentence.words[match.last :])
        office = offices.longest_at(letters, 0) if letters.pieces and match.side else None
        if office and match.side:
            begin = match.last + letters.words[office[0] - 1] + 1
            begin += sentence.words[begin : begin + 1] == (",",)
            following = dropwhile(titles.__contains__, sentence.words[begin:])
            name = tuple(_capitalised(tuple(islice(following, _LONGEST_NAME))))
            if len(name) > 1:
                yield " ".join(name), match.side, office[1]


def _capitalised(words: Sequence[str]) -> Iterator[str]:
    """The leading words that begin with a capital and are written as a name."""
    for word in words:
        if not (word[0].isupper() and word.isprintable() and not word.isupper()):
            return
        yield word


def _places(read: Sequence[_Read], sides: Sequence[str]) -> dict[Place, tuple[str, ...]]:
    """Towns of the parties' ground that are named after a preposition, most often named first, with other spellings."""
    world = load_world()
    codes = {code for side in sides for code in world.ground_of(side)}
    found: dict[str, Place] = {}
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in (name for sentence in read for name in _place_names(sentence)):
        place = world.gazetteer.place(name, sorted(codes))
        if place and place.country in codes and not world.phrases.meaning_of(name):
            spellings[found.setdefault(folded(place.name), place).name].append(name)
    ranked = sorted(found, key=lambda key: (-len(spellings[found[key].name]), key))[:_MOST_PLACES]
    return {found[key]: _other_spellings(spellings[found[key].name], found) for key in ranked}


def _other_spellings(names: Sequence[str], taken: Container[str]) -> tuple[str, ...]:
    """One of each spelling that is no place's own name."""
    spelt = {folded(name): name for name in sorted(names, reverse=True)}
    return tuple(sorted(name for key, name in spelt.items() if key not in taken))


def _place_names(sentence: _Read) -> Iterator[str]:
    before = frozenset(texts_of(load_table("inference.toml"), "before_places"))
    taken = {number for match in sentence.names for number in range(match.first, match.last)}
    for number, word in enumerate(sentence.words):
        if word.lower() in before and number + 1 not in taken:
            name = tuple(_capitalised(sentence.words[number + 1 : number + 3]))
            yield from (" ".join(name[:length]) for length in range(len(name), 0, -1))


def draft_conflict(texts: Sequence[tuple[str, date | None]]) -> str:
    """A commented conflict file with what the reports let one infer, for the user to edit; `load_conflict` reads it."""
    conflict = infer_conflict(texts)
    days = sorted(day for _, day in texts if day)
    return "\n".join((*_head(conflict, days, len(texts)), *_tables(conflict)))


def _head(conflict: Conflict, days: Sequence[date], reports: int) -> Iterator[str]:
    yield f"# First draft of a conflict file, inferred from {reports} report{'s' * (reports != 1)}. Check every line:"
    yield "# the parties are only those named most often. docs/conflict-files.md describes the format."
    yield ""
    yield from _keys({"name": conflict.name, "title": conflict.title})
    if days:
        yield f"# The reports are dated {days[0]} to {days[-1]}. First and last day of the conflict, if known:"
    yield f"# start = {days[0] if days else '2020-09-27'}"
    yield f"# end = {days[-1] if days else '2020-11-10'}"


def _tables(conflict: Conflict) -> Iterator[str]:
    yield "\n# Sides: every party that suffers or inflicts losses. `aliases` are the other names, demonyms and capitals"
    yield "# that stand for it; `allies` the sides that fight with it."
    if not conflict.sides:
        yield from ("", "# [[side]]", '# name = "…"', "# aliases = []")
    for side in conflict.sides:
        yield from ("", "[[side]]", *_keys({"name": side.name, "aliases": side.aliases}), "# allies = []")
    yield "\n# Actors: people and organs; `roles` are words that stand for them, `from` and `to` the days of office."
    for actor in conflict.actors:
        yield from ("", "[[actor]]", *_keys({"name": actor.name, "aliases": actor.aliases, "roles": actor.roles}))
        yield from _keys({"side": actor.side or ""})
    yield "\n# Places: what the gazetteer knows by another name, or not at all. Coordinates in degrees."
    for place in conflict.places:
        others = tuple(other for other, name in conflict.place_aliases if name == place.name)
        yield from ("", "[[place]]", *_keys({"name": place.name, "aliases": others}), *_place_keys(place))
    yield ""


def _place_keys(place: Place) -> Iterator[str]:
    if place.latitude is not None and place.longitude is not None:
        yield from (f"latitude = {place.latitude}", f"longitude = {place.longitude}")
    yield from _keys({"precision": place.precision.value, "country": place.country or ""})


def _keys(values: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    """Lines of TOML; what is empty is left out. JSON strings and lists are TOML as well."""
    for key, value in values.items():
        if value:
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
