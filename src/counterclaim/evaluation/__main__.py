"""`python -m counterclaim.evaluation [DATA]`: measure what ships, reading and reconciliation, against its floors.

DATA is the folder that holds `gold/`, `bench/` and `data/`; without it, `../shared`. What is not there is left out and
said so. Exit code 1: a figure fell below its floor (`floors.toml`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeAlias

from counterclaim.evaluation.backtests.gaza import BULLETINS, measured_gaza
from counterclaim.evaluation.backtests.karabakh import CLAIMS, measured_karabakh
from counterclaim.evaluation.backtests.ukraine import CORRECTIONS, EQUIPMENT, PERSONNEL, measured_ukraine
from counterclaim.evaluation.gold import Figures, measured
from counterclaim.evaluation.polnear import measured_polnear
from counterclaim.evaluation.relations import RELATIONS, measured_relations
from counterclaim.evaluation.reliability import judged_claims, reliability_table, stated
from counterclaim.evaluation.table import below_floor, floors, format_table
from counterclaim.evaluation.wikiwars import measured_wikiwars

_TRIED = "dev"
"""The set on which confidence is tried."""
SETS = ("seed", _TRIED)
Measurement: TypeAlias = tuple[str, tuple[Path, ...], Callable[[], Figures]]
"""Name, the files and folders that it needs, and the measuring itself."""


def main() -> int:
    """Print tables of figures beside their floors: of the gold sets, the benchmarks, and reconciliation."""
    parser = argparse.ArgumentParser(prog="counterclaim.evaluation", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared"))
    data = parser.parse_args().data
    least = floors()
    gold = _figures(_gold(data), least)
    benchmarks = _figures(_benchmarks(data), least)
    reconciliation = _figures(_reconciliation(data), least)
    reliability = {"reliability": _reliability(data / "gold")} if _TRIED in gold else {}
    fallen = below_floor({**gold, **benchmarks, **reconciliation, **reliability}, least)
    for name in fallen:
        print(f"below its floor: {name}", file=sys.stderr)
    return 1 if fallen else 0


def _figures(group: Iterable[Measurement], least: Mapping[str, Mapping[str, float]]) -> dict[str, Figures]:
    """Print the figures of some measurements beside their floors; those that could be taken, by name."""
    figures = {name: measure() for name, needs, measure in group if _there(name, needs)}
    if figures:
        print(format_table(figures, least), end="\n\n")
    return figures


def _reliability(folder: Path) -> Figures:
    """Print what confidence is worth on the development set; the figure that is held to a floor."""
    rows = judged_claims(folder, _TRIED)
    print(reliability_table(rows))
    return stated(rows)


def _gold(data: Path) -> Iterator[Measurement]:
    folder = data / "gold"
    for name in SETS:
        yield name, (folder / "score.py", folder / name), partial(measured, folder, name)


def _benchmarks(data: Path) -> Iterator[Measurement]:
    scorer, news = data / "bench" / "polnear" / "score.py", data / "data" / "polnear"
    wars = data / "data" / "wikiwars"
    yield "polnear", (scorer, news / "dev"), partial(measured_polnear, scorer, news)
    yield "wikiwars", (wars / "in", wars / "key"), partial(measured_wikiwars, wars)


def _reconciliation(data: Path) -> Iterator[Measurement]:
    tried, series = data / "gold" / _TRIED, data / "data"
    totals, bulletins, claims = series / "ukraine", series / "gaza" / BULLETINS, series / CLAIMS
    files = tuple(totals / name for name in (EQUIPMENT, PERSONNEL, CORRECTIONS))
    yield "relations", (tried / RELATIONS,), partial(measured_relations, tried)
    yield "ukraine", files, partial(measured_ukraine, totals)
    yield "gaza", (bulletins,), partial(measured_gaza, bulletins)
    yield "karabakh", (claims,), partial(measured_karabakh, claims)


def _there(name: str, needs: tuple[Path, ...]) -> bool:
    """Whether all is there that a measurement needs; says so where it is not."""
    missing = next((path for path in needs if not path.exists()), None)
    if missing is not None:
        print(f"not measured: {name} ({missing} is missing)", file=sys.stderr)
    return missing is None


if __name__ == "__main__":
    raise SystemExit(main())
