"""The shipped world file: countries, entities, groups, leaders, bodies, wires and outlets."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TypeAlias

from counterclaim.world.phrases import PhraseIndex
from counterclaim.world.records import Country, Group, NameKind, Naming, World

_Table: TypeAlias = Mapping[str, object]
_Phrased: TypeAlias = tuple[str, Naming]

_NO_SIDE = "none"


@cache
def load_world() -> World:
    """The world file as shipped; read once."""
    words = load_table("words.toml")
    asked = frozenset(texts_of(words, "only_where_asked"))
    phrased = tuple(_phrases(texts_of(words, "no_plural")))
    return World(
        countries=tuple(_country(name, row) for name, row in _country_rows()),
        groups=tuple(Group(name, _side(name, row), texts_of(row, "in")) for name, row in _rows("groups.toml")),
        phrases=PhraseIndex(
            (pair for pair in phrased if pair[0] not in asked), frozenset(texts_of(words, "common_in_capitals"))
        ),
        asked=PhraseIndex(pair for pair in phrased if pair[0] in asked),
    )


def _phrases(unplural: tuple[str, ...]) -> Iterator[_Phrased]:
    """Every phrase of the world; of two equal phrases the first one counts."""
    for name, row in _country_rows():
        yield from _country_phrases(name, row, unplural)
    for name, row in _rows("groups.toml"):
        naming = Naming(name, NameKind.GROUP, _side(name, row))
        yield from ((phrase, naming) for phrase in (name, *texts_of(row, "also")))
    for side, rows in load_table("leaders.toml").items():
        yield from _listed(rows, NameKind.ACTOR, None if side == _NO_SIDE else side)
    outlets = load_table("outlets.toml")
    yield from _listed(outlets["wires"], NameKind.WIRE)
    yield from _listed(load_table("bodies.toml"), NameKind.BODY)
    yield from _listed(outlets["outlets"], NameKind.OUTLET)


def _country_phrases(name: str, row: _Table, unplural: tuple[str, ...]) -> Iterator[_Phrased]:
    kind = NameKind(str(row.get("kind", NameKind.STATE)))
    own = None if kind is NameKind.PLACE else name
    side = str(row["side"]) if "side" in row else own
    named = Naming(name, kind, side)
    yield from ((phrase, named) for phrase in (name, *texts_of(row, "also")))
    people = Naming(name, kind if kind is NameKind.GROUP else NameKind.DEMONYM, side)
    for demonym in texts_of(row, "people"):
        yield demonym, people
        if not demonym.endswith(unplural):
            yield f"{demonym}s", people
    capital = Naming(name, NameKind.CAPITAL, side)
    yield from ((phrase, capital) for phrase in (*texts_of(row, "capital"), *texts_of(row, "seat")))


def _listed(rows: object, kind: NameKind, side: str | None = None) -> Iterator[_Phrased]:
    assert isinstance(rows, Mapping)
    for name in rows:
        naming = Naming(name, kind, side)
        yield from ((phrase, naming) for phrase in (name, *texts_of(rows, name)))


def _country_rows() -> Iterator[tuple[str, _Table]]:
    """Canonical name and row of every country and entity, with the ISO code as `country`."""
    for code, row in _rows("countries.toml"):
        yield str(row["name"]), {**row, "country": code}
    yield from _rows("entities.toml")


def _country(name: str, row: _Table) -> Country:
    code = row.get("country")
    latitude, longitude = map(float, texts_of(row, "at")) if "at" in row else (None, None)
    radius = float(str(row["radius_km"])) if "radius_km" in row else None
    people, capitals = texts_of(row, "people"), texts_of(row, "capital")
    return Country(name, None if code is None else str(code), people, capitals, latitude, longitude, radius)


def _side(name: str, row: _Table) -> str:
    return str(row.get("side", name))


def _rows(file: str) -> Iterator[tuple[str, _Table]]:
    for name, row in load_table(file).items():
        assert isinstance(row, Mapping)
        yield name, row


def texts_of(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The list of texts under a key of a shipped table; empty where the key is left out."""
    values = row.get(key, ())
    assert isinstance(values, (list, tuple))
    return tuple(map(str, values))


@cache
def load_table(file: str) -> Mapping[str, object]:
    """A table of a shipped TOML file."""
    return tomllib.loads(resources.files(__package__).joinpath("files", file).read_text(encoding="utf-8"))
