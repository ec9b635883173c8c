"""Newswire with names, from spaCy's binary format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from counterclaim.extraction.analysis import Name

LABELS = ("PERSON", "LOC", "ORG", "NORP", "DATE", "MISC", "MONEY", "FAC", "PRODUCT")


@dataclass(frozen=True, slots=True)
class NamedText:
    """Words with their names; names count in words."""

    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    names: tuple[Name, ...]


def read_names(path: Path) -> Iterator[NamedText]:
    """Texts of a few sentences each."""
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        yield NamedText(
            words=tuple(token.text for token in doc),
            spaced=tuple(bool(token.whitespace_) for token in doc),
            names=tuple(
                Name((entity.start, entity.end), entity.label_) for entity in doc.ents if entity.label_ in LABELS
            ),
        )
