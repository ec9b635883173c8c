"""Admiralty-style grades: how reliable a speaker has been and how credible a claim is, derived and never an opinion.

Source: NATO AJP-2.1, STANAG 2511: letter and digit are judged apart, so that the one never colours the other.
Thresholds and their reasons stand in `grades.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias

from counterclaim.reconciliation.origins.utterances import Origins

Letter: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
"""Reliability of a source, from completely reliable to unreliable; F where it cannot be judged."""
Digit: TypeAlias = Literal[1, 2, 3, 4, 5, 6]
"""Credibility of what it says, from confirmed to improbable; 6 where it cannot be judged."""
_LETTERS: tuple[Letter, ...] = ("A", "B", "C", "D", "E")
_UNNAMED = "nobody is named who says it"


@dataclass(frozen=True, slots=True)
class Record:
    """How a speaker's claims have fared beside those of others.

    Raises:
        ValueError: a count is negative, or more claims are uncontradicted than were compared.
    """

    speaker: str
    compared: int
    """Claims about a figure or event of which a third party has spoken as well."""
    uncontradicted: int
    """Those of them that no independent origin contradicts."""

    def __post_init__(self) -> None:
        if not 0 <= self.uncontradicted <= self.compared:
            raise ValueError(f"{self.uncontradicted} of {self.compared} claims is no record")


@dataclass(frozen=True, slots=True)
class Grade:
    """A letter for the speaker and a digit for the claim, with the reason of each in words."""

    letter: Letter
    digit: Digit
    reason: str

    def __str__(self) -> str:
        return f"{self.letter}{self.digit}"


@dataclass(frozen=True, slots=True)
class _Band:
    letter: Letter
    words: str
    least_share: float
    least_compared: int


@dataclass(frozen=True, slots=True)
class _Scale:
    bands: tuple[_Band, ...]
    unjudged: str
    least_compared: int
    confirmed_from: int
    improbable_from: int
    words: tuple[str, ...]
    """Of the digits, from 1."""


def grade(
    claim: str, origins: Origins, supporting: Collection[str], contradicting: Collection[str], record: Record | None
) -> Grade:
    """The grade of a claim.

    The digit counts parties, so that neither reprints nor the organs of the speaker's own side confirm a claim:

    - 1 two others and more support it, nobody contradicts;
    - 2 one other supports it, nobody contradicts;
    - 3 it is supported and contradicted; or what supports it has no known teller, or has one who may be its own;
    - 4 one other contradicts it, nobody supports;
    - 5 two others and more contradict it, nobody supports;
    - 6 no other party speaks of it.

    Args:
        claim: its id.
        origins: the origins of all claims named here.
        supporting: ids of claims that agree with it; those of its own origin or side do not count.
        contradicting: ids of claims that cannot hold beside it; likewise.
        record: of its speaker, before this claim; None where there is none.

    Raises:
        KeyError: an id is no claim's.
    """
    letter, why = _reliability(record) if origins.voiced(claim) else ("F", _UNNAMED)
    digit, grounds = _credibility(claim, origins, supporting, contradicting)
    scale = _scale()
    words = next((band.words for band in scale.bands if band.letter == letter), scale.unjudged)
    return Grade(letter, digit, f"{letter}, {words}: {why}; {digit}, {scale.words[digit - 1]}: {grounds}")


def _reliability(record: Record | None) -> tuple[Letter, str]:
    """Letter and reason."""
    scale = _scale()
    if record is None or record.compared == 0:
        return "F", "no third party has spoken of anything that it claimed"
    told = f"{record.uncontradicted} of {record.compared} claims of {record.speaker} that can be compared"
    if record.compared < scale.least_compared:
        return "F", f"{told} are uncontradicted, and {scale.least_compared} are needed to judge"
    share = record.uncontradicted / record.compared
    fitting = (band for band in scale.bands if share >= band.least_share and record.compared >= band.least_compared)
    return next(fitting).letter, f"{told} are uncontradicted ({share:.0%})"


def _credibility(
    claim: str, origins: Origins, supporting: Collection[str], contradicting: Collection[str]
) -> tuple[Digit, str]:
    """Digit and reason."""
    scale = _scale()
    support, against = origins.others(claim, supporting), origins.others(claim, contradicting)
    proven = support if origins.voiced(claim) else max(support - 1, 0)
    if support and against:
        return 3, f"{_voices(support)} supports it, {_voices(against)} contradicts it"
    if against:
        return (5 if against >= scale.improbable_from else 4), f"{_voices(against)} contradicts it, nobody supports it"
    if proven:
        return (1 if proven >= scale.confirmed_from else 2), f"{_voices(proven)} supports it, nobody contradicts it"
    if support:
        return 3, f"{_voices(support)} supports it, but may be the very teller whom nobody names"
    return _alone(claim, origins, supporting)


def _alone(claim: str, origins: Origins, supporting: Collection[str]) -> tuple[Digit, str]:
    """Digit and reason where no party beside its own is known to speak."""
    others = set(origins.origins(supporting)) - {origins.origin_of(claim)}
    if any(not origins.voiced(origin) for origin in others):
        return 3, "only tellers whom nobody names support it, nobody contradicts it"
    if supporting:
        return 6, "all that supports it comes from its own origin or side"
    return 6, "nobody else speaks of it"


def _voices(count: int) -> str:
    return "one independent party" if count == 1 else f"each of {count} independent parties"


@cache
def _scale() -> _Scale:
    table: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("grades.toml").read_text("utf-8"))
    reliability, credibility = table["reliability"], table["credibility"]
    return _Scale(
        bands=tuple(_band(letter, reliability[letter]) for letter in _LETTERS),
        unjudged=reliability["unjudged"],
        least_compared=reliability["least_compared"],
        confirmed_from=credibility["confirmed_from"],
        improbable_from=credibility["improbable_from"],
        words=tuple(credibility["words"][str(digit)] for digit in range(1, 7)),
    )


def _band(letter: Letter, table: dict[str, Any]) -> _Band:
    return _Band(letter, table["words"], table["least_share"], table["least_compared"])
