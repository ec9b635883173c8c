"""Conflict files: one conflict's sides, actors, places and dates, read from TOML."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from counterclaim.model.errors import ConflictFileError
from counterclaim.model.world import Actor, Conflict, Episode, Place, Precision, Side
from counterclaim.world.phrases import folded
from counterclaim.world.rows import Row, Source
from counterclaim.world.worldfile import load_world

_AT = re.compile(r" \(at line (\d+), column \d+\)\.?$| \(at end of document\)\.?$")
_TOP_KEYS = ("name", "title", "start", "end", "side", "actor", "place", "episode")
_SIDE_KEYS = ("name", "aliases", "allies", "part_of", "counted_with")
_ACTOR_KEYS = ("name", "aliases", "roles", "side", "from", "to")
_PLACE_KEYS = ("name", "aliases", "latitude", "longitude", "precision", "country", "radius_km")
_EPISODE_KEYS = ("name", "start", "end")
_LARGEST_BYTES = 4_000_000


def read_conflict(path: Path) -> Conflict:
    """The conflict of a file.

    Raises:
        ConflictFileError: the file cannot be read, is no TOML or does not fit; names file, line and remedy.
    """
    return parse_conflict(_file_text(path), path.name)


def parse_conflict(text: str, called: str) -> Conflict:
    """The conflict of a conflict file's text, `called` so in errors.

    Raises:
        ConflictFileError: the text is no TOML or does not fit; names file, line and remedy.
    """
    top = _top(Source(called, text))
    top.allow(_TOP_KEYS)
    start, end = top.days("start", "end")
    sides = _sides(top)
    name = top.name()
    return Conflict(
        name=name,
        title=top.text("title") or name,
        start=start,
        end=end,
        sides=sides,
        actors=tuple(_actors(top, sides)),
        places=tuple(_place(row) for row in top.rows("place")),
        place_aliases=tuple(_place_aliases(top)),
        episodes=tuple(_episode(row) for row in top.rows("episode")),
    )


def _file_text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if not path.is_file() or size > _LARGEST_BYTES:
            raise ConflictFileError(f"{path}: no plain file of at most 4 MB. Give the path of a conflict file.")
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise ConflictFileError(f"{path}: {reason}. Give the path of a readable conflict file.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(path.name, "")
        line = raw[: error.start].count(b"\n") + 1
        raise source.fault(line, "not UTF-8 text.", "Save the file with encoding UTF-8.") from error


def _top(source: Source) -> Row:
    text = source.text.replace("\r\n", "\n")
    try:
        return Row(source, "", 0, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at and at[1] else max(1, len(source.text.splitlines()))
        what = _AT.sub("", str(error)).rstrip(".") + "."
        remedy = 'Correct the TOML there: key = "text", ["lists"], days as 2020-09-27.'
        raise source.fault(line, what, remedy) from error
    except (ValueError, RecursionError) as error:
        remedy = "Write plain texts, lists of texts, days and coordinates."
        raise source.fault(_first_undue_line(text), "no value of a conflict file.", remedy) from error


def _first_undue_line(text: str) -> int:
    """Number of the line that the parser gives up on, such as one with a number of thousands of digits."""
    lines = text.split("\n")

    def undue(count: int) -> bool:
        try:
            tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            return False
        except (ValueError, RecursionError):
            return True
        return False

    return bisect_left(range(1, len(lines) + 1), True, key=undue) + 1


def _sides(top: Row) -> tuple[Side, ...]:
    owners: dict[str, str] = {}
    sides = tuple(_side(row, owners) for row in top.rows("side"))
    names = {side.name for side in sides}
    for row in top.rows("side"):
        others = [("allies", ally) for ally in row.texts("allies")]
        others += [(key, other) for key in ("part_of", "counted_with") if (other := row.text(key))]
        for key, other in others:
            if other not in names or other == row.name():
                raise row.fault(key, f'"{other}" is no other side.', f"Sides here: {_listing(names)}.")
    wholes = {side.name: side.part_of for side in sides}
    for row in top.rows("side"):
        if wholes.get(wholes[row.name()] or ""):
            remedy = "Name the outermost side as part_of; one step is enough."
            raise row.fault("part_of", f'"{wholes[row.name()]}" is itself part of another side.', remedy)
    return sides


def _side(row: Row, owners: dict[str, str]) -> Side:
    row.allow(_SIDE_KEYS)
    name = row.name()
    if name in owners.values():
        raise row.fault("name", f'the side "{name}" is listed twice.', "Keep one of the two tables.")
    return Side(
        name, _aliases(row, owners), row.texts("allies"), row.text("part_of"), counted_with=row.text("counted_with")
    )


def _aliases(row: Row, owners: dict[str, str]) -> tuple[str, ...]:
    """The aliases of a row, none of them another's; `owners` collects whose each phrase is."""
    name, aliases = row.name(), row.texts("aliases")
    for phrase in (name, *aliases):
        owner = owners.setdefault(folded(phrase), name)
        if owner != name:
            key = "name" if phrase == name else "aliases"
            raise row.fault(key, f'"{phrase}" already stands for "{owner}".', "Leave it to one of the two.")
    return aliases


def _actors(top: Row, sides: tuple[Side, ...]) -> Iterator[Actor]:
    names = {side.name for side in sides}
    owners: dict[str, str] = {}
    for row in top.rows("actor"):
        row.allow(_ACTOR_KEYS)
        side = row.text("side")
        if side is not None and side not in names and not _known_side(side):
            what = f'the side "{side}" does not exist.'
            raise row.fault("side", what, f"Use a side of this file ({_listing(names)}) or a state by its usual name.")
        start, end = row.days("from", "to")
        yield Actor(row.name(), _aliases(row, owners), row.texts("roles"), side, start, end)


def _known_side(side: str) -> bool:
    known = load_world().phrases.meaning_of(side)
    return known is not None and known.name == side


def _place(row: Row) -> Place:
    row.allow(_PLACE_KEYS)
    latitude, longitude = row.degrees("latitude", 90), row.degrees("longitude", 180)
    if (latitude is None) != (longitude is None):
        raise row.fault(None, "latitude and longitude go together.", "Give both or neither.")
    return Place(row.name(), latitude, longitude, _precision(row), _code(row), row.kilometres("radius_km"))


def _place_aliases(top: Row) -> Iterator[tuple[str, str]]:
    owners: dict[str, str] = {}
    for row in top.rows("place"):
        yield from ((alias, row.name()) for alias in _aliases(row, owners))


def _precision(row: Row) -> Precision:
    value = row.text("precision") or Precision.UNKNOWN.value
    if value not in list(Precision):
        raise row.fault("precision", f'unknown precision "{value}".', f"Write one of {', '.join(Precision)}.")
    return Precision(value)


def _code(row: Row) -> str | None:
    code = row.text("country")
    if code is not None and not re.fullmatch(r"[A-Z]{2}", code):
        raise row.fault("country", f'"{code}" is no country code.', 'Write two capitals after ISO 3166-1, as "AZ".')
    return code


def _episode(row: Row) -> Episode:
    row.allow(_EPISODE_KEYS)
    start, end = row.days("start", "end")
    if start is None:
        raise row.fault(None, "[[episode]] has no start.", "Add a line start = 2020-09-27.")
    return Episode(row.name(), start, end)


def _listing(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none yet"
