"""Counts, days and claims in the words of a reader."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from counterclaim.model.claim import (
    MIXED_SIDE,
    Claim,
    Control,
    Event,
    Measure,
    Object,
    Position,
    Toll,
    VictimType,
)
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.dates import CalendarDate, Interval

_BEFORE = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.LESS_THAN: "fewer than ",
    Qualifier.ABOUT: "about ",
    Qualifier.NEARLY: "nearly ",
}
_SIGN = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.MORE_THAN: "> ",
    Qualifier.AT_MOST: "≤ ",
    Qualifier.LESS_THAN: "< ",
    Qualifier.ABOUT: "c. ",
    Qualifier.NEARLY: "nearly ",
}
_VAGUE = {24: "dozens", 40: "scores", 200: "hundreds", 2000: "thousands", 20000: "tens of thousands"}
_OBJECTS = {
    Object.AIRCRAFT: "aircraft",
    Object.UAV: "drones",
    Object.ARTILLERY: "artillery pieces",
    Object.AIR_DEFENCE: "air-defence systems",
    Object.OTHER: "other objects",
}
_LABELS = {Object.ARTILLERY: "artillery", Object.AIR_DEFENCE: "air defence"}
_VICTIMS = {
    VictimType.MILITARY: "military",
    VictimType.CIVILIAN: "civilians",
    VictimType.CHILD: "children",
    VictimType.JOURNALIST: "journalists",
    VictimType.AID_WORKER: "aid workers",
    VictimType.MEDIC: "medics",
    VictimType.ANY: "people",
}


def count_words(count: Count | None) -> str:
    """A count as a sentence would put it ("at least 240"); "not given" for a refusal."""
    return _worded(count, _BEFORE)


def count_signs(count: Count | None, *, new: bool = False) -> str:
    """A count as a table puts it ("≥ 240", a new one "≥ +240", none at all "0"); "not given" for a refusal."""
    none = count is not None and count.high == 0
    return _worded(count, _SIGN, "+" if new and not none else "")


def _worded(count: Count | None, before: dict[Qualifier, str], plus: str = "") -> str:
    if count is None:
        return "not given"
    if count.qualifier in before:
        return f"{before[count.qualifier]}{plus}{_amount(count):,}"
    if count.qualifier is Qualifier.VAGUE:
        return _vague_words(count)
    return f"{plus}{_bound(count.low)}–{_bound(count.high)}"


def _vague_words(count: Count) -> str:
    if count.low is None:
        return "some" if count.high is None else f"up to {count.high:,}"
    return _VAGUE.get(count.low, f"{count.low:,}–{_bound(count.high)}")


def _bound(bound: int | None) -> str:
    return "…" if bound is None else f"{bound:,}"


def _amount(count: Count) -> int:
    if count.amount is not None:
        return count.amount
    match count.qualifier:
        case Qualifier.MORE_THAN if count.low is not None:
            return count.low - 1
        case Qualifier.LESS_THAN if count.high is not None:
            return count.high + 1
        case _:
            return next(bound for bound in (count.low, count.high, 0) if bound is not None)


def object_words(counted: Object, victims: VictimType) -> str:
    """What is counted: the kind of victim for people, else the plural of the object."""
    if counted is Object.PERSONS:
        return _VICTIMS[victims]
    return _OBJECTS.get(counted, f"{counted.value}s")


def object_label(counted: Object, victims: VictimType) -> str:
    """What is counted, as a row of a table is called."""
    return _LABELS.get(counted) or object_words(counted, victims)


def day_words(day: CalendarDate | date, *, year: bool = True) -> str:
    """A day, month or year as "22 Oct 2020", or "22 Oct" without its year."""
    single = CalendarDate.of(day) if isinstance(day, date) else day
    if single.month is None:
        return str(single.year)
    month = f"{single.first:%b}"
    spelt = month if single.day is None else f"{single.day} {month}"
    return f"{spelt} {single.year}" if year else spelt


def interval_words(interval: Interval | None, *, year: bool = True) -> str:
    """An interval as "22 Oct 2020" or "27 Sep – 10 Nov"; empty for None, "…" for an open end."""
    if interval is None:
        return ""
    ends = ["…" if end is None else day_words(end, year=year) for end in (interval.start, interval.end)]
    return ends[0] if interval.start == interval.end else " – ".join(ends)


def claim_words(claim: Claim) -> str:
    """What a claim says, without who says it, on one line."""
    match claim:
        case Toll():
            return _toll_words(claim)
        case Event():
            return _event_words(claim)
        case Position():
            return _joined(claim.actor, claim.stance.value, _spaced(claim.issue.value), _after("from", claim.toward))
        case Control():
            held = f"held by {claim.holder} {'by law' if claim.basis.value == 'de_jure' else 'in fact'}"
            return _joined(claim.place, held, _after("backed by", claim.backer), _since(claim.since))
        case _:
            assert_never(claim)


def _toll_words(toll: Toll) -> str:
    side = "" if toll.victim_side == MIXED_SIDE else toll.victim_side
    victims = object_words(toll.object, toll.victim_type)
    around = (_after("at", toll.place), _since(toll.since))
    if toll.count is None:
        return _joined("keeps back:", side, victims, toll.outcome.value, *around)
    plus = "+" if toll.measure is Measure.NEW and not toll.denied and toll.count.high != 0 else ""
    of = "of" if toll.count.qualifier is Qualifier.VAGUE and toll.count.low is not None else ""
    counted = _joined(f"{'denies: ' if toll.denied else ''}{plus}{count_words(toll.count)}", of)
    return _joined(counted, side, victims, toll.outcome.value, *around)


def _event_words(event: Event) -> str:
    between = _joined(", ".join(event.actors), _after("→", ", ".join(event.recipients)))
    mode = _joined(event.mode, f"({event.status.value})" if event.status.value != "happened" else "")
    return _joined(mode, _after("·", between), _after("at", ", ".join(event.places)), interval_words(event.occurred))


def _since(interval: Interval | None) -> str:
    return _after("since", interval_words(interval, year=False))


def _after(word: str, rest: str | None) -> str:
    return f"{word} {rest}" if rest else ""


def _spaced(value: str) -> str:
    return value.replace("_", " ")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
