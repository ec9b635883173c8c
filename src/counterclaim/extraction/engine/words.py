"""Words and paragraphs of a raw text, cut as the English web treebanks cut them.

Clitics are words of their own (`did|n't`, `army|'s`), and so is each part of a hyphenated word
(`cease|-|fire`) unless it starts with a bound prefix (`co-pilot`). The same cut is used for
training on raw text and for reading, so a word means the same in both.

Source: UD English EWT and GUM guidelines, after the Penn Treebank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""`[begin, end)` in characters of the text."""

# Signs that belong to the letter before them but are no letters to `re`: accents, vowel points, joiners.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_LETTERS = rf"[^\W\d_](?:[^\W_]|[{_MARKS}])*"
_APOSTROPHE = "['’ʼ`´]"
_DASH = "[-‐‑–]"
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"


def cut_words(text: str) -> Iterator[Span]:
    """Words in text order; everything that is neither space nor invisible lies in exactly one."""
    for found in _word_pattern().finditer(text):
        yield found.span()


def cut_paragraphs(text: str, words: list[Span]) -> list[Span]:
    """Paragraphs as `[first, last)` in words: a line break between two words parts them."""
    starts = [0] if words else []
    starts += [
        number
        for number in range(1, len(words))
        if "\n" in (gap := text[words[number - 1][1] : words[number][0]]) or "\r" in gap or "\u2029" in gap
    ]
    return list(zip(starts, [*starts[1:], len(words)], strict=True)) if words else []


@cache
def _word_pattern() -> re.Pattern[str]:
    """The cut as one expression; the first alternative that fits wins."""
    return re.compile("|".join(_alternatives()), re.UNICODE)


def _alternatives() -> tuple[str, ...]:
    shortened, prefixes = _listed("abbreviations.txt"), _listed("prefixes.txt")
    clitic = rf"{_APOSTROPHE}(?i:s|re|ve|ll|d|m)(?![^\W_])"
    return (
        r"(?:https?://|www\.)[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?]",
        r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
        r"[@#][^\W_]\w*",
        rf"\d+(?:{_DASH}\d+){{2,}}|\d+(?:/\d+)+|\d+(?:\.\d+){{2,}}",
        r"\d+(?:[.,:]\d+)*(?:(?i:st|nd|rd|th|s)(?![^\W_]))?",
        r"(?<![^\W_])\.\d+",
        r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?",
        rf"(?<![^\W_])(?:{shortened})\.(?!\.)|(?<![^\W_])Nos?\.(?=\s*\d)",
        r"(?<![^\W_])[A-HJ-Z]\.(?=\s+[A-Z])",
        r"(?<![^\W_])(?:US|[ACNH]|NZ|HK)?[$](?=\d)|(?<![^\W_])(?:US|NZ|HK|[ACS])\$",
        r"(?i:can)(?=not(?![^\W_]))|(?i:gon|wan)(?=na(?![^\W_]))|(?i:got)(?=ta(?![^\W_]))",
        rf"[^\W\d_]+?(?=(?i:n{_APOSTROPHE}t)(?![^\W_]))",
        rf"(?i:n{_APOSTROPHE}t)(?![^\W_])",
        clitic,
        rf"(?<![^\W_])(?i:{prefixes})-{_LETTERS}",
        rf"{_LETTERS}(?:(?!{clitic}){_APOSTROPHE}{_LETTERS})*",
        r"\.{2,}|-{2,}|_+|\*+|=+|~+|[!?]{2,}",
        rf"[^\s{_INVISIBLE}]",
    )


def _listed(name: str) -> str:
    """Lines of a word list beside this module as one alternation, longest first."""
    lines = resources.files(__package__).joinpath(name).read_text(encoding="utf-8").split()
    return "|".join(re.escape(line) for line in sorted(lines, key=lambda line: (-len(line), line)))
