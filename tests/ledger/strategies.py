"""Arbitrary reports and extractions, odd characters and very large numbers among them."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import strategies as st

from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem, Severity
from counterclaim.model.report import Report, Span
from tests.model.strategies import Claims, intervals, several_of

LENGTH = 60
"""Characters that every report has at least."""
_serial = itertools.count()

words = st.one_of(
    st.text(max_size=12), st.sampled_from(("", "\x00", "a\x00b", "\ud83d", "x\udfffy", "'; --", "٣", '"', "[]"))
)
spans = st.builds(
    lambda begin, length: Span(begin, min(LENGTH, begin + length)), st.integers(0, LENGTH - 1), st.integers(1, LENGTH)
)
confidences = st.floats(0, 1)
bounds = st.one_of(st.none(), st.integers(0, 10**6), st.integers(2**63 - 2, 10**30))
counts = st.builds(
    lambda ends, qualifier, amount: Count(*ends, qualifier, amount),
    st.tuples(bounds, bounds).map(lambda ends: ends if None in ends else tuple(sorted(ends))),
    st.sampled_from(Qualifier),
    bounds,
)
claims = Claims(words, counts, span=st.none() | spans, extractor=words, confidence=confidences)
attributions = st.builds(
    Attribution,
    source=words,
    source_span=st.none() | spans,
    cue=words,
    cue_span=spans,
    content_span=spans,
    form=st.sampled_from(Form),
    said_on=st.none() | intervals(),
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
    credits=several_of(words),
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
    tolls=_several(claims.tolls),
    events=_several(claims.events),
    positions=_several(claims.positions),
    controls=_several(claims.controls),
    problems=st.lists(problems, max_size=2, unique=True).map(tuple),
)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Report, Extraction]:
    """A report that no ledger has seen, and anything that could be read out of it."""
    told = draw(reports)
    return told, replace(draw(extractions), report=told.id)
