"""The words of a line of notation: read one after another, and names written so that they read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from counterclaim.model.dates import Interval, parse_interval
from counterclaim.model.errors import NotationError

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")

_TOKEN = re.compile(r'\s*(?:(?P<quoted>"(?:[^"\\]|\\.)*")|(?P<mark>[,<+])|(?P<word>[^\s",<]+))')
_ESCAPE = re.compile(r'\\(?:u\{(?P<code>[0-9A-Fa-f]{1,6})\}|(?P<sign>["\\]))')
_WRONG_ESCAPE = re.compile(r'\\(?!u\{[0-9A-Fa-f]{1,6}\}|["\\])')
_BARE = re.compile(r'[^\W\d_][^\s",<\\]*(?: [^\s",<\\+][^\s",<\\]*)*\Z')
_LAST_CODE = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark (",", "<", or "+" before a word) or a quoted name, with its place in the line."""

    text: str
    """What it says: a quoted name without quotation marks and escapes."""
    column: int
    """Number of its first character in the line, from 1."""
    quoted: bool = False


def tokens_of(line: str) -> tuple[Token, ...]:
    """The tokens of a line.

    Raises:
        NotationError: a quotation mark is not closed, or an escape unknown.
    """
    found: list[Token] = []
    position, end = 0, len(line.rstrip())
    while position < end:
        match = _TOKEN.match(line, position)
        if match is None:
            column = line.index('"', position) + 1
            raise NotationError(f"column {column}: expected a closing quotation mark, found the end of the line")
        kind = match.lastgroup or "word"
        text, column = match[kind], match.start(kind) + 1
        found.append(Token(_unquoted(text, column), column, True) if kind == "quoted" else Token(text, column))
        position = match.end()
    return tuple(found)


def quoted_name(name: str, stops: frozenset[str]) -> str:
    """The name as notation, in quotation marks only where it would not read back without them.

    `stops` are the words that may follow it.
    """
    if _BARE.match(name) and name.isprintable() and stops.isdisjoint(name.split(" ")):
        return name
    letters = (_escaped(letter) for letter in name)
    return f'"{"".join(letters)}"'


def spelled(word: StrEnum) -> str:
    """A value of a list as notation writes it, with hyphens."""
    return word.value.replace("_", "-")


def spellings(*lists: Iterable[StrEnum]) -> frozenset[str]:
    """Every way to write the values of the lists: with hyphens, and as the gold files do."""
    return frozenset(form for values in lists for value in values for form in (spelled(value), value.value))


class Cursor:
    """A line of notation, read token by token from left to right."""

    def __init__(self, tokens: tuple[Token, ...], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._next = 0

    @classmethod
    def over(cls, line: str) -> Cursor:
        """A cursor at the beginning of a line."""
        return cls(tokens_of(line), len(line) + 1)

    @property
    def word(self) -> str | None:
        """The next token, if it is a bare word or a mark; None at the end and before a quoted name."""
        token = self._token
        return None if token is None or token.quoted else token.text

    @property
    def is_at_end(self) -> bool:
        """Whether every token has been read."""
        return self._token is None

    def failure(self, expected: str) -> NotationError:
        """The error of a line that has something else than expected at this place."""
        token = self._token
        column, found = (self._end, "the end of the line") if token is None else (token.column, repr(token.text))
        return NotationError(f"column {column}: expected {expected}, found {found}")

    def take(self, word: str) -> bool:
        """Reads the bare word if it comes next; says whether it did."""
        taken = self.word == word
        self._next += taken
        return taken

    def read(self, expected: str, parse: Callable[[str], V]) -> V:
        """The next bare word as `parse` understands it; a ValueError of `parse` is a failure of the line."""
        word = self.word
        if word is None:
            raise self.failure(expected)
        try:
            value = parse(word)
        except ValueError:
            raise self.failure(expected) from None
        self._next += 1
        return value

    def choice(self, values: type[E], expected: str) -> E:
        """The next word as a value of a list."""
        found = self.maybe(values)
        if found is None:
            raise self.failure(f"{expected} ({', '.join(spelled(value) for value in values)})")
        return found

    def maybe(self, values: type[E]) -> E | None:
        """The next word if it is a value of the list; None, and nothing read, where it is not."""
        found = next((value for value in values if self.word in (spelled(value), value.value)), None)
        self._next += found is not None
        return found

    def name(self, stops: frozenset[str], expected: str) -> str:
        """A quoted name, or the bare words up to a mark or a word that may follow a name here."""
        token = self._token
        if token is not None and token.quoted:
            self._next += 1
            return token.text
        words: list[str] = []
        while (word := self.word) is not None and word not in stops and word not in (",", "<"):
            words.append(word)
            self._next += 1
        if not words:
            raise self.failure(expected)
        return " ".join(words)

    def names(self, stops: frozenset[str], expected: str) -> tuple[str, ...]:
        """Names joined by commas."""
        found = [self.name(stops, expected)]
        while self.take(","):
            found.append(self.name(stops, expected))
        return tuple(found)

    def sections(self, keywords: frozenset[str]) -> Sections:
        """The rest of the line, cut before each keyword; every keyword at most once, in any order."""
        found: dict[str, Cursor] = {}
        while not self.is_at_end:
            keyword = self.word
            if keyword is None or keyword not in keywords or keyword in found:
                raise self.failure(f"the end of the line or {', '.join(sorted(keywords - found.keys()))}")
            self._next += 1
            begin = self._next
            while not self.is_at_end and self.word not in keywords:
                self._next += 1
            found[keyword] = Cursor(self._tokens[begin : self._next], self._column)
        return Sections(found)

    def finish(self, expected: str) -> None:
        """Fails unless every token has been read."""
        if not self.is_at_end:
            raise self.failure(expected)

    @property
    def _token(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    @property
    def _column(self) -> int:
        return self._end if self._token is None else self._token.column


@dataclass(frozen=True, slots=True)
class Sections:
    """The optional parts that end a line, each behind its keyword."""

    parts: Mapping[str, Cursor]

    def name(self, *keywords: str) -> str | None:
        """The name behind any one of the keywords; None where none of them stands."""
        found = self.names(*keywords)
        return found[0] if found else None

    def names(self, *keywords: str, many: bool = False) -> tuple[str, ...]:
        """The names behind any one of the keywords; only one unless `many`."""
        part = self._part(keywords)
        if part is None:
            return ()
        found = part.names(frozenset(), "a name") if many else (part.name(frozenset(), "a name"),)
        part.finish("the end of the name")
        return found

    def interval(self, keyword: str) -> Interval | None:
        """The day or interval behind the keyword; None where it does not stand."""
        part = self._part((keyword,))
        if part is None:
            return None
        found = part.read("a date (YYYY, YYYY-MM, YYYY-MM-DD) or two joined by /", parse_interval)
        part.finish("the end of the date")
        return found

    def flag(self, values: type[E]) -> E | None:
        """The value of a list that stands as a keyword by itself; None where none stands."""
        part = self._part(tuple(spelled(value) for value in values))
        if part is None:
            return None
        part.finish("the end of the line or another keyword")
        return next(value for value in values if spelled(value) in self.parts)

    def _part(self, keywords: tuple[str, ...]) -> Cursor | None:
        standing = [self.parts[keyword] for keyword in keywords if keyword in self.parts]
        if len(standing) > 1:
            raise standing[1].failure(f"only one of {', '.join(keywords)}")
        return standing[0] if standing else None


def _unquoted(text: str, column: int) -> str:
    inside = text[1:-1]
    wrong = _WRONG_ESCAPE.search(_ESCAPE.sub(lambda match: "." * len(match[0]), inside))
    if wrong is not None:
        raise NotationError(f'column {column + 1 + wrong.start()}: expected \\", \\\\ or \\u{{HEX}} as an escape')
    return _ESCAPE.sub(lambda match: _signified(match, column), inside)


def _signified(match: re.Match[str], column: int) -> str:
    if match["sign"]:
        return match["sign"]
    code = int(match["code"], 16)
    if code > _LAST_CODE:
        raise NotationError(f"column {column + 1 + match.start()}: expected a code point up to 10FFFF")
    return chr(code)


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter.isprintable() else f"\\u{{{ord(letter):X}}}"
