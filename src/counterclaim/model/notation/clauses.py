"""What each kind of claim says, read and written: the part of a line after date and source."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.claim import (
    MIXED_SIDE,
    Basis,
    Claim,
    Control,
    Event,
    EventStatus,
    EventType,
    Issue,
    Measure,
    Object,
    Outcome,
    Position,
    Stance,
    Toll,
    VictimType,
)
from counterclaim.model.dates import Interval
from counterclaim.model.notation.amounts import read_count, written_count
from counterclaim.model.notation.words import Cursor, quoted_name, spelled, spellings

ALL = "all"
NEW = "+"
DENIES, EVENT, CONTROL = "denies", "event", "control"
OPENERS = spellings(Outcome, Stance) | {DENIES, EVENT, CONTROL}
"""The words that open what a claim says, and so end its source."""

_TOLL_KEYWORDS = frozenset(("at", "since", "as-of"))
_SIDE_STOPS = _TOLL_KEYWORDS | spellings(Object, VictimType) | {ALL}
_EVENT_KEYWORDS = frozenset(("by", "against", "at", "on")) | spellings(EventStatus)
_POSITION_KEYWORDS = frozenset(("from", "toward", "for", "said-on"))
_CONTROL_KEYWORDS = frozenset(("backed-by", "since"))
_BASES = spellings(Basis)


@dataclass(frozen=True, slots=True)
class Teller:
    """Who vouches for a claim, and through whom it came."""

    source: str
    nested: tuple[str, ...]
    via: tuple[str, ...]


def read_clause(cursor: Cursor, teller: Teller) -> Claim:
    """The claim that the rest of a line says."""
    if cursor.take(EVENT):
        return _read_event(cursor, teller)
    if cursor.take(CONTROL):
        return _read_control(cursor, teller)
    stance = cursor.maybe(Stance)
    return _read_toll(cursor, teller) if stance is None else _read_position(cursor, teller, stance)


def written_clause(claim: Claim) -> str:
    """What a claim says, as notation."""
    match claim:
        case Toll():
            parts = _toll_parts(claim)
        case Event():
            parts = _event_parts(claim)
        case Position():
            parts = _position_parts(claim)
        case Control():
            parts = _control_parts(claim)
    return " ".join(part for part in parts if part)


def _read_toll(cursor: Cursor, teller: Teller) -> Toll:
    denied = cursor.take(DENIES)
    outcome = cursor.choice(Outcome, "an outcome" if denied else "denies, event, control, a stance or an outcome")
    measure = Measure.NEW if cursor.take(NEW) else Measure.CUMULATIVE
    count = read_count(cursor)
    side = _read_side(cursor)
    kind, victim_type = cursor.maybe(Object), cursor.maybe(VictimType)
    rest = cursor.sections(_TOLL_KEYWORDS)
    return Toll(
        source=teller.source,
        nested=teller.nested,
        via=teller.via,
        outcome=outcome,
        object=kind or Object.PERSONS,
        victim_side=side,
        victim_type=victim_type or VictimType.ANY,
        count=count,
        measure=measure,
        since=rest.interval("since"),
        as_of=rest.interval("as-of"),
        place=rest.name("at"),
        denied=denied,
    )


def _read_side(cursor: Cursor) -> str:
    return MIXED_SIDE if cursor.take(ALL) else cursor.name(_SIDE_STOPS, "the side that suffered it, or all")


def _toll_parts(toll: Toll) -> tuple[str, ...]:
    return (
        DENIES if toll.denied else "",
        spelled(toll.outcome),
        f"{NEW if toll.measure is Measure.NEW else ''}{written_count(toll.count)}",
        ALL if toll.victim_side == MIXED_SIDE else quoted_name(toll.victim_side, _SIDE_STOPS),
        "" if toll.object is Object.PERSONS else spelled(toll.object),
        "" if toll.victim_type is VictimType.ANY else spelled(toll.victim_type),
        _name_part("at", toll.place, _TOLL_KEYWORDS),
        _interval_part("since", toll.since),
        _interval_part("as-of", toll.as_of),
    )


def _read_event(cursor: Cursor, teller: Teller) -> Event:
    kind = cursor.choice(EventType, "a type of event")
    mode = cursor.name(_EVENT_KEYWORDS, "the mode of the event, a short noun")
    rest = cursor.sections(_EVENT_KEYWORDS)
    return Event(
        source=teller.source,
        nested=teller.nested,
        via=teller.via,
        type=kind,
        mode=mode,
        actors=rest.names("by", many=True),
        recipients=rest.names("against", many=True),
        places=rest.names("at", many=True),
        occurred=rest.interval("on"),
        status=rest.flag(EventStatus) or EventStatus.HAPPENED,
    )


def _event_parts(event: Event) -> tuple[str, ...]:
    return (
        EVENT,
        spelled(event.type),
        quoted_name(event.mode, _EVENT_KEYWORDS),
        _names_part("by", event.actors, _EVENT_KEYWORDS),
        _names_part("against", event.recipients, _EVENT_KEYWORDS),
        _names_part("at", event.places, _EVENT_KEYWORDS),
        _interval_part("on", event.occurred),
        "" if event.status is EventStatus.HAPPENED else spelled(event.status),
    )


def _read_position(cursor: Cursor, teller: Teller, stance: Stance) -> Position:
    issue = cursor.choice(Issue, "an issue")
    rest = cursor.sections(_POSITION_KEYWORDS)
    actor = rest.name("for")
    return Position(
        source=teller.source,
        nested=teller.nested,
        via=teller.via,
        actor=teller.source if actor is None else actor,
        stance=stance,
        issue=issue,
        toward=rest.name("toward", "from"),
        said_on=rest.interval("said-on"),
    )


def _position_parts(position: Position) -> tuple[str, ...]:
    preposition = "from" if position.stance is Stance.DEMANDS else "toward"
    return (
        spelled(position.stance),
        spelled(position.issue),
        _name_part(preposition, position.toward, _POSITION_KEYWORDS),
        _name_part("for", None if position.actor == position.source else position.actor, _POSITION_KEYWORDS),
        _interval_part("said-on", position.said_on),
    )


def _read_control(cursor: Cursor, teller: Teller) -> Control:
    place = cursor.name(_BASES, "a place")
    basis = cursor.choice(Basis, "de-jure or de-facto")
    holder = cursor.name(_CONTROL_KEYWORDS, "the holder of the place")
    rest = cursor.sections(_CONTROL_KEYWORDS)
    return Control(
        source=teller.source,
        nested=teller.nested,
        via=teller.via,
        place=place,
        holder=holder,
        basis=basis,
        backer=rest.name("backed-by"),
        since=rest.interval("since"),
    )


def _control_parts(control: Control) -> tuple[str, ...]:
    return (
        CONTROL,
        quoted_name(control.place, _BASES),
        spelled(control.basis),
        quoted_name(control.holder, _CONTROL_KEYWORDS),
        _name_part("backed-by", control.backer, _CONTROL_KEYWORDS),
        _interval_part("since", control.since),
    )


def _name_part(keyword: str, name: str | None, stops: frozenset[str]) -> str:
    return "" if name is None else f"{keyword} {quoted_name(name, stops)}"


def _names_part(keyword: str, names: tuple[str, ...], stops: frozenset[str]) -> str:
    return f"{keyword} {', '.join(quoted_name(name, stops) for name in names)}" if names else ""


def _interval_part(keyword: str, interval: Interval | None) -> str:
    return "" if interval is None else f"{keyword} {interval}"
