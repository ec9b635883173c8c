"""Reports for tests: a text, an outlet, credits, and claims in notation."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model.claim import MIXED_SIDE, Toll
from counterclaim.model.entry import Entry
from counterclaim.model.notation import parse_ledger
from counterclaim.model.report import Span
from counterclaim.reconciliation.origins import Document, Origins, origins_of

HOMES = {
    "Northland": "Northland",
    "Northland army": "Northland",
    "Northland ministry": "Northland",
    "Northland ministry spokesman": "Northland",
    "Hill officials": "Hills",
    "Southland ministry": "Southland",
}
"""Party behind each name that the tests use; any other name is a third party."""
DAY = date(2020, 10, 22)


@dataclass(frozen=True)
class Printed:
    """A report; its claims have the ids NAME-0, NAME-1 … in the order of their lines."""

    name: str
    claims: str
    text: str = ""
    credits: tuple[str, ...] = ()
    outlet: str | None = None
    """None is an outlet of its own."""
    said: tuple[str, ...] = ()
    """For each claim the words of the text that say it; claims beyond these have no span."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entry(number, noted) for number, noted in enumerate(parse_ledger(self.claims)))

    @property
    def document(self) -> Document:
        published = self.entries[0].published if self.entries else DAY
        return Document(self.name, self.text, published, self.outlet, self.credits)

    def _entry(self, number: int, noted) -> Entry:  # type: ignore[no-untyped-def]  # noqa: ANN001
        claim = noted.claim
        if number < len(self.said):
            begin = self.text.index(self.said[number])
            claim = replace(claim, span=Span(begin, begin + len(self.said[number])))
        suffered = claim.victim_side if isinstance(claim, Toll) else MIXED_SIDE
        return Entry(
            id=f"{self.name}-{number}",
            claim=claim,
            report=self.name,
            published=noted.published,
            outlet=self.outlet or f"Paper {self.name}",
            title=None,
            status="machine",
            speaker_side=HOMES.get(claim.source),
            victim_side=None if suffered == MIXED_SIDE else HOMES.get(suffered, suffered),
        )


def origins_in(*reports: Printed) -> Origins:
    """Origins of all claims of some reports."""
    return origins_of((entry for report in reports for entry in report.entries), (one.document for one in reports))


def one_origin(origins: Origins, *claims: str) -> bool:
    """Whether claims tell one utterance."""
    return len(origins.origins(claims)) == 1


def reasons(origins: Origins) -> list[str]:
    """Why claims fold, in order of the claims."""
    return [edge.reason for edge in origins.edges]


def prose(seed: int, words: int) -> str:
    """That many made-up words, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    return " ".join(
        f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{chance.randrange(900)}" for _ in range(words)
    )


def documents(texts: Iterable[str]) -> tuple[Document, ...]:
    """A document a text, named a, b, c …"""
    return tuple(Document(chr(ord("a") + number), text) for number, text in enumerate(texts))
