"""Claim notation: one line of text a claim, read and written; what is written is what is read.

    2020-10-22  Vladimir Putin < Russia  killed nearly 5000 all since 2020-09-27

The notation carries everything that a claim says and who vouches for it; span, extractor and confidence, which
belong to one reading of one report, it leaves out. `docs/notation.md` gives the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.errors import NotationError
from counterclaim.model.notation.clauses import OPENERS, Teller, read_clause, written_clause
from counterclaim.model.notation.words import Cursor, quoted_name

__all__ = ["NotedClaim", "format_claim", "format_ledger", "parse_claim", "parse_ledger"]

_COLUMN_GAP = "  "
_UNDATED = "undated"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_SOURCE_STOPS = OPENERS | {"via"}


@dataclass(frozen=True, slots=True)
class NotedClaim:
    """A claim with the day on which its report was published."""

    published: date | None
    """None where the report gives no day ("undated")."""
    claim: Claim


def parse_claim(line: str) -> NotedClaim:
    """The claim that a line of notation says, with its day of publication.

    Raises:
        NotationError: the line is no notation; the text names the column and what was expected there.
    """
    cursor = Cursor.over(line)
    published = cursor.read("the day of publication, YYYY-MM-DD or undated", _published)
    source = cursor.name(_SOURCE_STOPS, "a source")
    nested: list[str] = []
    while cursor.take("<"):
        nested.append(cursor.name(_SOURCE_STOPS, "whose saying or belief the source tells"))
    via = cursor.names(_SOURCE_STOPS, "through whom the source is quoted") if cursor.take("via") else ()
    return NotedClaim(published, read_clause(cursor, Teller(source, tuple(nested), via)))


def format_claim(noted: NotedClaim) -> str:
    """The line of notation of a claim, its three columns two spaces apart."""
    return _COLUMN_GAP.join((_written_day(noted.published), _teller_column(noted.claim), written_clause(noted.claim)))


def parse_ledger(text: str) -> tuple[NotedClaim, ...]:
    """The claims of a block of lines, such as a docstring; blank lines and lines that begin with "#" say nothing.

    Raises:
        NotationError: a line is no notation; the text names line and column.
    """
    found: list[NotedClaim] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                found.append(parse_claim(line))
            except NotationError as error:
                raise NotationError(f"line {number}, {error}") from None
    return tuple(found)


def format_ledger(claims: Iterable[NotedClaim]) -> str:
    """One line of notation a claim, the columns aligned, each line ended."""
    noted = tuple(claims)
    width = max((len(_teller_column(each.claim)) for each in noted), default=0)
    rows = ((_written_day(each.published), _teller_column(each.claim), written_clause(each.claim)) for each in noted)
    return "".join(f"{day:<10}{_COLUMN_GAP}{teller:<{width}}{_COLUMN_GAP}{clause}\n" for day, teller, clause in rows)


def _published(word: str) -> date | None:
    if word == _UNDATED:
        return None
    if not _DAY.match(word):
        raise ValueError(f"{word!r} is no day")
    return date.fromisoformat(word)


def _written_day(published: date | None) -> str:
    return _UNDATED if published is None else published.isoformat()


def _teller_column(claim: Claim) -> str:
    nested = "".join(f" < {quoted_name(name, _SOURCE_STOPS)}" for name in claim.nested)
    via = ", ".join(quoted_name(name, _SOURCE_STOPS) for name in claim.via)
    return f"{quoted_name(claim.source, _SOURCE_STOPS)}{nested}{f' via {via}' if via else ''}"
