"""`demo`: a dozen dispatches of one war, read on the spot."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from counterclaim.cli import options
from counterclaim.cli.printing import print_page
from counterclaim.cli.reading import SOME_NOT_READ
from counterclaim.cli.settings import DEFAULT_ENGINE
from counterclaim.cli.watching import Watch

if TYPE_CHECKING:
    from counterclaim.views.demo_page import DemoPage


def demo(ledger: options.Ledger = None, engine: options.Engine = None) -> None:
    """Read a dozen dispatches of one war: who claims what.

    The war is that of autumn 2020 over Nagorno-Karabakh. Works offline. Without --ledger nothing is kept.
    """
    page = demo_page(ledger, engine or DEFAULT_ENGINE)
    print_page(page)
    raise typer.Exit(SOME_NOT_READ if page.lost else 0)


def demo_page(ledger: Path | None = None, engine: str = DEFAULT_ENGINE) -> DemoPage:
    """The page that `demo` prints, after the shipped dispatches were read into the ledger, or into none that stays."""
    from counterclaim import workspace
    from counterclaim.views.demo_page import DemoPage
    from counterclaim.workspace.reconciling import overview

    with ExitStack() as stack:
        path = ledger or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="counterclaim-"))) / "demo.db"
        kept = stack.enter_context(workspace.open_ledger(path, create=True))
        shipped = stack.enter_context(workspace.dispatches())
        watch = stack.enter_context(Watch(sorted((shipped / "dispatches").glob("*.txt"))))
        readings = tuple(watch.over(workspace.read_dispatches(shipped, workspace.Reader(engine))))
        for reading in readings:
            workspace.keep(kept, reading)
        shown = overview(kept, workspace.Query())
        claims = kept.claim_count()
    return DemoPage(
        overview=shown,
        reports=tuple(reading.report for reading in readings if reading.report),
        lost=sum(reading.lost for reading in readings),
        claims=claims,
        ledger=str(ledger) if ledger else None,
    )
