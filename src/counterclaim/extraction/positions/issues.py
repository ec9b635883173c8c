"""What a position is about."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Issue


def issue_of(content: str, around: str = "") -> Issue:
    """The issue that the words of a content name, else those around it; `OTHER` where none does."""
    for text in (content.lower(), around.lower()):
        for issue, pattern in _patterns():
            if pattern.search(text):
                return issue
    return Issue.OTHER


def is_anaphoric(content: str) -> bool:
    """Whether a content only points back ("it", "the charge")."""
    return _anaphora("pattern").search(content.lower()) is not None


def is_breach(content: str, before: str) -> bool:
    """Whether a content tells an attack where the text before it speaks of a truce."""
    attack = _anaphora("attack").search(content.lower()) is not None
    return attack and _anaphora("truce").search(before.lower()) is not None


def is_about_losses(content: str) -> bool:
    """Whether a content disputes a count of losses."""
    return _anaphora("losses").search(content.lower()) is not None


def is_military(content: str) -> bool:
    """Whether what is shot at is soldiers and their works, or nothing is shot at."""
    text = content.lower()
    return _anaphora("shots").search(text) is None or _anaphora("military").search(text) is not None


@cache
def _anaphora(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("positions")["anaphora"][name])


@cache
def _patterns() -> tuple[tuple[Issue, re.Pattern[str]], ...]:
    table = lexicon("positions")["issues"]
    return tuple((Issue(name), re.compile("|".join(table[name]))) for name in table["order"])
