"""Plain disagreements: two claims about one figure that cannot both hold, and denials.

Only what needs no arithmetic beyond a comparison; sums of several claims are the business of reconciliation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from counterclaim.model.claim import Measure, Object, Outcome, Toll, VictimType
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.entry import Entry

LEEWAY = 0.1
"""Share by which "about" and "nearly" may be off before two figures are said to disagree."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The quantity that a toll is about."""

    victims: str | None
    """The party that suffered it; None where both or unknown."""
    outcome: Outcome
    object: Object
    victim_type: VictimType


class Reason(StrEnum):
    """Why two claims cannot both hold."""

    RIVAL = "rival figures for the same day"
    SHRUNK = "an earlier total above a later one"
    DENIAL = "a figure and its denial"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims about one figure that cannot both hold."""

    figure: Figure
    first: Entry
    second: Entry
    """The later one, or the denial."""
    reason: Reason


def toll_figures(entries: Iterable[Entry]) -> Iterator[tuple[Figure, Entry]]:
    """Every toll that is not retracted, with the figure that it is about."""
    for entry in entries:
        claim = entry.claim
        if isinstance(claim, Toll) and entry.status != "retracted":
            yield Figure(entry.victim_side, claim.outcome, claim.object, claim.victim_type), entry


def disagreements(entries: Iterable[Entry]) -> tuple[Disagreement, ...]:
    """Claims of two voices that cannot both hold, the latest first; of two voices and one figure the latest pair."""
    found: dict[object, Disagreement] = {}
    for figure, told in _by_figure(entries).items():
        for disagreement in _among(figure, told):
            voices = frozenset((_voice(disagreement.first), _voice(disagreement.second)))
            key = (figure, voices, disagreement.reason, _amount_key(disagreement))
            found[key] = _later(found.get(key), disagreement)
    return tuple(sorted(found.values(), key=_day_of, reverse=True))


def disagree(first: Entry, second: Entry) -> Reason | None:
    """Why two claims about the same figure cannot both hold; None where they can, or where nothing plain says so."""
    one, two = first.claim, second.claim
    if not (isinstance(one, Toll) and isinstance(two, Toll)) or one.count is None or two.count is None:
        return None
    if one.denied or two.denied:
        return Reason.DENIAL if one.denied != two.denied and _same_number(one.count, two.count) else None
    return _rivalry(first, second)


def _by_figure(entries: Iterable[Entry]) -> dict[Figure, list[Entry]]:
    groups: dict[Figure, list[Entry]] = defaultdict(list)
    for figure, entry in toll_figures(entries):
        groups[figure].append(entry)
    return groups


def _among(figure: Figure, told: list[Entry]) -> Iterator[Disagreement]:
    for one, two in combinations(sorted(told, key=_order), 2):
        # Between two claims of one voice a difference is a revision.
        reason = disagree(one, two) if _voice(one) != _voice(two) else None
        if reason is not None:
            yield Disagreement(figure, one, two, reason)


def _voice(entry: Entry) -> str:
    """Who speaks: two organs of one party are one voice."""
    return entry.speaker_side or entry.claim.source


def _rivalry(first: Entry, second: Entry) -> Reason | None:
    one, two = first.claim, second.claim
    assert isinstance(one, Toll) and isinstance(two, Toll) and one.count and two.count
    if not _alike(first, second):
        return None
    one_day, two_day = first.held_until, second.held_until
    if one_day is None or two_day is None:
        return None
    if one_day == two_day:
        return Reason.RIVAL if _above(one.count, two.count) or _above(two.count, one.count) else None
    early, late = (one.count, two.count) if one_day < two_day else (two.count, one.count)
    growing = one.measure is Measure.CUMULATIVE and one.since == two.since
    return Reason.SHRUNK if growing and _above(early, late) else None


def _alike(first: Entry, second: Entry) -> bool:
    """Whether two tolls count the same: new counts without a place may be of two incidents, unless one is a zero."""
    one, two = first.claim, second.claim
    assert isinstance(one, Toll) and isinstance(two, Toll) and one.count and two.count
    if (one.measure, one.place, first.victim_side) != (two.measure, two.place, second.victim_side):
        return False
    return one.measure is Measure.CUMULATIVE or one.place is not None or 0 in (one.count.high, two.count.high)


def _above(one: Count, two: Count) -> bool:
    low, high = _roomy(one)[0], _roomy(two)[1]
    return low is not None and high is not None and low > high


def _roomy(count: Count) -> tuple[float | None, float | None]:
    low, high = count.low, count.high
    if count.qualifier is Qualifier.ABOUT and low is not None and high is not None:
        return low * (1 - LEEWAY), high * (1 + LEEWAY)
    if count.qualifier is Qualifier.NEARLY and low is not None:
        return low * (1 - LEEWAY), high
    return low, high


def _same_number(one: Count, two: Count) -> bool:
    return (one.low, one.high) == (two.low, two.high)


def _order(entry: Entry) -> tuple[bool, date, date]:
    denied = isinstance(entry.claim, Toll) and entry.claim.denied
    return denied, entry.held_until or date.min, entry.published or date.min


def _day_of(disagreement: Disagreement) -> date:
    return max(entry.published or date.min for entry in (disagreement.first, disagreement.second))


def _amount_key(disagreement: Disagreement) -> object:
    """A denial is told once for every figure denied; of rival totals the latest pair of two sources is enough."""
    claim = disagreement.second.claim
    return claim.count if disagreement.reason is Reason.DENIAL and isinstance(claim, Toll) else None


def _later(known: Disagreement | None, new: Disagreement) -> Disagreement:
    return new if known is None or _day_of(new) > _day_of(known) else known
