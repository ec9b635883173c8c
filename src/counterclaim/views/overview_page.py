"""The first screen: the claims matrix, who keeps what back, and which claims cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from counterclaim.model.entry import Entry
from counterclaim.views.disagreements import LEEWAY, Disagreement
from counterclaim.views.matrix import Matrix
from counterclaim.views.matrix_page import disagreement_lines, legend, matrix_lines, refusals

SHOWN = 8
"""Disagreements that the page shows; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The page, laid out for the width on which it is drawn."""

    matrix: Matrix
    entries: Sequence[Entry]
    disagreements: Sequence[Disagreement]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The page from top to bottom."""
        yield from matrix_lines(self.matrix, options.max_width)
        yield Text()
        yield legend()
        yield from self._unchecked()
        yield from _section("Kept back", list(refusals(self.entries)))
        yield from _section(_title(self.disagreements), list(disagreement_lines(self.disagreements[:SHOWN])))

    def _unchecked(self) -> Iterator[Text]:
        """What the figures rest on, where some were read with doubt."""
        waiting = sum(entry.status == "to_check" for entry in self.entries)
        if waiting:
            words = (
                f"{waiting} of {len(self.entries)} tolls were read with doubt and wait for a check: counterclaim review"
            )
            yield Text(words, style="dim")


def _section(title: str, parts: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if parts:
        yield Text()
        yield Text(title, style="bold")
        yield from parts


def _title(found: Sequence[Disagreement]) -> str:
    rest = f"; the latest {SHOWN} of {len(found)}" if len(found) > SHOWN else ""
    return f"Cannot both hold (“about” and “nearly” are given {LEEWAY:.0%} of leeway{rest})"
