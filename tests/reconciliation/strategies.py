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


@st.composite
def mapped(draw: st.DrawFn) -> str:
    """The same of a region, its two towns and incidents there."""
    told = draw(st.lists(clauses(), min_size=2, max_size=6))
    places = draw(st.lists(st.sampled_from(("", " at Vale", " at Aldar", " at Berin")), min_size=6, max_size=6))
    return "\n".join(
        f"2020-10-05  Observer {chr(65 + number)}  {clause}{place if '+' not in clause or 'Vale' not in place else ''}"
        for number, (clause, place) in enumerate(zip(told, places, strict=False))
    )


@st.composite
def quarrelsome(draw: st.DrawFn) -> str:
    """As many claims, worded so that they bind from both sides and on few figures: most of these ledgers collide."""
    told = draw(st.lists(quarrels(), min_size=3, max_size=7))
    return "\n".join(f"2020-10-05  Observer {chr(65 + number)}  {clause}" for number, clause in enumerate(told))


@st.composite
def quarrels(draw: st.DrawFn) -> str:
    """A total that binds from both sides, or is new on a day."""
    outcome, side, kind = draw(st.sampled_from(OUTCOMES)), draw(st.sampled_from(SIDES)), draw(st.sampled_from(TYPES))
    amount, until = draw(numbers), draw(st.integers(1, 2))
    if draw(st.integers(0, 5)) == 0:
        return f"{outcome} +{amount} {side}{kind} as-of 2020-10-{until:02}"
    return f"{outcome} {amount} {side}{kind} as-of 2020-10-{until:02}"


SPEAKERS = (
    "Northland ministry",
    "Northland ministry spokesman",
    "Hill officials",
    "Southland",
    "Observer",
    "Harbour Wire",
    "report",
    "unspecified",
)
PLACES = ("Aldar", "Berin", "Vale", "Nowhere", '"near Aldar"')


@st.composite
def chronicles(draw: st.DrawFn, most: int = 8) -> str:
    """Claims of speakers who repeat, correct, refuse and deny, on several days, at places known and unknown."""
    return "\n".join(draw(st.lists(lines(), min_size=1, max_size=most)))


@st.composite
def lines(draw: st.DrawFn) -> str:
    """One claim of a chronicle."""
    published = draw(st.integers(1, 4))
    side = draw(st.sampled_from(("Northland", "Hills", "Southland", "Westland", "all")))
    kind = draw(st.sampled_from(("", "", " military", " civilian", " child")))
    outcome = draw(st.sampled_from((*OUTCOMES, "captured")))
    count = draw(st.one_of(counts(), st.sampled_from(("undisclosed", "some", "dozens", "about 20"))))
    place = draw(st.one_of(st.just(""), st.sampled_from(PLACES).map(" at {}".format)))
    speaker = draw(st.sampled_from(SPEAKERS))
    form = draw(st.sampled_from(("", "", "+", "denies "))) if count != "undisclosed" else ""
    words = f"denies {outcome} {count}" if form == "denies " else f"{outcome} {form}{count}"
    since = "" if form == "+" or draw(st.booleans()) else f" since 2020-10-{draw(st.integers(1, published)):02}"
    return f"2020-10-{published:02}  {speaker}  {words} {side}{kind}{place}{since}"
