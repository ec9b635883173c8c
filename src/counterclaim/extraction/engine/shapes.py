"""The case, digits and quotation side of a word: what an uncased encoder cannot see."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.engine.words import Span

SHAPES = (
    "edge", "lower", "title", "initial", "upper", "camel", "digits", "digits and letters", "opening quote",
    "closing quote", "stop", "comma", "dash", "bracket", "sign", "other letters",
)  # fmt: skip
"""Names of the shapes; "edge" stands for the missing neighbour of a first or last word."""

SPELT = ("lower", "title", "initial", "upper", "camel", "digits", "digits and letters", "other letters")
"""Shapes of words with letters or digits."""

_NUMBER = {name: number for number, name in enumerate(SHAPES)}
_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`´")
_OPENING = frozenset("“„‟‘‚‛«‹")
_CLOSING = frozenset("”’»›")
_STRAIGHT_SPACE = frozenset("([{—–-")


def shapes(text: str, words: Sequence[Span]) -> NDArray[np.int64]:
    """Shape number of each word, `[words]`."""
    return np.fromiter((_NUMBER[_shape(text, begin, end)] for begin, end in words), np.int64, len(words))


def are_spelt(numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the words of some shape numbers have letters or digits, `[words]`."""
    return np.isin(numbers, [_NUMBER[name] for name in SPELT])


def _shape(text: str, begin: int, end: int) -> str:
    word = text[begin:end]
    if _QUOTES.issuperset(word):
        return "opening quote" if _opens(text, begin, end) else "closing quote"
    if any(letter.isdigit() for letter in word):
        return "digits and letters" if any(letter.isalpha() for letter in word) else "digits"
    return _letters(word) if any(letter.isalpha() for letter in word) else _sign(word)


def _letters(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "initial" if len(word.rstrip(".")) == 1 else "upper"
    if word.istitle() or (word[0].isupper() and word[1:].islower()):
        return "title"
    return "camel" if word.lower() != word else "other letters"


def _sign(word: str) -> str:
    if word[0] in ".!?…":
        return "stop"
    if word[0] in ",;:":
        return "comma"
    if word[0] in "-–—‐‑―":
        return "dash"
    return "bracket" if word[0] in "()[]{}<>" else "sign"


def _opens(text: str, begin: int, end: int) -> bool:
    """Whether a quotation mark opens: by its form, or where it is straight by the space around it."""
    if text[begin] in _OPENING:
        return True
    if text[begin] in _CLOSING:
        return False
    before, after = text[begin - 1 : begin], text[end : end + 1]
    return (not before or before.isspace() or before in _STRAIGHT_SPACE) and bool(after) and not after.isspace()
