"""What `demo` shows: the first screen over the shipped dispatches, and where to go next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from counterclaim.model.report import Report
from counterclaim.views.listing import SHORT_ID
from counterclaim.views.overview_page import OverviewPage
from counterclaim.views.palette import BLUE
from counterclaim.views.words import day_words


@dataclass(frozen=True, slots=True)
class DemoPage:
    """The page, laid out for the width on which it is drawn."""

    overview: OverviewPage
    reports: Sequence[Report]
    lost: int
    """Dispatches that could not be read."""
    claims: int
    """Claims of every kind."""
    ledger: str | None
    """The ledger that was kept; None where it was thrown away."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The page from top to bottom."""
        yield Text("The war over Nagorno-Karabakh, autumn 2020: who claims what", style="bold")
        yield Text(self._scope(), style="dim")
        yield Text()
        yield self.overview
        yield Text()
        yield Text("Where to go next", style="bold")
        yield self._next()

    def _scope(self) -> str:
        days = sorted(report.published for report in self.reports if report.published)
        outlets = {report.outlet for report in self.reports if report.outlet}
        return (
            f"{len(self.reports)} dispatches of {len(outlets)} outlets (written for this demonstration), "
            f"{day_words(days[0])} to {day_words(days[-1])}, {self.claims} claims"
        )

    def _sample(self) -> str:
        """The beginning of the id of a claim worth a look: one that another contradicts, else the last one."""
        disputed = (entry.id for headline in self.overview.headlines for entry in headline.entries)
        listed = (entry.id for entry in reversed(self.overview.entries))
        return next(chain(disputed, listed), "ID")[:SHORT_ID]

    def _next(self) -> Table:
        table = Table.grid(padding=(0, 2))
        table.add_column(style=BLUE, no_wrap=True)
        table.add_column()
        for command, meaning in _steps(self._sample(), self.ledger):
            table.add_row(Text(f"  counterclaim {command}"), Text(meaning))
        return table


def _steps(sample: str, ledger: str | None) -> list[tuple[str, str]]:
    if ledger is None:
        return [
            ("demo --ledger demo.db", "keep this ledger, to look into it"),
            (f"why {sample} --ledger demo.db", "the sentence behind a figure, and how it stands among others"),
            ("tolls --ledger demo.db", "the values that all claims together leave each figure"),
            ("read FILES…", "read reports of your own into counterclaim.db"),
        ]
    return [
        (f"why {sample} --ledger {ledger}", "the sentence behind a figure"),
        (f"tolls --ledger {ledger}", "the values that all claims together leave each figure"),
        (f"positions --ledger {ledger}", "what each party demands, offers and refuses"),
        (f"verify --ledger {ledger}", "check that nothing was changed"),
    ]
