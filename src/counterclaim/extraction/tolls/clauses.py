"""Sides that the clause and the sentence of a count speak for: losers, attackers, places, the nearest mentions."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.tolls.losses import Loss, SideHint
from counterclaim.extraction.tolls.naming import opponents, subject_side
from counterclaim.extraction.tolls.victims import inflicter, side_by_place, side_by_role
from counterclaim.extraction.tolls.words import noun_outcome
from counterclaim.model.claim import MIXED_SIDE

_LOSING = frozenset({"lose", "suffer", "sustain", "leave", "have", "admit"})
_ON_SIDE = 24
"""Words between a count and "on X's side", at most."""
_EARLIER = 40
"""Words before a sentence in which a side carries over, at most."""


def of_clause(context: Context, loss: Loss) -> list[SideHint]:
    """Sides that the clause names: who lost or inflicted it, on whose side, where; the nearest mentions."""
    grammar, mentions = context.grammar, context.mentions
    found: list[SideHint] = [(side_by_place(context, loss.candidate), "clause.place")]
    if loss.told is not None:
        rule = "lose" if loss.told.rule == "lose" else "role"
        found.append((side_by_role(context, loss.candidate, loss.told, loss.speaker), f"clause.{rule}"))
        found.append((inflicter(context, loss.candidate, loss.told, loss.speaker), "clause.inflicter"))
    first, last = grammar.sentence_range(loss.candidate.anchor)
    before = [n for n in range(loss.candidate.words[0] - 1, first - 1, -1) if mentions.side_at(n, loss.speaker.side)]
    after = [n for n in range(loss.candidate.words[1], last) if mentions.side_at(n, loss.speaker.side)]
    if before:
        found.append((mentions.side_at(before[0], loss.speaker.side), "clause.before"))
        found.append((mentions.side_at(before[-1], loss.speaker.side), "clause.first"))
    if after:
        near = "clause.after" if after[0] - loss.candidate.words[1] <= 8 else "clause.later"
        found.append((mentions.side_at(after[0], loss.speaker.side), near))
    found.append((subject_side(context, loss), "clause.subject"))
    found += _of_sentence_before(context, loss, first)
    for n in range(first, last):
        if grammar.words[n].text.lower() in lexicon("mentions")["opponents"]["words"]:
            found += opponents(context, loss, f"clause.{_part_played(context, n)}")
    return [*found, *_on_side(context, loss, (first, last)), *_both_sides(context, (first, last))]


def _on_side(context: Context, loss: Loss, sentence: Range) -> list[SideHint]:
    """The side named by "on X's side" nearest to a count, no semicolon between."""
    words = context.grammar.words
    places = [n for n in range(*sentence) if words[n].text.lower() in {"side", "ranks"}]
    near = min(places, key=lambda n: abs(n - loss.candidate.anchor), default=None)
    if near is None or abs(near - loss.candidate.anchor) > _ON_SIDE:
        return []
    between = range(*sorted((near, loss.candidate.anchor)))
    where = "clause.on-side" if not any(words[n].text == ";" for n in between) else "clause.on-side.far"
    return [(context.mentions.side_at(m, loss.speaker.side), where) for m in range(max(sentence[0], near - 3), near)]


def _both_sides(context: Context, sentence: Range) -> list[SideHint]:
    """Words of both sides together."""
    words = {context.grammar.words[n].text.lower() for n in range(*sentence)}
    return [(MIXED_SIDE, f"mixed.{word}") for word in sorted(words & set(lexicon("tolls")["mixed"]["words"]))]


def _of_sentence_before(context: Context, loss: Loss, first: int) -> list[SideHint]:
    """The last side and the last land named before the sentence, in its paragraph."""
    grammar, mentions = context.grammar, context.mentions
    if first == 0:
        return []
    paragraph = grammar.paragraph_of[loss.candidate.anchor]
    earlier = [n for n in range(first - 1, max(-1, first - _EARLIER), -1) if grammar.paragraph_of[n] == paragraph]
    side = next((s for n in earlier if (s := mentions.side_at(n, loss.speaker.side))), None)
    land = next((mentions.lands[n] for n in earlier if n in mentions.lands), None)
    return [(side, "before.side"), (land, "before.land")]


def _part_played(context: Context, n: int) -> str:
    """Whether a noun of the clause stands where losers stand: subject of "lose", or owner of losses."""
    grammar = context.grammar
    head = grammar.words[grammar.words[n].head]
    dep = grammar.words[n].dep
    if dep.startswith("nsubj") and head.lemma.lower() in _LOSING:
        return "loser"
    if dep.startswith("nmod") and noun_outcome(head) is not None:
        return "loser"
    return "agent" if dep.startswith(("nsubj", "obl")) else "other"


def of_attackers(context: Context, foes: Iterable[str], kind: str) -> list[SideHint]:
    """Those who attack in the sentence, and whom they face."""
    found: list[SideHint] = []
    for side in foes:
        found += [(side, "attacker"), (side, f"attacker.{kind}"), (context.mentions.opposite(side), "attacked")]
        found.append((context.mentions.opposite(side), f"attacked.{kind}"))
    return found
