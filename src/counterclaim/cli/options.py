"""Options that mean the same in every command."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How output is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    NOTATION = "notation"


class Kind(StrEnum):
    """Kinds of claim."""

    TOLL = "toll"
    EVENT = "event"
    POSITION = "position"
    CONTROL = "control"


Day = date
"""A day, for options whose annotations are read at run time."""


def parse_day(text: str) -> date:
    """The day that an option names.

    Raises:
        typer.BadParameter: the text is no such day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write YYYY-MM-DD") from error


def parse_moment(text: str) -> datetime:
    """The moment that an option names; a day stands for its end, a time without zone is UTC.

    Raises:
        typer.BadParameter: the text is no such moment.
    """
    from datetime import UTC, time

    try:
        if len(text) == len("YYYY-MM-DD"):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no moment; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Ledger = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="Ledger file. Default: the one that counterclaim.toml in the current folder names, else counterclaim.db.",
        show_default=False,
    ),
]
OutputFormat = Annotated[Format, typer.Option("--format", help="How to write the output.")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="Only what had been published by that day."),
]
RecordedBy = Annotated[
    datetime | None,
    typer.Option(
        "--recorded-by", metavar="MOMENT", parser=parse_moment, help="Only what this ledger held by then (UTC)."
    ),
]
Side = Annotated[
    str | None,
    typer.Option("--side", metavar="NAME", help="Only claims by this side or about its losses."),
]
Conflict = Annotated[
    str | None,
    typer.Option(
        "--conflict",
        metavar="NAME|FILE",
        help="Conflict file: a shipped one by name, or a path. Default: chosen from the reports.",
        show_default=False,
    ),
]
Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="NAME", help="Language engine: shipped, or spacy:PIPELINE. Default: shipped."),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many.")]
