"""What a claim says, apart from who says it, where and when: claims with equal keys say the same."""

from __future__ import annotations

import tomllib
from collections.abc import Hashable, Iterator
from datetime import date
from functools import cache
from importlib import resources
from itertools import dropwhile
from typing import TypeAlias, assert_never

from counterclaim.model.claim import Control, Event, Measure, Object, Position, Toll
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.dates import Interval
from counterclaim.model.entry import Entry
from counterclaim.reconciliation.speakers import folded
from counterclaim.reconciliation.words import words_of

Key: TypeAlias = tuple[Hashable, ...]

RECURRING_BELOW = 20
"""A new count below this may come again on another day ("two killed"), so that only the same day makes it the same."""


def proposition_of(entry: Entry) -> Key:
    """The kind and content of a claim; names without case and marks, lists of names without order.

    Left out is what two prints of one utterance may have lost: the place of a toll, the start of its window, and days.
    """
    claim = entry.claim
    match claim:
        case Toll():
            return ("toll", *figure_of(entry, claim))
        case Event():
            names = (_names(claim.actors), _names(claim.recipients), _names(claim.places))
            return ("event", claim.type, folded(claim.mode), *names, claim.status)
        case Position():
            return ("position", folded(claim.actor), claim.stance, claim.issue, folded(claim.toward))
        case Control():
            return ("control", folded(claim.place), folded(claim.holder), claim.basis)
    assert_never(claim)


def figure_of(entry: Entry, toll: Toll) -> Key:
    """Outcome, object, victims, number and measure of a toll, and whether it is denied."""
    victims = folded(entry.victim_side or toll.victim_side)
    number = number_of(toll.count) if toll.count else ("undisclosed",)
    return (toll.outcome, toll.object, victims, toll.victim_type, number, toll.measure, toll.denied)


def number_of(count: Count) -> Key:
    """The number that is said, and whether it is a ceiling; the bounds of a range and of a vague word.

    One utterance is printed as "550", "nearly 550" and "more than 550", but not as "fewer than 550".

    Source: the guide's `same_claim`, "one figure of one origin told twice, rounding allowed".
    """
    match count.qualifier:
        case Qualifier.RANGE | Qualifier.VAGUE:
            return ("bounds", count.low, count.high)
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            more = count.qualifier is Qualifier.LESS_THAN
            return ("ceiling", count.amount if count.amount is not None else (count.high or 0) + more)
        case _:
            less = count.qualifier is Qualifier.MORE_THAN
            return ("number", count.amount if count.amount is not None else (count.low or 0) - less)


def days_of(entry: Entry) -> tuple[date | None, date | None] | None:
    """First and last day for which a claim holds, the day of publication where it states none; None where unknown."""
    stated = _stated(entry)
    if stated is None:
        return (entry.published, entry.published) if entry.published else None
    return stated.first, stated.last


def day_keys(entry: Entry) -> Iterator[Key]:
    """Keys of which two prints of one story share one at least where their claims are about the same day.

    The day itself; and, for claims that state none, that they do not, since a reprint on the next day is of the next
    day then. A running total, or a new count too large to come again, is the same claim whatever its day.
    """
    if isinstance(entry.claim, Toll) and not is_recurring(entry.claim):
        yield ("any day",)
        return
    if _stated(entry) is None:
        yield ("no day",)
    days = days_of(entry)
    if days is not None:
        yield ("on", *days)


def is_recurring(toll: Toll) -> bool:
    """Whether it is a new count so small that the next day may well have the same."""
    bounds = (toll.count.low, toll.count.high) if toll.count else ()
    smallest = min((bound for bound in bounds if bound is not None), default=0)
    return toll.measure is Measure.NEW and smallest < RECURRING_BELOW


def place_of(entry: Entry) -> str | None:
    """The place of a toll; None where it names none, and for claims whose content names places itself."""
    return folded(entry.claim.place) or None if isinstance(entry.claim, Toll) else None


def single_of(entry: Entry, text: str | None) -> str | None:
    """Whom or what a new count of one is about, in the words of the report: a person in full, a thing by its last word.

    A list of names is as many counts of one, which are no repetitions of one another. None where no more is said than
    the number, for any other claim, and where the text of the report is not at hand.
    """
    claim = entry.claim
    if text is None or claim.span is None or not _is_single(entry):
        return None
    words = tuple(dropwhile(_leading().__contains__, words_of(claim.span.of(text))))
    thing = isinstance(claim, Toll) and claim.object is not Object.PERSONS
    return " ".join(words[-1:] if thing else words) or None


def _is_single(entry: Entry) -> bool:
    claim = entry.claim
    if not isinstance(claim, Toll) or claim.count is None or claim.measure is not Measure.NEW:
        return False
    return claim.count.low == claim.count.high == 1


@cache
def _leading() -> frozenset[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("propositions.toml").read_text("utf-8"))
    return frozenset(table["single"]["leading"])


def _stated(entry: Entry) -> Interval | None:
    claim = entry.claim
    match claim:
        case Toll():
            return claim.as_of
        case Event():
            return claim.occurred
        case Position():
            return claim.said_on
        case Control():
            return claim.since
    assert_never(claim)


def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, names))
