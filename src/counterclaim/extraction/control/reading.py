"""Control claims of one report: wordings of control with place, holder, basis and source."""

from __future__ import annotations

from counterclaim.extraction.context import Context
from counterclaim.extraction.control.holding import Holding
from counterclaim.extraction.control.marks import marked_holdings
from counterclaim.extraction.control.patterns import find_holdings
from counterclaim.extraction.control.places import holder_of, places_at
from counterclaim.extraction.tellers import side_of_teller, teller_of
from counterclaim.extraction.times import governing_time, since_of
from counterclaim.model.claim import REPORT_VOICE, Basis, Control
from counterclaim.model.dates import Interval

_CONFIDENCE = {"marked": 0.4, "taken": 0.4, "ousted": 0.4, "fallen": 0.5, "law": 0.6, "inside": 0.6}


def find_controls(context: Context) -> tuple[Control, ...]:
    """Which party the report says holds which place, in text order."""
    found: list[Control] = []
    read = tuple(find_holdings(context))
    covered = {number for holding in read for number in range(*holding.words)}
    learned = (holding for holding in marked_holdings(context) if covered.isdisjoint(range(*holding.words)))
    for holding in (*read, *learned):
        for place in places_at(context, holding.place):
            claim = _control(context, holding, place)
            if claim is not None and not any(_same(context, claim, other) for other in found):
                found.append(claim)
    return tuple(sorted(found, key=_begin))


def _begin(claim: Control) -> int:
    return claim.span.begin if claim.span is not None else 0


def _control(context: Context, holding: Holding, place: str) -> Control | None:
    span = context.grammar.span(holding.words)
    teller = teller_of(context, span)
    speaker = side_of_teller(context, teller) if teller is not None else None
    holder = _holder(context, holding, speaker)
    if holder is None or holder == place:
        return None
    return Control(
        source=teller.source if teller is not None else REPORT_VOICE,
        span=span,
        extractor="model:control" if holding.rule == "marked" else f"rule:control-{holding.rule}",
        confidence=_CONFIDENCE.get(holding.rule, 0.7),
        place=place,
        holder=holder,
        basis=holding.basis,
        backer=_backer(context, holding),
        since=_since(context, holding) if holding.basis is Basis.DE_FACTO else None,
    )


def _holder(context: Context, holding: Holding, speaker: str | None) -> str | None:
    if holding.holder is None:
        return context.mentions.opposite(speaker)
    return holder_of(context, holding.holder, speaker)


def _backer(context: Context, holding: Holding) -> str | None:
    """Who backs the holder: "backed by X", "with X's support", "X-backed" beside it."""
    grammar = context.grammar
    if holding.holder is None:
        return None
    first, last = grammar.sentence_range(holding.holder)
    for number in range(max(first, holding.holder - 4), min(last, holding.holder + 8)):
        if grammar.words[number].lemma.lower() in ("back", "backed", "support", "align", "aligned"):
            near = (*grammar.children[number], number - 2)
            sides = (context.mentions.match_at(n) for n in near if n >= first)
            return next((match.side for match in sides if match is not None and match.side), None)
    return None


def _since(context: Context, holding: Holding) -> Interval | None:
    cue = holding.words[0]
    since = since_of(context.analysis, context.times, cue)
    if since is not None:
        return since.interval
    governed = (
        governing_time(context.analysis, context.times, cue) if holding.rule in ("taken", "ousted", "fallen") else None
    )
    return governed.interval if governed is not None else None


def _same(context: Context, first: Control, second: Control) -> bool:
    """Whether two wordings of one sentence tell one holding."""
    same = first.place == second.place and first.holder == second.holder and first.basis == second.basis
    return same and _sentence(context, first) == _sentence(context, second)


def _sentence(context: Context, claim: Control) -> int:
    assert claim.span is not None
    return context.grammar.sentence_of[context.grammar.words_in(claim.span)[0]]
