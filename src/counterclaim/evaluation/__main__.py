"""`python -m counterclaim.evaluation [DATA]`: measure the shipped engine and rules, and hold them to their floors.

DATA is the folder that holds `gold/` and `bench/`; without it, `../shared`. What is not there is left out and said so.
Exit code 1: a figure fell below its floor (`floors.toml`).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from counterclaim.evaluation.gold import measured
from counterclaim.evaluation.table import below_floor, floors, format_table

SETS = ("seed", "dev")


def main() -> int:
    """Print the table of figures beside their floors."""
    parser = argparse.ArgumentParser(prog="counterclaim.evaluation", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared"))
    folder = parser.parse_args().data / "gold"
    if not (folder / "score.py").exists():
        print(f"{folder} holds no gold reports; nothing was measured.", file=sys.stderr)
        return 0
    figures = {name: measured(folder, name) for name in SETS if (folder / name).is_dir()}
    least = floors()
    print(format_table(figures, least))
    fallen = below_floor(figures, least)
    for name in fallen:
        print(f"below its floor: {name}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
