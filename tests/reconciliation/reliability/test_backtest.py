"""The back-test runs on any file of the published shape and tells its figures last."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "backtest_radford.py"
COLUMNS = (
    "days loss_count loss_type claim_source time_frame loss_country minimum maximum category source_target".split()
)


def written(folder: Path) -> Path:
    """A folder with an invented file: one source counts, another says twice as much; single days are no totals."""
    with (folder / "replication-data-pnas.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        for day in range(1, 41):
            for source, factor, frame in (
                ("UA Source", 2, "Cumulative"),
                ("GB Source", 1, "Cumulative"),
                ("Other", 99, "Day"),
            ):
                row = dict.fromkeys(COLUMNS, "0") | {"days": day, "loss_count": 100 * factor * (10 + day)}
                names = {"claim_source": source, "time_frame": frame, "loss_country": "Russia", "category": "Tanks"}
                rows.writerow(row | names | {"loss_type": "Tanks-Russia", "source_target": f"{source}-Russia"})
    return folder


def test_the_last_line_holds_the_figures_and_neighbours_tell_a_steady_count_well(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(BENCHMARK), str(written(tmp_path))], capture_output=True, text=True, check=True
    )
    figures = json.loads(run.stdout.splitlines()[-1])
    assert set(figures) == {
        f"{name}{end}" for name in ("error_736", "within2_736", "error_all") for end in ("", "_strict")
    }
    assert figures["error_736"] < 0.05
    assert figures["error_736"] < figures["error_736_strict"]
    assert figures["within2_736"] == 1
