"""What the engine knows by counting in treebanks: lemma exceptions and tags that go together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.engine.heads import NEVER
from counterclaim.extraction.engine.lemmas import Lemmas, ending_class
from counterclaim.training.sources.treebank import Sentence

_TAG_OF = {"b": "VB", "s": "NNS", "d": "VBD", "g": "VBG", "r": "JJR", "t": "JJS"}
_KNOWN = 4
"""Times that a word must have been seen for its tags to be all that it is likely to have."""
_SLIPS = 0.004
"""Share of a word's occurrences up to which a tag is a slip."""
_LEAST = 2
"""Times that an exception or a pair must have been seen: misspellings and slips are seen once."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Counted, not trained."""

    lemmas: str
    """Lines of `class TAB word TAB lemma`."""
    seen_tags: str
    """Lines of `word TAB tag TAB tag ...`."""
    tag_pairs: NDArray[np.float32]
    """`[universal, fine]`: 0 where a word may have both tags, else the score of what never is."""


def counted(
    documents: Sequence[list[Sentence]], labels: Mapping[str, Sequence[str]], vocabulary: Container[str]
) -> Tables:
    """The tables of some treebank documents."""
    return Tables(lemma_exceptions(documents, vocabulary), seen_tags(documents), tag_pairs(documents, labels))


def seen_tags(documents: Iterable[list[Sentence]]) -> str:
    """Lines of `word TAB tag TAB tag ...`: the universal tags of every word seen often enough."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in (sentence for document in documents for sentence in document):
        for word, upos in zip(sentence.words, sentence.upos, strict=True):
            seen[word.lower()][upos] += 1
    known = {word: tags for word, tags in seen.items() if tags.total() >= _KNOWN and word.isprintable()}
    return "".join("\t".join((word, *_usual(tags))) + "\n" for word, tags in sorted(known.items()))


def _usual(tags: Counter[str]) -> list[str]:
    """The tags that are no slips of annotators."""
    return sorted(tag for tag, count in tags.items() if count > _SLIPS * tags.total())


def tag_pairs(documents: Iterable[list[Sentence]], labels: Mapping[str, Sequence[str]]) -> NDArray[np.float32]:
    """Pairs of tags seen together more than once; a fine tag of no such pair goes with all."""
    pairs = Counter(
        pair
        for document in documents
        for sentence in document
        for pair in zip(sentence.upos, sentence.xpos, strict=True)
    )
    seen = [[pairs[upos, xpos] >= _LEAST for xpos in labels["xpos"]] for upos in labels["upos"]]
    known = np.array(seen)
    known[:, ~known.any(0)] = True
    return np.where(known, np.float32(0), NEVER)


def lemma_exceptions(documents: Iterable[list[Sentence]], vocabulary: Container[str]) -> str:
    """Lines of `class TAB word TAB lemma` for the words that the rules get wrong."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in (sentence for document in documents for sentence in document):
        for word, upos, xpos, lemma in zip(sentence.words, sentence.upos, sentence.xpos, sentence.lemmas, strict=True):
            if upos not in ("PROPN", "X", "SYM", "NUM", "PUNCT") and lemma not in ("", "_"):
                counts[ending_class(xpos), word.lower().replace("’", "'")][lemma.lower()] += 1
    rules = Lemmas({}, vocabulary)
    usual = {key: lemmas.most_common(1)[0] for key, lemmas in counts.items()}
    return "".join(
        f"{kind}\t{word}\t{lemma}\n"
        for (kind, word), (lemma, count) in sorted(usual.items())
        if count >= _LEAST and word.isprintable() and rules.lemma(word, "", _TAG_OF.get(kind, kind)) != lemma
    )
