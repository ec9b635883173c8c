"""Small ledgers at random, in claim notation."""

from __future__ import annotations

from hypothesis import strategies as st

SIDES = ("Northland", "Southland", "all")
TYPES = ("", " military", " civilian")
OUTCOMES = ("killed", "killed", "wounded", "casualties")
LAST_DAY = 3
LARGEST = 6

numbers = st.integers(0, LARGEST)


@st.composite
def counts(draw: st.DrawFn) -> str:
    """A count with small bounds."""
    amount = draw(numbers)
    form = draw(st.sampled_from(["", "", "", "at-least ", "at-most ", "range"]))
    return f"{amount}..{amount + draw(st.integers(1, 3))}" if form == "range" else f"{form}{amount}"


@st.composite
def windows(draw: st.DrawFn) -> str:
    """Days of a running total that are given, or left to the conflict file."""
    last = draw(st.integers(1, LAST_DAY))
    first = draw(st.integers(1, last))
    since = "" if draw(st.booleans()) else f" since 2020-10-{first:02}"
    return f"{since} as-of 2020-10-{last:02}"


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A toll: mostly a running total, else what is new on a day."""
    outcome, side, kind = draw(st.sampled_from(OUTCOMES)), draw(st.sampled_from(SIDES)), draw(st.sampled_from(TYPES))
    if draw(st.integers(0, 4)) == 0:
        return f"{outcome} +{draw(counts())} {side}{kind} as-of 2020-10-{draw(st.integers(1, LAST_DAY)):02}"
    return f"{outcome} {draw(counts())} {side}{kind}{draw(windows())}"


@st.composite
def ledgers(draw: st.DrawFn, least: int = 2, most: int = 6) -> str:
    """Claims of as many speakers, so that none takes the place of another."""
    told = draw(st.lists(clauses(), min_size=least, max_size=most))
    return "\n".join(f"2020-10-05  Observer {chr(65 + number)}  {clause}" for number, clause in enumerate(told))
