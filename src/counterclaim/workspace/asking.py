"""From a ledger to the claims asked for, each with the sides concerned, and to what stands behind one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counterclaim.ledger import Ledger, LedgerClaim, LedgerReport
from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, UNSPECIFIED, Claim, Toll
from counterclaim.model.entry import Entry, names_in
from counterclaim.model.world import Conflict
from counterclaim.views.provenance import Amendment, Provenance
from counterclaim.world.loading import load_conflict, load_world, shipped_conflicts
from counterclaim.world.names import Names


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims are asked for; None asks nothing."""

    kind: str | None = None
    as_of: date | None = None
    recorded_by: datetime | None = None
    side: str | None = None
    conflict: str | None = None
    """Conflict file that says who belongs to which side; None takes the one that the reports were read with."""
    limit: int | None = None


def side_meant(names: Names, asked: str) -> str:
    """The side that somebody means, with or without capitals; the words themselves where they name none."""
    return names.side_of(asked) or names.side_of(asked.title()) or asked


@dataclass(frozen=True)
class Setting:
    """One conflict among those of a ledger."""

    conflict: Conflict | None
    """None where no conflict file names the parties."""
    names: Names


@dataclass(frozen=True)
class Gathered:
    """The claims published and held by the days that a query names, with what tells their sides."""

    entries: tuple[Entry, ...]
    conflict: Conflict | None
    """The conflict of most claims."""
    names: Names
    """The names of that conflict."""
    reports: tuple[LedgerReport, ...]
    settings: Mapping[str, Setting]
    """Name of each conflict that the claims are of, empty for claims of none, to its file and names."""

    def concern(self, entry: Entry, side: str | None) -> bool:
        """Whether a side speaks, suffers, acts, is addressed or holds in a claim; every claim concerns None."""
        if side is None:
            return True
        names = self.settings[entry.conflict].names
        wanted = side_meant(names, side)
        named = names_in(entry.claim)
        return any(name.casefold() == wanted.casefold() or names.side_of(name) == wanted for name in named)


def gathered(ledger: Ledger, query: Query) -> Gathered:
    """The claims of a query's kind by its days, whichever side they concern."""
    held = ledger.claims(query.kind, as_of=query.as_of, recorded_by=query.recorded_by)
    homes = _homes(held, query.conflict)
    settings = {home: _setting(home) for home in sorted({*homes, _main(homes)})}
    reports = tuple(ledger.reports(as_of=query.as_of, recorded_by=query.recorded_by))
    titles = {kept.id: kept.report.title for kept in reports}
    told = zip(held, homes, strict=True)
    entries = tuple(_entry(claim, settings[home].names, titles, home) for claim, home in told)
    main = settings[_main(homes)]
    return Gathered(entries, main.conflict, main.names, reports, settings)


def entries(ledger: Ledger, query: Query) -> tuple[Entry, ...]:
    """The claims asked for, by day of publication, each with the sides concerned."""
    return asked(gathered(ledger, query), query)


def asked(known: Gathered, query: Query) -> tuple[Entry, ...]:
    """Those of the claims known that are of a query's kind and concern its side, up to its limit."""
    of_kind = (entry for entry in known.entries if query.kind in (None, entry.claim.kind))
    return tuple(entry for entry in of_kind if known.concern(entry, query.side))[: query.limit]


def queue(ledger: Ledger, threshold: float | None, limit: int | None) -> tuple[Entry, ...]:
    """The claims to check first, the most pressing at the top."""
    held = ledger.review_queue(threshold, limit=limit)
    homes = _homes(held, None)
    settings = {home: _setting(home) for home in set(homes)}
    return tuple(_entry(claim, settings[home].names, {}, home) for claim, home in zip(held, homes, strict=True))


def provenance(ledger: Ledger, identifier: str) -> Provenance:
    """Everything that stands behind the claim of an id, or of a unique beginning of one.

    Raises:
        LedgerError: no claim has the id, or several do.
    """
    held = ledger.claim(identifier)
    report = ledger.report(held.report).report
    (home,) = _homes((held,), None)
    return Provenance(
        entry=_entry(held, _setting(home).names, {held.report: report.title}, home),
        report=report,
        chain=held.chain,
        attributions=tuple(found.attribution for found in ledger.attributions_of(held)),
        engine=held.engine,
        rules=held.rules,
        conflict=held.conflict,
        amendments=tuple(
            Amendment(mark.recorded_at, mark.author, mark.action.value, mark.fields, mark.reason)
            for mark in held.corrections
        ),
    )


def _entry(held: LedgerClaim, names: Names, titles: Mapping[str, str | None], home: str) -> Entry:
    claim = held.claim
    named = claim.source not in (REPORT_VOICE, UNSPECIFIED)
    return Entry(
        id=held.id,
        claim=claim,
        report=held.report,
        report_name=held.report_name,
        conflict=home,
        published=held.published,
        outlet=held.outlet,
        title=titles.get(held.report),
        status=held.status.value,
        quote=held.quote,
        speaker_side=names.side_of(claim.source) if named else None,
        victim_side=_sufferer(claim, names),
    )


def _sufferer(claim: Claim, names: Names) -> str | None:
    if not isinstance(claim, Toll) or claim.victim_side == MIXED_SIDE:
        return None
    return names.side_of(claim.victim_side) or claim.victim_side


def _homes(held: Sequence[LedgerClaim], named: str | None) -> list[str]:
    """The conflict of each claim: the one that is named, else the shipped one with which its report was read.

    Claims read with none are of the only conflict that the others are of; where these are of several, of none.
    """
    if named:
        return [named] * len(held)
    shipped = frozenset(shipped_conflicts())
    known = {claim.conflict for claim in held} & shipped
    otherwise = known.pop() if len(known) == 1 else ""
    return [claim.conflict if claim.conflict in shipped else otherwise for claim in held]


def _main(homes: Sequence[str]) -> str:
    """The conflict of most claims."""
    return max(sorted(set(homes)), key=homes.count, default="")


def _setting(home: str) -> Setting:
    conflict = load_conflict(home) if home else None
    return Setting(conflict, Names(load_world(), conflict))
