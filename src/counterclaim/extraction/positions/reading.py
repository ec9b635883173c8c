"""Position claims of one report, from its attributions and its verbs of stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.positions.issues import is_about_losses, is_anaphoric, is_breach, is_military, issue_of
from counterclaim.extraction.positions.marks import trusted_issue, trusted_stance
from counterclaim.extraction.positions.stances import (
    is_conditional,
    is_idle,
    is_plain,
    parts_of,
    stance_of_content,
    stance_of_cue,
)
from counterclaim.extraction.positions.verbs import stance_verbs
from counterclaim.extraction.tellers import side_of_name, side_of_teller
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import UNSPECIFIED, Issue, Position, Stance
from counterclaim.model.report import Span

_MUTUAL = " and "
_CHARGE_REACH = 2
"""How many sentences back an accusation may stand that is denied by "this"."""


def find_positions(context: Context) -> tuple[Position, ...]:
    """What parties want, offer, accept, refuse and expect, in text order."""
    told: list[Position] = []
    for said in context.attributions:
        told.extend(_of_attribution(context, said, tuple(told)))
    taken = [*(position.span for position in told), *(said.cue_span for said in context.attributions)]
    verbs = [p for p in stance_verbs(context) if not any(_touch(p.span, span) for span in taken)]
    return tuple(sorted((*_unrepeated(told), *verbs), key=_begin))


def _begin(position: Position) -> int:
    return position.span.begin if position.span is not None else 0


def _touch(first: Span | None, second: Span | None) -> bool:
    return first is not None and second is not None and first.overlaps(second)


def _unrepeated(told: list[Position]) -> list[Position]:
    """Claims without those that another attribution makes of the same words."""
    kept: list[Position] = []
    for position in told:
        if not any(_repeats(position, other) for other in kept):
            kept.append(position)
    return kept


def _repeats(first: Position, second: Position) -> bool:
    same = (first.actor, first.stance, first.issue) == (second.actor, second.stance, second.issue)
    return same and _touch(first.span, second.span)


def _of_attribution(context: Context, said: Attribution, before: tuple[Position, ...]) -> Iterator[Position]:
    """One claim for each part of a content that takes a stance on an issue of its own."""
    content = said.content_span.of(context.report.text)
    if said.source == UNSPECIFIED or is_idle(content):
        return
    taken: set[tuple[Stance, Issue]] = set()
    for begin, end in parts_of(content):
        span = Span(said.content_span.begin + begin, said.content_span.begin + end)
        stance = _stance(context, said, span, begin == 0)
        if stance is None:
            continue
        issue = _issue(context, span, stance, content if stance_of_cue(said.cue) is not None else "", before)
        if (stance, issue) in taken and not _is_sentence(content, begin):
            continue
        taken.add((stance, issue))
        yield from _claims(context, said, span, stance, issue)
    if not taken:
        yield from _learned(context, said, before)


def _learned(context: Context, said: Attribution, before: tuple[Position, ...]) -> Iterator[Position]:
    """The stance of a whole content that no rule reads but the learned marks trust."""
    trusted = trusted_stance(context, said.content_span)
    if trusted is None:
        return
    stance, probability = trusted
    issue = _issue(context, said.content_span, stance, "", before)
    for position in _by_each(context, said, said.content_span, stance, issue):
        yield replace(position, extractor="model:position", confidence=probability)


def _stance(context: Context, said: Attribution, span: Span, opening: bool) -> Stance | None:
    """The stance of one part: that of the cue where it opens the content, takes it itself or demands something else."""
    part = span.of(context.report.text)
    carried = stance_of_cue(said.cue)
    if carried is None:
        return _told(context, said, span)
    further = stance_of_content(part, said.cue, True)
    demands = carried is Stance.DEMANDS and issue_of(part) is not Issue.OTHER
    return carried if opening or further is carried or demands else None


def _told(context: Context, said: Attribution, span: Span) -> Stance | None:
    """The stance that a plain cue's content takes by its words, or as a charge against the other side."""
    if not is_plain(said.cue):
        return None
    side = side_of_teller(context, said)
    stance = stance_of_content(
        span.of(context.report.text), said.cue, side is None or side in context.mentions.parties[:4]
    )
    if stance is None and side is not None and _charges(context, span, side):
        stance = Stance.ACCUSES
    return stance


def _charges(context: Context, span: Span, side: str) -> bool:
    """Whether the clause tells a hostile act of another party than the speaker's."""
    grammar, verbs = context.grammar, lexicon("positions")["charges"]["verbs"]
    for number in range(*grammar.words_in(span)):
        if grammar.words[number].upos != "VERB" or grammar.words[number].lemma.lower() not in verbs:
            continue
        doers = [n for n in grammar.dependents(number, "nsubj") if grammar.words[n].dep != "nsubj:pass"]
        doers += [n for n in grammar.dependents(number, "obl") if grammar.words[n].dep == "obl:agent"]
        sides = (context.mentions.side_of(*grammar.phrase(n)) for n in doers)
        if any(other is not None and other != side for other in sides):
            return True
    return False


def _issue(context: Context, span: Span, stance: Stance, around: str, told: tuple[Position, ...]) -> Issue:
    """The issue of a part, of what it points back to, or of the truce that it says is broken."""
    part, before = span.of(context.report.text), _before(context, span)
    if is_anaphoric(part):
        charge = _last_charge(context, span, told)
        return charge.issue if charge is not None else issue_of(part, before)
    if stance is Stance.REJECTS and is_about_losses(part):
        return Issue.OTHER
    issue = trusted_issue(context, span) or issue_of(part, around)
    if issue is not Issue.OTHER or stance not in (Stance.ACCUSES, Stance.REJECTS):
        return issue
    if stance is Stance.ACCUSES and is_breach(part, _before(context, span, further=True)):
        return Issue.CEASE_FIRE
    return Issue.ATTACKS_ON_CIVILIANS if not is_military(part) and _names_town(context, span) else issue


def _last_charge(context: Context, span: Span, told: tuple[Position, ...]) -> Position | None:
    """The last accusation made shortly before a span, which "this" and "it" take up."""
    sentence = context.grammar.sentence_of[_word(context, span)]
    for position in reversed(told):
        charged = position.stance is Stance.ACCUSES and position.span is not None and position.span.begin < span.begin
        if charged and position.span is not None:
            apart = sentence - context.grammar.sentence_of[_word(context, position.span)]
            return position if apart <= _CHARGE_REACH else None
    return None


def _word(context: Context, span: Span) -> int:
    """The first word of a span."""
    return min(context.grammar.words_in(span)[0], len(context.grammar.words) - 1)


def _names_town(context: Context, span: Span) -> bool:
    """Whether the words name a place that is no party to the conflict."""
    for number in range(*context.grammar.words_in(span)):
        match = context.mentions.match_at(number)
        if context.mentions.place_at(number) is not None and (match is None or match.side is None):
            return True
    return False


def _before(context: Context, span: Span, further: bool = False) -> str:
    """The text of the sentence before and of this one up to a span; `further` back than one sentence on demand."""
    sentences = context.analysis.sentences
    number = context.grammar.sentence_of[_word(context, span)]
    back = lexicon("positions")["anaphora"]["reach"] if further else 1
    begin = context.grammar.words[sentences[max(0, number - back)][0]].begin
    return context.report.text[begin : span.begin]


def _is_sentence(content: str, begin: int) -> bool:
    return content[:begin].rstrip(' ”"').endswith((".", "!", "?"))


def _claims(context: Context, said: Attribution, span: Span, stance: Stance, issue: Issue) -> Iterator[Position]:
    yield from _by_each(context, said, span, stance, issue)
    conditional = is_conditional(span.of(context.report.text))
    if conditional and stance in (Stance.ACCEPTS, Stance.OFFERS, Stance.REJECTS):
        yield from _by_each(context, said, span, Stance.DEMANDS, issue)


def _by_each(context: Context, said: Attribution, span: Span, stance: Stance, issue: Issue) -> Iterator[Position]:
    """One claim, or one for each party where both accuse each other."""
    actors = _accusers(context, said, span) if stance is Stance.ACCUSES else [said.source]
    for actor in actors:
        toward = next((other for other in actors if other != actor), None) or _toward(context, span, actor)
        yield Position(
            source=said.source,
            span=span,
            extractor="rule:position-cue" if stance_of_cue(said.cue) else "rule:position-content",
            confidence=0.6,
            actor=_holder(context, said, span, stance) or actor,
            stance=stance,
            issue=issue,
            toward=toward,
            said_on=said.said_on,
        )


def _toward(context: Context, span: Span, actor: str) -> str | None:
    """The first party that the words name besides the actor's own."""
    own = side_of_name(context.mentions.names, actor)
    for number in range(*context.grammar.words_in(span)):
        match = context.mentions.match_at(number)
        if match is not None and match.side is not None and match.side not in (own, actor):
            return match.side
    return None


def _accusers(context: Context, said: Attribution, span: Span) -> list[str]:
    """Both parties where each blames the other, else whoever speaks."""
    if _MUTUAL in said.source:
        return said.source.split(_MUTUAL)
    mutual = span.of(context.report.text).lower().startswith(("the other", "each other", "one another"))
    parties = context.mentions.parties[:2]
    collective = said.source_span is not None and said.source_span.of(context.report.text).lower().startswith(_EACH)
    return list(parties) if mutual and collective and len(parties) == 2 else [said.source]


_EACH = ("each", "both", "the two", "either")
_OWN = frozenset({Stance.ACCEPTS, Stance.OFFERS, Stance.THREATENS})


def _holder(context: Context, said: Attribution, span: Span, stance: Stance) -> str | None:
    """The party whose stance a speaker tells: the named subject of what is said; None where it is the speaker's own."""
    if stance not in _OWN or stance_of_cue(said.cue) is not None:
        return None
    first, last = context.grammar.words_in(span)
    for number in range(first, min(last, first + 6)):
        match = context.mentions.match_at(number)
        if match is not None and match.side and context.grammar.words[number].dep.startswith("nsubj"):
            return match.name
    return None
