"""The time expressions of a report, in the order of its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from counterclaim.extraction.analysis import Analysis
from counterclaim.extraction.times.future import speaks_of_future
from counterclaim.extraction.times.headers import narrated
from counterclaim.extraction.times.patterns import Atom, find_atoms
from counterclaim.extraction.times.reckoning import Setting
from counterclaim.extraction.times.resolve import Reading, resolve
from counterclaim.extraction.times.values import TimeExpression, TimeRole
from counterclaim.extraction.times.words import any_of, lexicon
from counterclaim.model.dates import CalendarDate, Interval
from counterclaim.model.report import Span

_JOINED = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?|\s?[-–—]\s?")
_OPENED = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_DATED = frozenset({"iso", "slashed", "day_month", "month_day", "ordinal_day"})
_FIXED_ROLES = {
    "window": TimeRole.DURATION,
    "duration": TimeRole.DURATION,
    "frequency": TimeRole.FREQUENCY,
    "clock": TimeRole.CLOCK,
    "daytime": TimeRole.CLOCK,
}


@dataclass(frozen=True, slots=True)
class _Read:
    atom: Atom
    reading: Reading


def find_times(analysis: Analysis, published: date | None) -> tuple[TimeExpression, ...]:
    """The expressions of time that a report's narrative uses, resolved against its day of publication.

    Headers and datelines are left out. Without a day of publication the text counts from the dates it tells.
    Source: section 1.4 of the annotation guide; TIMEX2 for `value`.
    """
    read = _read_in_order(analysis, narrated(analysis.text, find_atoms(analysis.text)), published)
    joined = _weekdays_merged(analysis.text, _ranges_joined(analysis.text, read))
    starts = [word.begin for word in analysis.words]
    ends = [word.end for word in analysis.words]
    return tuple(_expression(analysis.text, one, starts, ends) for one in joined)


def _read_in_order(analysis: Analysis, atoms: Sequence[Atom], published: date | None) -> list[_Read]:
    bounds = [analysis.words[first].begin for first, _ in analysis.sentences] or [0]
    told: tuple[CalendarDate, int] | None = None
    read: list[_Read] = []
    for atom in atoms:
        sentence = bisect_right(bounds, atom.begin)
        setting = _setting(published, told, sentence, speaks_of_future(analysis, atom.begin, atom.end))
        reading = _following(analysis.text, atom, resolve(atom, setting), setting)
        read.append(_Read(atom, reading))
        day = reading.interval.end if reading.interval is not None else None
        told = (day, sentence) if day is not None else told
    return read


def _setting(published: date | None, told: tuple[CalendarDate, int] | None, sentence: int, future: bool) -> Setting:
    day, at = told if told is not None else (None, sentence)
    near = day if sentence - at <= 1 else None
    return Setting(published, day, near, day if sentence == at else None, future)


def _following(text: str, atom: Atom, reading: Reading, setting: Setting) -> Reading:
    """The day of what follows: "a day after the raid" puts the raid one day before the day told."""
    if atom.parts.get("shift", "").lower() not in ("after", "before") or not re.match(r"\s+\w", text[atom.end :]):
        return reading
    if setting.day is None or reading.interval is None or reading.interval.first is None:
        return Reading(None, reading.value)
    away = reading.interval.first - setting.day
    return Reading(Interval.on(setting.day - away), reading.value) if abs(away) < timedelta(days=15) else Reading()


def _ranges_joined(text: str, read: Sequence[_Read]) -> list[_Read]:
    joined: list[_Read] = []
    for one in read:
        whole = _range(text, joined[-1], one) if joined else None
        if whole is None:
            joined.append(one)
        else:
            joined[-1] = whole
    return joined


def _range(text: str, first: _Read, second: _Read) -> _Read | None:
    between = text[first.atom.end : second.atom.begin]
    if len(between) > 12 or not _JOINED.fullmatch(between) or first.atom.kind not in _RANGED:
        return None
    start, end = first.reading.interval, second.reading.interval
    if start is None or end is None or start.first is None or end.last is None or start.first >= end.last:
        return None
    opened = _OPENED.search(text[: first.atom.begin]) is not None
    if not (opened or "-" in between or "–" in between or _adjacent(start, end)):
        return None
    span = replace(first.atom, end=second.atom.end)
    value = f"{first.reading.value}/{second.reading.value}"
    return _Read(span, Reading(Interval(start.start, end.end), value))


_RANGED = _DATED | {"month_year", "month", "doubtful_month", "year", "weekday", "month_shift"}


def _adjacent(start: Interval, end: Interval) -> bool:
    if start.end is None or end.start is None or start.end.day is None or end.start.day is None:
        return False
    return end.start.first - start.end.last == timedelta(days=1)


def _weekdays_merged(text: str, read: Sequence[_Read]) -> list[_Read]:
    """The expressions with "Friday, June 13" and "today, Sunday" as one each."""
    merged: list[_Read] = []
    for one in read:
        before = merged[-1] if merged else None
        if before is not None and _names_same_day(text, before.atom, one.atom):
            dated = one if one.atom.kind in _DATED else before
            merged[-1] = _Read(replace(dated.atom, begin=before.atom.begin, end=one.atom.end), dated.reading)
        else:
            merged.append(one)
    return merged


def _names_same_day(text: str, first: Atom, second: Atom) -> bool:
    if not re.fullmatch(r",?\s|\s?\(|\s?/\s?", text[first.end : second.begin]):
        return False
    return (first.kind == "weekday" and second.kind in _DATED) or (
        first.kind in _DATED | {"deictic"} and second.kind == "weekday"
    )


def _expression(text: str, read: _Read, starts: list[int], ends: list[int]) -> TimeExpression:
    atom = read.atom
    first, last = bisect_right(ends, atom.begin), bisect_left(starts, atom.end)
    role = _FIXED_ROLES.get(atom.kind) or _role(text[max(0, atom.begin - 24) : atom.begin])
    return TimeExpression(Span(atom.begin, atom.end), (first, last), read.reading.interval, role, read.reading.value)


def _role(before: str) -> TimeRole:
    for role, pattern in _role_patterns():
        if pattern.search(before):
            return role
    return TimeRole.AT


@cache
def _role_patterns() -> tuple[tuple[TimeRole, re.Pattern[str]], ...]:
    tail = r"\s+(?:(?:the|an?|at|late|early|mid-?|in|on|about|around|end|start|beginning|middle|of|last)\s*)*$"
    return tuple(
        (TimeRole(name), re.compile(rf"\b(?:{any_of(words)}){tail}", re.IGNORECASE))
        for name, words in lexicon()["roles"].items()
    )
