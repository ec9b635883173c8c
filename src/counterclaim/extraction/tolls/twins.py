"""Twins: the same figure told again elsewhere in a report, as in its headline and its lead."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.extraction.tolls.accepting import Accepted

_TELLING = 3
"""Smaller counts recur by chance."""


def twins_of(one: Accepted, others: Iterable[Accepted]) -> tuple[Accepted, ...]:
    """The other counts of a report with the same outcome, object and bound, in text order."""
    count = one.candidate.count
    bounds = {bound for bound in (count.low, count.high) if bound is not None and bound >= _TELLING}
    return tuple(
        other
        for other in others
        if other is not one
        and (other.outcome, other.object) == (one.outcome, one.object)
        and bounds & {other.candidate.count.low, other.candidate.count.high}
    )
