"""The application, its commands, and the exit code of every failure.

Nothing heavy is imported before a command runs: `counterclaim --help` costs a few bare starts of Python.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated, NoReturn

import typer
from typer.core import TyperGroup

from counterclaim.model.errors import (
    ConflictFileError,
    CorrectionError,
    CounterclaimError,
    EngineError,
    LedgerError,
    ReadingError,
    SettingsFileError,
    SolverError,
)

EXIT_CODES: tuple[tuple[type[CounterclaimError], int], ...] = (
    (LedgerError, 4),
    (EngineError, 5),
    (ConflictFileError, 6),
    (SettingsFileError, 6),
    (ReadingError, 6),
    (CorrectionError, 7),
    (SolverError, 8),
)
INTERRUPTED = 130


class Commands(TyperGroup):
    """The commands, with our own failures turned into a message and the documented exit code."""

    # typer keeps the base class of its context, which the overridden method names, to itself.
    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """What the command returns; an error of ours ends in a message and its exit code."""
        try:
            return super().invoke(ctx)
        except CounterclaimError as error:
            _fail(str(error), _exit_code(error))
        except BrokenPipeError:
            _end_quietly()
        except KeyboardInterrupt:
            _fail("Interrupted. What was read so far is kept; run the command again for the rest.", INTERRUPTED)


app = typer.Typer(
    cls=Commands,
    name="counterclaim",
    help="Reads reports of a conflict and keeps a ledger of who claimed what, when, with the sentence that says it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    if version:
        from counterclaim import __version__

        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command that the arguments name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a letter of a name shows a question mark for it and the rest of the report.
            stream.reconfigure(errors="replace")
    app()


def _exit_code(error: CounterclaimError) -> int:
    return next((code for kind, code in EXIT_CODES if isinstance(error, kind)), 1)


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def _end_quietly() -> NoReturn:
    """A reader that has seen enough (`counterclaim claims | head`) is no error."""
    # What is still buffered would raise again when the interpreter closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(0)
