"""What the language engine yields: plain values over which everything after it is grammar.

Words are numbered through the whole report; every range of words or characters is half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

Range: TypeAlias = tuple[int, int]
"""`[first, last)` in words of the report."""


Pointed: TypeAlias = tuple[tuple[int, float], ...]
"""Words that one word may point at, with their probabilities, likeliest first."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a report with its place in text, sentence and tree."""

    text: str
    begin: int
    """First character in the stored report text."""
    end: int
    upos: str
    """Universal part of speech (UD v2)."""
    xpos: str
    """Penn Treebank tag."""
    lemma: str
    head: int
    """Number of the governing word; the word itself at the root of a sentence."""
    dep: str
    """Universal dependency relation, with subtype ("nsubj:pass")."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity or a date expression, in words."""

    words: Range
    label: str
    """PERSON, LOC, ORG, NORP, DATE, MONEY, FAC, MISC or PRODUCT."""


@dataclass(frozen=True, slots=True)
class SpokenSpans:
    """The spans of one attribution: fragments in text order, none of them overlapping."""

    cue: Range | None
    """None where a content has no cue near it."""
    source: tuple[Range, ...]
    """Empty where no source is named ("reportedly")."""
    content: tuple[Range, ...]
    layer: int
    """0 for outermost attributions, 1 for one found inside another's content or beside its cue."""
    confidence: float
    """Mean probability of the tags of its words, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the engine reads out of one report."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    names: tuple[Name, ...]
    spoken: tuple[SpokenSpans, ...]
    marks: Mapping[str, np.ndarray] = field(default_factory=dict)
    """Head name to probabilities, `[words, labels]` float32, rows summing to one."""
    mark_labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Head name to the names of its columns."""
    pointers: Mapping[str, tuple[Pointed, ...]] = field(default_factory=dict)
    """What each word, were a toll's number there, may point at: by "side" the side that suffered it (itself for none or
    both), by "teller" who gives the figure (itself for the report). Pointers that the model lacks are left out."""
