"""Silver targets for attributions inside contents, which PolNeAR leaves unlabelled.

A model that knows outermost attributions reads each content as if it were a text of its own; what
it finds there is an inner attribution of the text around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from counterclaim.extraction.engine.heads import best_labels, bio_spans, bio_start, bio_transitions
from counterclaim.extraction.engine.pieces import Pieces
from counterclaim.extraction.engine.shapes import shapes
from counterclaim.extraction.engine.windows import PIECES, one_window
from counterclaim.extraction.engine.words import Span
from counterclaim.training.batches import batch
from counterclaim.training.examples import Example, Targets
from counterclaim.training.layers import Layer
from counterclaim.training.network import SPOKEN_LABELS, STYLES, Network

_LEAST_WORDS = 6
_BATCH = 32


class InnerTeacher:
    """Reads contents with the outermost layer of a trained network."""

    def __init__(self, network: Network, pieces: Pieces) -> None:
        self._network, self._pieces = network, pieces

    def tags(self, text: str, words: Sequence[Span], outer: Layer) -> Targets:
        """Labels of the inner layer, O where no whole attribution is found."""
        found = np.zeros(len(words), np.int64)
        contents = sorted(
            {span for relation in outer.relations for span in relation.content if span[1] - span[0] >= _LEAST_WORDS}
        )
        examples = [(span, self._example(text, words[slice(*span)])) for span in contents]
        fitting = [(span, example) for span, example in examples if len(example.pieces) <= PIECES]
        for begin in range(0, len(fitting), _BATCH):
            group = fitting[begin : begin + _BATCH]
            for (span, _), tags in zip(group, self._read([example for _, example in group]), strict=True):
                if {role for role, _, _ in bio_spans(tags)} == {0, 1, 2}:
                    found[slice(*span)] = tags
        return found

    def _example(self, text: str, words: Sequence[Span]) -> Example:
        forms = [text[begin:end] for begin, end in words]
        window = one_window(self._pieces.pieces(forms), [(0, len(forms))], self._pieces.cls, self._pieces.sep)
        return Example("polnear", window.pieces, window.firsts, np.pad(shapes(text, words), 1), {})

    @torch.no_grad()
    def _read(self, examples: Sequence[Example]) -> Iterator[Targets]:
        self._network.eval()
        one = batch(examples)
        vectors = self._network.words(one.pieces, one.live, one.firsts, one.shapes)
        layer = self._network.spoken[0]
        scores = layer(vectors, STYLES.index("polnear")).numpy()
        transitions = layer.transitions.numpy() + bio_transitions(SPOKEN_LABELS)
        start = layer.start.numpy() + bio_start(SPOKEN_LABELS)
        for row, example in enumerate(examples):
            count = len(example.firsts)
            yield best_labels(scores[row, :count], transitions, start, [(0, count)])
