"""A door for spaCy: its words, sentences, tags, trees and names, with our attributions and marks.

Relations stay as the pipeline labels them; only a pipeline trained on Universal Dependencies gives
those that `Analysis` speaks of. English labels of the older scheme are renamed where one fits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from counterclaim.extraction.analysis import Analysis, Name, Range, Word
from counterclaim.extraction.engine.engine import ShippedEngine
from counterclaim.extraction.engine.words import cut_paragraphs
from counterclaim.model.errors import EngineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_NAMES: Mapping[str, str] = {
    "GPE": "LOC", "LOC": "LOC", "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "NORP": "NORP", "DATE": "DATE",
    "MONEY": "MONEY", "FAC": "FAC", "PRODUCT": "PRODUCT", "MISC": "MISC", "EVENT": "MISC", "LAW": "MISC",
    "LANGUAGE": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip
"""Label of spaCy's pipelines to ours; other labels are left out."""

_RELATIONS: Mapping[str, str] = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "predet": "det:predet", "preconj": "cc:preconj",
    "neg": "advmod", "ROOT": "root",
}  # fmt: skip


class SpacyEngine:
    """Our engine over the words of a spaCy pipeline."""

    def __init__(self, pipeline: str, inner: ShippedEngine) -> None:
        """Raises: EngineError: spaCy or the pipeline is not installed."""
        self._pipeline = _load(pipeline)
        self._inner = inner
        self.version = f"spacy:{pipeline}-{_digest(self._pipeline)}+{inner.version}"

    def read(self, text: str) -> Analysis:
        """Words, sentences, tags, trees and names by spaCy, the rest by our heads."""
        self._pipeline.max_length = max(self._pipeline.max_length, len(text) + 1)
        doc = self._pipeline(text)
        tokens = [token for token in doc if not token.is_space]
        number = {token.i: place for place, token in enumerate(tokens)}
        spans = [(token.idx, token.idx + len(token)) for token in tokens]
        paragraphs = cut_paragraphs(text, spans)
        parsed = Analysis(
            text=text,
            words=tuple(_word(token, number) for token in tokens),
            sentences=tuple(_sentences(doc, number)),
            paragraphs=tuple(paragraphs),
            names=tuple(_names(doc, number)),
            spoken=(),
        )
        return self._inner.with_claims(parsed, self._inner.stretches(text, spans, paragraphs))


def _load(pipeline: str) -> Language:
    try:
        import spacy
    except ImportError as cause:
        raise EngineError("the engine 'spacy:...' needs spaCy: pip install spacy") from cause
    try:
        return spacy.load(pipeline)
    except OSError as cause:
        raise EngineError(f"spaCy has no pipeline {pipeline!r}: python -m spacy download {pipeline}") from cause


def _digest(pipeline: Language) -> str:
    described = json.dumps(pipeline.meta, sort_keys=True, default=str)
    return hashlib.sha256(described.encode()).hexdigest()[:12]


def _word(token: Token, number: Mapping[int, int]) -> Word:
    governor = token.head
    while governor.i not in number and governor.head.i != governor.i:
        governor = governor.head
    return Word(
        text=token.text,
        begin=token.idx,
        end=token.idx + len(token),
        upos=token.pos_,
        xpos=token.tag_,
        lemma=token.lemma_ or token.lower_,
        head=number.get(governor.i, number[token.i]),
        dep=_RELATIONS.get(token.dep_, token.dep_),
    )


def _sentences(doc: Doc, number: Mapping[int, int]) -> Iterator[Range]:
    """Sentences in words; one for all where the pipeline finds none."""
    if not doc.has_annotation("SENT_START"):
        yield from [(0, len(number))] if number else []
        return
    for sentence in doc.sents:
        places = [number[token.i] for token in sentence if token.i in number]
        if places:
            yield places[0], places[-1] + 1


def _names(doc: Doc, number: Mapping[int, int]) -> Iterator[Name]:
    for entity in doc.ents:
        places = [number[token.i] for token in entity if token.i in number]
        if places and entity.label_ in _NAMES:
            yield Name((places[0], places[-1] + 1), _NAMES[entity.label_])
