"""`conflict`: draft, list and check conflict files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import parse_day
from counterclaim.cli.printing import note, print_lines, print_page

if TYPE_CHECKING:
    from counterclaim.model.world import Conflict

conflicts = typer.Typer(
    help="Draft, list and check conflict files.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@conflicts.command()
def draft(
    files: Annotated[list[Path], typer.Argument(metavar="REPORTS", help="Reports of the conflict.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it. Default: stdout.")
    ] = None,
    published: Annotated[
        date | None,
        typer.Option("--published", metavar="DATE", parser=parse_day, help="Day of reports that give none."),
    ] = None,
) -> None:
    """Write a first conflict file from reports, to be edited by hand."""
    from counterclaim import workspace

    if output is not None and output.exists():
        raise typer.BadParameter(f"{output} exists; name a new file", param_hint="--output")
    text, problems = workspace.draft(files, published=published)
    for problem in problems:
        note(str(problem))
    if output is None:
        print_lines([text.rstrip("\n")])
    else:
        output.write_text(text, "utf-8")
        note(f"Wrote {output}. Edit it, then: counterclaim conflict check {output}")


@conflicts.command(name="list")
def list_shipped() -> None:
    """List the conflict files that come with the program."""
    from counterclaim import workspace
    from counterclaim.views.conflicts import conflicts_listing
    from counterclaim.views.console import listing_table

    print_page(listing_table(conflicts_listing(workspace.conflicts())))


@conflicts.command()
def check(
    file: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A conflict file, or a shipped one by name.")],
) -> None:
    """Check a conflict file. Exit code 6 names the line at fault."""
    from counterclaim import workspace

    print_lines([_held(workspace.load_conflict(file))])


def _held(conflict: Conflict) -> str:
    counts = ((len(conflict.sides), "sides"), (len(conflict.actors), "actors"), (len(conflict.places), "places"))
    return f"{conflict.name}: {', '.join(f'{number} {words}' for number, words in counts)}. It can be used."
