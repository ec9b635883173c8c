"""The encoder to train: BERT written out, so that its traced graph holds no lengths and needs no transformers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class EncoderSize:
    """Dimensions of the encoder; the defaults are MiniLM-L6's."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512


class Block(nn.Module):
    """Self-attention and feed-forward layer, normalised after each."""

    def __init__(self, size: EncoderSize, dropout: float) -> None:
        super().__init__()
        width = size.width
        self.heads = size.heads
        self.query, self.key, self.value, self.merge = (nn.Linear(width, width) for _ in range(4))
        self.attended = nn.LayerNorm(width, eps=1e-12)
        self.widen, self.narrow = nn.Linear(width, size.inner), nn.Linear(size.inner, width)
        self.finished = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """States `[batch, pieces, width]`; bias `[batch, 1, 1, pieces]` is added to attention scores."""
        query, key, value = (self._split(layer(states)) for layer in (self.query, self.key, self.value))
        if torch.jit.is_tracing():
            scores = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5
            mixed = torch.softmax(scores if bias is None else scores + bias, -1) @ value
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        merged = self.merge(mixed.transpose(1, 2).reshape(states.shape))
        states = self.attended(states + self.dropout(merged))
        return self.finished(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))

    def _split(self, states: Tensor) -> Tensor:
        batch, length, width = states.shape
        return states.view(batch, length, self.heads, width // self.heads).transpose(1, 2)


class PieceEncoder(nn.Module):
    """Piece numbers to one vector a piece."""

    def __init__(self, size: EncoderSize, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.normed = nn.LayerNorm(size.width, eps=1e-12)
        self.blocks = nn.ModuleList(Block(size, dropout) for _ in range(size.layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, live: Tensor | None = None) -> Tensor:
        """Vectors `[batch, pieces, width]`; `live` is True where a piece is no padding."""
        places = torch.cumsum(torch.ones_like(pieces), 1) - 1
        states = self.dropout(self.normed(self.pieces(pieces) + self.positions(places)))
        bias = None if live is None else (~live)[:, None, None, :].to(states.dtype) * -1e9
        for block in self.blocks:
            states = block(states, bias if bias is None else bias.to(states.dtype))
        return states


_BLOCK_NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "merge": "attention.output.dense", "attended": "attention.output.LayerNorm", "widen": "intermediate.dense",
    "narrow": "output.dense", "finished": "output.LayerNorm",
}  # fmt: skip


def from_bert(state: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Parameters of a BERT model as published, under our names; its one token type joins the positions."""
    renamed = {
        "pieces.weight": state["embeddings.word_embeddings.weight"],
        "positions.weight": state["embeddings.position_embeddings.weight"]
        + state["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        renamed[f"normed.{kind}"] = state[f"embeddings.LayerNorm.{kind}"]
        for number in range(layers):
            for ours, theirs in _BLOCK_NAMES.items():
                renamed[f"blocks.{number}.{ours}.{kind}"] = state[f"encoder.layer.{number}.{theirs}.{kind}"]
    return renamed
