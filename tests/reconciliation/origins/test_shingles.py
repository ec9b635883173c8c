"""Words, runs of words and what two texts share of them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconciliation.origins.shingles import containment, runs_of, shared_runs
from counterclaim.reconciliation.words import words_of

few_words = st.lists(st.sampled_from("ash birch cedar dogwood elm".split()), max_size=30)


def test_case_marks_and_typesetting_leave_no_trace() -> None:
    """The same words in another paper's hand."""
    assert words_of("The ministry’s 40 MEN – “all of them”") == words_of('the ministry\'s 40 men - "all of them"')
    assert words_of("a cease\u00adfire in Cafe\u0301 Straße") == words_of("a ceasefire in Café STRASSE")


@given(few_words, st.integers(1, 6))
def test_distinct_runs_are_counted_exactly(words: list[str], length: int) -> None:
    """As many hashes as there are different runs."""
    runs = {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}
    assert runs_of(words, length).size == len(runs)


@given(few_words, few_words)
def test_shared_runs_are_counted_exactly(one: list[str], other: list[str]) -> None:
    """The hashes meet where the runs do."""
    runs = [{tuple(words[place : place + 3]) for place in range(len(words) - 2)} for words in (one, other)]
    assert shared_runs(runs_of(one, 3), runs_of(other, 3)) == len(runs[0] & runs[1])


def test_the_order_of_words_counts() -> None:
    """The same words the other way round are another run."""
    assert (
        shared_runs(runs_of("one two three four five".split(), 5), runs_of("five four three two one".split(), 5)) == 0
    )


def test_containment_is_the_share_of_the_smaller_text() -> None:
    """A cut text is contained wholly, however long the other is."""
    long = [f"w{number}" for number in range(100)]
    assert containment(runs_of(long, 5), runs_of(long[:20], 5)) == 1
    assert containment(runs_of(long[:20], 5), runs_of(long[10:], 5)) == pytest.approx(6 / 16)
    assert containment(runs_of(long, 5), runs_of([], 5)) == 0


def test_hashes_are_the_same_in_every_process() -> None:
    """An answer may not hang on the seed with which Python hashes texts."""
    script = "from counterclaim.reconciliation.origins.shingles import *; print(*runs_of('a b c d e f'.split(), 5))"
    told = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {" ".join(map(str, runs_of("a b c d e f".split(), 5))) + "\n"}
