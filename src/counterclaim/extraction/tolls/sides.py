"""Hints of which side suffered a loss, for every side that a report mentions."""

from __future__ import annotations

from collections import defaultdict

from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.tolls.attackers import attackers
from counterclaim.extraction.tolls.clauses import of_attackers, of_clause
from counterclaim.extraction.tolls.losses import Loss, SideHint, standing
from counterclaim.extraction.tolls.naming import arms_of, as_named, as_served, by_arms, of_owner, of_phrase, of_twins
from counterclaim.extraction.tolls.parts import is_coordinated, is_part
from counterclaim.extraction.tolls.victims import inflicted, speaker_kind
from counterclaim.model.claim import MIXED_SIDE

_PARTIES = 9
"""Sides considered, most often mentioned first."""


def side_options(context: Context, loss: Loss) -> list[tuple[str, Hints]]:
    """Every side with the hints that speak for it; the last option is no side or several."""
    hints: dict[str, dict[str, float]] = {party: defaultdict(float) for party in context.mentions.parties[:_PARTIES]}
    hints.setdefault(MIXED_SIDE, defaultdict(float))
    for side, name in _hints(context, loss):
        if side in hints:
            hints[side][name] += 1.0
        elif side is not None:
            hints[side] = defaultdict(float, {name: 1.0})
    for side, probability in _pointed(context, loss):
        if side in hints:
            hints[side]["pointer"] += probability
    return list(hints.items())


def _pointed(context: Context, loss: Loss) -> list[tuple[str | None, float]]:
    """The sides of the words that the engine points to from the number, with their probabilities; itself is no side."""
    first = loss.candidate.words[0]
    pointers = context.analysis.pointers.get("side", ())
    return [
        (MIXED_SIDE if word == first else _pointed_side(context, word, loss.speaker.side), probability)
        for word, probability in (pointers[first] if first < len(pointers) else ())
    ]


def _pointed_side(context: Context, word: int, speaker: str | None) -> str | None:
    """The side, land or body that a word names."""
    mentions = context.mentions
    return mentions.side_at(word, speaker) or mentions.lands.get(word) or mentions.body_at(word)


def _hints(context: Context, loss: Loss) -> list[SideHint]:
    """(side, hint) pairs; a side of None names nobody and is dropped."""
    kind = standing(context, loss)
    foes = tuple(dict.fromkeys(attackers(context, loss.candidate, loss.speaker.side)))
    return [
        *of_phrase(context, loss),
        *of_owner(context, loss),
        *of_clause(context, loss),
        *of_attackers(context, foes, kind),
        *_of_speaker(context, loss, kind),
        *of_twins(context, loss),
        *((side, f"{name}.attacking" if side in foes else name) for side, name in _of_report(context, kind)),
        *_of_tolls(context, loss, kind),
        *as_named(context, loss, kind),
        *as_served(context, loss),
        *by_arms(context, loss),
    ]


def _of_speaker(context: Context, loss: Loss, kind: str) -> list[SideHint]:
    """The speaker's own side and its opponent, by what is counted and from whose view it is told."""
    mentions = context.mentions
    side = loss.speaker.side
    view = _view(context, loss)
    breadth = "two-sided" if len(mentions.rivals) > 1 else "one-sided"
    if side is None:
        organ = speaker_kind(loss.speaker.name)
        return [
            (MIXED_SIDE, f"mixed.{kind}.no-speaker"),
            (MIXED_SIDE, f"mixed.{kind}.no-speaker.{breadth}"),
            (mentions.home, f"home.{organ}-speaker.{kind}"),
        ]
    if side not in mentions.rivals and side != mentions.home:
        return [(MIXED_SIDE, f"mixed.{kind}.third-speaker"), (MIXED_SIDE, f"mixed.{kind}.third-speaker.{breadth}")]
    ways = (f"{kind}.{view}", f"{loss.count.outcome}.{kind}", f"{arms_of(context, loss) or 'other'}.{view}")
    own = [hint for way in ways for hint in ((side, f"speaker.{way}"), (mentions.opposite(side), f"opposite.{way}"))]
    organ = speaker_kind(loss.speaker.name)
    return [*own, (side, f"speaker.rival.{kind}.{breadth}"), (side, f"speaker.{organ}.{kind}")]


def _view(context: Context, loss: Loss) -> str:
    if loss.told is None:
        return "none"
    if inflicted(context, loss.told):
        return "inflicted"
    return "lost" if loss.told.rule == "lose" else "suffered"


def _of_report(context: Context, kind: str) -> list[SideHint]:
    """The land in which the report stands, the armed group that it is about, and the two sides most mentioned."""
    mentions = context.mentions
    fights = "fights" if mentions.home in mentions.rivals else "hosts"
    found: list[SideHint] = [
        (mentions.home, f"home.{kind}"),
        (mentions.home, f"home.{fights}.{kind}"),
        (MIXED_SIDE, f"mixed.home-{fights}.{kind}"),
        (mentions.group, f"group.{kind}"),
        (MIXED_SIDE, f"mixed.{kind}"),
    ]
    found.append((mentions.dateline, f"dateline.{kind}"))
    found += [(party, f"rank.{n}") for n, party in enumerate(mentions.parties[:3])]
    return found


def _of_tolls(context: Context, loss: Loss, kind: str) -> list[SideHint]:
    """The sides of the tolls before."""
    found: list[SideHint] = []
    if loss.carried is not None:
        where = loss.link
        alone = "alone" if loss.candidate.alone else "noun"
        alone = "part" if is_part(context, loss.candidate) else alone
        found.append((loss.carried.victim_side, f"carried.{where}.{alone}"))
        found.append((loss.carried.victim_side, f"carried.{where}.{kind}"))
        if loss.count.elliptic:
            found.append((loss.carried.victim_side, f"carried.elliptic.{where}"))
        if is_coordinated(context, loss.candidate, loss.carried):
            found.append((loss.carried.victim_side, "carried.coordinated"))
    if loss.earlier is not None:
        found.append((loss.earlier.victim_side, "earlier"))
        if loss.earlier.source == loss.speaker.name:
            found.append((loss.earlier.victim_side, "earlier.same-speaker"))
    return found
