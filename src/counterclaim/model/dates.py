"""Days and intervals, at the precision at which a text gives them.

Source: ISO 8601-1 and the reduced and open forms of ISO 8601-2 (EDTF level 0 and 1): "2022-09", "1994",
"2020-09-27/" (open end), "/1994" (open start), "2022-03-02/2022-03-03".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class CalendarDate:
    """A day, or a month or year where no more is known (`day`, `month` None).

    Raises:
        ValueError: no such day exists, or a day is given without its month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> CalendarDate:
        """The same day as a calendar date of full precision."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day that this date covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that this date covers."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both covered; None is an open end. A single date has equal ends.

    Raises:
        ValueError: both ends are open, or the interval ends before it starts.
    """

    start: CalendarDate | None
    end: CalendarDate | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("an interval needs one end at least")
        if self.start is not None and self.end is not None and self.end.last < self.start.first:
            raise ValueError(f"{self.end} lies before {self.start}")

    @classmethod
    def on(cls, day: CalendarDate | date) -> Interval:
        """The interval of one day, month or year."""
        single = CalendarDate.of(day) if isinstance(day, date) else day
        return cls(single, single)

    @property
    def first(self) -> date | None:
        """First day covered; None where the start is open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """Last day covered; None where the end is open."""
        return self.end.last if self.end else None

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or ''}/{self.end or ''}"


def parse_date(text: str) -> CalendarDate:
    """The calendar date that an ISO text of day, month or year precision names.

    Raises:
        ValueError: the text is no such date.
    """
    match = _DATE.match(text)
    if match is None:
        raise ValueError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return CalendarDate(year, month, day)


def parse_interval(text: str) -> Interval:
    """The interval that a text names: one date, or two joined by "/", either of them left out.

    Raises:
        ValueError: the text is no such interval.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return Interval.on(parse_date(text))
    return Interval(parse_date(start) if start else None, parse_date(end) if end else None)
