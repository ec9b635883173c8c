"""Treebank documents: words with tags, lemmas and trees, from spaCy's binary format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import DocBin


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence; columns run in parallel."""

    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    """Whether a space follows the word."""
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    governors: tuple[int, ...]
    """Place of the governor in the sentence; the word itself at the root."""
    relations: tuple[str, ...]


def read_treebank(path: Path) -> Iterator[list[Sentence]]:
    """Documents as lists of sentences."""
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        yield [
            Sentence(
                words=tuple(token.text for token in sentence),
                spaced=tuple(bool(token.whitespace_) for token in sentence),
                upos=tuple(token.pos_ for token in sentence),
                xpos=tuple(token.tag_ for token in sentence),
                lemmas=tuple(token.lemma_ for token in sentence),
                governors=tuple(token.head.i - sentence.start for token in sentence),
                relations=tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in sentence),
            )
            for sentence in doc.sents
        ]


def treebank_labels(documents: Iterable[list[Sentence]]) -> dict[str, tuple[str, ...]]:
    """Tags and relations that occur, the commonest first."""
    seen: dict[str, Counter[str]] = {head: Counter() for head in ("upos", "xpos", "relations")}
    for sentence in (sentence for document in documents for sentence in document):
        for head, counts in seen.items():
            counts.update(getattr(sentence, head))
    return {head: tuple(name for name, _ in counts.most_common()) for head, counts in seen.items()}
