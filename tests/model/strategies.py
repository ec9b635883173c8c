"""Arbitrary dates, and arbitrary claims of every kind out of whatever names and counts a test would try."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from counterclaim.model.claim import (
    Basis,
    Control,
    Event,
    EventStatus,
    EventType,
    Issue,
    Measure,
    Object,
    Outcome,
    Position,
    Stance,
    Toll,
    VictimType,
)
from counterclaim.model.counts import Count
from counterclaim.model.dates import CalendarDate, Interval


@st.composite
def calendar_dates(draw: st.DrawFn) -> CalendarDate:
    """Days, months and years."""
    day = draw(st.dates(min_value=date(1000, 1, 1)))
    precision = draw(st.integers(1, 3))
    return CalendarDate(day.year, day.month if precision > 1 else None, day.day if precision > 2 else None)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Single dates, closed intervals, and intervals with one end open."""
    start, end = sorted(draw(st.tuples(calendar_dates(), calendar_dates())), key=lambda each: each.first)
    return Interval(*draw(st.sampled_from(((start, start), (start, None), (None, end), (start, end)))))


def several_of(names: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Up to three names."""
    return st.lists(names, max_size=3).map(tuple)


class Claims:
    """Claims of each kind, with `names` wherever a claim names something.

    `vouched` gives what else all kinds share: their span, extractor and confidence.
    """

    def __init__(
        self, names: st.SearchStrategy[str], counts: st.SearchStrategy[Count], **vouched: st.SearchStrategy[object]
    ) -> None:
        lists, name, day = several_of(names), st.none() | names, st.none() | intervals()
        shared = {"source": names, "nested": lists, "via": lists, **vouched}
        self.tolls = st.builds(
            Toll,
            **shared,
            outcome=st.sampled_from(Outcome),
            object=st.sampled_from(Object),
            victim_side=names,
            victim_type=st.sampled_from(VictimType),
            count=st.none() | counts,
            measure=st.sampled_from(Measure),
            since=day,
            as_of=day,
            place=name,
            denied=st.booleans(),
        )
        self.events = st.builds(
            Event,
            **shared,
            type=st.sampled_from(EventType),
            mode=names,
            actors=lists,
            recipients=lists,
            places=lists,
            occurred=day,
            status=st.sampled_from(EventStatus),
        )
        self.positions = st.builds(
            Position,
            **shared,
            actor=names,
            stance=st.sampled_from(Stance),
            issue=st.sampled_from(Issue),
            toward=name,
            said_on=day,
        )
        self.controls = st.builds(
            Control,
            **shared,
            place=names,
            holder=names,
            basis=st.sampled_from(Basis),
            backer=name,
            since=day,
        )
