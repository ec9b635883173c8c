"""The network: one encoder, and the heads whose parameters the engine reads by the same names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.extraction.engine.shapes import SHAPES
from counterclaim.extraction.engine.spoken import DISTANCES
from counterclaim.training.encoder import EncoderSize, PieceEncoder

STYLES = ("guide", "polnear")
"""Annotation styles of attribution; the engine reads in the first."""
SPOKEN_LABELS = 7
POINTER_REACH = 40
"""Words of distance that the pointers from a toll tell apart, on either side."""


@dataclass(frozen=True, slots=True)
class NetworkSize:
    """Dimensions of the heads."""

    encoder: EncoderSize = field(default_factory=EncoderSize)
    mix: int = 192
    arc: int = 256
    relation: int = 96
    link: int = 96
    spoken: int = 128
    claim: int = 128
    dropout: float = 0.1


def half() -> torch.autocast:
    """Products in bfloat16, twice as fast on processors that have them."""
    return torch.autocast("cpu", dtype=torch.bfloat16)


def gelu(values: Tensor) -> Tensor:
    """The tanh form, as the engine computes it."""
    return functional.gelu(values, approximate="tanh")


class CaseMix(nn.Module):
    """Adds to a word's vector what its own and its neighbours' shapes tell."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.inward = nn.Linear(width, inner)
        self.outward = nn.Linear(inner, width, bias=False)
        self.before, self.here, self.after = (nn.Parameter(torch.randn(len(SHAPES), inner) * 0.3) for _ in range(3))
        nn.init.zeros_(self.outward.weight)

    def forward(self, vectors: Tensor, shapes: Tensor) -> Tensor:
        """`vectors` `[batch, words, width]`, `shapes` `[batch, words + 2]` with both neighbours."""
        inner = (
            self.inward(vectors) + self.before[shapes[:, :-2]] + self.here[shapes[:, 1:-1]] + self.after[shapes[:, 2:]]
        )
        mixed: Tensor = vectors + self.outward(gelu(inner))
        return mixed


class Arcs(nn.Module):
    """Biaffine arc scores (Dozat & Manning 2017)."""

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.dependent, self.governor = nn.Linear(width, size), nn.Linear(width, size)
        self.root = nn.Linear(width, 1)
        self.prior = nn.Linear(size, 1)
        self.bilinear = nn.Parameter(torch.eye(size) * 0.1)

    def forward(self, vectors: Tensor) -> Tensor:
        """Scores `[batch, dependents, governors]`; the diagonal is that of the root."""
        with half():
            dependents, governors = gelu(self.dependent(vectors)), gelu(self.governor(vectors))
            scores = (
                dependents @ self.bilinear @ governors.transpose(1, 2) + self.prior(governors).transpose(1, 2)
            ).float()
        roots = self.root(vectors).expand(-1, -1, vectors.shape[1])
        return torch.where(torch.eye(vectors.shape[1], dtype=torch.bool), roots, scores)


class Relations(nn.Module):
    """Relation scores of given arcs."""

    def __init__(self, width: int, size: int, labels: int) -> None:
        super().__init__()
        self.dependent, self.governor = nn.Linear(width, size), nn.Linear(width, size)
        self.bilinear = nn.Parameter(torch.randn(labels, size, size) * 0.02)
        self.sides = nn.Linear(2 * size, labels)

    def forward(self, vectors: Tensor, governors: Tensor) -> Tensor:
        """Scores `[words, labels]` of words given as `[words, width]` with their governors' vectors."""
        labels, size, _ = self.bilinear.shape
        with half():
            dependents, heads = gelu(self.dependent(vectors)), gelu(self.governor(governors))
            turned = (dependents @ self.bilinear.transpose(0, 1).reshape(size, -1)).view(-1, labels, size)
            scores: Tensor = (turned @ heads[:, :, None])[:, :, 0] + self.sides(torch.cat([dependents, heads], -1))
        return scores.float()


class Spoken(nn.Module):
    """Tags of one attribution layer."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.tags, self.hidden, self.lift = (
            nn.Linear(width, SPOKEN_LABELS),
            nn.Linear(width, inner),
            nn.Linear(inner, SPOKEN_LABELS),
        )
        self.style = nn.Parameter(torch.randn(len(STYLES), inner) * 0.3)
        self.transitions = nn.Parameter(torch.zeros(SPOKEN_LABELS, SPOKEN_LABELS))
        self.start = nn.Parameter(torch.zeros(SPOKEN_LABELS))
        nn.init.zeros_(self.lift.weight)
        nn.init.zeros_(self.lift.bias)

    def forward(self, vectors: Tensor, style: int) -> Tensor:
        """Label scores `[batch, words, 7]`."""
        scores: Tensor = self.tags(vectors) + self.lift(gelu(self.hidden(vectors) + self.style[style]))
        return scores


class Pointer(nn.Module):
    """Scaled dot products from some words to others, with a score a distance."""

    def __init__(self, width: int, size: int, names: tuple[str, str], distances: int) -> None:
        super().__init__()
        self.names = names
        self.add_module(names[0], nn.Linear(width, size))
        self.add_module(names[1], nn.Linear(width, size))
        self.distance = nn.Parameter(torch.zeros(distances))

    def forward(self, asking: Tensor, asked: Tensor, distances: Tensor) -> Tensor:
        """Scores `[asking, asked]` of `[asking, width]` and `[asked, width]` word vectors."""
        query, key = self.get_submodule(self.names[0])(asking), self.get_submodule(self.names[1])(asked)
        scores: Tensor = query @ key.T / query.shape[-1] ** 0.5 + self.distance[distances]
        return scores


class Claim(nn.Module):
    """One claim head: word vectors to label scores."""

    def __init__(self, width: int, inner: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.hidden, self.labels, self.dropout = nn.Linear(width, inner), nn.Linear(inner, labels), nn.Dropout(dropout)

    def forward(self, vectors: Tensor) -> Tensor:
        """Label scores `[..., labels]`."""
        scores: Tensor = self.labels(self.dropout(gelu(self.hidden(vectors))))
        return scores


class Network(nn.Module):
    """Encoder and heads; `labels` maps each head to the names of its labels."""

    def __init__(
        self, labels: Mapping[str, tuple[str, ...]], claims: tuple[str, ...], size: NetworkSize | None = None
    ) -> None:
        super().__init__()
        size = size or NetworkSize()
        width = size.encoder.width
        self.label_names = dict(labels)
        self.encoder = PieceEncoder(size.encoder, size.dropout)
        self.dropout = nn.Dropout(size.dropout)
        self.mix = CaseMix(width, size.mix)
        self.upos, self.xpos = nn.Linear(width, len(labels["upos"])), nn.Linear(width, len(labels["xpos"]))
        self.sentence, self.names = nn.Linear(width, 2), nn.Linear(width, 1 + 2 * len(labels["names"]))
        self.arc = Arcs(width, size.arc)
        self.label = Relations(width, size.relation, len(labels["relations"]))
        self.spoken = nn.ModuleList(Spoken(width, size.spoken) for _ in range(2))
        self.link = Pointer(width, size.link, ("content", "cue"), len(DISTANCES) + 1)
        self.voice = Pointer(width, size.link, ("cue", "source"), len(DISTANCES) + 1)
        self.voice.add_module("none", nn.Linear(width, 1))
        self.side = Pointer(width, size.link, ("word", "mention"), 2 * POINTER_REACH + 1)
        self.teller = Pointer(width, size.link, ("word", "mention"), 2 * POINTER_REACH + 1)
        self.claim = nn.ModuleDict({head: Claim(width, size.claim, len(labels[head]), size.dropout) for head in claims})

    def words(self, pieces: Tensor, live: Tensor, firsts: Tensor, shapes: Tensor) -> Tensor:
        """Word vectors `[batch, words, width]` from pieces `[batch, pieces]` and first pieces `[batch, words]`."""
        with half():
            states = self.encoder(pieces, live)
        picked = torch.gather(states.float(), 1, firsts[..., None].expand(-1, -1, states.shape[-1]))
        mixed: Tensor = self.mix(self.dropout(picked), shapes)
        return mixed
