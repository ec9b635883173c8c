"""Wire services that a report credits, in the order in which it names them.

Read only where credits stand: datelines and bylines at the head, credit lines and brackets at the end.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from counterclaim.reading.days import written_days
from counterclaim.reading.publication import opens_dateline

_HEAD_LINES = 10
_TAIL_LINES = 6
_TAIL_CHARACTERS = 1500
_LINE_CHARACTERS = 400

_BYLINE = re.compile(r"\s*(?:by|reporting by|report by)\s[^\n]{1,160}\Z", re.IGNORECASE)
_DATELINE_AGENCY = re.compile(
    r"(?P<place>[^()\n]{0,90}?)(?:\((?P<round>[^()\n]{2,60})\)|/(?P<slashed>[^/\n]{2,40})/)"
    r"\s*[.,]?\s*(?:[-–—_:]|\.(?=\s))"
)
_OPENING_AGENCY = re.compile(r"(?P<name>[^()\n—–\-:]{2,40}?)\s*(?:—|–|--| - )\s*(?=\S)")
_CREDIT_LINE = re.compile(
    r"\A\W*(?:this (?:report|article|story) )?(?:"
    r"(?:with|additional|including|contains?)\s+(?:\w+\s+)?"
    r"(?:report(?:ing|s)|files?|material|information|input|agenc\w+|contributions?)\b"
    r"|(?:reporting|compiled|written|credits?)\s*(?:by|from|:)|sources?\s*:)[^\n]{0,300}",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"\A.{0,200}\bcontributed\s+(?:to|reporting)\b")
_LAST_BRACKET = re.compile(
    r"(?P<before>\A|[.!?\"”’)]\s*|\s)[(\[](?P<names>[^()\[\]\n]{2,160})[)\]]\s*(?P<stop>\.?)\s*\Z"
)
_LAST_DASH = re.compile(r"(?:\A|\s|[.!?\"”’])(?:[-–—]{1,2}|/)\s*(?P<names>[^\n—–]{2,80}?)\s*\Z")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*(?P<names>[^\n]{2,80})", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?][\"”’)]|.[.!?])\s+(?=[^\W\da-z_])")
_SEPARATORS = re.compile(r"\s*(?:[,;/&+|•]|\band\b|\bund\b|\bwith\b)\s*")


@dataclass(frozen=True, slots=True)
class Wires:
    """The wire services known, and the words that stand in their place."""

    names: Mapping[str, str]
    """Name as written to name as credited."""
    generic: frozenset[str]
    """Lower-cased words that name no service."""
    pattern: re.Pattern[str]
    """Any written name, longest first, not inside a word."""

    def credited(self, words: str) -> str | None:
        """The service that `words` name and nothing else; None where they name none."""
        stripped = words.strip(" .,:;'’\"")
        return self.names.get(stripped)

    def within(self, words: str) -> Iterator[str]:
        """Every service named in `words`, in order."""
        for match in self.pattern.finditer(words):
            yield self.names[match[0]]


@cache
def wires() -> Wires:
    """The wire services of the shipped list."""
    table = tomllib.loads(resources.files(__package__).joinpath("wires.toml").read_text(encoding="utf-8"))
    names = {name: main for main, others in table["wires"].items() for name in (main, *others)}
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, longest))})(?![\w/]|[-.]\w)")
    return Wires(names, frozenset(table["generic"]["names"]), pattern)


def credits_of(head: str, text: str) -> tuple[str, ...]:
    """The wire services that a text credits; `head` is its beginning without date header."""
    found = dict.fromkeys([*_head_credits(head), *_tail_credits(text)])
    return tuple(found)


def bracket_agency(line: str) -> str | None:
    """What a dateline puts in brackets as its agency ("Agency", "AP", an outlet); None where it has none."""
    match = _DATELINE_AGENCY.match(line[:_LINE_CHARACTERS].lstrip())
    if match is None or not opens_dateline(_without_days(match["place"])):
        return None
    return str(match["round"] or match["slashed"]).strip()


def _without_days(words: str) -> str:
    for day in reversed(written_days(words)):
        words = words[: day.begin] + words[day.end :]
    return words


def _head_credits(head: str) -> Iterator[str]:
    lines = [line.strip() for line in head.splitlines() if line.strip()][:_HEAD_LINES]
    for line in lines:
        agency = bracket_agency(line)
        if agency is not None:
            yield from _all_wires(agency)
        elif _BYLINE.match(line):
            yield from wires().within(line)
        else:
            yield from _opening(line)


def _opening(line: str) -> Iterator[str]:
    match = _OPENING_AGENCY.match(line[:_LINE_CHARACTERS])
    name = wires().credited(match["name"] if match else line)
    if name is not None:
        yield name


def _tail_credits(text: str) -> Iterator[str]:
    tail = text[-_TAIL_CHARACTERS:].rstrip()
    lines = [line.strip()[-_LINE_CHARACTERS:] for line in tail.splitlines() if line.strip()][-_TAIL_LINES:]
    for line in lines[:-1]:
        yield from _credit_line(line, last=False)
    if lines:
        yield from _credit_line(lines[-1], last=True)


def _credit_line(line: str, *, last: bool) -> Iterator[str]:
    bracket = _LAST_BRACKET.search(line)
    if bracket is not None:
        if bracket["before"].strip() or not bracket.start() or (last and not bracket["stop"]):
            yield from _bracketed(bracket["names"])
        return
    sentence = _SENTENCE_END.split(line)[-1]
    for pattern in (_CREDIT_LINE, _CONTRIBUTED, _COPYRIGHT):
        match = pattern.search(sentence)
        if match is not None:
            yield from wires().within(match[0])
            return
    dashed = _LAST_DASH.search(line)
    yield from _all_wires(dashed["names"] if dashed and last else line)


def _bracketed(words: str) -> Iterator[str]:
    match = _CREDIT_LINE.search(words) or _CONTRIBUTED.match(words)
    yield from wires().within(match[0]) if match else _all_wires(words)


def _all_wires(words: str) -> Iterator[str]:
    """The services of a list that holds nothing but services, generic words and days."""
    parts = [part for part in _SEPARATORS.split(words.strip(" .")) if part]
    named = [wires().credited(re.sub(r"\s*[-–—]\s*\d.*\Z|\s+\d{1,2}.*\Z", "", part)) for part in parts]
    if all(name or part.lower() in wires().generic for name, part in zip(named, parts, strict=True)):
        yield from (name for name in named if name)
