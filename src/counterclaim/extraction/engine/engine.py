"""The engine: raw text in, `Analysis` out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.analysis import Analysis, Name, Pointed, Range, SpokenSpans, Word
from counterclaim.extraction.engine import marks as claim_marks
from counterclaim.extraction.engine import parse as parser
from counterclaim.extraction.engine import spoken
from counterclaim.extraction.engine.blas import one_thread
from counterclaim.extraction.engine.encoder import Encoder
from counterclaim.extraction.engine.heads import Floats, Projections, word_vectors
from counterclaim.extraction.engine.pieces import Pieces
from counterclaim.extraction.engine.premodifiers import with_premodifiers_hung
from counterclaim.extraction.engine.shapes import are_spelt, shapes
from counterclaim.extraction.engine.shipped import ModelFiles
from counterclaim.extraction.engine.windows import Window, lay_windows
from counterclaim.extraction.engine.words import Span, cut_paragraphs, cut_words

_STRETCH = 2000
"""Words that are decoded together: bounds the memory that a report of any length needs."""


class Engine(Protocol):
    """Reads reports; the same text always gives the same analysis."""

    version: str
    """Names the models behind the engine by their content."""

    def read(self, text: str) -> Analysis:
        """Everything the engine reads out of one text."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the heads say of some whole paragraphs; words are numbered through the report."""

    words: Range
    parse: parser.Parse
    """Its words are numbered within the stretch."""
    names: tuple[Name, ...]
    spoken: tuple[SpokenSpans, ...]
    marks: dict[str, Floats]
    pointers: dict[str, list[Pointed]]


class ShippedEngine:
    """The engine over one model of ours."""

    def __init__(self, files: ModelFiles) -> None:
        self.version = files.version
        self.labels = files.labels()
        self.weights = files.weights()
        self._pieces = Pieces(files.tokenizer)
        self._encoder = Encoder(files.encoder)
        self._lemmas = files.lemmas(self._pieces.vocabulary())
        self._seen_tags = files.seen_tags()
        relations = self.labels["relations"]
        self._numbers = parser.LabelNumbers(
            root=relations.index("root"), punctuation=self.labels["upos"].index("PUNCT"), punct=relations.index("punct")
        )
        layers = (*parser.LAYERS, *spoken.LAYERS, *claim_marks.claim_layers(self.weights))
        self._project = Projections(self.weights, layers)

    def read(self, text: str) -> Analysis:
        """Words by our own cut, everything else by the heads."""
        words = list(cut_words(text))
        paragraphs = cut_paragraphs(text, words)
        stretches = self.stretches(text, words, paragraphs)
        parsed = Analysis(
            text=text,
            words=with_premodifiers_hung(
                tuple(chain.from_iterable(self._words(text, words, stretch) for stretch in stretches))
            ),
            sentences=tuple(chain.from_iterable(map(_sentences, stretches))),
            paragraphs=tuple(paragraphs),
            names=tuple(chain.from_iterable(stretch.names for stretch in stretches)),
            spoken=(),
        )
        return self.with_claims(parsed, stretches)

    def with_claims(self, parsed: Analysis, stretches: Sequence[Stretch]) -> Analysis:
        """An analysis with the attributions and marks of the stretches of its text."""
        heads = claim_marks.claim_heads(self.weights)
        return replace(
            parsed,
            spoken=tuple(chain.from_iterable(stretch.spoken for stretch in stretches)),
            marks={head: self._marks(head, stretches) for head in heads},
            mark_labels={head: self.labels[head] for head in heads},
            pointers={
                name: tuple(chain.from_iterable(stretch.pointers[name] for stretch in stretches))
                for name in (stretches[0].pointers if stretches else ())
            },
        )

    def stretches(self, text: str, words: Sequence[Span], paragraphs: Sequence[Span]) -> list[Stretch]:
        """What the heads say, stretch by stretch; the stretches tile the words."""
        shape_numbers = np.pad(shapes(text, words), 1)
        forms = [text[begin:end] for begin, end in words]
        with one_thread():
            return [self._stretch(forms, shape_numbers, parts) for parts in _stretches(paragraphs)]

    def _stretch(self, all_forms: Sequence[str], all_shapes: NDArray[np.int64], parts: Sequence[Span]) -> Stretch:
        first, last = parts[0][0], parts[-1][1]
        paragraphs = [(begin - first, end - first) for begin, end in parts]
        pieces = self._pieces.pieces(all_forms[first:last])
        windows = list(lay_windows(pieces, paragraphs, self._pieces.cls, self._pieces.sep))
        projected = self.project(windows, all_shapes[first : last + 2])
        projected["upos"] += self._seen_tags.scores(all_forms[first:last])
        labels = self.labels["names"]
        sentences = parser.find_sentences(projected, paragraphs)
        pointers = claim_marks.pointers(projected, self.weights, [window.words for window in windows])
        return Stretch(
            words=(first, last),
            parse=self.parse(projected, sentences, all_shapes[first + 1 : last + 1]),
            names=tuple(
                Name((first + a, first + b), labels[kind]) for kind, a, b in parser.find_names(projected, paragraphs)
            ),
            spoken=tuple(
                _moved(spans, first) for spans in spoken.spoken_spans(projected, self.weights, paragraphs, sentences)
            ),
            marks=claim_marks.marks(projected, self.weights),
            pointers={name: [_shifted(pointed, first) for pointed in rows] for name, rows in pointers.items()},
        )

    def parse(
        self, projected: dict[str, Floats], sentences: Sequence[Span], shape_numbers: NDArray[np.int64]
    ) -> parser.Parse:
        """Tags and trees of given sentences; one shape number a word."""
        return parser.parse(projected, self.weights, sentences, are_spelt(shape_numbers), self._numbers)

    def project(self, windows: Sequence[Window], shape_numbers: NDArray[np.int64]) -> dict[str, Floats]:
        """Outputs of every layer over the words of the windows; shapes have both neighbours."""
        encoded = np.concatenate([self._encoder.vectors(window) for window in windows])
        return self._project(word_vectors(self.weights, encoded, shape_numbers))

    def _words(self, text: str, words: Sequence[Span], stretch: Stretch) -> Iterator[Word]:
        first, last = stretch.words
        columns = (stretch.parse.upos, stretch.parse.xpos, stretch.parse.governors, stretch.parse.relations)
        for (begin, end), *numbers in zip(words[first:last], *(column.tolist() for column in columns), strict=True):
            upos, xpos = self.labels["upos"][numbers[0]], self.labels["xpos"][numbers[1]]
            form, relation = text[begin:end], self.labels["relations"][numbers[3]]
            tag = self._lemmas.fine_tag(form, upos, xpos)
            lemma = self._lemmas.lemma(form, upos, tag)
            yield Word(form, begin, end, upos, tag, lemma, first + numbers[2], relation)

    def _marks(self, head: str, stretches: Sequence[Stretch]) -> Floats:
        empty = np.zeros((0, len(self.labels[head])), np.float32)
        return np.concatenate([empty, *(stretch.marks[head] for stretch in stretches)])


def _stretches(paragraphs: Sequence[Span]) -> Iterator[list[Span]]:
    """Paragraphs in groups of at most `_STRETCH` words; a longer paragraph is cut."""
    group: list[Span] = []
    for first, last in paragraphs:
        parts = [(begin, min(begin + _STRETCH, last)) for begin in range(first, last, _STRETCH)]
        for part in parts:
            if group and part[1] - group[0][0] > _STRETCH:
                yield group
                group = []
            group.append(part)
    if group:
        yield group


def _sentences(stretch: Stretch) -> list[Range]:
    first = stretch.words[0]
    return [(first + begin, first + end) for begin, end in stretch.parse.sentences]


def _shifted(pointed: Pointed, first: int) -> Pointed:
    """What a word points at, words numbered on from `first`."""
    return tuple((word + first, chance) for word, chance in pointed)


def _moved(spans: SpokenSpans, by: int) -> SpokenSpans:
    """Spans numbered through the report instead of the stretch."""
    return replace(
        spans,
        cue=(spans.cue[0] + by, spans.cue[1] + by) if spans.cue else None,
        source=tuple((first + by, last + by) for first, last in spans.source),
        content=tuple((first + by, last + by) for first, last in spans.content),
    )
