"""`python -m counterclaim.evaluation.backtests [DATA]`: tell what each back-test found, and what speaks against it.

DATA is the folder that holds `ukraine/`, `gaza/` and `karabakh_claims.csv`; without it, `../shared/data`. What is not
there is left out and said so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from counterclaim.evaluation.backtests.gaza import BULLETINS, backtested_gaza
from counterclaim.evaluation.backtests.karabakh import CLAIMS, backtested_karabakh, format_violation
from counterclaim.evaluation.backtests.ukraine import EQUIPMENT, backtested_ukraine

Account: TypeAlias = Callable[[Path], Iterator[str]]
"""From a file or folder to lines: counts, then an exception each."""


def main() -> int:
    """Print counts and exceptions of every back-test whose data is there."""
    parser = argparse.ArgumentParser(prog="counterclaim.evaluation.backtests", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    for needed, path, account in _accounts(data):
        if needed.exists():
            print("\n".join(account(path)))
        else:
            print(f"not tested: {needed} is missing", file=sys.stderr)
    return 0


def _accounts(data: Path) -> Iterator[tuple[Path, Path, Account]]:
    """Of each back-test the file that it needs, the path that it takes, and the account of it."""
    yield data / "ukraine" / EQUIPMENT, data / "ukraine", _ukraine
    yield data / "gaza" / BULLETINS, data / "gaza" / BULLETINS, _gaza
    yield data / CLAIMS, data / CLAIMS, _karabakh


def _ukraine(folder: Path) -> Iterator[str]:
    score = backtested_ukraine(folder)
    yield (
        f"ukraine: {score.falls_found} of {score.falls} falls found ({score.corrected} of them documented) in "
        f"{score.series} series of {score.claims:,} totals; {len(score.invented)} of {score.reported} reports invented"
    )
    yield from (f"  invented: {' '.join(claims)}" for claims in score.invented)


def _gaza(path: Path) -> Iterator[str]:
    score = backtested_gaza(path)
    yield (
        f"gaza: {score.found} of {score.differing} new counts that differ from the step found, of {score.checked} that "
        f"can be checked; {len(score.invented)} of {score.reported} reports invented"
    )
    yield from (f"  missed: {' '.join(claims)}" for claims in score.missed)
    yield from (f"  invented: {' '.join(claims)}" for claims in score.invented)


def _karabakh(path: Path) -> Iterator[str]:
    checks = backtested_karabakh(path)
    outside = [check for check in checks if not check.holds]
    yield f"karabakh: official counts inside the bounds in {len(checks) - len(outside)} of {len(checks)} checks"
    yield from (f"  outside: {format_violation(check)}" for check in outside)


if __name__ == "__main__":
    raise SystemExit(main())
