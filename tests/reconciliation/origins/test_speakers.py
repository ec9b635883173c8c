"""When two names of sources are one speaker."""

from __future__ import annotations

import pytest

from counterclaim.reconciliation.speakers import speaker_name


@pytest.mark.parametrize(
    "source",
    [
        "the Northland Defense Ministry",
        "Northland Defence Ministry's chief spokesman",
        "NORTHLAND DEFENCE MINISTRY SPOKESWOMAN",
        "Northland Defence Ministry’s press service",
    ],
)
def test_whoever_speaks_for_a_ministry_is_its_voice(source: str) -> None:
    """Article, case, spelling and spokesman aside it is one speaker."""
    assert speaker_name(source) == "northland defence ministry"


def test_a_role_without_a_name_is_nobody_in_particular() -> None:
    """Two unnamed spokesmen need not be one."""
    assert speaker_name("the spokesman") is None
    assert speaker_name("–") is None


def test_other_words_at_the_end_are_part_of_the_name() -> None:
    """An army is not its chief."""
    assert speaker_name("Northland army chief") != speaker_name("Northland army")
