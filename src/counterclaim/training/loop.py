"""The training loop: tasks in turn, one optimiser, a checkpoint every few minutes."""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TypeAlias

import torch
from torch.optim import AdamW

from counterclaim.training.batches import batch, drawn_batches, masked
from counterclaim.training.examples import Example
from counterclaim.training.losses import loss
from counterclaim.training.network import Network
from counterclaim.training.settings import Schedule

Source: TypeAlias = Callable[[Random], Sequence[Example]]
"""Examples of a task, drawn anew for each pass over it."""

_LOG = logging.getLogger("counterclaim.training")
_LEAST = 0.02


def train(network: Network, sources: Mapping[str, Source], schedule: Schedule, mask: int, out: Path) -> None:
    """Trains in place; `out` gets the parameters every `save_minutes` and at the end."""
    draw = Random(schedule.seed)
    torch.manual_seed(schedule.seed)
    optimiser = _optimiser(network, schedule)
    rates = [group["lr"] for group in optimiser.param_groups]
    begun = saved = time.monotonic()
    tally = _Tally()
    network.train()
    for step, examples in enumerate(_in_turn(sources, schedule, draw)):
        spent = (time.monotonic() - begun) / 60
        progress = max(step / schedule.steps, spent / schedule.minutes)
        if progress >= 1:
            break
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / schedule.warmup) * max(_LEAST, 1 - progress)
        tally.add(examples, _step(network, optimiser, examples, schedule, mask))
        if step % 50 == 49:
            _LOG.info("step %d, %.1f min: %s", step + 1, spent, tally.line())
        if time.monotonic() - saved > 60 * schedule.save_minutes:
            save(network, out)
            saved = time.monotonic()
    save(network, out)


def save(network: Network, out: Path) -> None:
    """Writes the parameters in one step."""
    fresh = out.with_suffix(".new")
    torch.save(network.state_dict(), fresh)
    fresh.replace(out)


def _optimiser(network: Network, schedule: Schedule) -> AdamW:
    # A report's rare words would drift away from their neighbours, and half of the parameters are here.
    network.encoder.pieces.requires_grad_(False)
    network.encoder.positions.requires_grad_(False)
    inner = list(network.encoder.parameters())
    known = set(map(id, inner))
    outer = [parameter for parameter in network.parameters() if id(parameter) not in known]
    rates = ((inner, schedule.encoder_rate), (outer, schedule.head_rate))
    groups = [{"params": [one for one in group if one.requires_grad], "lr": rate} for group, rate in rates]
    return AdamW(groups, weight_decay=0.01, fused=True)


def _step(network: Network, optimiser: AdamW, examples: Sequence[Example], schedule: Schedule, mask: int) -> float:
    one = batch(examples)
    if one.task == "gold":
        one = masked(one, schedule.hidden_pieces, mask)
    value = loss(network, one)
    optimiser.zero_grad()
    value.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(value.detach())


def _in_turn(sources: Mapping[str, Source], schedule: Schedule, draw: Random) -> Iterator[list[Example]]:
    """Batches for ever, of the task that lags most behind its share."""
    streams = {task: _endless(source, schedule.batch[task], draw) for task, source in sources.items()}
    read = dict.fromkeys(streams, 0.0)
    while True:
        task = min(read, key=lambda task: read[task] / schedule.share[task])
        examples = next(streams[task])
        read[task] += sum(len(example.pieces) for example in examples)
        yield examples


def _endless(source: Source, size: int, draw: Random) -> Iterator[list[Example]]:
    while True:
        yield from drawn_batches(source(draw), size, draw)


class _Tally:
    """Mean loss of each task and pieces a second since the last line."""

    def __init__(self) -> None:
        self._clear()

    def add(self, examples: Sequence[Example], value: float) -> None:
        task = examples[0].task
        self._losses[task] += value
        self._steps[task] += 1
        self._pieces += sum(len(example.pieces) for example in examples)

    def line(self) -> str:
        means = " ".join(f"{task} {self._losses[task] / count:.3f}" for task, count in sorted(self._steps.items()))
        speed = self._pieces / (time.monotonic() - self._since)
        self._clear()
        return f"{means}; {speed:.0f} pieces a second"

    def _clear(self) -> None:
        self._losses: dict[str, float] = defaultdict(float)
        self._steps: Counter[str] = Counter()
        self._pieces = 0
        self._since = time.monotonic()
