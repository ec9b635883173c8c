"""What counterclaim.toml in the current folder says, for options that are not given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counterclaim.model.errors import SettingsFileError

FILE_NAME = "counterclaim.toml"
DEFAULT_LEDGER = "counterclaim.db"
DEFAULT_ENGINE = "shipped"

_KEYS = ("ledger", "conflict", "engine", "author")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a folder; None where its file says nothing."""

    ledger: str | None = None
    """Path of the ledger, as seen from the folder of the file."""
    conflict: str | None = None
    engine: str | None = None
    author: str | None = None

    def ledger_path(self, option: Path | None) -> Path:
        """The ledger of a command: its option, else the setting, else the default in the current folder."""
        return option or Path(self.ledger or DEFAULT_LEDGER)

    def engine_name(self, option: str | None) -> str:
        """The engine of a command."""
        return option or self.engine or DEFAULT_ENGINE


def load_settings(folder: Path | None = None) -> Settings:
    """The settings of a folder, by default the current one; empty where it has no file.

    Raises:
        SettingsFileError: the file is malformed, or says something unknown; the text names the line.
    """
    path = (folder or Path()) / FILE_NAME
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFileError(f"{path} cannot be read: {error}. Save it as UTF-8 text.") from error
    return parse_settings(text, str(path))


def parse_settings(text: str, where: str) -> Settings:
    """The settings that a text of TOML gives.

    Raises:
        SettingsFileError: the text is malformed, or says something unknown.
    """
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsFileError(f"{where}: {error}. Mend the line.") from error
    for key, value in table.items():
        if key not in _KEYS:
            raise SettingsFileError(
                f"{where}, line {_line_of(text, key)}: {key!r} is no setting. Known: {', '.join(_KEYS)}."
            )
        if not isinstance(value, str):
            raise SettingsFileError(f"{where}, line {_line_of(text, key)}: {key} must be text in quotation marks.")
    return Settings(**table)


def _line_of(text: str, key: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().strip('["').startswith(key)), 1)
