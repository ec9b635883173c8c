"""Components: which things are one once pairs of them are joined."""

from __future__ import annotations

from collections.abc import Iterable


def smallest_members(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each member with the smallest member of its component; neither order nor repetition of the input matters.

    Raises:
        KeyError: a pair names something that is no member.

    Source: Galler and Fischer 1964 (union-find), with path halving after van Leeuwen and Tarjan 1984.
    """
    above = {member: member for member in members}
    for one, other in pairs:
        roots = sorted((_root(above, one), _root(above, other)))
        above[roots[1]] = roots[0]
    return {member: _root(above, member) for member in sorted(above)}


def _root(above: dict[str, str], member: str) -> str:
    while above[member] != member:
        above[member] = above[above[member]]
        member = above[member]
    return member
