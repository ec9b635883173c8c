"""Who speaks: every source with what it has told, refused and denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Control, Event, Position, Toll
from counterclaim.model.entry import Entry
from counterclaim.views.console import Column, Listing
from counterclaim.views.record import Record
from counterclaim.views.words import day_words


@dataclass(frozen=True, slots=True)
class Multiplier:
    """How a source's running totals of one quantity compare with what the quantity is held to be."""

    victim_side: str
    quantity: str
    value: float
    """What it says to what is held to be so: 2 is twice as much."""
    low: float
    """Lower end of the 95% interval."""
    high: float
    n: int
    """Claims that it rests on."""
    anchor: str
    """What it is relative to; never absent, since nothing here is known absolutely."""
    anchored: bool
    """Whether claims of others anchor it; else it says no more than what is usual for such speakers."""


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What one source is on record with."""

    source: str
    side: str | None
    """The party behind it; None for a third party, the report's own voice and the unknown."""
    tolls: int
    refusals: int
    """Tolls that it has not given."""
    denials: int
    events: int
    positions: int
    controls: int
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    origins: int = 0
    """Utterances behind its claims, reprints folded; 0 where they were not counted."""
    multipliers: tuple[Multiplier, ...] = ()

    @property
    def claims(self) -> int:
        """All claims."""
        return self.tolls + self.refusals + self.denials + self.events + self.positions + self.controls


def source_summaries(entries: Iterable[Entry]) -> tuple[SourceSummary, ...]:
    """One summary a source, those with the most claims first."""
    told: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        told[entry.claim.source].append(entry)
    summaries = (_summary(source, claims) for source, claims in told.items())
    return tuple(sorted(summaries, key=lambda summary: (-summary.claims, summary.source)))


def sources_listing(summaries: Sequence[SourceSummary]) -> Listing:
    """The summaries as a table."""
    columns = (
        Column("source"),
        Column("side"),
        Column("claims", justify="right", whole=True),
        Column("on record with"),
        Column("from", whole=True, justify="right"),
        Column("to", whole=True, justify="right"),
        Column("says, against others"),
    )
    return Listing(columns, tuple(_row(summary) for summary in summaries))


def source_record(summary: SourceSummary) -> Record:
    """The summary as a JSON record."""
    return {
        "source": summary.source,
        "side": summary.side,
        "tolls": summary.tolls,
        "refusals": summary.refusals,
        "denials": summary.denials,
        "events": summary.events,
        "positions": summary.positions,
        "control": summary.controls,
        "outlets": list(summary.outlets),
        "first": summary.first.isoformat() if summary.first else None,
        "last": summary.last.isoformat() if summary.last else None,
        "origins": summary.origins,
        "reliability": [
            {
                "victim_side": one.victim_side,
                "quantity": one.quantity,
                "multiplier": round(one.value, 3),
                "low": round(one.low, 3),
                "high": round(one.high, 3),
                "n": one.n,
                "anchor": one.anchor,
                "anchored": one.anchored,
            }
            for one in summary.multipliers
        ],
    }


def _summary(source: str, entries: Sequence[Entry]) -> SourceSummary:
    claims = [entry.claim for entry in entries]
    tolls = [claim for claim in claims if isinstance(claim, Toll)]
    days = [entry.published for entry in entries if entry.published]
    return SourceSummary(
        source=source,
        side=entries[0].speaker_side,
        tolls=sum(toll.disclosed and not toll.denied for toll in tolls),
        refusals=sum(not toll.disclosed for toll in tolls),
        denials=sum(toll.disclosed and toll.denied for toll in tolls),
        events=sum(isinstance(claim, Event) for claim in claims),
        positions=sum(isinstance(claim, Position) for claim in claims),
        controls=sum(isinstance(claim, Control) for claim in claims),
        outlets=tuple(dict.fromkeys(entry.outlet for entry in entries if entry.outlet)),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _row(summary: SourceSummary) -> tuple[str, ...]:
    days = (summary.first, summary.last)
    return (
        summary.source,
        summary.side or "",
        str(summary.claims),
        _on_record(summary),
        *(day_words(day) if day else "" for day in days),
        "\n".join(_multiplier_words(one) for one in summary.multipliers if one.anchored),
    )


def _multiplier_words(one: Multiplier) -> str:
    """The multiplier with its anchor beside it."""
    span = f"×{one.value:.2g} ({one.low:.2g}–{one.high:.2g}, n {one.n})"
    return f"{span} {one.victim_side} {one.quantity}; {one.anchor}"


def _on_record(summary: SourceSummary) -> str:
    counts = (
        (summary.tolls, "toll", "tolls"),
        (summary.refusals, "refusal", "refusals"),
        (summary.denials, "denial", "denials"),
        (summary.events, "event", "events"),
        (summary.positions, "position", "positions"),
        (summary.controls, "claim of control", "claims of control"),
    )
    told = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
    folded = 0 < summary.origins < summary.claims
    return f"{told}; told in {summary.origins} utterances" if folded else told
