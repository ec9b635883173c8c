"""The first screen: the claims matrix, who keeps what back, and which claims cannot all hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from counterclaim.model.entry import Entry
from counterclaim.views.headlines import Headline
from counterclaim.views.headlines_page import headline_lines
from counterclaim.views.matrix import Matrix
from counterclaim.views.matrix_page import legend, matrix_lines, refusals

SHOWN = 8
"""Headlines that the page shows; it says how many contradictions there are."""


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The page, laid out for the width on which it is drawn."""

    matrix: Matrix
    entries: Sequence[Entry]
    """The tolls of the matrix."""
    headlines: Sequence[Headline]
    contradictions: int
    """How many contradictions the headlines stand for."""
    reading: str
    """What the reading does under which they collide, in a sentence."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The page from top to bottom."""
        yield from matrix_lines(self.matrix, options.max_width)
        yield Text()
        yield legend()
        yield from self._unchecked()
        yield from _section(Text("Kept back", style="bold"), list(refusals(self.entries)))
        yield from _section(self._title(), list(self._quarrels(options.max_width)))

    def _unchecked(self) -> Iterator[Text]:
        """What the figures rest on, where some were read with doubt."""
        waiting = sum(entry.status == "to_check" for entry in self.entries)
        if waiting:
            words = (
                f"{waiting} of {len(self.entries)} tolls were read with doubt and wait for a check: counterclaim review"
            )
            yield Text(words, style="dim")

    def _title(self) -> Text:
        return Text().append("Cannot all hold", style="bold").append(f"  {self.reading}", style="dim")

    def _quarrels(self, width: int) -> Iterator[RenderableType]:
        shown = self.headlines[:SHOWN]
        yield from headline_lines(shown, width)
        if len(shown) < self.contradictions:
            number = f"{len(shown)} of {self.contradictions} contradictions; all of them: counterclaim contradictions"
            yield Text(number, style="dim")


def _section(title: Text, parts: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if parts:
        yield Text()
        yield title
        yield from parts
