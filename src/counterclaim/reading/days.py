"""Days written in English or in figures, found in one line of a header.

Every line must be short (a few hundred characters): callers cut it first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY = r"(?<![\d:.])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
_YEAR = r"(?P<year>(?:19|20)\d{2}|['’]\d{2})(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
        r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
        r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?!\d)",
        rf"{_DAY}[ \-]?(?:of )?{_MONTH}(?:,?[ \-]?{_YEAR})?",
        rf"(?<![a-z]){_MONTH} ?{_DAY}(?:,? {_YEAR})?",
    )
)
_CENTURY_TURN = 70
"""Two-figure years from here on belong to the twentieth century (the POSIX rule, which asks no clock)."""


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as a line writes it, at `[begin, end)` in characters of the line."""

    begin: int
    end: int
    month: int
    day: int
    year: int | None
    """None where the line gives day and month only."""
    ambiguous: bool = False
    """Whether day and month may be told the other way round ("03/04/2020")."""

    def of_year(self, year: int) -> date | None:
        """The day in a year; None where the calendar has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def date(self) -> date | None:
        """The full date; None where the year is not written or day and month may be told two ways."""
        return None if self.year is None or self.ambiguous else self.of_year(self.year)


def written_days(line: str) -> tuple[WrittenDay, ...]:
    """Every day that a line writes, in order, none overlapping another."""
    found: list[WrittenDay] = []
    for form in _FORMS:
        for match in form.finditer(line):
            day = _written(match)
            if day is not None and not any(day.begin < other.end and other.begin < day.end for other in found):
                found.append(day)
    return tuple(sorted(found, key=lambda day: day.begin))


def parse_day(text: str) -> date | None:
    """The one day that a short text begins with or writes; None where it writes none, or it may be told two ways."""
    days = written_days(text[:200])
    return days[0].date if days else None


def _written(match: re.Match[str]) -> WrittenDay | None:
    groups = match.groupdict()
    year = _year(groups["year"])
    if "first" in groups:
        return _figures(match, int(groups["first"]), int(groups["second"]), year)
    month = groups["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return _checked(WrittenDay(match.start(), match.end(), number, int(groups["day"]), year))


def _figures(match: re.Match[str], first: int, second: int, year: int | None) -> WrittenDay | None:
    if first > 12 >= second:
        return _checked(WrittenDay(match.start(), match.end(), second, first, year))
    ambiguous = first != second and second <= 12
    return _checked(WrittenDay(match.start(), match.end(), first, second, year, ambiguous))


def _checked(day: WrittenDay) -> WrittenDay | None:
    leap_year = 2000
    return day if day.of_year(day.year or leap_year) else None


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if len(text) == 4:
        return int(text)
    short = int(text[1:])
    return short + (1900 if short >= _CENTURY_TURN else 2000)
