"""counterclaim.toml, and the days that options take."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import typer

from counterclaim.cli.options import parse_day, parse_moment
from counterclaim.cli.settings import Settings, load_settings, parse_settings
from counterclaim.model.errors import SettingsFileError
from tests.cli.conftest import Run


def test_a_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    """Nothing needs to be set up."""
    settings = load_settings(tmp_path)
    assert settings == Settings()
    assert settings.ledger_path(None) == Path("counterclaim.db")
    assert settings.engine_name(None) == "shipped"


def test_an_option_comes_before_the_setting() -> None:
    """What is typed counts."""
    settings = Settings(ledger="war.db", engine="spacy:x")
    assert settings.ledger_path(Path("other.db")) == Path("other.db")
    assert settings.engine_name("shipped") == "shipped"
    assert settings.ledger_path(None) == Path("war.db")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('ledger = "a.db"\nladger = "b.db"\n', 2, "ladger"),
        ("\n\nengine = 3\n", 3, "quotation marks"),
    ],
)
def test_a_setting_that_is_none_is_named_with_its_line(text: str, line: int, words: str) -> None:
    """A misspelt setting is not ignored in silence."""
    with pytest.raises(SettingsFileError, match=rf"line {line}: .*{words}"):
        parse_settings(text, "counterclaim.toml")


def test_malformed_settings_end_a_command_with_exit_code_6(run: Run, folder: Path) -> None:
    """The message names file and line."""
    (folder / "counterclaim.toml").write_text('ledger = "a.db\n', "utf-8")
    ran = run("claims")
    assert ran.code == 6
    assert "counterclaim.toml" in ran.err and "line 1" in ran.err


def test_a_day_is_iso() -> None:
    """No guessing between day and month."""
    assert parse_day("2020-10-22") == date(2020, 10, 22)
    with pytest.raises(typer.BadParameter, match="YYYY-MM-DD"):
        parse_day("22/10/2020")


def test_a_moment_without_a_zone_is_utc_and_a_day_is_its_end() -> None:
    """What was written on a day is held by that day."""
    assert parse_moment("2020-10-22T08:00:00") == datetime(2020, 10, 22, 8, tzinfo=UTC)
    assert parse_moment("2020-10-22") > datetime(2020, 10, 22, 23, 59, tzinfo=UTC)
    with pytest.raises(typer.BadParameter, match="YYYY-MM-DD"):
        parse_moment("noon")
