"""One text with what its file says about it, to a report and its problems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.model.problem import Problem, Severity
from counterclaim.model.report import Report
from counterclaim.reading.credits import credits_of
from counterclaim.reading.heading import outlet_of, title_of
from counterclaim.reading.publication import after_header, head_of, publication


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one piece of input: a report, or None where it could not be read, and its problems."""

    report: Report | None
    problems: tuple[Problem, ...]
    where: str
    """The file, with record number in a JSONL file ("reports.jsonl#3")."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known about a report beside its text; None (or nothing) where the text is to say it."""

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()


NOTHING = Given()


def read_text(text: str, name: str, where: str, *, stated: Given = NOTHING, otherwise: Given = NOTHING) -> Read:
    """The report that a text is; `stated` comes before what the text shows, `otherwise` fills what it lacks."""
    if not text.strip("\ufeff \t\r\n\v\f"):
        return unread(where, "empty", "It holds no text.", "Leave it out, or save it again.")
    head = after_header(head_of(text))
    found = publication(text)
    published = stated.published or found.day or otherwise.published
    report = Report(
        name=name,
        text=text,
        published=published,
        title=stated.title or title_of(head),
        outlet=stated.outlet or outlet_of(head) or otherwise.outlet,
        url=stated.url,
        credits=stated.credits or credits_of(head, text),
    )
    return Read(report, () if published else (undated(where, found.ambiguous),), where)


def undated(where: str, ambiguous: str | None) -> Problem:
    """The problem of a report without day of publication."""
    what = "It gives no day of publication."
    if ambiguous:
        what = f"Its date {ambiguous!r} can be told as two days, month first or day first."
    remedy = 'Begin it with "date YYYY-MM-DD", or name the day with --published.'
    return Problem("no-date", where, what, remedy, Severity.DOUBTFUL)


def unread(where: str, kind: str, what: str, remedy: str) -> Read:
    """What came of input that could not be read."""
    return Read(None, (Problem(kind, where, what, remedy, Severity.UNREAD),), where)
