"""Batches: examples of one task laid side by side as tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from counterclaim.training.claims import IGNORED
from counterclaim.training.examples import Example

_FIRST_PIECE = 999
"""Number of the first piece that stands for text; those before it are reserved."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples of one task; rows are examples."""

    examples: tuple[Example, ...]
    pieces: Tensor
    live: Tensor
    """True where a piece is no padding, `[rows, pieces]`."""
    firsts: Tensor
    shapes: Tensor
    words: Tensor
    """True where a word is no padding, `[rows, words]`."""

    @property
    def task(self) -> str:
        """The task that all examples share."""
        return self.examples[0].task

    def column(self, name: str, padding: int = IGNORED) -> Tensor:
        """Targets of one head, `[rows, words]`."""
        return _padded([example.columns[name] for example in self.examples], padding)


def batch(examples: Sequence[Example]) -> Batch:
    """Lays examples side by side."""
    counts = torch.tensor([len(example.firsts) for example in examples])
    sizes = torch.tensor([len(example.pieces) for example in examples])
    firsts = _padded([example.firsts for example in examples], 0)
    return Batch(
        examples=tuple(examples),
        pieces=_padded([example.pieces for example in examples], 0),
        live=torch.arange(int(sizes.max())) < sizes[:, None],
        firsts=firsts,
        shapes=_padded([example.shapes for example in examples], 0),
        words=torch.arange(firsts.shape[1]) < counts[:, None],
    )


def masked(one: Batch, rate: float, mask: int) -> Batch:
    """The batch with some pieces hidden from the encoder."""
    hidden = (torch.rand(one.pieces.shape) < rate) & one.live & (one.pieces >= _FIRST_PIECE)
    return replace(one, pieces=torch.where(hidden, mask, one.pieces))


def drawn_batches(examples: Sequence[Example], size: int, draw: Random) -> Iterator[list[Example]]:
    """All examples once in random order, those of like length together."""
    shuffled = list(examples)
    draw.shuffle(shuffled)
    groups: list[list[Example]] = []
    for begin in range(0, len(shuffled), size * 8):
        alike = sorted(shuffled[begin : begin + size * 8], key=lambda example: len(example.pieces))
        groups += [alike[place : place + size] for place in range(0, len(alike), size)]
    draw.shuffle(groups)
    yield from groups


def _padded(rows: Sequence[NDArray[np.int64]], padding: int) -> Tensor:
    laid = torch.full((len(rows), max(map(len, rows))), padding)
    for number, row in enumerate(rows):
        laid[number, : len(row)] = torch.from_numpy(np.ascontiguousarray(row))
    return laid
