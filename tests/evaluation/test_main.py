"""The evaluation command where corpora are missing, and what it keeps of the attribution benchmark."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from counterclaim.evaluation.__main__ import main
from counterclaim.evaluation.polnear import figures_of


def test_what_is_not_there_is_left_out_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["evaluation", str(tmp_path)])
    assert main() == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.partition(" (")[0] for line in said.err.splitlines()] == [
        f"not measured: {name}"
        for name in ("seed", "dev", "polnear", "wikiwars", "relations", "ukraine", "gaza", "karabakh")
    ]


def test_figures_of_the_attribution_benchmark_are_shares() -> None:
    scores = {
        "relations": {"relation": {"F": 62.5}},
        "by_form": {"relation.direct": {"F": 80.0}},
        "spans": {"token.content": {"F": 88.0}},
    }
    assert figures_of(scores) == {"relation": 0.625, "relation.direct": 0.8, "content.tokens": 0.88}
