"""Who vouches for a figure: the innermost speaker whose content holds it."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.victims import Speaker
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import UNSPECIFIED


@dataclass(frozen=True, slots=True)
class Voice:
    """The source of a claim and the chain of attribution around it."""

    speaker: Speaker
    nested: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    probability: float = 1.0


def outwards(attributions: tuple[Attribution, ...], inner: int) -> list[int]:
    """The numbers of an attribution and of those around it, innermost first."""
    chain = [inner]
    while (outer := attributions[chain[-1]].nested_in) is not None and outer not in chain:
        chain.append(outer)
    return chain


def own_state(context: Context, chain: list[int]) -> bool:
    """Whether the innermost content is a belief that a leader tells of his own state (guide, rule 22)."""
    if len(chain) < 2:
        return False
    inner, outer = (context.attributions[n] for n in chain[:2])
    if inner.cue.split()[0] not in {"believe", "think", "hope", "fear", "expect", "want", "consider", "assume"}:
        return False
    names = context.mentions.names
    return inner.source == outer.source or names.side_of(inner.source) in {side_of(context, outer.source), outer.source}


def speaker_of(context: Context, name: str) -> Speaker:
    """The speaker of a resolved name, with the side that it belongs to."""
    return Speaker(name or UNSPECIFIED, side_of(context, name))


def side_of(context: Context, name: str) -> str | None:
    """The side that a resolved name belongs to; None for third parties whose side is not known.

    The issuer of a bulletin that names no side is of the land from which it is sent.
    """
    for person in context.mentions.people:
        if person.name == name:
            return person.side or (context.mentions.home if person.roles else None)
    found = context.mentions.names.side_of(name)
    if found is None and (issuer := context.issuer) is not None and issuer.name == name:
        return context.mentions.dateline
    return found
