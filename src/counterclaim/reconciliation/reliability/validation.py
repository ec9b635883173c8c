"""Which manners of carrying have served a speaker, found by leaving its claims out in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from counterclaim.reconciliation.reliability.carrying import MANNERS, Asked, carried
from counterclaim.reconciliation.reliability.curve import Floats
from counterclaim.reconciliation.reliability.model import QUALIFIERS, Voice, fit_quantity
from counterclaim.reconciliation.reliability.multipliers import by_quantity
from counterclaim.reconciliation.reliability.sightings import Sighting

PARTS = 5
"""Parts into which the claims of a quantity are dealt by turns; each part is left out once."""
COMMON_WORTH = 20.0
"""How many claims of a series the experience with all series weighs."""
REACH_WORTH = 5.0
"""How many claims of a series the errors of all series weigh where an interval is set."""
CHOOSINESS = 0.03
"""Relative excess of a manner's mean error over the least one at which its share falls to 1/e."""
LEAST_ERROR = 0.01
"""Mean error, on the log scale, below which manners are not told apart: one hundredth of the figure."""
COVERED = 0.95
"""Share of the errors that an interval reaches over."""

Series: TypeAlias = tuple[str, str, Voice]
"""Victim side, quantity and voice."""


@dataclass(frozen=True, slots=True, eq=False)
class Practice:
    """How a series is to be carried."""

    shares: Floats
    """Share of each of `MANNERS` in the answer; they sum to 1."""
    reach: float
    """How far, on the log scale, the interval reaches on either side; infinity where no error was ever seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Practices:
    """What validation found."""

    common: Practice
    """For a series without claims left out."""
    series: Mapping[Series, Practice]

    def of(self, series: Series) -> Practice:
        """The practice of a series."""
        return self.series.get(series, self.common)


def practices_of(sightings: Iterable[Sighting], *, forward: bool = False) -> Practices:
    """Shares of the manners for each series, by how well they told claims that were left out.

    The claims of a quantity are dealt into `PARTS`; those of each part are told from the others. A manner's score is
    the logarithm of its mean absolute error on the log scale, in the series and, with the weight of `COMMON_WORTH`
    claims, on average over all series.

    Args:
        sightings: of any quantities.
        forward: whether claims are told from those of the same or earlier days alone.
    """
    errors: dict[Series, Floats] = {}
    for key, part in sorted(by_quantity(sightings).items()):
        for voice, rows in _left_out(part, forward=forward):
            errors[(*key, voice)] = rows
    if not errors:
        return Practices(Practice(np.full(len(MANNERS), 1 / len(MANNERS)), np.inf), {})
    scores = np.mean([_scores(rows) for rows in errors.values()], axis=0)
    shares = _shares(scores)
    pooled = np.concatenate([np.abs(rows @ shares) for rows in errors.values()])
    weights = np.concatenate([np.full(len(rows), 1 / len(rows)) for rows in errors.values()])
    common = Practice(shares, _quantile(pooled, weights))
    series = {key: _practice(rows, scores, pooled, weights) for key, rows in errors.items()}
    return Practices(common, series)


def _practice(rows: Floats, scores: Floats, pooled: Floats, weights: Floats) -> Practice:
    """The practice of one series, from its own errors and those of all."""
    shares = _shares((len(rows) * _scores(rows) + COMMON_WORTH * scores) / (len(rows) + COMMON_WORTH))
    own = np.abs(rows @ shares)
    spread = weights * (REACH_WORTH / weights.sum())
    return Practice(shares, _quantile(np.concatenate([own, pooled]), np.concatenate([np.ones(len(own)), spread])))


def _scores(rows: Floats) -> Floats:
    """Logarithm of each manner's mean absolute error: series that are told well and badly speak alike of manners."""
    scores: Floats = np.log(np.maximum(np.abs(rows).mean(axis=0), LEAST_ERROR))
    return scores


def _shares(scores: Floats) -> Floats:
    """Shares that fall with the excess of a manner's score over the least."""
    shares: Floats = np.exp((scores.min() - scores) / CHOOSINESS)
    shares /= shares.sum()
    return shares


def _quantile(errors: Floats, weights: Floats) -> float:
    """The smallest error that with those below it has the share `COVERED` of the weight."""
    order = np.argsort(errors, kind="stable")
    gathered = np.cumsum(weights[order])
    return float(errors[order][np.searchsorted(gathered, COVERED * gathered[-1])])


def _left_out(part: Sequence[Sighting], *, forward: bool) -> Iterator[tuple[Voice, Floats]]:
    """For each voice of a quantity, the error of each manner (columns) on each of its claims (rows)."""
    errors: dict[Voice, list[Floats]] = defaultdict(list)
    for number in range(PARTS):
        kept = [sighting for place, sighting in enumerate(part) if place % PARTS != number]
        if not kept:
            continue
        fit = fit_quantity(kept)
        for voice, claims in _by_voice(part[number::PARTS]):
            told = carried(fit, voice, asked_of(claims), forward=forward)
            errors[voice].append(told - np.log([claim.amount for claim in claims])[:, None])
    yield from ((voice, np.concatenate(rows)) for voice, rows in sorted(errors.items()))


def _by_voice(sightings: Iterable[Sighting]) -> list[tuple[Voice, list[Sighting]]]:
    """The sightings of each voice."""
    found: dict[Voice, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        found[sighting.speaker, sighting.role].append(sighting)
    return sorted(found.items())


def asked_of(sightings: Sequence[Sighting]) -> Asked:
    """The days and qualifiers of sightings."""
    days = np.array([float(sighting.day) for sighting in sightings])
    return Asked(days, np.array([QUALIFIERS.index(sighting.qualifier) for sighting in sightings]))
