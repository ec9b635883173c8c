"""Phrases found in tokenised text, whatever the tokeniser does with hyphens, apostrophes and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Generic, TypeAlias, TypeVar

_Meaning = TypeVar("_Meaning")

Piece: TypeAlias = str
"""A folded run of letters or digits: lower case, without accents."""

_CUTS = re.compile(r"[-‐‑‒–—'’ʼ`´]+")
_UNSAID = str.maketrans("", "", ".ʻʿʾ‘\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SINGLE = str.maketrans(
    {"ı": "i", "ə": "a", "Ə": "A", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "ß": "ss"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H"}
)
_WORDS = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_SHORT_ACRONYM = 3
_AROUND = 4
_STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Letters:
    """The pieces of a text as written, each with the number of its word."""

    pieces: tuple[str, ...]
    folded: tuple[Piece, ...]
    words: tuple[int, ...]
    """Number of the word that each piece comes from."""


def bare(text: str) -> str:
    """The text without accents, abbreviation stops and invisible signs, in its own case."""
    if text.isascii():
        return text.replace(".", "") if "." in text and any(map(str.isalpha, text)) else text
    plain = unicodedata.normalize("NFKD", text.translate(_SINGLE))
    stripped = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_UNSAID)
    return stripped or text


def pieces_of(word: str) -> tuple[str, ...]:
    """The bare pieces of one word in their own case: parts at hyphens and apostrophes, the possessive "s" left out."""
    if word.isalpha() and word.isascii():
        return (word,)
    parts = [part for part in _CUTS.split(word.replace("‘", "'")) if part]
    if len(parts) > 1 and parts[-1] in ("s", "S") and word[-2] in "'’ʼ`´":
        parts.pop()
    if word[:1] in "'’ʼ`´" and parts in (["s"], ["S"]):
        return ()
    return tuple(bare(part) for part in parts)


# The same few thousand names of a conflict file are folded for every report.
@lru_cache(maxsize=16384)
def folded(phrase: str) -> str:
    """A phrase as its folded pieces, joined by spaces: one for all spellings that differ in signs, case or accents."""
    return " ".join(letters_of(phrase.split()).folded)


def plain_words(text: str) -> list[str]:
    """The words of a raw text, hyphenated words cut at the hyphen, marks as words of their own."""
    return _WORDS.findall(text)


def letters_of(words: Sequence[str]) -> Letters:
    """All pieces of a tokenised text."""
    pieces: list[str] = []
    numbers: list[int] = []
    for number, word in enumerate(words):
        for piece in pieces_of(word):
            pieces.append(piece)
            numbers.append(number)
    return Letters(tuple(pieces), tuple(map(str.lower, pieces)), tuple(numbers))


class PhraseIndex(Generic[_Meaning]):
    """Phrases with their meanings; the longest phrase that fits at a word wins, the first one added among equals."""

    __slots__ = ("_common", "_longest", "_phrases")

    def __init__(self, phrases: Iterable[tuple[str, _Meaning]], common: frozenset[str] = frozenset()) -> None:
        self._common = common
        self._phrases: dict[tuple[Piece, ...], list[tuple[tuple[str, ...], _Meaning]]] = {}
        self._longest: dict[Piece, int] = {}
        for phrase, meaning in phrases:
            self._add(phrase, meaning)

    def _add(self, phrase: str, meaning: _Meaning) -> None:
        written = tuple(piece for word in phrase.split() for piece in pieces_of(word))
        if not written:
            return
        folded = tuple(map(str.lower, written))
        self._phrases.setdefault(folded, []).append((written, meaning))
        if self._longest.get(folded[0], 0) < len(folded):
            self._longest[folded[0]] = len(folded)

    def __len__(self) -> int:
        return len(self._phrases)

    def found(self, letters: Letters) -> dict[int, tuple[int, _Meaning]]:
        """Number of pieces and meaning of the longest phrase at each piece that begins one."""
        starts = (start for start, piece in enumerate(letters.folded) if piece in self._longest)
        return {start: hit for start in starts if (hit := self.longest_at(letters, start))}

    def longest_at(self, letters: Letters, start: int) -> tuple[int, _Meaning] | None:
        """Number of pieces and meaning of the longest phrase that begins with piece `start`; None where none does."""
        longest = self._longest.get(letters.folded[start])
        if longest is None:
            return None
        for count in range(min(longest, len(letters.pieces) - start), 0, -1):
            listed = self._listed(letters, start, start + count)
            whole = listed and not _cuts_a_word(letters, start, start + count)
            if listed and whole and not self._shouted(listed[0], letters, start):
                return count, listed[1]
        return None

    def whole(self, letters: Letters, start: int = 0) -> _Meaning | None:
        """Meaning of all pieces from `start` on; None where they are no phrase."""
        listed = self._listed(letters, start, len(letters.pieces))
        return listed[1] if listed else None

    def _listed(self, letters: Letters, start: int, end: int) -> tuple[tuple[str, ...], _Meaning] | None:
        """The phrase written in just this case, else the first one that the case allows, with its meaning."""
        phrases = self._phrases.get(letters.folded[start:end])
        if phrases is None:
            return None
        written = letters.pieces[start:end]
        fitting = [phrase for phrase in phrases if self._fits(phrase[0], written)]
        exact = (phrase for phrase in fitting if phrase[0] == written)
        return next(exact, fitting[0] if fitting else None)

    def _fits(self, wanted: tuple[str, ...], written: tuple[str, ...]) -> bool:
        if wanted != written and len(wanted) == 1 and wanted[0] in self._common:
            return False
        return all(map(_piece_fits, wanted, written))

    def meaning_of(self, phrase: str) -> _Meaning | None:
        """Meaning of a phrase as a text would write it; None where it is not listed."""
        return self.whole(letters_of(phrase.split()))

    def _shouted(self, wanted: tuple[str, ...], letters: Letters, start: int) -> bool:
        """Whether an acronym ("US", "WHO") is only a common word in a line of capitals."""
        if len(wanted) > 1 or wanted[0] not in self._common:
            return False
        following = letters.pieces[start + 1 : start + 1 + _AROUND]
        after = takewhile(lambda piece: piece not in _STOPS, following)
        around = (*letters.pieces[max(0, start - _AROUND) : start], *after)
        words = [piece for piece in around if piece.isalpha() and len(piece) > 1]
        return bool(words) and all(map(str.isupper, words))


def _cuts_a_word(letters: Letters, start: int, end: int) -> bool:
    """Whether the pieces `[start, end)` begin or end inside a word."""
    words = letters.words
    return (start > 0 and words[start - 1] == words[start]) or (end < len(words) and words[end] == words[end - 1])


def _piece_fits(wanted: str, written: str) -> bool:
    """Whether a piece may stand for one of a phrase: capitals stay, acronyms of two or three stay upper case."""
    if wanted == written or wanted.islower() or written.isupper():
        return True
    if wanted.isupper() and len(wanted) <= _SHORT_ACRONYM:
        return False
    return written[:1].isupper() or not wanted[:1].isupper()
