"""The child process in which saved pages are parsed, under limits of memory and processor time.

Protocol on stdin and stdout: eight bytes of length, then UTF-8; a page in, the JSON of its `PageContent` out.
A page on which a library fails ends the process; the parent makes that page a problem and starts another.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
import time
from dataclasses import asdict, dataclass
from datetime import date
from typing import BinaryIO

from counterclaim.reading.days import written_days
from counterclaim.reading.visible import lost_share, visible_blocks

LENGTH_BYTES = 8
CPU_SECONDS = 10
MEMORY_BYTES = 2 * 1024**3
_WATCH_SECONDS = 0.5
_EARLIEST, _LATEST = "1900-01-01", "2199-12-31"
"""Bounds for htmldate, which else asks the clock."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a saved page holds."""

    text: str
    """The article; the whole visible text where no article could be told from the page."""
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    """ISO date, or None."""
    ambiguous: str | None
    """The date in the page that day and month could be told either way, where it gives no other."""
    lost: float
    """Share of the page's paragraphs, in characters, that the text lacks: 0 to 1."""
    whole: bool
    """Whether the text is the whole visible text for want of an article."""


def page_content(html: str) -> PageContent:
    """The content of one page."""
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    dates = {"extensive_search": False, "original_date": True, "min_date": _EARLIEST, "max_date": _LATEST}
    found = bare_extraction(html, include_comments=False, with_metadata=True, date_extraction_params=dates)
    article = found if isinstance(found, Document) else extract_metadata(html, date_config=dates)
    blocks = visible_blocks(html)
    text = article.text or ""
    whole = not text.strip()
    if whole:
        text = "\n\n".join(blocks)
    day, ambiguous = _published(article.date, html, blocks)
    return PageContent(
        text=text,
        title=article.title,
        outlet=article.sitename,
        url=article.url,
        published=day,
        ambiguous=ambiguous,
        lost=lost_share(blocks, text),
        whole=whole,
    )


def serve(incoming: BinaryIO, outgoing: BinaryIO, parent: int) -> None:
    """Answers pages until the process `parent` closes its end or dies."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _limit_memory()
    while len(length := incoming.read(LENGTH_BYTES)) == LENGTH_BYTES:
        html = incoming.read(int.from_bytes(length, "big")).decode("utf-8", "replace")
        _limit_time()
        answer = json.dumps(asdict(page_content(html))).encode("ascii")
        outgoing.write(len(answer).to_bytes(LENGTH_BYTES, "big") + answer)
        outgoing.flush()


def _published(found: str | None, html: str, blocks: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The day that htmldate found, unless the page writes it only in figures that can be told either way."""
    if found is None:
        return None, None
    day = date.fromisoformat(found)
    if day.day > 12 or day.day == day.month:
        return found, None
    clear = re.search(rf"{day:%Y}([-/]?){day:%m}\1{day:%d}|{day:%Y}/{day.month}/{day.day}(?!\d)", html)
    if clear or any(written.date == day for block in blocks for written in written_days(block[:400])):
        return found, None
    figures = (written for block in blocks for written in written_days(block[:400]) if written.ambiguous)
    first = next((f"{written.day}/{written.month}/{written.year}" for written in figures), None)
    return (None, first) if first else (found, None)


def _end_with(parent: int) -> None:
    """Ends this process once its parent is gone, even in the middle of a page."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _limit_memory() -> None:
    """A ceiling on memory where the system keeps one; elsewhere the limits of time hold alone."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _limit_time() -> None:
    """A fresh allowance of processor time for the next page; the system ends a process that overdraws it."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, hard))
