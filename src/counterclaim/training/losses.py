"""Losses of the tasks, each a mean over words or choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.extraction.engine.marks import POINTERS
from counterclaim.training.batches import Batch
from counterclaim.training.claims import IGNORED, claim_labels
from counterclaim.training.links import Link
from counterclaim.training.network import POINTER_REACH, Network, Pointer, Spoken

_SPAN_WEIGHT = {"toll": 2.0, "event": 1.5, "position": 1.0, "control": 0.5}
_CHOICE_WEIGHT = 0.3
_LINK_WEIGHT = 0.3


def loss(network: Network, batch: Batch) -> Tensor:
    """The loss of a batch, by its task."""
    vectors = network.words(batch.pieces, batch.live, batch.firsts, batch.shapes)
    if batch.task == "trees":
        return tree_loss(network, batch, vectors)
    if batch.task == "names":
        return 2 * _choice(network.names(vectors), batch.column("names"))
    return spoken_loss(network, batch, vectors) + claims_loss(network, batch, vectors)


def tree_loss(network: Network, batch: Batch, vectors: Tensor) -> Tensor:
    """Tags, sentence starts, arcs within sentences, relations of gold arcs."""
    governors, numbers = batch.column("governors"), batch.column("numbers", -1)
    other = numbers[:, :, None] != numbers[:, None, :]
    arcs = network.arc(vectors).masked_fill(other, -1e4)
    live = batch.words
    rows = torch.arange(len(vectors))[:, None].expand_as(governors)[live]
    relations = network.label(vectors[live], vectors[rows, governors[live]])
    tags = sum(
        _choice(head(vectors), batch.column(name)) for name, head in (("upos", network.upos), ("xpos", network.xpos))
    )
    starts = _choice(network.sentence(vectors), batch.column("sentence"))
    arc_loss = functional.cross_entropy(arcs[live], governors[live])
    return arc_loss + functional.cross_entropy(relations, batch.column("relations")[live]) + 0.3 * tags + 0.2 * starts


def spoken_loss(network: Network, batch: Batch, vectors: Tensor) -> Tensor:
    """Tags of the layers that the examples have, and links."""
    total = vectors.new_zeros(())
    for number, layer in enumerate(network.spoken):
        if f"spoken.{number}" in batch.examples[0].columns:
            scores = layer(vectors, batch.examples[0].style)
            total = total + 2 * chain_loss(layer, scores, batch.column(f"spoken.{number}", 0), batch.words)
    links = [
        _link(network.link, vectors[row], link, None)
        for row, example in enumerate(batch.examples)
        for link in example.links
    ]
    none = network.voice.get_submodule("none")
    links += [
        _link(network.voice, vectors[row], link, none)
        for row, example in enumerate(batch.examples)
        for link in example.voices
    ]
    return total + _LINK_WEIGHT * _mean(links)


def chain_loss(layer: Spoken, scores: Tensor, tags: Tensor, live: Tensor) -> Tensor:
    """Negative log-likelihood a word of a linear-chain field (Lafferty, McCallum & Pereira 2001).

    `scores` is `[rows, words, labels]`; each row is one sequence.
    """
    paths = layer.start + scores[:, 0]
    for word in range(1, scores.shape[1]):
        onward = torch.logsumexp(paths[:, :, None] + layer.transitions, 1) + scores[:, word]
        paths = torch.where(live[:, word, None], onward, paths)
    own = scores.gather(2, tags[..., None])[..., 0] * live
    moves = layer.transitions[tags[:, :-1], tags[:, 1:]] * live[:, 1:]
    gold = own.sum(1) + moves.sum(1) + layer.start[tags[:, 0]]
    return (torch.logsumexp(paths, 1) - gold).sum() / live.sum()


def claims_loss(network: Network, batch: Batch, vectors: Tensor) -> Tensor:
    """Those heads that the examples have targets for: spans over all words, choices over spans, side pointers."""
    total = vectors.new_zeros(())
    for head in claim_labels().keys() & batch.examples[0].columns.keys():
        total = total + _SPAN_WEIGHT.get(head, _CHOICE_WEIGHT) * _choice(
            network.claim[head](vectors), batch.column(head)
        )
    for name in POINTERS:
        pointed = [
            _pointed(network.get_submodule(name), vectors[row, : len(example.firsts)], example.pointers[name])
            for row, example in enumerate(batch.examples)
            if example.pointers.get(name)
        ]
        total = total + _LINK_WEIGHT * _mean(pointed)
    return total


def _pointed(pointer: nn.Module, vectors: Tensor, targets: Mapping[int, Sequence[int]]) -> Tensor:
    """Surprise that a word points at none of its targets, which are all as good."""
    asking = torch.tensor(list(targets))
    away = torch.arange(len(vectors)) - asking[:, None]
    scores = pointer(vectors[asking], vectors, away.clamp(-POINTER_REACH, POINTER_REACH) + POINTER_REACH)
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, words in enumerate(targets.values()):
        right[row, list(words)] = True
    chances = functional.log_softmax(scores, 1)
    return -chances.masked_fill(~right, -1e4).logsumexp(1).mean()


def _link(pointer: Pointer, vectors: Tensor, link: Link, none: torch.nn.Module | None) -> Tensor:
    asking = vectors[link.word][None]
    scores = pointer(asking, vectors[list(link.candidates)], torch.tensor(link.distances))[0]
    if none is not None:
        scores = torch.cat([scores, none(asking)[0]])
    return functional.cross_entropy(scores, torch.tensor(link.chosen % len(scores)))


def _choice(scores: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy over the words that have a target; zero where none has."""
    known = targets != IGNORED
    return functional.cross_entropy(scores[known], targets[known]) if known.any() else scores.sum() * 0


def _mean(losses: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(losses)).mean() if losses else torch.zeros(())
