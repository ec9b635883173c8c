"""Texts and names as words that compare."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, casefolded: letters and digits. Marks and hidden characters leave no trace."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return tuple(_WORD.findall(text.casefold()))
