"""Conflict files, the shipped ones by name and others by path."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from counterclaim.model.errors import ConflictFileError
from counterclaim.model.world import Conflict
from counterclaim.world.conflictfile import parse_conflict, read_conflict


@cache
def shipped_conflicts() -> tuple[str, ...]:
    """Names of the conflict files in the package, in alphabetical order."""
    files = resources.files(__package__).joinpath("conflicts").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def load_conflict(name_or_path: str) -> Conflict:
    """The conflict of a shipped file by its name, else of the file at a path.

    Raises:
        ConflictFileError: there is no such file, or it does not fit; names file, line and remedy.
    """
    if name_or_path in shipped_conflicts():
        return _shipped(name_or_path)
    path = Path(name_or_path)
    if not path.exists():
        known = ", ".join(shipped_conflicts())
        raise ConflictFileError(f"{name_or_path}: no such file or shipped conflict. Give a path, or one of {known}.")
    return read_conflict(path)


@cache
def _shipped(name: str) -> Conflict:
    file = resources.files(__package__).joinpath("conflicts", f"{name}.toml")
    return parse_conflict(file.read_text(encoding="utf-8"), f"{name}.toml")
