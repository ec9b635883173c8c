"""Examples: windows of the corpora with their targets, ready to be batched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from counterclaim.extraction.engine.pieces import Pieces
from counterclaim.extraction.engine.shapes import shapes
from counterclaim.extraction.engine.windows import PIECES, Window, lay_windows, one_window
from counterclaim.extraction.engine.words import Span, cut_paragraphs, cut_words
from counterclaim.training.augmentation import varied
from counterclaim.training.claims import IGNORED, claim_targets
from counterclaim.training.layers import Layer, lay_layers
from counterclaim.training.links import Link, content_links, source_links
from counterclaim.training.network import STYLES
from counterclaim.training.pointing import pointer_targets
from counterclaim.training.sources.gold import GoldReport
from counterclaim.training.sources.newswire import LABELS, NamedText
from counterclaim.training.sources.polnear import AttributedText
from counterclaim.training.sources.treebank import Sentence
from counterclaim.training.synthetic import HEADS

Targets: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """One window; every column has one target a kept word."""

    task: str
    pieces: NDArray[np.int64]
    firsts: NDArray[np.int64]
    shapes: NDArray[np.int64]
    """With both neighbours, `[words + 2]`."""
    columns: Mapping[str, Targets]
    style: int = 0
    links: tuple[Link, ...] = ()
    """Contents to their cues."""
    voices: tuple[Link, ...] = ()
    """Cues to their sources."""
    pointers: Mapping[str, Mapping[int, Sequence[int]]] = field(default_factory=dict)
    """Pointer name to the first word of each toll and the words that it may point at."""


def tree_examples(
    documents: Iterable[list[Sentence]], pieces: Pieces, labels: Mapping[str, Sequence[str]]
) -> Iterator[Example]:
    """Windows of whole sentences; sentences that fit no window are left out."""
    number = {head: {name: place for place, name in enumerate(labels[head])} for head in ("upos", "xpos", "relations")}
    for document in documents:
        group: list[Sentence] = []
        room = PIECES - 1
        for sentence in document:
            size = sum(map(len, pieces.pieces(sentence.words)))
            if group and size > room:
                yield _tree_example(group, pieces, number)
                group, room = [], PIECES - 1
            if size <= room:
                group.append(sentence)
                room -= size
        if group:
            yield _tree_example(group, pieces, number)


def _tree_example(group: Sequence[Sentence], pieces: Pieces, number: Mapping[str, Mapping[str, int]]) -> Example:
    words = [word for sentence in group for word in sentence.words]
    offsets = np.cumsum([0, *(len(sentence.words) for sentence in group)])
    columns = {
        "upos": [number["upos"].get(tag, IGNORED) for sentence in group for tag in sentence.upos],
        "xpos": [number["xpos"].get(tag, IGNORED) for sentence in group for tag in sentence.xpos],
        "relations": [number["relations"].get(name, IGNORED) for sentence in group for name in sentence.relations],
        "governors": [place + offsets[at] for at, sentence in enumerate(group) for place in sentence.governors],
        "sentence": [int(place == 0) for sentence in group for place in range(len(sentence.words))],
        "numbers": [at for at, sentence in enumerate(group) for _ in sentence.words],
    }
    spaced = [space for sentence in group for space in sentence.spaced]
    return _window_example("trees", words, spaced, pieces, {name: np.array(column) for name, column in columns.items()})


def _window_example(
    task: str, words: Sequence[str], spaced: Sequence[bool], pieces: Pieces, columns: Mapping[str, Targets]
) -> Example:
    window = one_window(pieces.pieces(words), [(0, len(words))], pieces.cls, pieces.sep)
    return Example(task, window.pieces, window.firsts, np.pad(shapes(*_joined(words, spaced)), 1), columns)


def _joined(words: Sequence[str], spaced: Sequence[bool]) -> tuple[str, list[Span]]:
    """The words as running text, with their places in it."""
    spans, text = [], ""
    for word, space in zip(words, spaced, strict=True):
        spans.append((len(text), len(text) + len(word)))
        text += word + " " * space
    return text, spans


def name_examples(texts: Iterable[NamedText], pieces: Pieces) -> Iterator[Example]:
    """Windows over texts with names."""
    for text in texts:
        tags = np.zeros(len(text.words), np.int64)
        for name in text.names:
            tags[slice(*name.words)] = 2 * LABELS.index(name.label) + 2
            tags[name.words[0]] -= 1
        padded = np.pad(shapes(*_joined(text.words, text.spaced)), 1)
        for window in _windows(text.words, [(0, len(text.words))], pieces):
            first, last = window.words
            columns = {"names": begun(tags[first:last])}
            yield Example("names", window.pieces, window.firsts, padded[first : last + 2], columns)


Inner: TypeAlias = Callable[[str, Sequence[Span], Layer], Targets]
"""Labels of the inner layer from a text, its words and its outermost layer."""


def polnear_examples(texts: Iterable[AttributedText], pieces: Pieces, inner: Inner | None = None) -> Iterator[Example]:
    """Windows over PolNeAR: its attributions lie on one layer, `inner` may label a second."""
    for text in texts:
        words = list(cut_words(text.text))
        layers = lay_layers(text.text, words, text.attributions, [False] * len(text.attributions), count=1)
        forms = [text.text[begin:end] for begin, end in words]
        layers += [Layer(inner(text.text, words, layers[0]))] if inner else []
        for window in _windows(forms, cut_paragraphs(text.text, words), pieces):
            yield _spoken(window, np.pad(shapes(text.text, words), 1), layers, "polnear", STYLES.index("polnear"))


def gold_examples(
    reports: Sequence[GoldReport], pieces: Pieces, draw: Random | None = None, share: float = 0.0
) -> Iterator[Example]:
    """Windows over gold reports with the targets of all claim heads.

    With `draw`, windows are cut anywhere and a `share` of them worded anew.
    """
    for report in reports:
        words = list(cut_words(report.text))
        forms = [report.text[begin:end] for begin, end in words]
        paragraphs = cut_paragraphs(report.text, words)
        layers = lay_layers(report.text, words, report.attributions, report.nested)
        claims, pointers = claim_targets(report, words), pointer_targets(report, words)
        padded = np.pad(shapes(report.text, words), 1)
        for part in _cut_anywhere(paragraphs, draw):
            for window in _windows(varied(forms, draw, share) if draw else forms, part, pieces):
                yield _with_claims(
                    _spoken(window, padded, layers, "gold", STYLES.index("guide")), window, claims, pointers
                )


def dispatch_examples(reports: Iterable[GoldReport], pieces: Pieces) -> Iterator[Example]:
    """Windows over made-up dispatches, with the targets of the toll heads alone."""
    for report in reports:
        words = list(cut_words(report.text))
        forms = [report.text[begin:end] for begin, end in words]
        targets = claim_targets(report, words)
        claims, pointers = {head: targets[head] for head in HEADS}, pointer_targets(report, words)
        padded = np.pad(shapes(report.text, words), 1)
        for window in _windows(forms, cut_paragraphs(report.text, words), pieces):
            yield _with_claims(
                _spoken(window, padded, (), "dispatches", STYLES.index("guide")), window, claims, pointers
            )


def _with_claims(
    example: Example,
    window: Window,
    claims: Mapping[str, Targets],
    pointers: Mapping[str, Mapping[int, Sequence[int]]],
) -> Example:
    """The example with the targets of the claim heads, and of the tolls whose side or teller the window mentions."""
    first, last = window.words
    kept = {head: target[first:last] for head, target in claims.items()}
    columns = {head: begun(target) if head in _TAGGED else target for head, target in kept.items()}
    inside = {
        name: {word - first: near for word, far in targets.items() if (near := _inside(word, far, window.words))}
        for name, targets in pointers.items()
    }
    return replace(example, columns={**example.columns, **columns}, pointers=inside)


def _inside(word: int, targets: Sequence[int], window: Span) -> list[int]:
    """The targets of a word that its window holds, numbered within it; none for a word outside it."""
    first, last = window
    return [target - first for target in targets if first <= target < last] if first <= word < last else []


_TAGGED = frozenset({"toll", "event", "position", "control"})


def _cut_anywhere(paragraphs: list[Span], draw: Random | None) -> list[list[Span]]:
    """The paragraphs in one or two parts."""
    cut = draw.randrange(len(paragraphs)) if draw and draw.random() < 0.7 else 0
    return [part for part in (paragraphs[:cut], paragraphs[cut:]) if part]


def _windows(forms: Sequence[str], paragraphs: Sequence[Span], pieces: Pieces) -> Iterator[Window]:
    yield from lay_windows(pieces.pieces(forms), paragraphs, pieces.cls, pieces.sep)


def begun(tags: Targets) -> Targets:
    """Tags of a window; a span that an earlier window began begins here."""
    if len(tags) and tags[0] > 0 and tags[0] % 2 == 0:
        tags = tags.copy()
        tags[0] -= 1
    return tags


def _spoken(window: Window, padded: NDArray[np.int64], layers: Sequence[Layer], task: str, style: int) -> Example:
    first, last = window.words
    columns = {f"spoken.{number}": begun(layer.tags[first:last]) for number, layer in enumerate(layers)}
    return Example(
        task=task,
        pieces=window.pieces,
        firsts=window.firsts,
        shapes=padded[first : last + 2],
        columns=columns,
        style=style,
        links=tuple(link for layer in layers for link in content_links(layer, window.words)),
        voices=tuple(link for layer in layers for link in source_links(layer, window.words)),
    )
