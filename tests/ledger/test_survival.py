"""A killed writer loses nothing, and writers at once do not lose each other's entries."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from tests.ledger.samples import numbered

KILLS = 20
REPORTS = 120
ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from counterclaim.ledger import open_ledger
from tests.ledger.samples import numbered

path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
with open_ledger(path, create=True, timeout_s=30) as ledger:
    for number in range(first, last):
        ledger.append(*numbered(number))
"""


def _writer(path: Path, first: int, last: int) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first), str(last)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
    )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Digest of a ledger that was written in one go."""
    with open_ledger(tmp_path_factory.mktemp("ledger") / "calm.db", create=True) as ledger:
        for number in range(REPORTS):
            ledger.append(*numbered(number))
        return ledger.digest()


def test_a_killed_writer_loses_and_doubles_nothing(tmp_path: Path, undisturbed: str) -> None:
    """Killed at any moment and started anew, over and over, the ledger ends with what it would hold anyway."""
    path, chance = tmp_path / "killed.db", random.Random(3)  # noqa: S311  the same delays at every run
    killed = 0
    for _ in range(KILLS):
        writer = _writer(path, 0, REPORTS)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.random() * 0.15)
        killed += writer.poll() is None
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        if path.exists() and path.stat().st_size:
            with open_ledger(path, create=True) as ledger:
                assert ledger.verify().ok
    finished = _writer(path, 0, REPORTS)
    finished.communicate()
    assert finished.returncode == 0
    with open_ledger(path, read_only=True) as ledger:
        result = ledger.verify()
        assert (result.ok, result.digest) == (True, undisturbed)
        assert dict(result.counts)["link"] == REPORTS
    assert killed >= 2  # later writers find most of it known and are soon done


def test_writers_at_once_lose_no_entry(tmp_path: Path, undisturbed: str) -> None:
    """Two processes fill one new file, their reports overlapping; a third reads it meanwhile."""
    path = tmp_path / "shared.db"
    writers = [_writer(path, 0, REPORTS * 2 // 3), _writer(path, REPORTS // 3, REPORTS)]
    seen = [0]
    while any(writer.poll() is None for writer in writers):
        if path.exists() and path.stat().st_size:
            with open_ledger(path, create=True) as ledger:
                assert ledger.verify().ok
                seen.append(len(ledger.reports()))
        time.sleep(0.05)
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen == sorted(seen)
    with open_ledger(path, read_only=True) as ledger:
        result = ledger.verify()
        assert (result.ok, result.digest) == (True, undisturbed)
        assert dict(result.counts)["link"] == REPORTS
