"""Varied wordings of a gold report: other numbers, other peoples, the same claims.

Every replacement is one word for one word, so that targets by word stay where they are.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from counterclaim.training.pointing import peoples

_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VAGUE = "dozens scores hundreds thousands".split()


def varied(words: Sequence[str], draw: random.Random, share: float = 0.5) -> list[str]:
    """Words with numbers changed and, in `share` of the cases, peoples renamed alike throughout."""
    renamed = _renaming(words, draw) if draw.random() < share else {}
    numbers = draw.random() < share
    return [renamed.get(word) or (_number(word, draw) if numbers else word) for word in words]


def _renaming(words: Sequence[str], draw: random.Random) -> Mapping[str, str]:
    """Each name of a people in the text to that of another."""
    present = [row for row in peoples() if not set(row).isdisjoint(words)]
    others = draw.sample([row for row in peoples() if row not in present], len(present)) if len(present) < 40 else []
    return {
        ours: theirs
        for row, other in zip(present, others, strict=False)
        for ours, theirs in zip(row, other, strict=True)
    }


def _number(word: str, draw: random.Random) -> str:
    lower = word.lower()
    for kind in (_SMALL, _TENS, _VAGUE):
        if lower in kind:
            other = draw.choice(kind)
            return other.capitalize() if word[0].isupper() else other
    return _digits(word, draw) if word.replace(",", "").isdigit() and not _is_year(word) else word


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("18", "19", "20")


def _digits(word: str, draw: random.Random) -> str:
    """Other digits, grouped alike, without a leading zero."""
    first = draw.choice("123456789") if word[0] != "0" else "0"
    return first + "".join(draw.choice("0123456789") if digit.isdigit() else digit for digit in word[1:])
