"""Claims that cannot all hold: the cheapest repair, and for each claim that it rejects the smallest collision.

The repair is a cheapest set of claims that hits every collision known; while the others still collide, the solver names
a further collision, and the set is sought anew (implicit hitting sets). So the repair is optimal though collisions are
never listed in full: a dense quarrel has millions. Source: `RECONCILIATION.md`, "Contradictions".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconciliation.arithmetic import Collision, collision, of_pair
from counterclaim.reconciliation.families import families
from counterclaim.reconciliation.program import Row, cheapest
from counterclaim.reconciliation.statements import Bound
from counterclaim.reconciliation.system import System

SEARCHED = 4_000
"""Bounds among which the smallest collision of a claim is proved; beyond, one that cannot shrink is shown."""
FEWEST = 2
"""Claims in a collision at the least: one claim by itself can always hold."""


@dataclass(frozen=True, slots=True)
class Quarrel:
    """What collides in one component."""

    pairs: tuple[Collision, ...] = ()
    families: tuple[Collision, ...] = ()
    smallest: tuple[Collision, ...] = ()
    """Of more than three claims, one for each rejected claim that is in no pair and no family."""
    rejected: frozenset[str] = frozenset()
    """Claims of the cheapest repair."""
    spared: frozenset[str] = frozenset()
    """Claims without which those that the repair rejects can hold."""
    disputed: frozenset[str] = frozenset()
    """Claims that take part in a collision that is shown."""

    @property
    def collisions(self) -> tuple[Collision, ...]:
        """All that is shown."""
        return (*self.pairs, *self.families, *self.smallest)


def quarrel_of(system: System, pairs: Sequence[tuple[Bound, Bound]]) -> Quarrel | None:
    """What collides among all claims of a component; None where nothing does."""
    claims = frozenset(bound.claim for bound in system.bounds)
    known = {frozenset((floor.claim, ceiling.claim)) for floor, ceiling in pairs}
    rejected = _repair(system, claims, known)
    if not rejected:
        return None
    threes = families(system.bounds, rejected)
    told = frozenset(claim for pair in pairs for claim in (pair[0].claim, pair[1].claim))
    told = told.union(*(found.claims for found in threes))
    smallest = [_smallest(system, claim, claims - rejected) for claim in sorted(rejected - told)]
    twos = tuple(of_pair(*pair) for pair in pairs)
    larger = tuple({frozenset(found.claims): found for found in smallest}.values())
    disputed = rejected.union(*(found.claims for found in twos), *(_alike(system, one) for one in (*threes, *larger)))
    spared = _opponents(system, claims, known, rejected)
    return Quarrel(twos, threes, larger, rejected, spared, disputed)


def _alike(system: System, found: Collision) -> frozenset[str]:
    """The claims of a collision, and those that would collide in the place of one of them."""
    margin = found.margin
    return frozenset(
        bound.claim for part, _ in found.parts for bound in system.bounds if _replaces(bound, part, margin)
    )


def _replaces(bound: Bound, part: Bound, margin: int) -> bool:
    if bound.floor is not part.floor:
        return False
    if bound.floor:
        return bound.value > part.value - margin and bound.box.within(part.box)
    return bound.value < part.value + margin and part.box.within(bound.box)


def _repair(system: System, claims: frozenset[str], known: set[frozenset[str]]) -> frozenset[str]:
    """The cheapest set of claims without which the others hold; `known` takes the collisions met on the way."""
    while True:
        rejected = _hitting(known)
        kept = claims - rejected
        met = False
        while found := _collision_among(system, kept):
            known.add(found)
            kept -= found
            met = True
        if not met:
            return rejected


def _opponents(
    system: System, claims: frozenset[str], known: Iterable[frozenset[str]], rejected: frozenset[str]
) -> frozenset[str]:
    """Claims without which those that the repair rejects can hold, as far as these hold together at all."""
    against = frozenset[str]().union(*(found for found in known if found & rejected)) - rejected
    while True:
        system.hold(claims - against)
        refuted = system.refutation()
        if refuted is None:
            return against
        colliding = {bound.claim for bound, _ in refuted}
        against |= (colliding - rejected) or colliding


def _collision_among(system: System, kept: frozenset[str]) -> frozenset[str] | None:
    """A collision of the claims kept that holds with none of its claims left out; None where they can all hold."""
    system.hold(kept)
    refuted = system.refutation()
    if refuted is None:
        return None
    return minimal(system.bounds, {bound.claim for bound, _ in refuted})


def minimal(bounds: Iterable[Bound], claims: Collection[str]) -> frozenset[str]:
    """A part of colliding claims that still collides and does so without none of its own.

    Claims are left out in ever smaller runs by id; what the refutation of the rest does not use goes with them.
    """
    own = _by_claim(bound for bound in bounds if bound.claim in claims)
    needed = sorted(own)
    size = len(needed)
    while size > 1:
        size = (size + 1) // 2
        start = 0
        while start < len(needed) and len(needed) > FEWEST:
            rest = needed[:start] + needed[start + size :]
            why = refuted(own, rest)
            if why is None:
                start += size
            else:
                needed = sorted({bound.claim for bound, _ in why})
                start = min(start, len(needed))
    return frozenset(needed)


def refuted(own: Mapping[str, Sequence[Bound]], claims: Iterable[str]) -> tuple[tuple[Bound, float], ...] | None:
    """Why these claims, by themselves, cannot all hold; None where they can."""
    bounds = [bound for claim in claims for bound in own[claim]]
    return System(bounds).refutation() if bounds else None


def _hitting(known: Iterable[frozenset[str]]) -> frozenset[str]:
    """A cheapest set with a claim of every collision; among equals the smallest sum of ranks by id."""
    collisions = sorted(known, key=sorted)
    names = sorted(frozenset[str]().union(*collisions))
    if not names:
        return frozenset()
    ranks = {name: rank for rank, name in enumerate(names)}
    rows = [Row(dict.fromkeys((ranks[name] for name in sorted(found)), 1.0), low=1.0) for found in collisions]
    chosen = cheapest(len(names), rows, [len(names) ** 2 + rank for rank in range(len(names))])
    assert chosen is not None, "rejecting every claim hits every collision"
    return frozenset(names[number] for number in chosen)


def _smallest(system: System, claim: str, others: frozenset[str]) -> Collision:
    """A collision of the claim with others of the claims kept, of as few claims as possible."""
    bounds = [bound for bound in system.bounds if bound.claim == claim or bound.claim in others]
    proved = _proved_smallest(system, bounds, claim) if len(bounds) <= SEARCHED else None
    claims = proved or _collision_among(system, others | {claim})
    assert claims is not None, "a claim of the cheapest repair collides with those kept"
    why = refuted(_by_claim(bounds), claims)
    assert why is not None, "the solver refuted these claims before"
    return collision(why)


def _proved_smallest(system: System, bounds: Sequence[Bound], claim: str) -> frozenset[str] | None:
    """The fewest claims, each bound counted once at most, that collide with the claim; None where that takes more.

    Floors chosen exceed ceilings chosen by one at least, and no cell is in more of the floors than of the ceilings.
    """
    names = sorted({bound.claim for bound in bounds})
    column = {name: len(bounds) + number for number, name in enumerate(names)}
    signs = [1.0 if bound.floor else -1.0 for bound in bounds]
    rows = [
        Row(
            {number: sign * bound.value for number, (bound, sign) in enumerate(zip(bounds, signs, strict=True))},
            low=1.0,
        ),
        Row({column[claim]: 1.0}, low=1.0),
        *(Row({number: 1.0, column[bound.claim]: -1.0}, high=0.0) for number, bound in enumerate(bounds)),
        *(
            Row({number: signs[number] for number in sorted(held)}, high=0.0)
            for held in sorted(system.coverage([bound.box for bound in bounds]), key=sorted)
            if any(bounds[number].floor for number in held)
        ),
    ]
    chosen = cheapest(len(bounds) + len(names), rows, [0.0] * len(bounds) + [1.0] * len(names))
    if chosen is None:
        return None
    found = frozenset(name for name in names if column[name] in chosen)
    return found if refuted(_by_claim(bounds), found) else None


def _by_claim(bounds: Iterable[Bound]) -> dict[str, list[Bound]]:
    own: dict[str, list[Bound]] = {}
    for bound in bounds:
        own.setdefault(bound.claim, []).append(bound)
    return own
