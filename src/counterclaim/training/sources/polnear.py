"""PolNeAR: attributions in brat stand-off files beside their texts.

Source: Newell, Margolin & Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Fragments as `[begin, end)` in characters."""

_ROLES: Mapping[str, str] = {"Source": "source", "Cue": "cue", "Content": "content", "Content2": "content"}


@dataclass(frozen=True, slots=True)
class AttributedSpans:
    """One attribution as its corpus gives it."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class AttributedText:
    """A text with its attributions, first annotator's where there are several."""

    name: str
    text: str
    attributions: tuple[AttributedSpans, ...]


def read_polnear(folder: Path) -> Iterator[AttributedText]:
    """Texts of one split, by name."""
    for text_path in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{text_path.stem}_*.ann"))
        if annotated:
            text = text_path.read_bytes().decode("utf-8")
            attributions = tuple(_attributions(annotated[0].read_text(encoding="utf-8")))
            yield AttributedText(text_path.stem, text, attributions)


def _attributions(standoff: str) -> Iterator[AttributedSpans]:
    spans: dict[str, Spans] = {}
    # Quoted text may run over several lines, so that not every line is an entry.
    for mark, places in re.findall(r"^(T\d+)\t\S+ ([\d ;]+)\t", standoff, re.MULTILINE):
        spans[mark] = tuple((int(part.split()[0]), int(part.split()[1])) for part in places.split(";"))
    events = re.findall(r"^E\d+\t(Attribution.*)$", standoff, re.MULTILINE)
    for event in events:
        roles: dict[str, Spans] = defaultdict(tuple)
        for role, mark in (part.split(":") for part in event.split()[1:]):
            if role in _ROLES:
                roles[_ROLES[role]] += spans[mark]
        if roles["cue"] or roles["content"]:
            yield AttributedSpans(roles["source"], roles["cue"], roles["content"])
