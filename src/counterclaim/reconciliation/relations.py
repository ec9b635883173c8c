"""How one claim stands to the others: it repeats, supersedes, agrees with, refines, contradicts or denies them.

schema.org defines no relation between claims; these are documented in `docs/reconciliation.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from counterclaim.model.finding import Contradiction, ContradictionKind, Relation, RelationKind
from counterclaim.reconciliation.reconcile import Reconciliation
from counterclaim.reconciliation.statements import Statement

_REASONS = {
    ContradictionKind.DENIAL: "one says what the other denies",
    ContradictionKind.RIVAL: "both cannot be so",
    ContradictionKind.CEASE_FIRE: "each accuses the other",
}


def relations_of(
    claim: str,
    found: Reconciliation,
    contradictions: Iterable[Contradiction],
    origin_of: Callable[[str], str],
) -> tuple[Relation, ...]:
    """The relations of a claim to others, the strongest kinds first, each kind by the other's id.

    Args:
        claim: its id.
        found: the reconciliation of its ledger.
        contradictions: those of figures and all others.
        origin_of: from a claim to the origin that it tells.
    """
    related = [*_contradicted(claim, contradictions), *_superseded(claim, found)]
    own = next((one for one in found.statements if one.id == claim), None)
    if own is not None:
        known = {relation.other for relation in related}
        others = [one for one in found.statements if one.id != claim and one.id not in known]
        related += (relation for other in others for relation in _compared(own, other, found, origin_of))
    order = {kind: number for number, kind in enumerate(_STRENGTH)}
    return tuple(sorted(related, key=lambda one: (order[one.kind], one.claim != claim, one.other, one.claim)))


_STRENGTH = (
    RelationKind.CONTRADICTS,
    RelationKind.DENIES,
    RelationKind.SUPERSEDES,
    RelationKind.REPEATS,
    RelationKind.REFINES,
    RelationKind.AGREES,
)


def _contradicted(claim: str, contradictions: Iterable[Contradiction]) -> Iterator[Relation]:
    for contradiction in contradictions:
        if claim in contradiction.claims:
            denial = contradiction.kind is ContradictionKind.DENIAL
            kind = RelationKind.DENIES if denial and contradiction.claims[-1] == claim else RelationKind.CONTRADICTS
            reason = _REASONS.get(contradiction.kind, contradiction.arithmetic)
            yield from (Relation(claim, kind, other, reason) for other in contradiction.claims if other != claim)


def _superseded(claim: str, found: Reconciliation) -> Iterator[Relation]:
    reason = "the same speaker's later figure for the same window"
    for earlier, later in found.replaced.items():
        if claim in (earlier, later):
            yield Relation(later, RelationKind.SUPERSEDES, earlier, reason)


def _compared(
    own: Statement, other: Statement, found: Reconciliation, origin_of: Callable[[str], str]
) -> Iterator[Relation]:
    if not (own.figures and other.figures) or other.id in found.replaced:
        return
    if origin_of(own.id) == origin_of(other.id):
        yield Relation(own.id, RelationKind.REPEATS, other.id, "one utterance, told again")
    elif own.box == other.box:
        yield from _same_figure(own, other)
    elif _part_of(own, other):
        yield Relation(own.id, RelationKind.REFINES, other.id, "a part that fits the whole")
    elif _part_of(other, own):
        yield Relation(other.id, RelationKind.REFINES, own.id, "a part that fits the whole")


def _same_figure(own: Statement, other: Statement) -> Iterator[Relation]:
    (low, high), (lower, higher) = _ends(own), _ends(other)
    if max(low, lower) > min(high, higher):
        return
    if (low, high) != (lower, higher) and lower <= low and high <= higher:
        yield Relation(own.id, RelationKind.REFINES, other.id, "a narrower range for the same figure")
    elif (low, high) != (lower, higher) and low <= lower and higher <= high:
        yield Relation(other.id, RelationKind.REFINES, own.id, "a narrower range for the same figure")
    else:
        yield Relation(own.id, RelationKind.AGREES, other.id, "a value that both allow, from another origin")


def _part_of(part: Statement, whole: Statement) -> bool:
    """Whether a claim counts a part of what the same speaker's total of that day counts, and no more than it."""
    same = part.speaker == whole.speaker and part.box.last == whole.box.last
    return same and part.box.within(whole.box) and _ends(part)[0] <= _ends(whole)[1]


def _ends(statement: Statement) -> tuple[float, float]:
    floors = [bound.value for bound in statement.bounds if bound.floor]
    ceilings = [bound.value for bound in statement.bounds if not bound.floor]
    return max(floors, default=0), min(ceilings, default=float("inf"))
