"""Saved pages: parsed in a bounded child process, so that no page can hang or starve the run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from types import TracebackType

from counterclaim.model.problem import Problem, Severity
from counterclaim.reading.decoding import decoded
from counterclaim.reading.page_worker import LENGTH_BYTES, PageContent
from counterclaim.reading.reports import Given, Read, read_text, unread

WALL_SECONDS = 20.0
_SUSPECT_SHARE = 0.4
_DECLARATION_BYTES = 4096
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_LOOK = "Compare it with the page, or save the article's text as a .txt file."
_START = (
    "import sys; sys.path.append(sys.argv[1]); from counterclaim.reading.page_worker import serve; "
    "serve(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[2]))"
)


class PageReader:
    """A child process that reads pages, started at the first one and again after one that it did not survive."""

    def __init__(self, wall_seconds: float = WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PageReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def content(self, html: str) -> PageContent | None:
        """What a page holds; None where its parse failed or passed its limits of memory or time."""
        process = self._process or self._started()
        timer = threading.Timer(self._wall_seconds, process.kill)
        timer.start()
        try:
            answer = _exchange(process, html.encode("utf-8", "replace"))
        finally:
            timer.cancel()
        if answer is None:
            self._end()
            return None
        return PageContent(**json.loads(answer))

    def _started(self) -> subprocess.Popen[bytes]:
        package_root = Path(__file__).parents[2]
        command = [sys.executable, "-P", "-c", _START, str(package_root), str(os.getpid())]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def read_page(payload: bytes, name: str, where: str, otherwise: Given, reader: PageReader) -> Read:
    """The report that a saved page holds."""
    declared = _DECLARED.search(payload[:_DECLARATION_BYTES])
    found = decoded(payload, where, declared[1].decode("ascii") if declared else None)
    if found.text is None:
        return Read(None, found.problems, where)
    if not found.text.strip("\ufeff \t\r\n"):
        return unread(where, "empty", "It holds no text.", "Leave it out, or save it again.")
    content = reader.content(found.text)
    if content is None:
        what = "Its parse passed the limits of time or memory, or failed; the page is broken or hostile."
        return unread(where, "malformed", what, "Save the article's text as a .txt file.")
    if not content.text.strip():
        return unread(where, "empty", "The page shows no text.", "Save the page again once it is loaded.")
    return _report(content, name, where, otherwise, found.problems)


def _report(content: PageContent, name: str, where: str, otherwise: Given, problems: tuple[Problem, ...]) -> Read:
    day = date.fromisoformat(content.published) if content.published else None
    stated = Given(day, content.title, content.outlet, content.url)
    read = read_text(content.text, name, where, stated=stated, otherwise=otherwise)
    return Read(read.report, (*problems, *_doubts(content, where), *read.problems), where)


def _doubts(content: PageContent, where: str) -> tuple[Problem, ...]:
    if content.whole:
        what = "No article could be told from the page, so its whole visible text was read."
        return (Problem("suspect", where, what, _LOOK, Severity.DOUBTFUL),)
    if content.lost >= _SUSPECT_SHARE:
        what = f"The article read out of the page lacks {content.lost:.0%} of the page's paragraphs."
        return (Problem("suspect", where, what, _LOOK, Severity.DOUBTFUL),)
    return ()


def _exchange(process: subprocess.Popen[bytes], payload: bytes) -> bytes | None:
    """The child's answer to one page; None where the child ended instead."""
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(len(payload).to_bytes(LENGTH_BYTES, "big") + payload)
        process.stdin.flush()
    except BrokenPipeError:
        return None
    length = process.stdout.read(LENGTH_BYTES)
    if len(length) < LENGTH_BYTES:
        return None
    size = int.from_bytes(length, "big")
    answer = process.stdout.read(size)
    return answer if len(answer) == size else None
