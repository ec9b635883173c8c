"""Laws of claim notation, over arbitrary claims of every kind."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, UNSPECIFIED, Claim
from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.notation import NotedClaim, format_claim, format_ledger, parse_claim, parse_ledger
from counterclaim.model.notation.amounts import VAGUE_WORDS
from tests.model.strategies import Claims

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


of_kind = Claims(names, counts())
claims: st.SearchStrategy[Claim] = st.one_of(of_kind.tolls, of_kind.events, of_kind.positions, of_kind.controls)
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
