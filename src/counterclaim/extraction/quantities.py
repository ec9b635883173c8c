"""Number expressions with their bounds: digits, number words, vague words, qualifiers, zeros.

Dates, clock times, ages, money, measures and type designations (T-72, S-300) are no quantities of losses and are
left out. Expressions are found in characters, so that no tokenizer can hide one.

Source: number conventions of the annotation guide (part 1 and rules 11 to 17).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.extraction.lexicon import alternatives, lexicon, phrase_table
from counterclaim.model.counts import Count, Qualifier, between, exactly, qualified, vague
from counterclaim.model.report import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression: the span with its qualifier, the bare number, and what it means."""

    span: Span
    number: Span
    count: Count
    indefinite: bool = False
    """A word without bounds of its own that is often no count at all ("some", "no", "many")."""


@cache
def _number_word() -> str:
    """A pattern for one number in words ("forty-three", "two hundred and six")."""
    table = lexicon("quantities")
    unit, ten = alternatives(table["units"]), alternatives(table["tens"])
    small = rf"(?:{ten}(?:[- ](?:{unit}))?|{unit})"
    many = alternatives(table["multipliers"])
    return rf"(?:{small})(?:(?:[- ](?:and )?)(?:{many}|{small}))*"


_WIDEST = 28
"""Characters of the longest qualifier before a number, with its space."""
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[   ]\d{3})+(?!\d)|\d+(?:\.\d+)?"


@cache
def _scanner() -> re.Pattern[str]:
    """The pattern of every number expression without qualifiers, in named alternatives."""
    table = lexicon("quantities")
    many = alternatives(table["multipliers"])
    one = rf"(?:{_DIGITS})(?:[- ](?:{many})s?\b)?|(?:{_number_word()})\b"
    parts = {
        "vague": rf"(?:{phrase_table(table['vague'])})\b",
        "phrase": rf"(?:{phrase_table(table['phrases'])})\b",
        "couple": rf"(?:{phrase_table(table['couple']['phrases'])})\b",
        "range": (
            rf"(?:between\s+(?P<low>{one})\s+and\s+(?P<high>{one})"
            rf"|(?P<low2>{one})(?:\s?[-–—]\s?(?=\d)|\s+(?:to|or)\s+)(?P<high2>{one}))"
        ),
        "number": rf"(?:{one})",
        "zero": rf"(?:{phrase_table(table['zero']['phrases'])})\b(?!\s+(?:{phrase_table(table['zero']['unless'])})\b)",
        "unbounded": rf"(?:{phrase_table(table['unbounded']['phrases'])})\b(?!\s+(?:as\b|{one}))",
    }
    body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items())
    return re.compile(rf"(?<![\w/:$€£])(?<!\d[.,-])(?<![a-z]-)(?:{body})(?![\w])", re.IGNORECASE)


@cache
def _qualifiers(where: str) -> tuple[re.Pattern[str], dict[str, Qualifier]]:
    """A pattern of the qualifiers that stand before or after a number, and what each means."""
    meanings = {words: Qualifier(name) for name, phrases in lexicon("quantities")[where].items() for words in phrases}
    if where == "before":
        return re.compile(rf"(?<!\w)({phrase_table(meanings)})\s+\Z", re.IGNORECASE), meanings
    glued = alternatives(words for words in meanings if words.startswith("-"))
    loose = phrase_table(words for words in meanings if not words.startswith("-"))
    return re.compile(rf"({glued}|\s+(?:{loose}))(?!\w)", re.IGNORECASE), meanings


def number_value(text: str) -> int | None:
    """The value of a number in digits or words; None where it is not a whole number."""
    lowered = re.sub(r"\s+", " ", text.lower().strip())
    digits = re.match(rf"({_DIGITS})(?:[- ]([a-z]+?)s?)?\Z", lowered)
    if digits:
        return _scaled(digits[1], digits[2])
    return _spelled(re.split(r"[- ]", lowered))


def _scaled(digits: str, multiplier: str | None) -> int | None:
    amount = float(re.sub(r"[,   ]", "", digits))
    if multiplier is not None:
        amount *= lexicon("quantities")["multipliers"].get(multiplier, 1)
    return round(amount) if amount < 1e15 and abs(amount - round(amount)) < 1e-6 else None


def _spelled(words: list[str]) -> int | None:
    """The value of a spelled number: units add up, a multiplier multiplies what stands before it."""
    table = lexicon("quantities")
    small = {**table["units"], **table["tens"]}
    total = group = 0
    for word in words:
        if word in small:
            group += small[word]
        elif word in table["multipliers"]:
            scale = table["multipliers"][word]
            group = (group or 1) * scale
            if scale > 100:
                total, group = total + group, 0
        elif word != "and":
            return None
    return total + group


def find_quantities(text: str, masked: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """Every number expression of a text that may count losses, in the order of the text.

    Args:
        text: the report text.
        masked: spans that hold no quantity, such as dates.
    """
    hidden = sorted((*masked, *_designations(text)))
    return tuple(_found(text, hidden))


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_NO_QUANTITY = re.compile(
    rf"\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b|\b\d{{1,2}}:\d{{2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\b(?:\d{{1,2}}\s*(?:-|–|to|and)\s*)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*\d{{1,2}}(?!\d))?(?:,?\s+\d{{4}}\b)?(?![\d,])"
    rf"|\b{_MONTH},?\s+\d{{4}}\b"
    r"|\b(?:in|since|of|from|until|by|before|after|during|early|late|mid|the|to|year)[\s-]+(?:1[89]|20)\d\d(?:s|-\d\d|[-–](?:1[89]|20)?\d\d)?\b(?!\s+(?:\w+\s+)?(?:people|soldiers|dead|civilians|troops|killed|wounded|fighters))"
    r"|\b[A-Z][A-Za-z]*-?\d+[A-Za-z]*\b|\b\d+[-\s]year[-\s]olds?\b|\b\d+(?:\.\d+)?(?:km|m|mm|kg|am|pm|cm)\b"
    r"|\b[A-Z][A-Za-z]+-\d+\w*\b|\b\d+-(?:day|hour|week|month|year|minute|mm|km|mile|point|member|man|strong|storey|nation)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)-(?:day|hour|week|month|year|minute|point|man|storey|way|nation|thirds?|state|party)\b"
    r"|\b(?:1[89]|20)\d\d\s?[-–]\s?(?:1[89]|20)?\d\d\b",
    re.IGNORECASE,
)


def _designations(text: str) -> Iterator[Span]:
    """Spans of dates, clock times, ages and type designations."""
    for match in _NO_QUANTITY.finditer(text):
        yield Span(match.start(), match.end())


def _found(text: str, hidden: list[Span]) -> Iterator[Quantity]:
    position, at = 0, 0
    scanner = _scanner()
    while match := scanner.search(text, position):
        position = match.end()
        while at < len(hidden) and hidden[at].end <= match.start():
            at += 1
        if at < len(hidden) and hidden[at].begin < match.end():
            position = max(hidden[at].end, match.start() + 1)
            continue
        quantity = None if _measures_other(text, match) else _quantity(text, match)
        if quantity:
            yield quantity
            position = max(position, quantity.span.end)


@cache
def _other_measures() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lexicon("quantities")["measures"]
    after, before = alternatives(table["units"]), alternatives(table["before"])
    return (
        re.compile(rf"[\s-]*(?:more\s+|additional\s+|full\s+|long\s+)?(?:{after})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{before})\s*\Z", re.IGNORECASE),
    )


def _measures_other(text: str, match: re.Match[str]) -> bool:
    """Whether the number measures time, distance, money or the like."""
    after, before = _other_measures()
    return bool(after.match(text, match.end()) or before.search(text, max(0, match.start() - 16), match.start()))


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity of one scanner match, with the qualifiers around it."""
    table = lexicon("quantities")
    number = Span(match.start(), match.end())
    said = re.sub(r"\s+", " ", match.group().lower())
    match match.lastgroup if match.lastgroup not in {"low", "high", "low2", "high2"} else "range":
        case "vague":
            return _qualified_vague(text, number, *table["vague"][said])
        case "unbounded":
            return Quantity(number, number, vague(), indefinite=said in {"some", "many", "few", "numerous"})
        case "zero":
            return Quantity(number, number, exactly(0), indefinite=True)
        case "couple":
            return Quantity(number, number, qualified(Qualifier.ABOUT, 2))
        case "range":
            return _range(match, number)
        case "phrase":
            return _with_qualifier(text, number, table["phrases"][said])
        case _:
            amount = number_value(match.group())
            return None if amount is None else _with_qualifier(text, number, amount)


def _range(match: re.Match[str], number: Span) -> Quantity | None:
    low = number_value(match["low"] or match["low2"])
    high = number_value(match["high"] or match["high2"])
    if low is None or high is None or low >= high:
        return None
    return Quantity(number, number, between(low, high))


def _qualified_vague(text: str, number: Span, low: int, high: int) -> Quantity:
    """A vague word, or the bound that a qualifier makes of it ("up to several hundred")."""
    qualifier, begin = _before(text, number.begin)
    span = Span(begin, number.end)
    match qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Quantity(span, number, Count(low, None, qualifier))
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return Quantity(span, number, Count(0, high, qualifier))
        case _:
            return Quantity(number if qualifier is None else span, number, vague(low, high))


def _with_qualifier(text: str, number: Span, amount: int) -> Quantity | None:
    qualifier, begin = _before(text, number.begin)
    after, end = _after(text, number.end)
    bound = after or qualifier or Qualifier.EXACT
    if bound is Qualifier.LESS_THAN and amount == 0:
        return None
    return Quantity(Span(begin, end), number, qualified(bound, amount))


def _before(text: str, end: int) -> tuple[Qualifier | None, int]:
    """The qualifier that ends right before a number, and where it begins."""
    pattern, meanings = _qualifiers("before")
    window = text[max(0, end - _WIDEST) : end]
    match = pattern.search(window)
    if match is None:
        return None, end
    return meanings[_normal(match[1])], end - len(window) + match.start()


def _after(text: str, begin: int) -> tuple[Qualifier | None, int]:
    """The qualifier that begins right behind a number, and where it ends."""
    pattern, meanings = _qualifiers("after")
    match = pattern.match(text, begin)
    return (None, begin) if match is None else (meanings[_normal(match[1])], match.end())


def _normal(words: str) -> str:
    return " ".join(words.lower().split())
