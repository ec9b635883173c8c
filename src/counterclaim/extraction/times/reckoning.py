"""Arithmetic of days, months and years around the day of publication or the last day told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.dates import CalendarDate, Interval


@dataclass(frozen=True, slots=True)
class Setting:
    """From where a report counts its days at one point of its text."""

    published: date | None
    """None in a chronicle, which counts from the last day told."""
    told: CalendarDate | None
    """The last date told; None before the first."""
    near: CalendarDate | None
    """The last date told in this sentence or the one before it."""
    beside: CalendarDate | None
    """The last date told in this sentence."""
    future: bool
    """Whether the clause speaks of what is to come."""

    @property
    def day(self) -> date | None:
        """The day that "the day before" counts from."""
        if self.near is not None and self.near.day is not None:
            return self.near.first
        if self.published is not None:
            return self.published
        return self.told.first if self.told is not None and self.told.day is not None else None

    @property
    def today(self) -> date | None:
        """The day of publication; in a chronicle the first day of the last date told."""
        if self.published is not None:
            return self.published
        return self.told.first if self.told is not None else None


def year_of(month: int, day: int | None, setting: Setting) -> int | None:
    """The year of a month or day that is written without one; None where nothing tells it."""
    if setting.published is None:
        return _chronicle_year(month, setting.told)
    dated = setting.beside is not None and setting.beside.month is not None
    if dated and setting.beside is not None and abs(setting.beside.year - setting.published.year) > 1:
        return setting.beside.year
    return _nearest_year(month, day, setting.published, setting.future)


def _chronicle_year(month: int, told: CalendarDate | None) -> int | None:
    if told is None:
        return None
    turned = told.month is not None and told.month >= 10 and month <= 2
    return told.year + 1 if turned else told.year


def _nearest_year(month: int, day: int | None, published: date, future: bool) -> int:
    written = (month, day or (31 if future else 1))
    against = (published.month, published.day)
    if future:
        return published.year if written >= against else published.year + 1
    return published.year if written <= against else published.year - 1


def month_on(start: date, months: int) -> CalendarDate:
    """The month that lies so many months after (before, if negative) the month of a day."""
    count = start.year * 12 + start.month - 1 + months
    return CalendarDate(max(count // 12, 1), count % 12 + 1)


def day_on(start: date, days: int) -> Interval | None:
    """The day so many days after a day; None beyond the calendar."""
    try:
        return Interval.on(start + timedelta(days=days))
    except OverflowError:
        return None


def days_between(first: date, last: date) -> Interval:
    """The interval from one day to another."""
    return Interval(CalendarDate.of(first), CalendarDate.of(last))


def weekday_near(weekday: int, base: date, future: bool) -> date:
    """The last such weekday up to and including a day; the coming one from that day on where `future`."""
    if future:
        return base + timedelta(days=(weekday - base.weekday()) % 7)
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def weekday_of_week(weekday: int, base: date, weeks: int) -> date:
    """That weekday of the week so many weeks after the week of a day, weeks beginning on Monday."""
    monday = base - timedelta(days=base.weekday())
    return monday + timedelta(days=7 * weeks + weekday)
