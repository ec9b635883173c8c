"""Lexicons of the extractors: TOML files beside this module, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of one lexicon file; loose by nature, narrowed by the extractor that reads it."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The words of one list of a lexicon, to ask whether it holds a word."""
    table: Any = lexicon(name)
    for key in keys:
        table = table[key]
    return frozenset(table)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def phrase_table(phrases: Iterable[str]) -> str:
    """A regular expression that matches any of the phrases over any white space, longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered)
