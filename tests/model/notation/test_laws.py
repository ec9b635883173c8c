"""Laws of claim notation, over arbitrary claims of every kind."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import (
    MIXED_SIDE,
    REPORT_VOICE,
    UNSPECIFIED,
    Basis,
    Claim,
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
from counterclaim.model.notation import NotedClaim, format_claim, format_ledger, parse_claim, parse_ledger
from counterclaim.model.notation.amounts import VAGUE_WORDS

_TROUBLE = (
    "killed",
    "at",
    "all",
    "military",
    "tank",
    "via",
    "since",
    "as-of",
    "denied",
    "de-jure",
    "5000",
    "+3",
    "#",
    "<",
    ",",
)
_PLAIN = (
    "Harbour Guard",
    "Northmark",
    "Élan d’Or",
    "24.example",
    "Ministry of Defence",
    REPORT_VOICE,
    UNSPECIFIED,
    MIXED_SIDE,
)

words = st.one_of(st.sampled_from(("Sund", "guard")), st.sampled_from(_TROUBLE), st.text(max_size=8))
names = st.one_of(st.sampled_from(_PLAIN), st.text(max_size=20), st.lists(words, max_size=4).map(" ".join))
name_lists = st.lists(names, max_size=3).map(tuple)


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
    form = draw(st.sampled_from(("on", "from", "until", "between")))
    if form == "on":
        return Interval.on(start)
    return Interval(None if form == "until" else start, None if form == "from" else end)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Counts of any qualifier with any bounds, the conventional ones often among them."""
    if draw(st.booleans()):
        return draw(st.sampled_from(tuple(VAGUE_WORDS.values())))
    low, high = sorted(draw(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))))
    amount = draw(st.one_of(st.none(), st.sampled_from((low, high, low + 1, max(0, low - 1), high + 1))))
    same = draw(st.booleans())
    bounds = draw(st.sampled_from(((low, low if same else high), (low, None), (0, high), (None, high), (None, None))))
    return Count(*bounds, draw(st.sampled_from(Qualifier)), amount)


_teller = {"source": names, "nested": name_lists, "via": name_lists}
_interval = st.none() | intervals()

tolls = st.builds(
    Toll,
    **_teller,
    outcome=st.sampled_from(Outcome),
    object=st.sampled_from(Object),
    victim_side=names,
    victim_type=st.sampled_from(VictimType),
    count=st.none() | counts(),
    measure=st.sampled_from(Measure),
    since=_interval,
    as_of=_interval,
    place=st.none() | names,
    denied=st.booleans(),
)
events = st.builds(
    Event,
    **_teller,
    type=st.sampled_from(EventType),
    mode=names,
    actors=name_lists,
    recipients=name_lists,
    places=name_lists,
    occurred=_interval,
    status=st.sampled_from(EventStatus),
)
positions = st.builds(
    Position,
    **_teller,
    actor=names,
    stance=st.sampled_from(Stance),
    issue=st.sampled_from(Issue),
    toward=st.none() | names,
    said_on=_interval,
)
controls = st.builds(
    Control,
    **_teller,
    place=names,
    holder=names,
    basis=st.sampled_from(Basis),
    backer=st.none() | names,
    since=_interval,
)
claims: st.SearchStrategy[Claim] = st.one_of(tolls, events, positions, controls)
noted_claims = st.builds(NotedClaim, published=st.none() | st.dates(min_value=date(1000, 1, 1)), claim=claims)


@settings(deadline=None)
@given(noted_claims)
def test_what_is_written_is_what_is_read(noted: NotedClaim) -> None:
    """Any claim comes back from its line as it was."""
    assert parse_claim(format_claim(noted)) == noted


@settings(deadline=None)
@given(noted_claims)
def test_a_line_is_written_in_one_way_only(noted: NotedClaim) -> None:
    """A line that notation wrote is written again letter for letter."""
    line = format_claim(noted)
    assert format_claim(parse_claim(line)) == line
    assert line.isprintable()


@settings(deadline=None)
@given(noted_claims)
def test_a_claim_is_one_line_of_a_ledger(noted: NotedClaim) -> None:
    """No name breaks the line that holds it."""
    assert parse_ledger(format_ledger([noted, noted])) == (noted, noted)
