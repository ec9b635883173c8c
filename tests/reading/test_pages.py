"""Saved pages: the article, its day, title and outlet; no page hangs the run or loses its text in silence."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from counterclaim.model.problem import Severity
from counterclaim.reading import Read, read_path, read_paths
from counterclaim.reading.pages import PageReader, read_page
from counterclaim.reading.reports import Given

SENTENCE = (
    "The ministry in the port city said on Tuesday that eleven of its sailors had been killed and four wounded "
    "in the clash off the cape, the worst loss in weeks, and that the search went on ({}). "
)
STORY = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(8))
HEAD = (
    '<meta charset="utf-8"><title>Eleven sailors killed | Harbour Post</title>'
    '<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Eleven sailors killed">'
)
DATED = HEAD + '<meta property="article:published_time" content="2021-03-04T10:00:00Z">'


def page(body: str, head: str = DATED) -> bytes:
    """A page with this body."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(payload: bytes, reader: PageReader | None = None) -> Read:
    """What comes of a page."""
    with reader or PageReader() as pages:
        return read_page(payload, "tide", "tide.html", Given(), pages)


def is_running(process: int) -> bool:
    """Whether a process exists and has not ended; one that nobody has waited for has ended."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def kinds(found: Read) -> list[tuple[str, Severity]]:
    """Kind and severity of each problem."""
    return [(problem.kind, problem.severity) for problem in found.problems]


def test_the_article_is_told_from_the_page(tmp_path: Path) -> None:
    """Menus and footers stay out; day, title, outlet and credits come in."""
    path = tmp_path / "tide.html"
    body = f"<nav><a href='/'>Weather and tides</a></nav><article><h1>Eleven sailors killed</h1>{STORY}"
    path.write_bytes(page(f"{body}<p>With reporting by Reuters and TASS</p></article><footer>Imprint</footer>"))
    (found,) = read_path(path)
    assert found.report is not None
    assert found.problems == ()
    assert SENTENCE.format(7).strip() in found.report.text
    assert "Weather and tides" not in found.report.text
    assert (found.report.name, found.report.published) == ("tide", date(2021, 3, 4))
    assert (found.report.title, found.report.outlet) == ("Eleven sailors killed", "Harbour Post")
    assert found.report.credits == ("Reuters", "TASS")


def test_a_page_without_day_is_a_doubt() -> None:
    """The clock is not asked."""
    found = read(page(f"<article>{STORY}</article>", HEAD))
    assert found.report is not None
    assert (found.report.published, kinds(found)) == (None, [("no-date", Severity.DOUBTFUL)])


def test_figures_in_a_page_that_can_be_told_either_way_are_not_guessed() -> None:
    """A library would take the first for the day."""
    found = read(page(f"<article><h1>Eleven sailors killed</h1><p>Posted: 03/04/2021</p>{STORY}</article>", HEAD))
    assert found.report is not None
    assert (found.report.published, kinds(found)) == (None, [("no-date", Severity.DOUBTFUL)])


def test_a_page_from_the_future_keeps_its_day() -> None:
    """What a page says does not depend on when it is read."""
    head = HEAD + '<meta property="article:published_time" content="2090-03-04">'
    found = read(page(f"<article>{STORY}</article>", head))
    assert found.report is not None
    assert found.report.published == date(2090, 3, 4)


def test_the_encoding_that_a_page_declares_is_believed() -> None:
    """No doubt is raised about it."""
    body = "<p>Министр сообщил, что одиннадцать моряков погибли и четверо ранены.</p>" * 8
    found = read(f"<html><head><meta charset=windows-1251></head><body>{body}</body></html>".encode("cp1251"))
    assert found.report is not None
    assert "одиннадцать моряков" in found.report.text
    assert kinds(found) == [("no-date", Severity.DOUBTFUL)]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + STORY + "</div>" * 50_000,
        f'<div a="{"x" * 19_000_000}">{STORY}</div>',
    ],
    ids=["50,000 nested divs", "an attribute of 19 MB"],
)
def test_a_hostile_page_is_flagged_not_stored_empty(body: str) -> None:
    """Its text is kept, and the doubt about it said."""
    found = read(page(body))
    assert found.report is not None
    assert SENTENCE.format(7).strip() in found.report.text
    assert ("suspect", Severity.DOUBTFUL) in kinds(found)


def test_an_article_that_lacks_much_of_the_page_is_flagged() -> None:
    """Paragraphs that the page shows and the text lacks are counted."""
    hidden = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(20, 40))
    found = read(page(f"<article>{STORY}</article><div class='comments' id='comments'>{hidden}</div>"))
    assert found.report is not None
    assert SENTENCE.format(30).strip() not in found.report.text
    assert kinds(found) == [("suspect", Severity.DOUBTFUL)]


@pytest.mark.parametrize("body", ["", "<div></div>", "<script>" * 1000])
def test_a_page_that_shows_nothing_is_unread(body: str) -> None:
    """An empty page is a problem, not an empty report."""
    assert kinds(read(page(body))) == [("empty", Severity.UNREAD)]


def test_a_page_past_its_time_is_a_problem_and_the_next_is_read() -> None:
    """The child is ended, another started for the next page."""
    with PageReader(wall_seconds=4.0) as reader:
        began = time.monotonic()
        stuck = read_page(b"<!--" * 2_000_000, "tide", "tide.html", Given(), reader)
        assert kinds(stuck) == [("malformed", Severity.UNREAD)]
        assert time.monotonic() - began < 10
        assert read_page(page(STORY), "tide", "tide.html", Given(), reader).report is not None


def test_a_bad_page_costs_only_itself(tmp_path: Path) -> None:
    """The other pages and texts of the run are read."""
    for name in ("a.html", "c.html"):
        (tmp_path / name).write_bytes(page(f"<article>{STORY}</article>"))
    (tmp_path / "b.html").write_bytes(b"%PDF-1.7")
    first, bad, last = read_paths([tmp_path])
    assert first.report is not None
    assert last.report is not None
    assert kinds(bad) == [("binary", Severity.UNREAD)]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are watched through /proc")
def test_the_child_ends_with_its_parent_even_in_the_middle_of_a_page() -> None:
    """A killed run leaves no parser at work."""
    code = (
        "from counterclaim.reading.pages import PageReader\n"
        "with PageReader() as reader:\n"
        "    reader.content('<p>Eleven sailors were killed.</p>')\n"
        "    print(reader._process.pid, flush=True)\n"
        "    reader.content('<!--' * 2_000_000)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.kill()
    until = time.monotonic() + 5
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_running(child)


def test_the_child_ends_with_the_run() -> None:
    """No process is left behind."""
    reader = PageReader()
    with reader:
        read_page(page(STORY), "tide", "tide.html", Given(), reader)
        child = reader._process
        assert child is not None
        assert child.poll() is None
    assert child.poll() is not None
