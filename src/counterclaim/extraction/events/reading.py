"""Event claims of one report: triggers with their arguments, one claim for each distinct event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.extraction.context import Context
from counterclaim.extraction.events.arguments import Arguments, arguments_of
from counterclaim.extraction.events.standing import is_supposed, started, status_of
from counterclaim.extraction.events.triggers import Trigger, find_triggers, forms
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.tellers import side_of_name, side_of_teller, teller_of
from counterclaim.extraction.times import TimeRole, attachment, governing_time
from counterclaim.model.claim import REPORT_VOICE, Event, EventStatus, EventType
from counterclaim.model.dates import Interval

_DISPUTED = frozenset({"battle", "strike", "capture", "offensive"})
_SHORT = 6
"""Most words of a content that only points back."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their"})


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of an event with what the text says of it."""

    trigger: Trigger
    arguments: Arguments
    occurred: Interval | None
    status: EventStatus
    source: str


def find_events(context: Context) -> tuple[Event, ...]:
    """The events of a report in text order, each at its first clear trigger; a denial is a record of its own."""
    told = [one for trigger in find_triggers(context) if (one := _told(context, trigger)) is not None]
    kept = distinct(context, told)
    return tuple(_event(context, one) for one in sorted((*kept, *_denials(context, kept)), key=_place_in_text))


def _place_in_text(told: Told) -> int:
    return told.trigger.words[0]


def _denials(context: Context, kept: Sequence[Told]) -> Iterator[Told]:
    """The event told last before a denial that only points back to it ("the army denied this"), as denied."""
    for said in context.attributions:
        if said.cue not in lexicon("events")["status"]["denying"]:
            continue
        first, last = context.grammar.words_in(said.cue_span)
        begin, end = context.grammar.words_in(said.content_span)
        if first >= last or end - begin > _SHORT or any(begin <= one.trigger.head < end for one in kept):
            continue
        before = [one for one in kept if one.trigger.head < first and _sentences_apart(context, one, first) <= 1]
        if before and before[-1].status is not EventStatus.DENIED:
            trigger = replace(before[-1].trigger, words=(first, last), head=first, extractor="rule:event-denial")
            yield replace(before[-1], trigger=trigger, status=EventStatus.DENIED, source=said.source)


def _sentences_apart(context: Context, told: Told, word: int) -> int:
    return context.grammar.sentence_of[word] - context.grammar.sentence_of[told.trigger.head]


def _told(context: Context, trigger: Trigger) -> Told | None:
    span = context.grammar.span(trigger.words)
    teller = teller_of(context, span)
    if is_supposed(context, trigger, teller):
        return None
    status = status_of(context, trigger, teller)
    source = teller.source if teller is not None else REPORT_VOICE
    speaker = side_of_teller(context, teller) if teller is not None else None
    arguments = arguments_of(context, trigger, speaker)
    return Told(trigger, arguments, _occurred(context, trigger, status), status, source)


def _occurred(context: Context, trigger: Trigger, status: EventStatus) -> Interval | None:
    """The days of an event; what is planned is not dated by a day that has passed."""
    time = governing_time(context.analysis, context.times, trigger.head)
    if time is None or time.interval is None:
        return None
    passed = context.report.published is not None and (time.interval.last or date.max) <= context.report.published
    if passed and status is EventStatus.PLANNED:
        return None
    lasting = trigger.mode.family in ("war", "battle", "offensive") and started(context.grammar, trigger)
    names_it = attachment(context.analysis, time) == trigger.head and time.words[1] <= trigger.words[0]
    opens = lasting or (time.role is TimeRole.SINCE and not names_it)
    return Interval(time.interval.start, None) if opens and time.interval.start else time.interval


def distinct(context: Context, told: Sequence[Told]) -> list[Told]:
    """One of each event, at its first mention, with the day, place and actors that later mentions add."""
    kept: list[Told] = []
    for one in told:
        if one.trigger.weak and not (one.arguments.actors or one.arguments.somewhere or one.occurred):
            continue
        if _points_back(context, one) and any(before.trigger.mode.type is one.trigger.mode.type for before in kept):
            continue
        at = next((n for n, before in enumerate(kept) if _same(context, before, one)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _merged(kept[at], one)
    return kept


def _points_back(context: Context, told: Told) -> bool:
    """Whether a noun only takes up an event told before ("in the fighting", "that attack")."""
    if told.trigger.verbal or told.occurred is not None or told.arguments.somewhere:
        return False
    grammar = context.grammar
    determiners = {grammar.words[n].text.lower() for n in grammar.children[told.trigger.head]}
    return bool(determiners & _DEFINITE) and not grammar.has_dependent(told.trigger.head, "nmod", "acl")


def _merged(first: Told, later: Told) -> Told:
    mine, other = first.arguments, later.arguments
    whole = Arguments(
        mine.actors or other.actors,
        mine.recipients or other.recipients,
        mine.places or other.places,
        mine.around or other.around,
    )
    return replace(first, arguments=whole, occurred=first.occurred or later.occurred)


def _same(context: Context, first: Told, second: Told) -> bool:
    """Whether two mentions may tell one event: one family, no other day, place or party."""
    if first.trigger.mode.family != second.trigger.mode.family:
        return False
    if (first.status is EventStatus.DENIED) != (second.status is EventStatus.DENIED):
        return False
    told_apart = first.source != second.source and REPORT_VOICE not in (first.source, second.source)
    if told_apart and second.trigger.mode.family in _DISPUTED:
        return False
    if _long_ago(context, second) and first.occurred is None:
        return False
    return not (
        _apart(first.arguments.somewhere, second.arguments.somewhere)
        or _apart(_sides(context, first), _sides(context, second))
        or _days_apart(first.occurred, second.occurred)
    )


def _long_ago(context: Context, told: Told) -> bool:
    """Whether an event is dated half a year or more before the report: history, which no fresh mention repeats."""
    published, last = context.report.published, told.occurred.last if told.occurred is not None else None
    return published is not None and last is not None and published - last > timedelta(days=180)


def _sides(context: Context, told: Told) -> tuple[str, ...]:
    """The sides of the actors, as far as they are known."""
    sides = (side_of_name(context.mentions.names, name) for name in told.arguments.actors)
    return tuple(side for side in sides if side is not None)


def _apart(first: Sequence[str], second: Sequence[str]) -> bool:
    return bool(first) and bool(second) and not set(first) & set(second)


def _days_apart(first: Interval | None, second: Interval | None) -> bool:
    if first is None or second is None:
        return False
    # An open interval tells when something began; that beginning is no other day's fighting.
    begin, end = first.first or first.last, first.last or first.first
    other_begin, other_end = second.first or second.last, second.last or second.first
    assert begin and end and other_begin and other_end
    return begin > other_end or end < other_begin


def _is_one_sided(context: Context, told: Told) -> bool:
    """Whether a truce is one side's own: by a word that says so, or announced by one party alone."""
    if told.trigger.mode.family != "truce":
        return False
    table, grammar = lexicon("events"), context.grammar
    sentence = {word.text.lower() for word in grammar.words[slice(*grammar.sentence_range(told.trigger.head))]}
    if sentence & set(table["status"]["unilateral"]):
        return True
    above = grammar.words[grammar.words[told.trigger.head].head]
    return len(told.arguments.actors) == 1 and bool(set(forms(above)) & set(table["status"]["proclaiming"]))


def _event(context: Context, told: Told) -> Event:
    return Event(
        source=told.source,
        span=context.grammar.span(told.trigger.words),
        extractor=told.trigger.extractor,
        confidence=told.trigger.confidence,
        type=EventType.CONCEDE if _is_one_sided(context, told) else told.trigger.mode.type,
        mode=told.trigger.mode.name,
        actors=told.arguments.actors,
        recipients=told.arguments.recipients,
        places=told.arguments.somewhere,
        occurred=told.occurred,
        status=told.status,
    )
