"""What is believed of speakers and qualifiers before claims are read, from `priors.toml`, which gives the sources."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.model.counts import Qualifier
from counterclaim.reconciliation.reliability.sightings import Kind, Role


@dataclass(frozen=True, slots=True)
class Observed:
    """A ratio of a claim to a later reference."""

    ratio: float
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Prior:
    """A normal distribution of the logarithm of said : real, perhaps cut from above."""

    mean: float
    spread: float
    """Standard deviation; 0 where the value is fixed."""
    ceiling: float
    """Logarithm above which there is no mass; infinity where there is no cut."""
    source: str
    observed: tuple[Observed, ...] = ()


@dataclass(frozen=True, slots=True)
class Scatter:
    """How far claims scatter about the curve before any is read."""

    size: float
    """On the log scale."""
    worth: float
    """How many claims this belief weighs."""


EXACT = Prior(0.0, 0.0, math.inf, "An exact number is the zero of the scale.")
"""The shift of a number without qualifier."""


def prior_for(role: Role, kind: Kind) -> Prior:
    """The prior for claims by a speaker of a role on a kind of quantity; an aerial count of persons is an enemy's."""
    known = _priors()
    return known.get((role, kind)) or known[Role.ENEMY, kind]


def shift_of(qualifier: Qualifier) -> Prior:
    """What a qualifier does to the amount said."""
    return EXACT if qualifier is Qualifier.EXACT else _shifts()[qualifier]


@cache
def scatter() -> Scatter:
    """The belief about scatter."""
    table = _tables()["scatter"]
    return Scatter(size=table["size"], worth=table["worth"])


@cache
def _priors() -> dict[tuple[Role, Kind], Prior]:
    return {(Role(row["role"]), Kind(kind)): _prior(row) for row in _tables()["prior"] for kind in row["kinds"]}


@cache
def _shifts() -> dict[Qualifier, Prior]:
    return {Qualifier(row["qualifier"]): _prior(row) for row in _tables()["shift"]}


def _prior(row: dict[str, Any]) -> Prior:
    """A row of the file, ratios turned into logarithms."""
    return Prior(
        mean=math.log(row["factor"]),
        spread=row["spread"],
        ceiling=math.log(row["most"]) if "most" in row else math.inf,
        source=row["source"],
        observed=tuple(Observed(**one) for one in row.get("observed", ())),
    )


@cache
def _tables() -> dict[str, Any]:
    """The tables of the file; loose by nature, narrowed by the functions above."""
    return tomllib.loads(files(__package__).joinpath("priors.toml").read_text(encoding="utf-8"))
