"""Which claims answer a question: light rows, in order, before any claim is built."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.schema import CLAIM_TABLES
from counterclaim.model.claim import Claim, Control, Event, Position, Toll

_LATEST = "SELECT MAX(entry) FROM extractions WHERE entry <= :horizon GROUP BY report"
_LOOKED_AT = "c.report IN (SELECT report FROM corrections WHERE entry <= :horizon)"

_PARTY_COLUMNS = {
    "toll": ("source", "victim_side"),
    "event": ("source",),
    "position": ("source", "actor", "toward"),
    "control": ("source", "holder", "backer"),
}
_PARTY_LISTS = {"event": ("actors", "recipients")}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the claims; None asks nothing."""

    horizon: int
    """Last entry to be seen."""
    kind: str | None = None
    as_of: date | None = None
    side: tuple[str, ...] | None = None
    """Spellings of a party; a claim answers that names one of them as source, sufferer, actor, addressee or holder."""
    report: str | None = None
    latest: bool = True
    below: float | None = None
    """Upper bound of the confidence, exclusive."""


@dataclass(frozen=True, slots=True)
class Key:
    """Where a claim stands."""

    kind: str
    entry: int
    id: str
    confidence: float
    looked_at: bool = False
    """Whether a claim of its report has been corrected, so that it may name other parties than it was read to."""


def parties(claim: Claim) -> frozenset[str]:
    """The names by which `side` finds a claim, in folded case."""
    match claim:
        case Toll():
            names: Iterable[str | None] = (claim.source, claim.victim_side)
        case Event():
            names = (claim.source, *claim.actors, *claim.recipients)
        case Position():
            names = (claim.source, claim.actor, claim.toward)
        case Control():
            names = (claim.source, claim.holder, claim.backer)
    return frozenset(name.casefold() for name in names if name is not None)


def keys(
    connection: sqlite3.Connection, question: Question, *, limit: int | None = None, offset: int = 0
) -> tuple[Key, ...]:
    """Places of the claims that may answer, by day of publication, report and span; undated reports last.

    With a side asked for, claims of corrected reports are among them whatever they name: a correction may have named
    the side.
    """
    order = "published IS NULL, published, report_entry, span_begin, entry"
    ordered = f"SELECT * FROM ({_union(question)}) ORDER BY {order} LIMIT :limit OFFSET :offset"
    rows = connection.execute(ordered, _bound(question, limit, offset))
    return tuple(
        Key(kind, entry, identifier, confidence, bool(looked_at))
        for kind, entry, identifier, confidence, looked_at, *_ in rows
    )


def count(connection: sqlite3.Connection, question: Question) -> int:
    """How many claims may answer."""
    row = connection.execute(f"SELECT COUNT(*) FROM ({_union(question)})", _bound(question, None, 0)).fetchone()
    return int(row[0])


def _union(question: Question) -> str:
    kinds = tuple(CLAIM_TABLES) if question.kind is None else (question.kind,)
    return "\nUNION ALL\n".join(_select(kind, question) for kind in kinds)


def _select(kind: str, question: Question) -> str:
    looked_at = "0" if question.side is None else _LOOKED_AT
    return f"""SELECT '{kind}' AS kind, c.entry AS entry, c.id AS id, c.confidence AS confidence,
  {looked_at} AS looked_at, r.published AS published, r.entry AS report_entry, c.span_begin AS span_begin
FROM {CLAIM_TABLES[kind].name} c
JOIN extractions x ON x.id = c.extraction
JOIN reports r ON r.id = c.report
WHERE {" AND ".join(_conditions(kind, question))}"""


def _conditions(kind: str, question: Question) -> Iterable[str]:
    yield "c.entry <= :horizon"
    if question.latest:
        yield f"x.entry IN ({_LATEST})"
    if question.as_of is not None:
        yield "r.published <= :as_of"
    if question.report is not None:
        yield "c.report = :report"
    if question.below is not None:
        yield "c.confidence < :below"
    if question.side is not None:
        yield f"({_LOOKED_AT} OR {_names_party(kind)})"


def _names_party(kind: str) -> str:
    wanted = "IN (SELECT value FROM json_each(:side))"
    plain = (f"folded(c.{column}) {wanted}" for column in _PARTY_COLUMNS[kind])
    listed = (
        f"EXISTS (SELECT 1 FROM json_each(CAST(c.{column} AS TEXT)) WHERE folded(value) {wanted})"
        for column in _PARTY_LISTS.get(kind, ())
    )
    return " OR ".join((*plain, *listed))


def _bound(question: Question, limit: int | None, offset: int) -> dict[str, str | int | float | None]:
    return {
        "horizon": question.horizon,
        "as_of": question.as_of.isoformat() if question.as_of else None,
        "report": question.report,
        "below": question.below,
        "side": json.dumps([name.casefold() for name in question.side or ()]),
        "limit": -1 if limit is None else limit,
        "offset": offset,
    }
