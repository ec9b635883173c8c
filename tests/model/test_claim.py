"""Claims, problems, extractions and our own failures."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from counterclaim.model import errors
from counterclaim.model.claim import Control, Event, Position, Toll
from counterclaim.model.extraction import Extraction
from counterclaim.model.notation import parse_ledger
from counterclaim.model.problem import Problem, Severity

CLAIMS = tuple(
    noted.claim
    for noted in parse_ledger(
        """
        2021-03-04  Southmark  killed 19 Southmark civilian
        2021-03-04  Southmark  casualties undisclosed Southmark military
        2021-03-04  report     event CONSULT meeting planned
        2021-03-04  Southmark  rejects talks
        2021-03-04  report     control Sund de-facto Northmark
        """
    )
)


def extraction() -> Extraction:
    """An extraction that holds every kind of claim."""
    return Extraction(
        report="r",
        engine="e 1",
        rules="1",
        conflict="inferred",
        attributions=(),
        tolls=tuple(claim for claim in CLAIMS if isinstance(claim, Toll)),
        events=tuple(claim for claim in CLAIMS if isinstance(claim, Event)),
        positions=tuple(claim for claim in CLAIMS if isinstance(claim, Position)),
        controls=tuple(claim for claim in CLAIMS if isinstance(claim, Control)),
    )


def test_a_refused_figure_is_not_zero() -> None:
    """A toll without count is undisclosed."""
    given, refused = extraction().tolls
    assert given.disclosed
    assert not refused.disclosed


def test_claims_cannot_be_changed() -> None:
    """A ledger may hold on to what it was given."""
    with pytest.raises(FrozenInstanceError):
        CLAIMS[0].source = "Northmark"  # type: ignore[misc]


def test_an_extraction_gives_its_claims_kind_by_kind() -> None:
    """Tolls, events, positions, control: each in the order of the text."""
    assert extraction().claims == CLAIMS
    assert [claim.kind for claim in CLAIMS] == ["toll", "toll", "event", "position", "control"]


@pytest.mark.parametrize(
    "other",
    [
        replace(extraction(), report="other"),
        replace(extraction(), engine="other"),
        replace(extraction(), rules="other"),
        replace(extraction(), conflict="other"),
    ],
)
def test_an_extraction_is_named_after_what_made_it(other: Extraction) -> None:
    """Another report, engine, set of rules or conflict file is another extraction; its claims do not matter."""
    assert replace(extraction(), tolls=()).id == extraction().id
    assert other.id != extraction().id


def test_a_problem_says_where_what_and_what_to_do() -> None:
    """Its text is one line for the user."""
    problem = Problem("empty", "tide.txt", "It holds no text.", "Leave it out.")
    assert str(problem) == "tide.txt: It holds no text. Leave it out."
    assert problem.severity is Severity.DOUBTFUL


def test_our_own_failures_have_one_root() -> None:
    """Whoever catches the root catches them all."""
    ours = [each for each in vars(errors).values() if isinstance(each, type)]
    assert len(ours) >= 7
    assert all(issubclass(each, errors.CounterclaimError) for each in ours)
