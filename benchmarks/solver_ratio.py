"""What reconciliation costs in costs of the bare solver, on the toy of the design: ratios taken in one run.

Usage: python benchmarks/solver_ratio.py

200 figures over cells of two sides, two outcomes, two types and 25 days, and 2,000 claims that bound them, of which 40
are false; once sparse (loose background) and once dense (false claims among tight true ones). Timed side by side with
plain HiGHS programs over the cells: 400 bounds, warm-started, with one row for the sharpest claim at each end of a
figure; and the cheapest repair as one 0/1 program, against which ours also lists all pairs, families and smallest
collisions. The last line is JSON: ours to theirs.
"""

from __future__ import annotations

import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from counterclaim.model.claim import Object, Outcome, VictimType
from counterclaim.reconciliation.boxes import ROOT, Box, Kind, outcome_mask, type_mask
from counterclaim.reconciliation.collisions import quarrel_of
from counterclaim.reconciliation.pairs import colliding_pairs
from counterclaim.reconciliation.program import Program, Row
from counterclaim.reconciliation.readings import load_reading
from counterclaim.reconciliation.statements import Bound
from counterclaim.reconciliation.system import System

FIGURES, CLAIMS, FALSE, DAYS = 200, 2_000, 40, 25
ROUNDS = 3


@dataclass(frozen=True)
class Toy:
    """Bounds over boxes of cells, with the boxes of the figures."""

    bounds: tuple[Bound, ...]
    boxes: tuple[Box, ...]


def main() -> None:
    """Print seconds of both for each task and density, and the ratios."""
    ratios: dict[str, float] = {}
    for density, leeway in (("sparse", 0.5), ("dense", 0.05)):
        toy = _toy(random.Random(11), leeway)
        rejected = _their_repair(toy)
        kept = tuple(bound for bound in toy.bounds if bound.claim not in rejected)
        tasks: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "bounds": (lambda: _our_bounds(toy, kept), lambda: _their_bounds(toy, kept)),  # noqa: B023
            "repair": (lambda: _our_quarrel(toy), lambda: _their_repair(toy)),  # noqa: B023
        }
        for name, (ours, theirs) in tasks.items():
            one, other = _seconds(ours), _seconds(theirs)
            print(f"{density:<7} {name:<8} ours {one:6.2f} s   bare solver {other:6.2f} s")
            ratios[f"{density}_{name}"] = round(one / other, 2)
    print(json.dumps(ratios))


def _toy(dice: random.Random, leeway: float) -> Toy:
    reading = load_reading("literal")
    outcomes = [outcome_mask(one, reading) for one in (Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES)]
    types = [type_mask(one, reading) for one in (VictimType.MILITARY, VictimType.CHILD)]
    types.append(types[0] | types[1])
    kinds = [Kind(Object.PERSONS, *masks) for masks in product(outcomes, (1, 2, 3), types)]
    windows = [(first, last) for first in range(1, DAYS + 1) for last in range(first, DAYS + 1)]
    boxes = [Box(dice.choice(kinds), ROOT, *dice.choice(windows)) for _ in range(FIGURES)]
    truth = {cell: dice.randint(0, 30) for cell in _cells(kinds)}
    bounds: list[Bound] = []
    for number in range(CLAIMS):
        box = boxes[number % FIGURES]
        amount = sum(truth[cell] for cell in truth if _in(cell, box))
        factor = dice.choice((0.4, 2.5)) if number < FALSE else 1.0
        low, high = (
            round(amount * factor * (1 - leeway * dice.random())),
            round(amount * factor * (1 + leeway * dice.random())),
        )
        claim = f"{number:05d}"
        bounds += (Bound(claim, box, low, True), Bound(claim, box, high, False))
    return Toy(tuple(bounds), tuple(dict.fromkeys(boxes)))


def _cells(kinds: Sequence[Kind]) -> list[tuple[Kind, int]]:
    leaves = [Kind(Object.PERSONS, o, s, t) for o in (1, 2) for s in (1, 2) for t in _type_bits(kinds)]
    return [(leaf, day) for leaf in leaves for day in range(1, DAYS + 1)]


def _type_bits(kinds: Sequence[Kind]) -> list[int]:
    return sorted({kind.types for kind in kinds})[:2]


def _in(cell: tuple[Kind, int], box: Box) -> bool:
    return cell[0].within(box.kind) and box.first <= cell[1] <= box.last


def _columns(toy: Toy) -> dict[tuple[Kind, int], int]:
    cells = _cells([box.kind for box in toy.boxes])
    return {cell: number for number, cell in enumerate(cells)}


def _terms(columns: dict[tuple[Kind, int], int], box: Box) -> dict[int, float]:
    return {number: 1.0 for cell, number in columns.items() if _in(cell, box)}


def _our_bounds(toy: Toy, kept: Sequence[Bound]) -> object:
    system = System(kept, toy.boxes)
    return [system.ends(box) for box in toy.boxes]


def _their_bounds(toy: Toy, kept: Sequence[Bound]) -> object:
    columns = _columns(toy)
    sums = {box: _terms(columns, box) for box in toy.boxes}
    sharpest: dict[tuple[Box, bool], int] = {}
    for one in kept:
        known = sharpest.setdefault((one.box, one.floor), one.value)
        sharpest[one.box, one.floor] = max(known, one.value) if one.floor else min(known, one.value)
    rows = [
        Row(sums[box], low=float(value)) if floor else Row(sums[box], high=float(value))
        for (box, floor), value in sharpest.items()
    ]
    program = Program(len(columns), rows)
    lows = [program.extreme(sums[box], greatest=False).value for box in toy.boxes]
    return lows, [program.extreme(sums[box], greatest=True).value for box in toy.boxes]


def _our_quarrel(toy: Toy) -> object:
    return quarrel_of(System(toy.bounds, toy.boxes), colliding_pairs(toy.bounds))


def _their_repair(toy: Toy) -> frozenset[str]:
    """Each claim relaxed at the price of one; cells are whole numbers by nature and left continuous here."""
    import highspy
    import numpy as np

    columns = _columns(toy)
    claims = sorted({bound.claim for bound in toy.bounds})
    relaxed = {claim: len(columns) + number for number, claim in enumerate(claims)}
    large = float(max(bound.value for bound in toy.bounds))
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    infinite = highspy.kHighsInf
    solver.addVars(len(columns), np.zeros(len(columns)), np.full(len(columns), infinite))
    for _ in claims:
        solver.addVar(0.0, 1.0)
    for column in relaxed.values():
        solver.changeColCost(column, 1.0)
        solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for bound in toy.bounds:
        terms = _terms(columns, bound.box)
        terms[relaxed[bound.claim]] = large if bound.floor else -large
        ends = (float(bound.value), infinite) if bound.floor else (-infinite, float(bound.value))
        solver.addRow(*ends, len(terms), np.array(list(terms), dtype=np.int32), np.array(list(terms.values())))
    solver.run()
    values = np.asarray(solver.getSolution().col_value)
    return frozenset(claim for claim, column in relaxed.items() if values[column] > 0.5)


def _seconds(task: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        task()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


if __name__ == "__main__":
    main()
