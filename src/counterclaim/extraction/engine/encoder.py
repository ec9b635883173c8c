"""The encoder: word pieces to vectors, by onnxruntime on the processor.

Weights are eight-bit and activations are scaled anew for every run, over all that the run holds.
So every window is run by itself: what a report's neighbours or a padding row hold cannot change
how it is read.
"""

from __future__ import annotations

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from counterclaim.extraction.engine.windows import Window


class Encoder:
    """An encoder graph from piece numbers to one vector a piece."""

    def __init__(self, graph: bytes) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def vectors(self, window: Window) -> NDArray[np.float32]:
        """Vector of the first piece of each kept word, `[words, width]`."""
        (states,) = self._session.run(None, {"pieces": window.pieces[None]})
        kept: NDArray[np.float32] = states[0][window.firsts]
        return kept
