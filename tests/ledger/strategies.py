"""Arbitrary reports and extractions, odd characters and very large numbers among them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from counterclaim.model.attribution import Attribution, Form
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
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.dates import CalendarDate, Interval
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem, Severity
from counterclaim.model.report import Report, Span

LENGTH = 60
"""Characters that every report has at least."""
_serial = itertools.count()

words = st.one_of(
    st.text(max_size=12), st.sampled_from(("", "\x00", "a\x00b", "\ud83d", "x\udfffy", "'; --", "٣", '"', "[]"))
)
name_lists = st.lists(words, max_size=3).map(tuple)
spans = st.builds(
    lambda begin, length: Span(begin, min(LENGTH, begin + length)), st.integers(0, LENGTH - 1), st.integers(1, LENGTH)
)
confidences = st.floats(0, 1)


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
    ends = draw(st.sampled_from(((start, start), (start, None), (None, end), (start, end))))
    return Interval(*ends)


bounds = st.one_of(st.none(), st.integers(0, 10**6), st.integers(2**63 - 2, 10**30))
counts = st.builds(
    lambda ends, qualifier, amount: Count(*ends, qualifier, amount),
    st.tuples(bounds, bounds).map(lambda ends: ends if None in ends else tuple(sorted(ends))),
    st.sampled_from(Qualifier),
    bounds,
)
days = st.none() | intervals()
vouched = {
    "source": words,
    "nested": name_lists,
    "via": name_lists,
    "span": st.none() | spans,
    "extractor": words,
    "confidence": confidences,
}
tolls = st.builds(
    Toll,
    **vouched,
    outcome=st.sampled_from(Outcome),
    object=st.sampled_from(Object),
    victim_side=words,
    victim_type=st.sampled_from(VictimType),
    count=st.none() | counts,
    measure=st.sampled_from(Measure),
    since=days,
    as_of=days,
    place=st.none() | words,
    denied=st.booleans(),
)
events = st.builds(
    Event,
    **vouched,
    type=st.sampled_from(EventType),
    mode=words,
    actors=name_lists,
    recipients=name_lists,
    places=name_lists,
    occurred=days,
    status=st.sampled_from(EventStatus),
)
positions = st.builds(
    Position,
    **vouched,
    actor=words,
    stance=st.sampled_from(Stance),
    issue=st.sampled_from(Issue),
    toward=st.none() | words,
    said_on=days,
)
controls = st.builds(
    Control,
    **vouched,
    place=words,
    holder=words,
    basis=st.sampled_from(Basis),
    backer=st.none() | words,
    since=days,
)
attributions = st.builds(
    Attribution,
    source=words,
    source_span=st.none() | spans,
    cue=words,
    cue_span=spans,
    content_span=spans,
    form=st.sampled_from(Form),
    said_on=days,
    venue=st.none() | words,
    nested_in=st.none() | st.just(0),
    extractor=words,
    confidence=confidences,
)
problems = st.builds(Problem, words, words, words, words, st.sampled_from(Severity))
reports = st.builds(
    Report,
    name=words,
    # Each is a report of its own, whatever its text: the ledger would not take a second reading of one it knows.
    text=st.text(min_size=LENGTH, max_size=LENGTH + 20).map(lambda text: f"{text}{next(_serial)}"),
    published=st.none() | st.dates(),
    title=st.none() | words,
    outlet=st.none() | words,
    url=st.none() | words,
    credits=name_lists,
)


def _several(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


extractions = st.builds(
    Extraction,
    report=st.just(""),
    engine=words,
    rules=words,
    conflict=words,
    attributions=_several(attributions),
    tolls=_several(tolls),
    events=_several(events),
    positions=_several(positions),
    controls=_several(controls),
    problems=st.lists(problems, max_size=2, unique=True).map(tuple),
)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Report, Extraction]:
    """A report that no ledger has seen, and anything that could be read out of it."""
    told = draw(reports)
    return told, replace(draw(extractions), report=told.id)
