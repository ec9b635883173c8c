"""What reconciliation finds: intervals of figures, claims that cannot all hold, how claims stand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.claim import Object, Outcome, VictimType


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The quantity that a toll is about: those lost in a window of days, in one incident or in the whole conflict."""

    outcome: Outcome
    object: Object
    victim_side: str | None = None
    """The camp that suffered it, by its name; None for all sides together."""
    victim_type: VictimType = VictimType.ANY
    place: str | None = None
    """None for the whole conflict."""
    incident: str | None = None
    """Place and day of the incident that it counts ("Ganja, 2020-10-11"); None for everything in the window."""
    since: date | None = None
    """First day of the window; None where neither claims nor a conflict file say from when totals count."""
    as_of: date | None = None
    """Last day of the window; None only where no claim about it is dated."""


class FindingStatus(StrEnum):
    """Whether claims leave a figure an interval."""

    BOUNDED = "bounded"
    UNBOUNDED = "unbounded"
    """Nothing that is claimed sets an upper end."""
    CONTRADICTED = "contradicted"
    """Its claims cannot all hold; it has no bounds."""


class SilenceKind(StrEnum):
    """How a side is silent on a figure."""

    REFUSED = "refused"
    """It said that it gives no figure."""
    COVERED = "covered"
    """Reports quote it, on this loss or others, but with no figure for this one."""
    NO_REPORT = "no_report"
    """No report of the ledger quotes it."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A side that gives no figure."""

    side: str
    kind: SilenceKind


@dataclass(frozen=True, slots=True)
class Range:
    """Values from `low` to `high`, both included; None where nothing sets an upper end."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """The values that a contradicted figure can have once some of the claims that collide are set aside."""

    without: tuple[str, ...]
    """Ids of the claims set aside."""
    low: int
    high: int | None
    """None where nothing sets an upper end."""
    uncounted: Range | None = None
    """What the total then leaves for this loss and all others that nobody counts; None where there is no total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a reading of the claims says of one figure. All tuples of strings hold ids, in order."""

    figure: Figure
    reading: str
    """Name of the reading."""
    status: FindingStatus
    low: int | None
    """Smallest value consistent with the claims; None only where they are contradicted."""
    high: int | None
    """Largest such value; None where nothing sets one, and where the claims are contradicted."""
    low_forced_by: tuple[str, ...] = ()
    """Claims that together force the lower end; empty where it is zero by nature."""
    high_forced_by: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    """Claims about this figure that hold somewhere between the ends."""
    dissent: tuple[str, ...] = ()
    """Claims about this figure that hold nowhere between them, or that collide with others."""
    conflicts: tuple[str, ...] = ()
    """Contradictions that leave it without bounds."""
    silent: tuple[Silence, ...] = ()
    origins: int = 0
    """Independent utterances behind support and dissent, reprints folded."""
    alternatives: tuple[Alternative, ...] = ()
    """For a contradicted figure: each way of asking without some of the claims that collide."""
    uncounted: Range | None = None
    """For a refused figure within a total: what the total leaves for it and all others that nobody counts."""
    since_assumed: bool = False
    """Whether the start of the window comes from the conflict file, since no claim dates it."""
    conflict: str = ""
    """Name of the conflict file of its claims; empty where there is none."""
    to_check: int = 0
    """How many of the claims about it were read with doubt and not yet checked by a person."""


class ContradictionKind(StrEnum):
    """Why claims cannot all hold."""

    PAIR = "pair"
    """A floor above a ceiling: rival totals, a fallen total, a part above its whole."""
    FAMILY = "family"
    """Three claims whose sums collide though any two agree."""
    SMALLEST = "smallest"
    """The smallest collision, of more than three claims, of one that the cheapest repair rejects."""
    DENIAL = "denial"
    RIVAL = "rival"
    """Both sides claim the same place, or tell the same event the other way round."""
    CEASE_FIRE = "cease-fire"
    """A cease-fire that each side accuses the other of breaking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A smallest set of claims that cannot all hold."""

    id: str
    kind: ContradictionKind
    claims: tuple[str, ...]
    """Ids of its claims; for sums the floors first, then the ceilings."""
    arithmetic: str
    """Why, in words: "at least 897 + at least 61 > at most 900"."""
    margin: int
    """By how much floors exceed ceilings; 0 where no numbers collide."""
    reading: str
    """Name of the reading under which they collide."""
    certificate: tuple[tuple[str, int], ...] = ()
    """(claim id, multiplier) as Farkas' lemma asks for: positive times a floor, negative times a ceiling, the sum of
    the bounds positive though every cell cancels or is left over on the side of the ceilings."""


class RelationKind(StrEnum):
    """How one claim stands to another."""

    REPEATS = "repeats"
    """The same utterance, printed again."""
    SUPERSEDES = "supersedes"
    """The same speaker's later figure for the same window."""
    AGREES = "agrees"
    """Another origin, and a value that both allow, on the same figure."""
    REFINES = "refines"
    """A narrower range for the same figure, or a part that fits the whole."""
    CONTRADICTS = "contradicts"
    DENIES = "denies"


@dataclass(frozen=True, slots=True)
class Relation:
    """How claim `claim` stands to claim `other`."""

    claim: str
    kind: RelationKind
    other: str
    reason: str
    """In words."""
