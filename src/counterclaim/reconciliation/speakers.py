"""Who stands behind a claim: the speaker, the party that he speaks for, and the services through which he is heard."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED
from counterclaim.model.entry import Entry
from counterclaim.reconciliation.words import words_of

_NAMES_KEPT = 1 << 14


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who vouches for a claim."""

    name: str | None
    """The named source, as `speaker_name` has it; None in a report's own voice and for a teller whom nobody names."""
    voice: str | None
    """The speaker, or the outlet for what a report says itself; None for a teller whom nobody names."""
    side: str | None = None
    """The party that the speaker belongs to."""

    @property
    def parties(self) -> frozenset[str]:
        """Voice and side: two speakers are of one party where they have either in common."""
        return frozenset(name for name in (self.voice, self.side) if name)


def speaker_of(entry: Entry) -> Speaker:
    """Who vouches for an entry. A report without outlet has a voice of its own."""
    source = entry.claim.source
    if source == REPORT_VOICE:
        return Speaker(None, f"outlet {folded(entry.outlet)}" if entry.outlet else f"report {entry.report}")
    name = None if source == UNSPECIFIED else speaker_name(source)
    if name is None:
        return Speaker(None, None)
    return Speaker(name, f"speaker {name}", f"side {folded(entry.speaker_side)}" if entry.speaker_side else None)


def speaker_key(entry: Entry) -> str:
    """Whose word a claim is; of tellers whom nobody names each report's is another."""
    return speaker_of(entry).voice or f"unnamed {entry.report}"


@lru_cache(maxsize=_NAMES_KEPT)
def speaker_name(source: str) -> str | None:
    """A source's name in one spelling, without article and without whoever speaks for it.

    "The Northland Defense Ministry's chief spokesman" is "northland defence ministry". None where nothing but a role is
    left: two unnamed spokesmen need not be one.
    """
    rules = _rules()
    words = tuple(rules.spelling.get(word, word) for word in words_of(source))
    while words:
        shorter = _without_ends(words, rules)
        if shorter == words:
            return " ".join(words)
        words = shorter
    return None


def folded(name: str | None) -> str:
    """A name without case and marks; empty for None."""
    return " ".join(words_of(name)) if name else ""


@dataclass(frozen=True, slots=True)
class _Rules:
    leading: tuple[tuple[str, ...], ...]
    trailing: tuple[tuple[str, ...], ...]
    spelling: Mapping[str, str]


@cache
def _rules() -> _Rules:
    table: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("speakers.toml").read_text("utf-8"))
    drop = table["drop"]
    leading, trailing = (tuple(tuple(phrase.split()) for phrase in drop[end]) for end in ("leading", "trailing"))
    return _Rules(leading, trailing, table["spelling"])


def _without_ends(words: tuple[str, ...], rules: _Rules) -> tuple[str, ...]:
    """The words without the longest listed phrase at each end."""
    front = max((len(phrase) for phrase in rules.leading if words[: len(phrase)] == phrase), default=0)
    words = words[front:]
    back = max((len(phrase) for phrase in rules.trailing if words[-len(phrase) :] == phrase), default=0)
    return words[: len(words) - back]
