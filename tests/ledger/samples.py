"""Small reports and extractions, a clock that can be set, and a ledger's file taken apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.claim import Claim, Control, Event, EventType, Outcome, Position, Toll, VictimType
from counterclaim.model.counts import exactly
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report, Span

FORD = "The river command said that 24 of its soldiers had been killed at the ford and that neither bank would yield."
START = datetime(2031, 5, 1, 8, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that moves one second at every look, and can be set."""

    moment: datetime = START
    looks: list[datetime] = field(default_factory=list)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        self.looks.append(self.moment)
        return self.moment


def report(name: str = "ford", text: str = FORD, published: date | None = date(2031, 3, 4)) -> Report:
    """A report of one sentence."""
    return Report(name, text, published, title="At the ford", outlet="Riverside Wire", credits=("Delta Press",))


def span(words: str, text: str = FORD) -> Span:
    """Where the words stand in the text."""
    begin = text.index(words)
    return Span(begin, begin + len(words))


def toll(low: int = 24, words: str = "24", *, side: str = "Riverland", confidence: float = 0.9) -> Toll:
    """A toll that the river command gives."""
    return Toll(
        source="river command",
        span=span(words),
        outcome=Outcome.KILLED,
        victim_side=side,
        victim_type=VictimType.MILITARY,
        count=exactly(low),
        extractor="rule:number",
        confidence=confidence,
    )


def attribution() -> Attribution:
    """What the river command is said to say."""
    content = Span(FORD.index("24"), len(FORD) - 1)
    return Attribution("river command", span("The river command"), "say", span("said"), content, Form.INDIRECT)


def event(mode: str = "shelling", confidence: float = 0.8) -> Event:
    """An assault at the ford."""
    return Event(
        source="report",
        span=span("the ford"),
        type=EventType.ASSAULT,
        mode=mode,
        actors=("Hill Army",),
        confidence=confidence,
    )


def extraction(
    *claims: Claim,
    of: Report | None = None,
    engine: str = "encoder 1",
    attributions: tuple[Attribution, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Extraction:
    """An extraction of the claims."""
    return Extraction(
        report=(of or report()).id,
        engine=engine,
        rules="rules 1",
        conflict="inferred",
        attributions=attributions,
        tolls=tuple(claim for claim in claims if isinstance(claim, Toll)),
        events=tuple(claim for claim in claims if isinstance(claim, Event)),
        positions=tuple(claim for claim in claims if isinstance(claim, Position)),
        controls=tuple(claim for claim in claims if isinstance(claim, Control)),
        problems=problems,
    )


def numbered(number: int) -> tuple[Report, Extraction]:
    """The n-th of many reports, each with a text of its own."""
    told = report(f"ford{number}", f"{FORD} Dispatch {number}.", date(2031, 3, 1 + number % 28))
    claims = (toll(number), event(f"shelling {number}", confidence=number % 10 / 10))
    return told, extraction(*claims, of=told, attributions=(attribution(),))


@contextmanager
def taken_apart(path: Path) -> Iterator[sqlite3.Connection]:
    """The file with its triggers lifted for the while, as a forger would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def said_by(claim: Toll, source: str) -> Toll:
    """The toll by another source."""
    return replace(claim, source=source)
