"""A progress bar on stderr, and messages that do not tear it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from counterclaim.cli.printing import note

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from counterclaim.workspace import Reading

MANY = 5
"""More reports than this are read under a progress bar."""


class Watch:
    """Shows how many reports were read; nothing for a few reports, or where stderr is no terminal."""

    def __init__(self, paths: list[Path]) -> None:
        self._total = len(paths) if all(path.is_file() for path in paths) else None
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and (self._total is None or self._total > MANY):
            self._bar, self._task = _started(self._total)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def over(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        """The readings, each counted once it has been dealt with, its problems told first."""
        for reading in readings:
            for problem in reading.problems:
                self.tell(str(problem))
            yield reading
            if self._bar is not None and self._task is not None:
                self._bar.advance(self._task)

    def tell(self, message: str) -> None:
        """Print a message above the bar."""
        if self._bar is None:
            note(message)
        else:
            from rich.text import Text

            from counterclaim.views.plain import printable

            self._bar.console.print(Text(printable(message)))


def _started(total: int | None) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True, markup=False, highlight=False), transient=True)
    bar.start()
    return bar, bar.add_task("Reading reports", total=total)
