"""The lexicon of time, and the numbers and units that its words stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from counterclaim.extraction.lexicon import lexicon as read_lexicon


def lexicon() -> dict[str, Any]:
    """The tables of `lexicon/times.toml`."""
    return read_lexicon("times")


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, spaces matching any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def folded(text: str) -> str:
    """The text in lower case with single spaces and plain apostrophes."""
    return " ".join(text.lower().replace("’", "'").split())


def month_number(text: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return int(lexicon()["months"][text.lower().rstrip(".")])


def amount(text: str | None) -> int | None:
    """The number that a word or numeral gives; None for a vague one."""
    if text is None:
        return None
    plain = folded(text).replace(",", "")
    if plain.isdigit():
        return int(plain)
    return _spelled(plain)


def _spelled(text: str) -> int | None:
    numbers = lexicon()["numbers"]
    if text in numbers:
        return int(numbers[text])
    tens, _, ones = text.partition("-")
    if tens in numbers and ones in numbers:
        return int(numbers[tens]) + int(numbers[ones])
    return None


def ordinal(text: str) -> int | None:
    """The number of "9th", "ninth" or "9"; None for another word."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    found = lexicon()["ordinals"].get(text.lower())
    return None if found is None else int(found)


def unit_code(text: str) -> str:
    """The code of a unit of time, singular or plural ("days" -> "D")."""
    plain = text.lower()
    single = "century" if plain == "centuries" else plain.removesuffix("s")
    return str(lexicon()["units"][single])
