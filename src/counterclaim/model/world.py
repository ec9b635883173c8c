"""Who acts, to which party each belongs, and where places lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a place is known."""

    POINT = "point"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its coordinates in degrees (WGS 84); None where they are not known."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = Precision.UNKNOWN
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the country that the gazetteer assigns; a viewpoint, not a finding."""
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One party to a conflict."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other names, demonyms and capitals that stand for the party."""
    allies: tuple[str, ...] = ()
    """Names of the sides that fight on its side."""
    part_of: str | None = None
    """The side whose losses include its own, as a people's include those of its armed groups."""
    counted_with: str | None = None
    """The side with whose losses its own are told as one figure, whichever of the two a report names."""


@dataclass(frozen=True, slots=True)
class Camp:
    """Sides that fight together: one voice in a dispute over figures, and one that suffers."""

    sides: tuple[str, ...]

    @property
    def name(self) -> str:
        """The names of its sides."""
        return ", ".join(self.sides)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organ or group; the side it belongs to may change with time."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Descriptions that stand for it in reports ("prime minister")."""
    side: str | None = None
    side_from: date | None = None
    side_to: date | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """A bounded phase of a conflict, with the day from which running totals count."""

    name: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict's sides, actors, places and dates."""

    name: str
    title: str
    start: date | None = None
    end: date | None = None
    sides: tuple[Side, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    place_aliases: tuple[tuple[str, str], ...] = ()
    """(other name, name in `places`)."""
    episodes: tuple[Episode, ...] = ()
    inferred: bool = False
    """Whether the parties were inferred from the reports instead of read from a conflict file."""
