"""The command that tells what the back-tests found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from counterclaim.evaluation.backtests.__main__ import main
from counterclaim.evaluation.backtests.karabakh import CLAIMS


def test_missing_data_is_named_and_the_rest_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The side's first count is above its last one, on both days and in both windows."""
    (tmp_path / CLAIMS).write_text(
        "victim,said_on,window_from,window_to,outcome,low,high,qualifier,speaker,speaker_side,source\n"
        "Armenia,2020-11-14,2020-09-27,2020-11-10,killed,800,800,exact,Armenian ministry,own,x\n"
        "Armenia,final,2020-09-27,2020-11-10,killed,700,700,exact,Armenia,own,x\n",
        "utf-8",
    )
    monkeypatch.setattr(sys, "argv", ["backtests", str(tmp_path)])
    assert main() == 0
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines()] == ["karabakh:", *["outside:"] * 4]
    assert len(said.err.splitlines()) == 2
