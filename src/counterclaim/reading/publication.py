"""The day of publication, as the text itself gives it; never from the clock.

In order of trust: the header "date YYYY-MM-DD", a line labelled as publication, a dateline or plain date line,
a line labelled as update, a dateline without year where one year stands in the masthead, a date line at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from counterclaim.reading.days import WrittenDay, written_days

_HEADER = re.compile(r"date[ \t:]+(\d{4})-(\d{2})-(\d{2})(?!\d)(?:[T ]\d{1,2}:\d{2}(?!\d))?", re.IGNORECASE)
_HEAD_CHARACTERS = 4000
_TAIL_CHARACTERS = 600
_HEAD_LINES = 12
_DATE_LINE_CHARACTERS = 120
_PARAGRAPH_CHARACTERS = 160
_DATELINE_REACH = 90
_MASTHEAD_WORDS = 8

_LABEL = re.compile(
    r"\b(?:(?P<first>(?:first |originally )?published|posted|publication date|date|issued|created|released)"
    r"|(?P<later>(?:last )?(?:updated|modified|edited|revised)))\b(?: (?:on|at))?[ :]*",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE)
_CLOCK_WORD = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|GMT|UTC|[A-Z][SD]T|CES?T|EES?T|MSK|local time|on|at|hours|hrs)\b\.?",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>=\"“”]")
_EDGES = " \t,.;:|/•·()[]—–-_*=#"
_PLACE = re.compile(r"\(?(?:[^\W\d_][\w.'’\-]*[\s,./()\[\]:—–-]+){0,12}\Z")
_LINKING = frozenset(("and", "of", "the", "de", "del", "la", "el", "al", "en", "di", "da", "do", "dos"))
_OPENING = frozenset(
    ("on", "in", "since", "by", "from", "until", "till", "at", "after", "before", "between", "during", "as", "when")
)
_AFTER_DATELINE = re.compile(
    r"(?:,? \d{1,2}[:.]\d{2}(?: (?:GMT|UTC|hrs|h))?)?\s*(?:\([^()]{1,60}\)|/[^/]{1,40}/|\[[^\]]{1,40}\])?"
    r"\s*[.,]?\s*(?:[-–—_]|:(?=\s|\Z)|\.(?=\s|\Z)|\))"
)
_MASTHEAD_YEAR = re.compile(
    r"(?:(?:©|\(c\)|copyright)\D{0,60}|(?:\A|[|/•·])\s*(?:[A-Za-z]{3,9}\s+)?)(?P<year>(?:19|20)\d{2})\s*\.?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What a text says about its day of publication."""

    day: date | None = None
    ambiguous: str | None = None
    """The words of a date that may be told two ways, where the text gives no other."""


class _Trust(IntEnum):
    LABELLED = 0
    PLAIN = 1
    UPDATED = 2
    SHORT = 3
    TAIL = 4


@dataclass(frozen=True, slots=True)
class _Candidate:
    trust: _Trust
    day: date | None
    words: str


def publication(text: str) -> Publication:
    """The day of publication that a text gives, if any."""
    head = head_of(text)
    header = _header_day(head)
    if header is not None:
        return Publication(header)
    candidates = [*_head_candidates(head), *_tail_candidates(text)]
    dated = sorted((each for each in candidates if each.day is not None), key=lambda each: each.trust)
    if dated:
        return Publication(dated[0].day)
    return Publication(None, candidates[0].words if candidates else None)


def head_of(text: str) -> str:
    """The first few thousand characters of a text, without byte order mark and leading white space."""
    return text.lstrip("\ufeff \t\r\n\v\f\u00a0")[:_HEAD_CHARACTERS]


def after_header(head: str) -> str:
    """A head without its "date YYYY-MM-DD" header, if it has one."""
    match = _HEADER.match(head)
    return head[match.end() :].lstrip(" \t\r\n|:") if match else head


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date, with label, time, and perhaps a place or an outlet."""
    return any(True for _ in _date_line(line))


def dateline_end(line: str) -> int | None:
    """Where the dated dateline that opens a line ends, in characters; None where there is none."""
    found = _dateline(line)
    return None if found is None else found.end


def _header_day(head: str) -> date | None:
    match = _HEADER.match(head)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _head_candidates(head: str) -> Iterator[_Candidate]:
    lines = [line.strip() for line in after_header(head).splitlines() if line.strip()][:_HEAD_LINES]
    years = {match["year"] for line in lines if (match := _MASTHEAD_YEAR.search(line[-_DATE_LINE_CHARACTERS:]))}
    paragraphs = 0
    for line in lines:
        yield from _date_line(line)
        found = _dateline(line)
        if found is not None:
            yield from _dateline_candidate(line, found, years)
        paragraphs += len(line) > _PARAGRAPH_CHARACTERS
        if paragraphs == 2:
            return


def _tail_candidates(text: str) -> Iterator[_Candidate]:
    tail = text[-_TAIL_CHARACTERS:].rstrip()
    for line in tail.splitlines()[1:][-3:]:
        for candidate in _date_line(line.strip()):
            if not line.rstrip().endswith("."):  # else the day of a correction, as papers print it
                yield _Candidate(_Trust.TAIL, candidate.day, candidate.words)


def _date_line(line: str) -> Iterator[_Candidate]:
    if len(line) > _DATE_LINE_CHARACTERS or _MARKUP.search(line):
        return
    days = [day for day in written_days(line) if day.year is not None]
    if not days or not _is_masthead(line, days):
        return
    for day in days:
        yield _Candidate(_trust(line[: day.begin]), day.date, line[day.begin : day.end])


def _is_masthead(line: str, days: list[WrittenDay]) -> bool:
    rest = line
    for day in reversed(days):
        rest = f"{rest[: day.begin]}|{rest[day.end :]}"
    labelled = _LABEL.search(rest) is not None
    rest = _CLOCK_WORD.sub("", _TIME.sub("", _LABEL.sub("", rest)))
    words = rest.replace("|", " ").strip(_EDGES).split()
    if not words or (labelled and len(words) <= _MASTHEAD_WORDS):
        return True
    set_off = re.match(r"\s*\|\s*[,|/•·–—-]", rest) or re.search(r"[,|/•·–—-]\s*\|[\s|/,.)–—-]*\Z", rest)
    return bool(set_off) and len(words) <= _MASTHEAD_WORDS and not line.endswith((".", "?", "!"))


def _trust(before: str) -> _Trust:
    labels = list(_LABEL.finditer(before))
    if not labels:
        return _Trust.PLAIN
    return _Trust.LABELLED if labels[-1]["first"] else _Trust.UPDATED


def _dateline(line: str) -> WrittenDay | None:
    head = line[: _DATELINE_REACH * 2]
    for day in written_days(head):
        if day.begin > _DATELINE_REACH:
            return None
        if opens_dateline(head[: day.begin]) and _AFTER_DATELINE.match(head, day.end):
            return day
    return None


def opens_dateline(before: str) -> bool:
    """Whether the words that open a line, up to its date or agency, can only be the place of a dateline."""
    words = re.findall(r"[^\W\d_][\w.'’\-]*", before)
    if words and (words[0].lower() in _OPENING or not re.search(r"[,.(:–—\-\s]\s*\Z", before)):
        return False
    return bool(_PLACE.match(before)) and all(word[0].isupper() or word in _LINKING for word in words)


def _dateline_candidate(line: str, day: WrittenDay, years: set[str]) -> Iterator[_Candidate]:
    words = line[day.begin : day.end]
    if day.year is not None:
        yield _Candidate(_Trust.PLAIN, day.date, words)
        return
    completed = [day.of_year(int(year)) for year in years]
    if len(completed) == 1 and completed[0] is not None:
        yield _Candidate(_Trust.SHORT, completed[0], words)
