"""Made-up dispatches are labelled as they read."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from counterclaim.training.synthetic import dispatches

DRAWN = dispatches(300, Random(7))  # noqa: S311, no secret is drawn


def test_spans_lie_apart_within_the_text() -> None:
    for report in DRAWN:
        spans = sorted((int(toll["begin"]), int(toll["end"])) for toll in report.tolls)
        assert all(0 <= begin < end <= len(report.text) for begin, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_disclosed_toll_spans_its_number_alone() -> None:
    for report in DRAWN:
        for toll in report.tolls:
            span = report.text[int(toll["begin"]) : int(toll["end"])]
            assert toll["disclosed"] == (len(span.split()) <= 4 and not re.search("loss|dead|died|casualt", span))


def test_the_same_draw_gives_the_same_dispatches() -> None:
    assert dispatches(20, Random(1)) == dispatches(20, Random(1))  # noqa: S311
