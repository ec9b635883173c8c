"""Counts as notation writes them: "897", "at-least 240", "5..9", "dozens", "some", "[200..350] vague"."""

from __future__ import annotations

import re
from typing import Final

from counterclaim.model.counts import Count, Qualifier, between, exactly, qualified, vague
from counterclaim.model.notation.words import Cursor, spelled

UNDISCLOSED: Final = "undisclosed"
VAGUE_WORDS: Final = {
    "some": vague(),
    "dozens": vague(24, 99),
    "scores": vague(40, 99),
    "hundreds": vague(200, 999),
    "thousands": vague(2_000, 9_999),
    "tens-of-thousands": vague(20_000, 99_999),
    "hundreds-of-thousands": vague(200_000, 999_999),
    "millions": vague(2_000_000, 9_999_999),
}
"""Source: number conventions of the annotation guide."""
_NUMBER_WORDS = frozenset(
    (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.ABOUT, Qualifier.NEARLY)
)
_NUMBER = re.compile(r"[0-9]+\Z")
_RANGE = re.compile(r"([0-9]+)\.\.([0-9]+)\Z")
_BOUNDS = re.compile(r"\[([0-9]+)?\.\.([0-9]+)?\]\Z")
_SAID = re.compile(r"-?[0-9]+\Z")
_EXPECTED = (
    "a count: N, at-least N, more-than N, at-most N, less-than N, about N, nearly N, N..N, "
    f"[N..N] QUALIFIER, {', '.join(VAGUE_WORDS)}, or {UNDISCLOSED}"
)


def read_count(cursor: Cursor) -> Count | None:
    """The count that comes next; None where it is undisclosed."""
    if cursor.take(UNDISCLOSED):
        return None
    word = cursor.word or ""
    if word in VAGUE_WORDS:
        return cursor.read(_EXPECTED, VAGUE_WORDS.__getitem__)
    if word.startswith("["):
        return _read_bounds(cursor)
    qualifier = next((each for each in _NUMBER_WORDS if word in (spelled(each), each.value)), None)
    if qualifier is None:
        return cursor.read(_EXPECTED, _plain)
    cursor.take(word)
    return cursor.read("a number", lambda number: qualified(qualifier, _number(number)))


def written_count(count: Count | None) -> str:
    """The count as notation, in its shortest form that reads back."""
    if count is None:
        return UNDISCLOSED
    word = next((word for word, interval in VAGUE_WORDS.items() if interval == count), None)
    return word or _number_form(count) or _bounds_form(count)


def _plain(word: str) -> Count:
    match = _RANGE.match(word)
    return between(int(match[1]), int(match[2])) if match else exactly(_number(word))


def _number(word: str) -> int:
    if not _NUMBER.match(word):
        raise ValueError(f"{word!r} is no number")
    return int(word)


def _read_bounds(cursor: Cursor) -> Count:
    low, high = cursor.read("bounds: [N..N], either left open, low before high", _bounds)
    qualifier = cursor.choice(Qualifier, "a qualifier")
    amount = cursor.read("a number", int) if _SAID.match(cursor.word or "") else None
    return Count(low, high, qualifier, amount)


def _bounds(word: str) -> tuple[int | None, int | None]:
    match = _BOUNDS.match(word)
    if match is None:
        raise ValueError(f"{word!r} is no pair of bounds")
    low, high = (int(bound) if bound else None for bound in match.groups())
    Count(low, high, Qualifier.VAGUE)
    return low, high


def _number_form(count: Count) -> str | None:
    if count.qualifier is Qualifier.RANGE and count.low is not None and count.high is not None:
        return f"{count.low}..{count.high}" if count == between(count.low, count.high) else None
    if count.amount is None or count.amount < 0 or count.qualifier in (Qualifier.RANGE, Qualifier.VAGUE):
        return None
    if count.qualifier is Qualifier.LESS_THAN and count.amount == 0:
        return None
    if count != qualified(count.qualifier, count.amount):
        return None
    return str(count.amount) if count.qualifier is Qualifier.EXACT else f"{spelled(count.qualifier)} {count.amount}"


def _bounds_form(count: Count) -> str:
    low = "" if count.low is None else count.low
    high = "" if count.high is None else count.high
    amount = "" if count.amount is None else f" {count.amount}"
    return f"[{low}..{high}] {spelled(count.qualifier)}{amount}"
