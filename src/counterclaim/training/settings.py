"""Settings of a training run, from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

TASKS = ("trees", "names", "polnear", "gold", "dispatches")


@dataclass(frozen=True, slots=True)
class Corpora:
    """Files and folders of the corpora, relative to one folder."""

    trees: str
    names: str
    polnear: str
    gold: str
    closed: tuple[str, ...]
    """Tasks whose texts come without a licence."""


@dataclass(frozen=True, slots=True)
class Start:
    """Weights to start from, relative to the same folder; empty for published MiniLM."""

    prototype: str
    labels: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn, and from what."""

    seed: int
    minutes: float
    """Wall-clock bound; the rates fall to zero by then or by `steps`, whichever is nearer."""
    steps: int
    encoder_rate: float
    head_rate: float
    warmup: int
    """Steps."""
    save_minutes: float
    held_out: int
    """Every so-manieth gold report is left out, to choose settings by; 0 for none."""
    varied: float
    """Share of the gold windows with other numbers, and of those with other peoples."""
    hidden_pieces: float
    """Share of the pieces of gold windows that the encoder does not see."""
    dispatches: int
    """Made-up dispatches in one pass over them."""
    batch: Mapping[str, int]
    """Windows in a batch, by task."""
    share: Mapping[str, float]
    """Share of the word pieces read, by task."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One training run."""

    corpora: Corpora
    start: Start
    schedule: Schedule


def load_settings(path: Path | None = None) -> Settings:
    """Settings of a file, or those of the shipped model.

    Raises:
        TypeError: a key is missing or unknown.
    """
    text = (
        path.read_text(encoding="utf-8")
        if path
        else resources.files(__package__).joinpath("default.toml").read_text("utf-8")
    )
    parts = tomllib.loads(text)
    corpora = parts["corpora"]
    return Settings(
        corpora=Corpora(**{**corpora, "closed": tuple(corpora["closed"])}),
        start=Start(**parts["start"]),
        schedule=Schedule(**parts["schedule"]),
    )
