"""What each way of writing a time means, given from where its report counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.extraction.times.patterns import Atom
from counterclaim.extraction.times.reckoning import (
    Setting,
    day_on,
    days_between,
    month_on,
    weekday_near,
    weekday_of_week,
    year_of,
)
from counterclaim.extraction.times.words import amount, folded, lexicon, month_number, ordinal, unit_code
from counterclaim.model.dates import CalendarDate, Interval


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of an expression: the days it names and its TIMEX2 value, each None where it has none."""

    interval: Interval | None = None
    value: str | None = None


Parts = Mapping[str, str]
UNREAD = Reading()
_SHIFTS = {"last": -1, "the previous": -1, "the past": -1, "the preceding": -1, "next": 1, "the following": 1}
_SHIFTS |= {"the next": 1, "the coming": 1, "coming": 1, "the last": -1}
_ANAPHORIC = frozenset({"that", "the same", "that same", "the following"})


def resolve(atom: Atom, setting: Setting) -> Reading:
    """What an expression means in its setting; unread where it names no possible day."""
    try:
        return _RESOLVERS[atom.kind](atom.parts, setting)
    except ValueError:
        return UNREAD


def _of(interval: Interval | None) -> Reading:
    return Reading(interval, str(interval)) if interval is not None else UNREAD


def _on(day: CalendarDate | date) -> Reading:
    return _of(Interval.on(day))


def _shift(parts: Parts) -> int:
    return _SHIFTS.get(folded(parts.get("shift", "")), 0)


def _iso(parts: Parts, setting: Setting) -> Reading:
    return _on(CalendarDate(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _day(parts: Parts, setting: Setting) -> Reading:
    month, day = month_number(parts["month"]), int(parts["day"])
    year = _written_year(parts, setting) or year_of(month, day, setting)
    if "era" in parts:
        return Reading(None, f"BC{int(parts['year']):04d}-{month:02d}-{day:02d}")
    if year is None:
        return Reading(None, f"XXXX-{month:02d}-{day:02d}")
    first, last = int(parts.get("from_day", day)), int(parts.get("to_day", day))
    return _of(Interval(CalendarDate(year, month, first), CalendarDate(year, month, last)))


def _written_year(parts: Parts, setting: Setting) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    return setting.today.year + _shift(parts) if "shift" in parts and setting.today is not None else None


def _month(parts: Parts, setting: Setting) -> Reading:
    month = month_number(parts["month"])
    year = _written_year(parts, setting) or year_of(month, None, setting)
    if "era" in parts:
        return Reading(None, f"BC{int(parts['year']):04d}-{month:02d}")
    return _on(CalendarDate(year, month)) if year else Reading(None, f"XXXX-{month:02d}")


def _shift_month(parts: Parts, setting: Setting) -> Reading:
    if setting.today is None:
        return UNREAD
    month, ahead = month_number(parts["month"]), _shift(parts)
    passed = month < setting.today.month
    year = setting.today.year + {-1: 0 if passed else -1, 1: 1 if passed else 0}.get(ahead, 0)
    return _on(CalendarDate(year, month))


def _year(parts: Parts, setting: Setting) -> Reading:
    return _on(CalendarDate(int(parts["year"])))


def _ancient(parts: Parts, setting: Setting) -> Reading:
    return Reading(None, f"BC{int(parts['year']):04d}")


def _decade(parts: Parts, setting: Setting) -> Reading:
    tens = int(parts["decade"])
    if "era" in parts:
        return Reading(None, f"BC{tens:03d}")
    return Reading(Interval(CalendarDate(tens * 10), CalendarDate(tens * 10 + 9)), str(tens))


def _century(parts: Parts, setting: Setting) -> Reading:
    number = ordinal(parts["ordinal"])
    if number is None:
        return UNREAD
    era = "BC" if "era" in parts else ""
    return Reading(None, f"{era}{number - 1:02d}")


def _weekday(parts: Parts, setting: Setting) -> Reading:
    if setting.today is None:
        return UNREAD
    weekday = int(lexicon()["weekdays"][parts["weekday"].lower()])
    if "week" in parts:
        return _on(weekday_of_week(weekday, setting.today, _SHIFTS.get(parts["week"], 0)))
    base = setting.day if folded(parts.get("shift", "")) == "that" else setting.today
    assert base is not None
    return _on(_moved(weekday_near(weekday, base, _ahead(parts, setting)), _shift(parts), base))


def _ahead(parts: Parts, setting: Setting) -> bool:
    chronicle = setting.published is None
    return _shift(parts) > 0 or (_shift(parts) == 0 and (setting.future or chronicle))


def _moved(day: date, shift: int, today: date) -> date:
    return day + timedelta(days=7 * shift) if day == today else day


def _night_before(parts: Parts, setting: Setting) -> Reading:
    if setting.today is None:
        return UNREAD
    if "weekday" not in parts:
        return _of(days_between(setting.today - timedelta(days=1), setting.today))
    morning = _weekday({"weekday": parts["weekday"]}, setting).interval
    assert morning is not None and morning.first is not None
    return _of(days_between(morning.first - timedelta(days=1), morning.first))


def _weekend(parts: Parts, setting: Setting) -> Reading:
    if setting.today is None:
        return UNREAD
    ahead = setting.future or _shift(parts) > 0
    saturday = weekday_near(5, setting.today, ahead)
    if folded(parts.get("shift", "")) == "last" and setting.today.weekday() >= 5:
        saturday -= timedelta(days=7)
    return _of(days_between(saturday, saturday + timedelta(days=1)))


def _deictic(parts: Parts, setting: Setting) -> Reading:
    if setting.published is None:
        return Reading(None, "PRESENT_REF")
    return _of(day_on(setting.published, int(lexicon()["deictic"][folded(parts["phrase"])])))


def _anaphoric(parts: Parts, setting: Setting) -> Reading:
    if setting.day is None:
        return Reading(None, "XXXX-XX-XX")
    return _of(day_on(setting.day, int(lexicon()["anaphoric"][folded(parts["phrase"])])))


def _counted(parts: Parts, setting: Setting) -> Reading:
    count = amount(parts.get("count"))
    word = folded(parts["shift"])
    back = word in ("ago", "earlier", "before", "previously")
    if count is None:
        return Reading(None, "PAST_REF" if back else "FUTURE_REF")
    start = (setting.published if word == "ago" else setting.day) or setting.today
    return _stepped(start, -count if back else count, unit_code(parts["unit"]))


def _stepped(start: date | None, steps: int, unit: str) -> Reading:
    if start is None:
        return UNREAD
    match unit:
        case "D" | "W" | "F":
            return _of(day_on(start, steps * {"D": 1, "W": 7, "F": 14}[unit]))
        case "M":
            return _on(month_on(start, steps))
        case "Y" if abs(steps) == 1:
            return Reading(Interval.on(month_on(start, 12 * steps)), str(start.year + steps))
        case "Y" | "E" | "C":
            return _on(CalendarDate(start.year + steps * {"Y": 1, "E": 10, "C": 100}[unit]))
    return UNREAD


def _shift_unit(parts: Parts, setting: Setting) -> Reading:
    word = folded(parts["shift"])
    told = setting.told.first if setting.told is not None else None
    start = told if setting.published is None or word in _ANAPHORIC else setting.published
    if start is None:
        return UNREAD
    return _unit_on(start, _shift(parts), parts["unit"].lower())


def _unit_on(start: date, shift: int, unit: str) -> Reading:
    match unit:
        case "year":
            return _on(CalendarDate(start.year + shift))
        case "month":
            return _on(month_on(start, shift))
        case "week":
            return Reading(None, (start + timedelta(days=7 * shift)).strftime("%G-W%V"))
        case "night":
            return _of(day_on(start, shift))
        case "spring" | "summer" | "autumn" | "winter":
            return Reading(None, f"{start.year + shift:04d}-{lexicon()['seasons'][unit]}")
        case "decade":
            return Reading(None, str(start.year // 10 + shift))
    return Reading(None, f"{start.year // 100 + shift:02d}")


def _length(parts: Parts, setting: Setting) -> Reading:
    count, unit = amount(parts.get("count")), unit_code(parts["unit"])
    number = "X" if count is None else str(count * {"F": 2, "E": 10, "C": 100}.get(unit, 1))
    letter = {"F": "W", "E": "Y", "C": "Y"}.get(unit, unit)
    return Reading(None, f"PT{number}{letter.upper()}" if letter in "HmS" else f"P{number}{letter}")


def _season(parts: Parts, setting: Setting) -> Reading:
    code = lexicon()["seasons"][parts["season"].lower()]
    year = parts.get("year") or (str(setting.today.year) if setting.today is not None else "XXXX")
    return Reading(None, f"{year}-{code}")


def _ordinal_day(parts: Parts, setting: Setting) -> Reading:
    base = setting.near or setting.told
    today = setting.today
    if today is None:
        return UNREAD
    day, month = int(parts["day"]), base.month if base is not None and base.month is not None else today.month
    if setting.published is not None and day > today.day and month == today.month and not setting.future:
        earlier = month_on(today, -1)
        return _on(CalendarDate(earlier.year, earlier.month, day))
    return _on(CalendarDate(base.year if base is not None else today.year, month, day))


def _holiday(parts: Parts, setting: Setting) -> Reading:
    month, day = lexicon()["holidays"][folded(parts["phrase"])]
    year = int(parts["year"]) if "year" in parts else year_of(month, day, setting)
    return _on(CalendarDate(year, month, day)) if year is not None else UNREAD


def _reference(parts: Parts, setting: Setting) -> Reading:
    return Reading(None, str(lexicon()["references"][folded(parts["phrase"])]))


def _frequency(parts: Parts, setting: Setting) -> Reading:
    return Reading(None, str(lexicon()["frequency"][folded(parts["phrase"])]))


def _unvalued(parts: Parts, setting: Setting) -> Reading:
    return UNREAD


_RESOLVERS: Mapping[str, Callable[[Parts, Setting], Reading]] = {
    "iso": _iso,
    "slashed": _iso,
    "day_month": _day,
    "month_day": _day,
    "month_year": _month,
    "month_shift": _month,
    "shift_month": _shift_month,
    "month": _month,
    "doubtful_month": _month,
    "ancient_year": _ancient,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "night_between": _night_before,
    "night_to": _night_before,
    "overnight": _night_before,
    "weekend": _weekend,
    "deictic": _deictic,
    "anaphoric": _anaphoric,
    "counted": _counted,
    "plain_counted": _counted,
    "shift_unit": _shift_unit,
    "window": _length,
    "duration": _length,
    "season": _season,
    "bare_season": _season,
    "ordinal_day": _ordinal_day,
    "holiday": _holiday,
    "reference": _reference,
    "frequency": _frequency,
    "clock": _unvalued,
    "daytime": _unvalued,
}
