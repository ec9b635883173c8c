"""What the shipped world files say: names, what each stands for, and the side behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.model.world import Place, Precision
from counterclaim.world.phrases import PhraseIndex

if TYPE_CHECKING:
    from counterclaim.world.gazetteer import Gazetteer


class NameKind(StrEnum):
    """What a name stands for."""

    SIDE = "side"
    ACTOR = "actor"
    GROUP = "group"
    STATE = "state"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    BODY = "body"
    WIRE = "wire"
    OUTLET = "outlet"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Naming:
    """What one or more phrases name."""

    name: str
    """Canonical name ("Azerbaijan" for Azerbaijani and for Baku)."""
    kind: NameKind
    side: str | None = None
    """Party that it belongs to; a state is its own side; None for bodies, wires, outlets and bare places."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state, state-like entity, people or region."""

    name: str
    code: str | None
    """ISO 3166-1 alpha-2; of the ground that it lies on; None where it spans several."""
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    latitude: float | None = None
    """Degrees of its middle; None for states, whose middle the gazetteer gives."""
    longitude: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, movement, army or security organ."""

    name: str
    side: str
    """Party that it belongs to: itself, unless it is an organ of another."""
    countries: tuple[str, ...]
    """ISO codes of the countries where it fights."""


@dataclass(frozen=True)
class World:
    """Everything the package knows of the world outside any one conflict."""

    countries: tuple[Country, ...]
    groups: tuple[Group, ...]
    phrases: PhraseIndex[Naming]
    asked: PhraseIndex[Naming]
    """Names that are common words as well: looked up, never searched for in running text."""

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The packed gazetteer, opened when first asked for."""
        from counterclaim.world.gazetteer import load_gazetteer

        return load_gazetteer()

    def country(self, name: str) -> Country | None:
        """The state or entity of that canonical name."""
        return self._by_name.get(name)

    def country_code(self, name: str) -> str | None:
        """ISO code of the ground on which the state or entity of that canonical name lies."""
        country = self.country(name)
        return country.code if country else None

    def ground_of(self, name: str) -> tuple[str, ...]:
        """ISO codes of the countries where the state, entity or group of that canonical name lies or fights."""
        code = self.country_code(name)
        return (code,) if code else next((group.countries for group in self.groups if group.name == name), ())

    def state_of(self, code: str) -> str | None:
        """Canonical name of the first state with an ISO code; None where the code is unknown."""
        return self._by_code.get(code)

    def area(self, name: str) -> Place | None:
        """The state or region of that name, in any spelling; None for any other name, and for a people."""
        naming = self.phrases.meaning_of(name.removeprefix("the "))
        country = self.country(naming.name) if naming and naming.kind in (NameKind.STATE, NameKind.PLACE) else None
        if country is None:
            return None
        if country.latitude is not None:
            return _area(country, country.latitude, country.longitude, Precision.REGION)
        centre = self.gazetteer.centre(country.code) if country.code else None
        latitude, longitude = centre or (None, None)
        return _area(country, latitude, longitude, Precision.COUNTRY)

    @cached_property
    def _by_code(self) -> dict[str, str]:
        return {country.code: country.name for country in reversed(self.countries) if country.code}

    @cached_property
    def _by_name(self) -> dict[str, Country]:
        return {country.name: country for country in self.countries}


def _area(country: Country, latitude: float | None, longitude: float | None, precision: Precision) -> Place:
    return Place(country.name, latitude, longitude, precision, country.code, country.radius_km)
