"""Figures that count a part of what their fields say: "six of them women" has the fields of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from counterclaim.reconciliation.pairs import colliding_pairs
from counterclaim.reconciliation.statements import Statement


def wholes_bound(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, those that count a part without their ceilings.

    A part is below a figure that the same speaker gives, in the same report, for no more cells than its own.
    """
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.bounds:
            told[statement.entry.report, statement.speaker].append(statement)
    parts = frozenset(part for together in told.values() if len(together) > 1 for part in _parts(together))
    return tuple(one.without_ceilings() if one.id in parts else one for one in statements)


def _parts(together: Iterable[Statement]) -> Iterable[str]:
    pairs = colliding_pairs(bound for statement in together for bound in statement.bounds)
    return (ceiling.claim for _, ceiling in pairs)
