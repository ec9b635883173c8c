"""What `counterclaim --help` costs in bare starts of Python: a ratio taken in one run, its last line JSON.

Usage: python benchmarks/help_ratio.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15


def main() -> None:
    """Print the least time of each of two commands, run in turns, and their ratio."""
    command = Path(sys.executable).with_name("counterclaim")
    bare, helped = [sys.executable, "-c", "pass"], [str(command), "--help"]
    turns = [(_seconds(bare), _seconds(helped)) for _ in range(ROUNDS)]
    least_bare, least_help = (min(column) for column in zip(*turns, strict=True))
    print(f"python -c pass        {least_bare * 1000:7.1f} ms")
    print(f"counterclaim --help   {least_help * 1000:7.1f} ms")
    print(json.dumps({"help_to_bare": round(least_help / least_bare, 2)}))


def _seconds(command: list[str]) -> float:
    """Wall time of one run."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
