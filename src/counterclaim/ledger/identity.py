"""Content ids of what an extraction holds: equal content in an equal place has an equal id, whoever read it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from counterclaim.ledger.cells import Cell
from counterclaim.ledger.claim_rows import claim_cells
from counterclaim.ledger.rows import attribution_cells, problem_cells
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim
from counterclaim.model.problem import Problem
from counterclaim.model.report import Span, content_id


def claim_id(report: str, claim: Claim) -> str:
    """Id of (report, span, content of the claim), without confidence and extractor."""
    return content_id("claim", claim.kind, report, _content(claim_cells(claim)))


def claim_ids(report: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of the claims of one extraction; one that is said twice alike on one span has a second id."""
    return _told_apart(claim_id(report, claim) for claim in claims)


def attribution_ids(report: str, attributions: Sequence[Attribution]) -> tuple[str, ...]:
    """Ids of the attributions of one extraction; a nested one's covers the outer one's span and cue."""
    return _told_apart(_attribution_id(report, attribution, attributions) for attribution in attributions)


def problem_id(within: str, problem: Problem) -> str:
    """Id of a problem of a report, an extraction or (empty) neither."""
    return content_id("problem", within, _content(problem_cells(problem)))


def correction_id(
    report: str, claim: str, span: Span | None, action: str, fields: str, author: str, reason: str, previous: str | None
) -> str:
    """Id of a correction; `previous` is the one before it on the same claim, so that A, B, A are three."""
    place = f"{span.begin}:{span.end}" if span else ""
    return content_id("correction", report, claim, place, action, fields, author, reason, previous or "")


def _attribution_id(report: str, attribution: Attribution, among: Sequence[Attribution]) -> str:
    outer = among[attribution.nested_in] if attribution.nested_in is not None else None
    nesting = _content(attribution_cells(outer)) if outer else ""
    return content_id("attribution", report, _content(attribution_cells(attribution)), nesting)


def _told_apart(ids: Iterable[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    unique = []
    for identifier in ids:
        seen[identifier] += 1
        again = seen[identifier]
        unique.append(identifier if again == 1 else content_id("again", identifier, str(again)))
    return tuple(unique)


def _content(cells: Iterable[Cell]) -> str:
    return json.dumps([cell.hex() if isinstance(cell, bytes) else cell for cell in cells])
