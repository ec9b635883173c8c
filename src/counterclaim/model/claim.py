"""The ledger's unit: one checkable proposition in a report, by a source or in the report's own voice.

Source: `GUIDE.md` of the gold sets fixes fields, value lists and conventions; events follow PLOVER, tolls the
low and high of UCDP and the casualty recorders.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from counterclaim.model.counts import Count
from counterclaim.model.dates import Interval
from counterclaim.model.report import Span

REPORT_VOICE = "report"
"""Source of a claim that the report makes in its own voice."""
UNSPECIFIED = "unspecified"
"""Source of a claim whose teller the report does not name."""
MIXED_SIDE = "none/mixed"
"""Victim side where both sides suffered a toll, or none is known."""


class Outcome(StrEnum):
    """What became of those counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DESTROYED = "destroyed"


class Object(StrEnum):
    """What is counted."""

    PERSONS = "persons"
    TANK = "tank"
    AIRCRAFT = "aircraft"
    HELICOPTER = "helicopter"
    UAV = "uav"
    VEHICLE = "vehicle"
    ARTILLERY = "artillery"
    AIR_DEFENCE = "air_defence"
    SHIP = "ship"
    BUILDING = "building"
    OTHER = "other"


class VictimType(StrEnum):
    """Standing of those counted."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    CHILD = "child"
    JOURNALIST = "journalist"
    AID_WORKER = "aid_worker"
    MEDIC = "medic"
    ANY = "any"


class Measure(StrEnum):
    """A count of one incident or bulletin, or a running total."""

    NEW = "new"
    CUMULATIVE = "cumulative"


class EventType(StrEnum):
    """PLOVER event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """How far an event is said to have happened."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    FAILED = "failed"
    ALLEGED = "alleged"
    DENIED = "denied"


class Stance(StrEnum):
    """What an actor does with an issue."""

    DEMANDS = "demands"
    OFFERS = "offers"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    ACCUSES = "accuses"
    THREATENS = "threatens"
    SUPPORTS = "supports"
    HOPES = "hopes"
    DOUBTS = "doubts"
    EXPECTS = "expects"


class Issue(StrEnum):
    """What a position is about."""

    TERRITORY = "territory"
    STATUS = "status"
    PEACEKEEPERS = "peacekeepers"
    CEASE_FIRE = "cease-fire"
    TALKS = "talks"
    PRISONERS = "prisoners"
    REFUGEES = "refugees"
    ARMS = "arms"
    FOREIGN_INVOLVEMENT = "foreign_involvement"
    HUMANITARIAN = "humanitarian"
    ATTACKS_ON_CIVILIANS = "attacks_on_civilians"
    RECOGNITION = "recognition"
    OTHER = "other"


class Basis(StrEnum):
    """Whether a place is held by law or in fact."""

    DE_JURE = "de_jure"
    DE_FACTO = "de_facto"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    """What every claim carries beside its proposition."""

    source: str
    """Who vouches for it, resolved; `REPORT_VOICE` or `UNSPECIFIED` where nobody is named."""
    nested: tuple[str, ...] = ()
    """Whose saying or belief the source tells, outermost first ("Putin said Moscow believed": Russia)."""
    via: tuple[str, ...] = ()
    """Through whom the source is quoted, outermost first (a news agency, a radio)."""
    span: Span | None = None
    """The words that say it; None only for a claim written in notation."""
    extractor: str = ""
    """The rule or model that produced it, as "rule:NAME" or "model:NAME"."""
    confidence: float = 1.0
    """Probability that the claim is read rightly, 0 to 1; not that it is true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll(_Claimed):
    """A count of people or things lost, or the refusal to give one."""

    kind: ClassVar[str] = "toll"
    outcome: Outcome
    object: Object = Object.PERSONS
    victim_side: str = MIXED_SIDE
    victim_type: VictimType = VictimType.ANY
    count: Count | None
    """None where the side has not given the figure (undisclosed)."""
    measure: Measure = Measure.CUMULATIVE
    since: Interval | None = None
    as_of: Interval | None = None
    """The day for which the figure holds; None is the day of publication."""
    place: str | None = None
    denied: bool = False

    @property
    def disclosed(self) -> bool:
        """Whether a figure is given."""
        return self.count is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(_Claimed):
    """Something claimed to have happened, be happening or be planned."""

    kind: ClassVar[str] = "event"
    type: EventType
    mode: str
    """Free short noun ("shelling", "cease-fire", "prisoner exchange")."""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    occurred: Interval | None = None
    status: EventStatus = EventStatus.HAPPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(_Claimed):
    """What an actor wants, offers, accepts, refuses or expects on an issue."""

    kind: ClassVar[str] = "position"
    actor: str
    stance: Stance
    issue: Issue
    toward: str | None = None
    said_on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(_Claimed):
    """Which party is said to hold a place."""

    kind: ClassVar[str] = "control"
    place: str
    holder: str
    basis: Basis
    backer: str | None = None
    since: Interval | None = None


Claim: TypeAlias = Toll | Event | Position | Control
"""Any claim of the ledger."""
