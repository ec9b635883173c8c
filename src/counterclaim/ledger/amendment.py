"""What a correction changes in a claim: named fields, given as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from counterclaim.model.claim import (
    Basis,
    Claim,
    EventStatus,
    EventType,
    Issue,
    Measure,
    Object,
    Outcome,
    Stance,
    Toll,
    VictimType,
)
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.dates import Interval, parse_interval
from counterclaim.model.errors import CorrectionError

Fields: TypeAlias = tuple[tuple[str, str], ...]
"""(field, new value in text form), sorted by field."""

_Value = TypeVar("_Value", bound=StrEnum)
_Parser: TypeAlias = Callable[[str], object]

_ONE_NUMBER = (Qualifier.EXACT, Qualifier.ABOUT, Qualifier.NEARLY)
_COUNT_FIELDS = ("low", "high", "qualifier", "disclosed")


def _one_of(values: type[_Value]) -> _Parser:
    def parse(text: str) -> _Value:
        wanted = text.strip().casefold().replace("-", "_")
        for value in values:
            if value.casefold().replace("-", "_") == wanted:
                return value
        raise ValueError(f"{text!r} is none of {', '.join(values)}")

    return parse


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("it cannot be empty")
    return text.strip()


def _optional_name(text: str) -> str | None:
    return text.strip() or None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";") if name.strip())


def _optional_interval(text: str) -> Interval | None:
    return parse_interval(text.strip()) if text.strip() else None


def _flag(text: str) -> bool:
    flags = {"true": True, "yes": True, "false": False, "no": False}
    if text.strip().casefold() not in flags:
        raise ValueError(f"{text!r} is neither true nor false")
    return flags[text.strip().casefold()]


def _bound(text: str) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal():
        raise ValueError(f"{text!r} is no whole number; leave it empty for an open bound")
    return int(text)


_VOUCHED: dict[str, _Parser] = {"source": _name, "nested": _names, "via": _names}
_PARSERS: dict[str, dict[str, _Parser]] = {
    "toll": {
        "outcome": _one_of(Outcome),
        "object": _one_of(Object),
        "victim_side": _name,
        "victim_type": _one_of(VictimType),
        "low": _bound,
        "high": _bound,
        "qualifier": _one_of(Qualifier),
        "disclosed": _flag,
        "measure": _one_of(Measure),
        "since": _optional_interval,
        "as_of": _optional_interval,
        "place": _optional_name,
        "denied": _flag,
        **_VOUCHED,
    },
    "event": {
        "type": _one_of(EventType),
        "mode": _name,
        "actors": _names,
        "recipients": _names,
        "places": _names,
        "occurred": _optional_interval,
        "status": _one_of(EventStatus),
        **_VOUCHED,
    },
    "position": {
        "actor": _name,
        "stance": _one_of(Stance),
        "issue": _one_of(Issue),
        "toward": _optional_name,
        "said_on": _optional_interval,
        **_VOUCHED,
    },
    "control": {
        "place": _name,
        "holder": _name,
        "basis": _one_of(Basis),
        "backer": _optional_name,
        "since": _optional_interval,
        **_VOUCHED,
    },
}


def correctable_fields(kind: str) -> tuple[str, ...]:
    """The fields that a correction of such a claim can name."""
    return tuple(_PARSERS[kind])


def amended(claim: Claim, fields: Fields) -> Claim:
    """The claim with the fields set. Names in a list are parted by ";", an empty text leaves a field open.

    Raises:
        CorrectionError: a field is unknown, its value not allowed, or the bounds contradict each other.
    """
    changes = {name: _parsed(claim.kind, name, text) for name, text in fields}
    counted = {name: changes.pop(name) for name in _COUNT_FIELDS if name in changes}
    if counted and isinstance(claim, Toll):
        changes["count"] = _count(claim.count, counted)
    return replace(claim, **changes)  # type: ignore[arg-type]  # each parser yields the type of its field


def settled(claim: Claim, fields: Mapping[str, str]) -> Fields:
    """The fields sorted and checked, a count always whole, so that they mean the same on any reading of the span.

    Raises:
        CorrectionError: as `amended`, or there are no fields.
    """
    if not fields:
        raise CorrectionError("a correction names one field at least, as in low=26")
    wanted = tuple(sorted(fields.items()))
    result = amended(claim, wanted)
    kept = {name: text for name, text in wanted if name not in _COUNT_FIELDS}
    if isinstance(result, Toll) and len(kept) < len(fields):
        kept |= _count_fields(result.count)
    return tuple(sorted(kept.items()))


def _parsed(kind: str, name: str, text: str) -> object:
    parser = _PARSERS[kind].get(name)
    if parser is None:
        raise CorrectionError(f"a {kind} has no field {name!r}; it has {', '.join(_PARSERS[kind])}")
    try:
        return parser(text)
    except ValueError as error:
        raise CorrectionError(f"{name}: {error}") from error


def _count_fields(count: Count | None) -> dict[str, str]:
    if count is None:
        return {"disclosed": "false"}
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    return {"low": low, "high": high, "qualifier": count.qualifier.value}


def _count(before: Count | None, given: Mapping[str, object]) -> Count | None:
    if given.get("disclosed") is False:
        if len(given) > 1:
            raise CorrectionError("disclosed=false leaves no room for low, high or qualifier")
        return None
    low, high = _bounds(before, given)
    qualifier = _qualifier(before, given, low, high)
    if qualifier in _ONE_NUMBER and low != high:
        raise CorrectionError(f"low {low} and high {high} differ: a count that is {qualifier} is one number")
    try:
        return Count(low, high, qualifier, _amount(qualifier, low, high))
    except ValueError as error:
        raise CorrectionError(f"low and high: {error}") from error


def _bounds(before: Count | None, given: Mapping[str, object]) -> tuple[int | None, int | None]:
    low, high = (_as_bound(given.get(name, getattr(before, name, None))) for name in ("low", "high"))
    single = before is None or before.qualifier in _ONE_NUMBER
    if single and given.get("qualifier", Qualifier.EXACT) in _ONE_NUMBER and ("low" in given) != ("high" in given):
        low = high = _as_bound(given.get("low", given.get("high")))
    return low, high


def _qualifier(before: Count | None, given: Mapping[str, object], low: int | None, high: int | None) -> Qualifier:
    chosen = given.get("qualifier")
    if isinstance(chosen, Qualifier):
        return chosen
    kept = before.qualifier if before else Qualifier.EXACT
    if kept in _ONE_NUMBER and low != high and "low" in given and "high" in given:
        return Qualifier.RANGE
    return kept


def _amount(qualifier: Qualifier, low: int | None, high: int | None) -> int | None:
    match qualifier:
        case Qualifier.RANGE | Qualifier.VAGUE:
            return None
        case Qualifier.MORE_THAN if low is not None:
            return low - 1
        case Qualifier.LESS_THAN if high is not None:
            return high + 1
        case Qualifier.AT_MOST:
            return high
        case _:
            return low


def _as_bound(bound: object) -> int | None:
    return bound if isinstance(bound, int) else None
