"""Answers to the questions that a ledger is asked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from counterclaim.ledger import gathering, listing
from counterclaim.ledger.gathering import View
from counterclaim.ledger.listing import Key, Question
from counterclaim.ledger.schema import CLAIM_TABLES
from counterclaim.ledger.values import LedgerAttribution, LedgerClaim, LedgerReport
from counterclaim.ledger.writing import format_moment
from counterclaim.model.errors import UnknownId

_IDENTIFIER = re.compile(r"[0-9a-f]{1,16}\Z")
_SHOWN = 5
_WORDS = re.compile(r'"([^"]+)"|([^\s"]+)')
_LETTER = re.compile(r"\w")
_BATCH = 500


def horizon(connection: sqlite3.Connection, recorded_by: datetime | None) -> int:
    """Number of the last entry recorded by the moment; 0 where there is none."""
    if recorded_by is None:
        row = connection.execute("SELECT COALESCE(MAX(number), 0) FROM entries").fetchone()
    else:
        row = connection.execute(
            "SELECT COALESCE(MAX(e.number), 0) FROM entries e "
            "WHERE e.link = (SELECT MAX(number) FROM links WHERE recorded_at <= ?)",
            (format_moment(recorded_by),),
        ).fetchone()
    number: int = row[0]
    return number


def claims(view: View, question: Question, limit: int | None, offset: int) -> tuple[LedgerClaim, ...]:
    """The claims that answer, in the order of `listing.keys`."""
    if question.side is None:
        keys = listing.keys(view.connection, question, limit=limit, offset=offset)
        return gathering.claims_at(view, keys)
    found = listing.keys(view.connection, question)
    looked_at = [key for key in found if key.looked_at]
    wanted = {name.casefold() for name in question.side}
    others = {
        key.entry
        for key, held in zip(looked_at, gathering.claims_at(view, looked_at), strict=True)
        if not wanted & listing.parties(held.claim)
    }
    named = [key for key in found if key.entry not in others]
    return gathering.claims_at(view, named[offset : None if limit is None else offset + limit])


def claim(view: View, identifier: str) -> LedgerClaim:
    """The claim of an id or its beginning, from the latest extraction that holds it.

    Raises:
        UnknownId: no claim has the id, or several do.
    """
    whole = _whole_id(view, identifier, tuple(CLAIM_TABLES[kind].name for kind in CLAIM_TABLES), "claim")
    keys = [
        Key(kind, row["entry"], whole, row["confidence"])
        for kind, table in CLAIM_TABLES.items()
        for row in view.connection.execute(
            f"SELECT entry, confidence FROM {table.name} WHERE id = ? AND entry <= ? ORDER BY entry",
            (whole, view.horizon),
        )
    ]
    return min(reversed(gathering.claims_at(view, keys)), key=lambda held: held.superseded)


def report(view: View, identifier: str) -> LedgerReport:
    """The report of an id or its beginning.

    Raises:
        UnknownId: no report has the id, or several do.
    """
    whole = _whole_id(view, identifier, ("reports",), "report")
    return gathering.reports_where(view.connection, view.horizon, "r.id = :v0", whole)[0]


def _whole_id(view: View, beginning: str, tables: tuple[str, ...], what: str) -> str:
    wanted = beginning.strip().lower()
    if not _IDENTIFIER.match(wanted):
        raise UnknownId(f"{beginning!r} is no {what} id; one is 16 of 0-9 and a-f, or the first few of them.")
    found = sorted(
        row["id"]
        for table in tables
        for row in view.connection.execute(
            f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? AND entry <= ? LIMIT ?",
            (wanted, wanted + "g", view.horizon, _SHOWN + 1),
        )
    )
    if not found:
        raise UnknownId(f"No {what} has an id that begins with {wanted}.")
    if len(found) > 1:
        shown = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        raise UnknownId(f"Several {what}s have an id that begins with {wanted}: {shown}. Give more of it.")
    return str(found[0])


def attributions_of(connection: sqlite3.Connection, claim: LedgerClaim) -> tuple[LedgerAttribution, ...]:
    """The attributions whose content covers the claim's span, widest content first, an outer one before its inner."""
    span = claim.as_read.span
    if span is None:
        return ()
    around = [
        held
        for held in gathering.attributions_in(connection, claim.extraction)
        if held.attribution.content_span.begin <= span.begin and span.end <= held.attribution.content_span.end
    ]
    return tuple(sorted(around, key=_width, reverse=True))


def _width(held: LedgerAttribution) -> tuple[int, bool]:
    content = held.attribution.content_span
    return content.end - content.begin, held.attribution.nested_in is None


def search_query(text: str) -> str:
    """The FTS5 query for all words of the text, its quoted ones as phrases; empty where it has no words."""
    terms = (quoted or plain for quoted, plain in _WORDS.findall(text))
    # Quoted, a term is never taken for an operator of the query language.
    return " ".join(f'"{term}"' for term in terms if _LETTER.search(term))


def review_queue(view: View, below: float, leverage: Mapping[str, float], limit: int | None) -> tuple[LedgerClaim, ...]:
    """Claims to check, the most pressing first."""
    keys = listing.keys(view.connection, Question(view.horizon, below=below))
    ranked = sorted(keys, key=lambda key: -(1 - key.confidence) * leverage.get(key.id, 1.0))
    wanted = len(ranked) if limit is None else limit
    queue: list[LedgerClaim] = []
    for start in range(0, len(ranked), _BATCH):
        if len(queue) >= wanted:
            break
        batch = gathering.claims_at(view, ranked[start : start + _BATCH])
        queue.extend(claim for claim in batch if not claim.corrections)
    return tuple(queue[:wanted])
