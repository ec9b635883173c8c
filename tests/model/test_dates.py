"""Days, months, years and intervals, as precise as a text gives them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.dates import CalendarDate, Interval, parse_date, parse_interval


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-03-04", date(2021, 3, 4), date(2021, 3, 4)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_a_reduced_date_covers_all_its_days(text: str, first: date, last: date) -> None:
    """A month or a year begins with its first and ends with its last day."""
    found = parse_date(text)
    assert (found.first, found.last, str(found)) == (first, last, text)


@pytest.mark.parametrize(
    "text", ["2021-02-29", "2021-13", "0000", "21-03-04", "2021-3-4", "2021-03-04T10:00", "", "Monday", "2021-03-04\n"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Days that no calendar has and other spellings raise."""
    with pytest.raises(ValueError):
        parse_date(text)


def test_a_day_needs_its_month() -> None:
    """There is no fourth of an unknown month."""
    with pytest.raises(ValueError, match="needs its month"):
        CalendarDate(2021, None, 4)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-03-04", date(2021, 3, 4), date(2021, 3, 4)),
        ("2021-03-04/", date(2021, 3, 4), None),
        ("/1994", None, date(1994, 12, 31)),
        ("2021-03-04/2021-03-05", date(2021, 3, 4), date(2021, 3, 5)),
        ("1988/1994-05", date(1988, 1, 1), date(1994, 5, 31)),
    ],
)
def test_an_interval_is_written_as_it_is_read(text: str, first: date | None, last: date | None) -> None:
    """Closed and open intervals keep their text, and say which days they cover."""
    found = parse_interval(text)
    assert (found.first, found.last, str(found)) == (first, last, text)


@pytest.mark.parametrize("text", ["/", "2021-03-05/2021-03-04", "2021/2022/2023", ""])
def test_what_is_no_interval_is_refused(text: str) -> None:
    """An interval has an end, and ends no earlier than it starts."""
    with pytest.raises(ValueError):
        parse_interval(text)


def test_a_month_may_end_in_the_year_that_holds_it() -> None:
    """Ends of different precision are compared by the days that they cover."""
    assert Interval(parse_date("2021-05"), parse_date("2021")).last == date(2021, 12, 31)


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    """A day written as an interval is that day."""
    assert parse_interval(str(Interval.on(day))) == Interval.on(CalendarDate.of(day))
