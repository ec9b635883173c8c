"""Readings: named rules that turn a claim into a constraint. The shipped ones are in `readings.toml`.

Source: `RECONCILIATION.md`, "Readings"; ACLED Codebook, "Fatalities"; Every Casualty Counts, Standards for Casualty
Recording (2016), on accounts that disagree.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib import resources
from math import ceil, floor, isfinite
from pathlib import Path
from typing import Any, TypeVar

from counterclaim.model.claim import Outcome, VictimType
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.errors import ReadingError

LITERAL = "literal"
"""Name of the reading that is taken where none is asked for."""
SOME = -1
"""Key of the vague word without bounds among the vague words."""
_KEYS = ("name", "title", "base", "hears", "tolerance", "vague", "sums", "rivals", "prioritised", "asks")
_FINEST = 1_000_000
"""Largest denominator of a share that a reading file can mean."""
_PARTS_OF_CASUALTIES = {str(one): one for one in Outcome if one is not Outcome.CASUALTIES}
_PARTS_OF_CIVILIANS = {str(one): one for one in VictimType if one not in (VictimType.ANY, VictimType.CIVILIAN)}


class Role(StrEnum):
    """Who speaks of whose loss."""

    OWN = "own"
    ENEMY = "enemy"
    MIXED = "mixed"
    """A side speaks of losses of both sides together, or of an unknown side's."""
    THIRD = "third"
    REPORT = "report"
    """The reporter, or a teller whom nobody names."""


class Hearing(StrEnum):
    """Which ends of a claim bind."""

    WORDED = "worded"
    FLOOR = "floor"
    CEILING = "ceiling"
    NOTHING = "nothing"


class Rivals(StrEnum):
    """What happens to claims on one and the same figure."""

    ALL = "all"
    LOWEST = "lowest"
    RANGE = "range"
    PRIORITISED = "prioritised"
    CONFIRMED = "confirmed"
    UNDISPUTED = "undisputed"


@dataclass(frozen=True, slots=True)
class Reading:
    """A named rule that turns claims into constraints."""

    name: str
    title: str
    hears: Mapping[Role, Hearing]
    tolerance: Mapping[Qualifier, tuple[float, float]] = field(default_factory=dict)
    """Share of the number said that a qualifier leaves below and above it."""
    vague: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Bounds that replace those of a vague word, by its usual low; `SOME` stands for a word without bounds."""
    casualties: frozenset[Outcome] = frozenset({Outcome.KILLED, Outcome.WOUNDED})
    """What "casualties" adds up: a convention, not a fact."""
    civilians: frozenset[VictimType] = frozenset()
    """Victim types that "civilians" includes beside those of no other type."""
    rivals: Rivals = Rivals.ALL
    prioritised: tuple[str, ...] = ()
    asks: bool = False

    def bounds(self, count: Count, role: Role) -> tuple[int | None, int | None]:
        """Floor and ceiling that a figure sets when one in that role gives it; None where it sets none."""
        low, high = self._worded(count)
        match self.hears[role]:
            case Hearing.WORDED:
                return low, high
            case Hearing.FLOOR:
                return low, None
            case Hearing.CEILING:
                return None, high if high is not None else count.amount
            case Hearing.NOTHING:
                return None, None

    def _worded(self, count: Count) -> tuple[int | None, int | None]:
        if count.qualifier is Qualifier.VAGUE:
            key = SOME if count.low is None and count.high is None else count.low
            return self.vague.get(key if key is not None else 0, (count.low, count.high))
        if count.qualifier not in self.tolerance:
            return count.low, count.high
        below, above = (_share(share) for share in self.tolerance[count.qualifier])
        low = None if count.low is None else ceil(count.low * (1 - below))
        high = None if count.high is None else floor(count.high * (1 + above))
        return low, high


def _share(share: float) -> Fraction:
    """The share as it was written, so that 90 per cent of 10 is 9 and of a number of any length what it is."""
    return Fraction(share).limit_denominator(_FINEST)


@cache
def shipped_readings() -> Mapping[str, Reading]:
    """The readings that the package ships, by name."""
    tables = tomllib.loads(resources.files(__package__).joinpath("readings.toml").read_text("utf-8"))
    default = _reading("default", tables.pop("default"), None, "readings.toml")
    return {name: _reading(name, table, default, "readings.toml") for name, table in tables.items()}


def load_reading(name: str) -> Reading:
    """The shipped reading of that name, or the reading of a TOML file.

    Raises:
        ReadingError: there is no such reading or file, or the file does not fit; names file, key and remedy.
    """
    shipped = shipped_readings()
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if path.suffix.lower() != ".toml" and not path.exists():
        raise ReadingError(f"No reading is called {name!r}. {_suggestion(name, shipped)} Or give a TOML file.")
    return _read_file(path)


def _read_file(path: Path) -> Reading:
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ReadingError(f"{path}: {error.strerror or 'cannot be read'}. Give the path of a reading file.") from error
    except ValueError as error:
        raise ReadingError(f"{path.name}: no TOML ({error}). See docs/readings.md.") from error
    base = _text(table, "base", path.name) or LITERAL
    if base not in shipped_readings():
        raise ReadingError(f"{path.name}: unknown base {base!r}. {_suggestion(base, shipped_readings())}")
    return _reading(_text(table, "name", path.name) or path.stem, table, shipped_readings()[base], path.name)


def _reading(name: str, table: Mapping[str, Any], base: Reading | None, file: str) -> Reading:
    """The reading of a table, what it leaves out taken from `base`."""
    _allow(table, _KEYS, file, name)
    start = base or Reading(name, "", dict.fromkeys(Role, Hearing.WORDED))
    return replace(
        start,
        name=name,
        title=_text(table, "title", file) or start.title,
        hears={**start.hears, **_hearings(_table(table, "hears", file), file)},
        tolerance={**start.tolerance, **_tolerances(_table(table, "tolerance", file), file)},
        vague={**start.vague, **_vague_words(_table(table, "vague", file), file)},
        casualties=_members(table, "casualties", _PARTS_OF_CASUALTIES, file, start.casualties),
        civilians=_members(table, "civilian", _PARTS_OF_CIVILIANS, file, start.civilians),
        rivals=_chosen(Rivals, table["rivals"], "rivals", file) if "rivals" in table else start.rivals,
        prioritised=_texts(table, "prioritised", file) or start.prioritised,
        asks=_flag(table, "asks", start.asks, file),
    )


def _hearings(table: Mapping[str, Any], file: str) -> dict[Role, Hearing]:
    return {
        _chosen(Role, role, "hears", file): _chosen(Hearing, rule, f"hears.{role}", file)
        for role, rule in table.items()
    }


def _tolerances(table: Mapping[str, Any], file: str) -> dict[Qualifier, tuple[float, float]]:
    found = {}
    for qualifier, shares in table.items():
        below, above = _pair(shares, f"tolerance.{qualifier}", file)
        if not (0 <= below <= 1 and above >= 0):
            raise ReadingError(f"{file}: tolerance.{qualifier} needs a share from 0 to 1 below, and 0 or more above.")
        found[_chosen(Qualifier, qualifier, "tolerance", file)] = (float(below), float(above))
    return found


def _vague_words(table: Mapping[str, Any], file: str) -> dict[int, tuple[int, int]]:
    found = {}
    for word, bounds in table.items():
        low, high = _pair(bounds, f"vague.{word}", file)
        if int(low) != low or int(high) != high:
            raise ReadingError(f"{file}: vague.{word} counts people or things. Write whole numbers.")
        if not 0 <= low <= high:
            raise ReadingError(f"{file}: vague.{word} has low {low} above high {high}. Write the smaller number first.")
        if word != "some" and not word.isdecimal():
            raise ReadingError(f'{file}: vague.{word} is no word; write "some" or the word\'s usual low, as 200.')
        found[SOME if word == "some" else int(word)] = (int(low), int(high))
    return found


_Enum = TypeVar("_Enum", bound=StrEnum)


def _members(
    table: Mapping[str, Any], key: str, known: Mapping[str, _Enum], file: str, otherwise: frozenset[_Enum]
) -> frozenset[_Enum]:
    sums = _table(table, "sums", file)
    _allow(sums, ("casualties", "civilian"), file, "sums")
    members = _texts(sums, key, file)
    for member in members:
        if member not in known:
            raise ReadingError(f"{file}: unknown rule {member!r} in sums.{key}. {_suggestion(member, known)}")
    return frozenset(known[member] for member in members) if key in sums else otherwise


def _chosen(kind: type[_Enum], value: object, key: str, file: str) -> _Enum:
    if isinstance(value, str) and value in set(kind):
        return kind(value)
    known = [str(one) for one in kind]
    raise ReadingError(f"{file}: unknown rule {value!r} in {key}. {_suggestion(str(value), known)}")


def _allow(table: Mapping[str, Any], keys: Collection[str], file: str, where: str) -> None:
    for key in table:
        if key not in keys:
            raise ReadingError(f"{file}: unknown rule {key!r} in {where}. {_suggestion(key, keys)}")


def _table(table: Mapping[str, Any], key: str, file: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        raise ReadingError(f"{file}: {key} is no table. Write [{key}] on a line of its own.")
    return value


def _text(table: Mapping[str, Any], key: str, file: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ReadingError(f"{file}: {key} is no text. Put it in quotation marks.")
    return value


def _texts(table: Mapping[str, Any], key: str, file: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ReadingError(f'{file}: {key} is no list of texts. Write {key} = ["…", "…"].')
    return tuple(value)


def _pair(value: object, key: str, file: str) -> tuple[float, float]:
    numbers = value if isinstance(value, list) else []
    if len(numbers) != 2 or not all(map(_is_number, numbers)):
        raise ReadingError(f"{file}: {key} is no pair of numbers. Write two numbers, as [0.1, 0.1].")
    return numbers[0], numbers[1]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _flag(table: Mapping[str, Any], key: str, otherwise: bool, file: str) -> bool:
    value = table.get(key, otherwise)
    if not isinstance(value, bool):
        raise ReadingError(f"{file}: {key} is neither true nor false. Write one of them, without quotation marks.")
    return value


def _suggestion(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."
