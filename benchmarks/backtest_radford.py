"""How well held-out loss claims are foretold: our predictor beside "the last claim", its last line JSON.

Usage: python benchmarks/backtest_radford.py FOLDER

FOLDER holds `replication-data-pnas.csv`, the claims of Radford et al., PNAS 2023 (MIT licence; GitHub, repository
benradford/estimating-conflict-losses). Rows are numbered from 0 in the order of the file; the fold of a row is its
number modulo 5. Each cumulative claim is told from the cumulative claims of the other four folds, of any day, and in
the strict figures from those of them whose day is not later than its own. The error is the mean of |log(told) -
log(said)|; `within2` is the share told within a factor of 2, the factor itself included. No count is zero. "736" are
the claims whose source label is not "UA Source".

Every row is scored. A rule that has nothing to say of a row falls back: the last claim by the same source on the last
by anyone, and both of these, like our predictor, on the geometric mean of all claims that may be used. The indented
lines score only the rows of which a rule has something to say itself. "Covered" is the share of claims that lie in the
95% interval of their estimate.
"""

from __future__ import annotations

import csv
import json
import math
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np

from counterclaim.model.counts import Qualifier
from counterclaim.reconciliation.reliability.estimates import (
    Estimate,
    Question,
    last_by_anyone,
    last_same_source,
)
from counterclaim.reconciliation.reliability.multipliers import by_quantity
from counterclaim.reconciliation.reliability.predictor import predictor_of
from counterclaim.reconciliation.reliability.sightings import Kind, Role, Sighting
from counterclaim.reconciliation.reliability.validation import Practices, practices_of

FILE = "replication-data-pnas.csv"
FOLDS = 5
SCREENED = "UA Source"
"""Label of most claims, which the 736 leave out."""
REVIEW = 60
"""Days after which the strict run validates anew, on what had been published by then."""
SPEAKER_HOME = {"UA Source": "Ukraine", "RU Source": "Russia"}
LISTS = frozenset({"OSI"})
"""Labels of photograph lists (open source intelligence)."""
COLUMNS = "{:<44}{:>6}{:>11}{:>13}{:>11}{:>10}"

Rule: TypeAlias = Callable[[Sequence[Sighting], Question], Estimate | None]
Told: TypeAlias = tuple[Sighting, float, Estimate | None]
"""A held-out claim, the logarithm told for it, and the estimate; None where the fallback told it."""


def main(folder: Path) -> None:
    """Print the table, then the figures to beat as JSON."""
    claims = _claims(folder / FILE)
    anyone = list(_by_rule(claims, last_by_anyone))
    same = list(_by_rule(claims, last_same_source, last_by_anyone))
    ours, strict = list(_by_predictor(claims)), list(_by_strict_predictor(claims))
    print(COLUMNS.format("predictor", "rows", "error_736", "within2_736", "error_all", "covered"))
    _print("last claim by anyone", anyone)
    _print("  rows with an earlier claim", [told for told in anyone if told[2]])
    _print("last claim by the same source", same)
    _print("  rows with an earlier one", [told for told in same if told[2] and told[2].rule == "last-same-source"])
    _print("own claims carried, curve and bias", ours)
    _print("the same, nothing later", strict)
    _print("  rows with an earlier one", [told for told in strict if told[2] and told[2].rule == "own-claims-carried"])
    print(json.dumps(_figures(ours) | {f"{name}_strict": figure for name, figure in _figures(strict).items()}))


def _claims(path: Path) -> list[Sighting]:
    """The cumulative claims; the id of each is its row's number."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(enumerate(csv.DictReader(file)))
    return [_sighting(number, row) for number, row in rows if row["time_frame"] == "Cumulative"]


def _sighting(number: int, row: dict[str, str]) -> Sighting:
    """A row as a sighting."""
    qualifier = Qualifier.AT_LEAST if row["minimum"] == "1" else Qualifier.EXACT
    kinds = {"Civilian": Kind.CIVILIANS, "Military": Kind.PERSONNEL}
    return Sighting(
        id=f"{number:05d}",
        day=int(row["days"]),
        published=int(row["days"]),
        amount=float(row["loss_count"]),
        qualifier=Qualifier.AT_MOST if row["maximum"] == "1" else qualifier,
        speaker=row["claim_source"],
        role=_role(row["claim_source"], row["loss_country"]),
        victim_side=row["loss_country"],
        quantity=row["category"],
        kind=kinds.get(row["category"].split()[0], Kind.EQUIPMENT),
        speaker_side=SPEAKER_HOME.get(row["claim_source"]),
    )


def _role(source: str, victim: str) -> Role:
    """What a source label is to a country."""
    if source in LISTS:
        return Role.LIST
    home = SPEAKER_HOME.get(source)
    if home is None:
        return Role.THIRD
    return Role.OWN if home == victim else Role.ENEMY


def _folds(claims: Sequence[Sighting]) -> Iterator[tuple[list[Sighting], list[Sighting]]]:
    """(claims that may be used, claims held out) of each fold."""
    for fold in range(FOLDS):
        held = [claim for claim in claims if int(claim.id) % FOLDS == fold]
        yield [claim for claim in claims if int(claim.id) % FOLDS != fold], held


def _by_rule(claims: Sequence[Sighting], *rules: Rule) -> Iterator[Told]:
    """What the first of the rules that has something to say tells of each claim; these rules look back only."""
    for known, held in _folds(claims):
        parts = by_quantity(known)
        for claim in held:
            part = parts.get((claim.victim_side, claim.quantity), [])
            found = next((found for rule in rules if (found := rule(part, _question(claim)))), None)
            yield _told(claim, found, known)


def _by_predictor(claims: Sequence[Sighting]) -> Iterator[Told]:
    """What our predictor tells of each claim."""
    for known, held in _folds(claims):
        predictor = predictor_of(known)
        for claim in held:
            yield _told(claim, predictor.estimate(_question(claim)), known)


def _by_strict_predictor(claims: Sequence[Sighting]) -> Iterator[Told]:
    """The same where claims of a later day are not known."""
    for known, held in _folds(claims):
        parts = by_quantity(known)
        reviewed: dict[int, Practices] = {}
        questions: dict[tuple[int, str, str], list[Sighting]] = defaultdict(list)
        for claim in held:
            questions[claim.day, claim.victim_side, claim.quantity].append(claim)
        for (day, *key), asked in sorted(questions.items()):
            review = day // REVIEW * REVIEW
            if review not in reviewed:
                reviewed[review] = practices_of(_published(known, review), forward=True)
            part = _published(parts.get((key[0], key[1]), []), day)
            predictor = predictor_of(part, reviewed[review])
            for claim in asked:
                yield _told(claim, predictor.estimate(_question(claim)), known)


def _published(claims: Iterable[Sighting], day: int) -> list[Sighting]:
    """The claims published by a day."""
    return [claim for claim in claims if claim.published <= day]


def _question(claim: Sighting) -> Question:
    """All that is known of a held-out claim: everything but its amount."""
    return Question(
        day=claim.day,
        speaker=claim.speaker,
        role=claim.role,
        victim_side=claim.victim_side,
        quantity=claim.quantity,
        kind=claim.kind,
        qualifier=claim.qualifier,
    )


def _told(claim: Sighting, found: Estimate | None, known: Sequence[Sighting]) -> Told:
    """The claim with what was told of it; the geometric mean of the known claims where nothing was."""
    if found is not None:
        return claim, math.log(found.value), found
    usable = _published(known, claim.day)
    return claim, float(np.mean(np.log([claim.amount for claim in usable]))) if usable else 0.0, None


def _errors(told: Iterable[Told]) -> list[float]:
    """Absolute errors of the logarithms."""
    return [abs(value - math.log(claim.amount)) for claim, value, _ in told]


def _figures(told: Sequence[Told]) -> dict[str, float]:
    """The figures to beat."""
    screened = _errors(one for one in told if one[0].speaker != SCREENED)
    within = np.mean([error <= math.log(2) + 1e-9 for error in screened])
    figures = {"error_736": np.mean(screened), "within2_736": within, "error_all": np.mean(_errors(told))}
    return {name: round(float(figure), 4) for name, figure in figures.items()}


def _covered(told: Iterable[Told]) -> str:
    """Share of the claims that lie in the interval of their estimate, where there is one."""
    inside = [
        found.low <= claim.amount <= found.high
        for claim, _, found in told
        if found is not None and found.low is not None and found.high is not None
    ]
    return f"{np.mean(inside):.3f}" if inside else "-"


def _print(name: str, told: Sequence[Told]) -> None:
    """A line of the table; rows are those of the 736."""
    rows = sum(claim.speaker != SCREENED for claim, _, _ in told)
    figures = [f"{figure:.3f}" for figure in _figures(told).values()]
    print(COLUMNS.format(name, rows, *figures, _covered(told)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
