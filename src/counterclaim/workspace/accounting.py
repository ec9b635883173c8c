"""From a ledger to an account: what its claims leave open and what collides, conflict by conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from counterclaim.ledger import Ledger, LedgerReport
from counterclaim.model.entry import RETRACTED, Entry
from counterclaim.model.finding import Contradiction, ContradictionKind, Finding
from counterclaim.model.world import Camp
from counterclaim.reconciliation.disputes import disputes
from counterclaim.reconciliation.ground import Ground, ground_of
from counterclaim.reconciliation.origins import Document, Origins, origins_of
from counterclaim.reconciliation.readings import LITERAL, Reading, load_reading
from counterclaim.reconciliation.reconcile import Reconciliation, reconcile
from counterclaim.workspace.asking import Gathered, Query, Setting, gathered
from counterclaim.world.camps import camps_of

SHORTEST_ID = 6
"""Characters from which on a name set aside may be the beginning of a claim's id."""
_KINDS = {kind: number for number, kind in enumerate(ContradictionKind)}


@dataclass(frozen=True, slots=True)
class Manner:
    """How claims are reconciled."""

    reading: str = LITERAL
    """Name of a shipped reading, or path of a reading file."""
    without: tuple[str, ...] = ()
    """Sources, sides and ids of claims that are set aside."""
    repaired: bool = False
    """Whether contradicted figures get the bounds that the cheapest repair leaves them."""


@dataclass(frozen=True, slots=True)
class Part:
    """The account of one conflict: figures of two wars have nothing in common."""

    setting: Setting
    camps: tuple[Camp, ...]
    ground: Ground
    entries: tuple[Entry, ...]
    result: Reconciliation
    disputed: tuple[Contradiction, ...]
    """Contradictions of events, positions and control."""


@dataclass(frozen=True)
class Account:
    """What a ledger's claims leave open and what collides, as of a day and under one reading."""

    known: Gathered
    reading: Reading
    entries: tuple[Entry, ...]
    """The claims that count: neither retracted nor set aside."""
    origins: Origins
    parts: Mapping[str, Part]
    """By the name of the conflict, empty for claims of none."""

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The claims by their ids."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The figures of all conflicts."""
        return tuple(finding for part in self.parts.values() for finding in part.result.findings)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """All of them: of figures, then of events, positions and control."""
        figures = (found for part in self.parts.values() for found in part.result.contradictions)
        others = (found for part in self.parts.values() for found in part.disputed)
        return (*sorted(figures, key=lambda found: (_KINDS[found.kind], found.claims)), *others)


def account(ledger: Ledger, query: Query, manner: Manner | None = None) -> Account:
    """The account of a ledger for the days and conflict of a query; its kind, side and limit do not narrow it.

    Raises:
        ReadingError: the reading is unknown or malformed.
        SolverError: the solver gave up.
    """
    known, manner = gathered(ledger, replace(query, kind=None)), manner or Manner()
    reading = load_reading(manner.reading)
    count = tuple(_counting(known, manner.without))
    origins = origins_of(count, (_document(kept) for kept in known.reports))
    homes: dict[str, list[Entry]] = defaultdict(list)
    for entry in count:
        homes[entry.conflict].append(entry)
    parts = {
        home: _part(home, known.settings[home], tuple(homes[home]), reading, origins, repaired=manner.repaired)
        for home in sorted(homes)
    }
    return Account(known, reading, count, origins, parts)


def _part(
    home: str, setting: Setting, entries: tuple[Entry, ...], reading: Reading, origins: Origins, *, repaired: bool
) -> Part:
    camps = camps_of(setting.conflict, entries)
    ground = ground_of(setting.conflict, camps, entries, setting.names.place)
    result = reconcile(entries, ground, reading, origins.independent, repaired=repaired)
    result = replace(result, findings=tuple(replace(found, conflict=home) for found in result.findings))
    disputed = disputes(entries, camps, setting.names.side_of, reading.name)
    return Part(setting, camps, ground, entries, result, disputed)


def _counting(known: Gathered, without: Sequence[str]) -> Iterator[Entry]:
    aside = {name.casefold() for name in without}
    begun = tuple(name for name in aside if len(name) >= SHORTEST_ID)
    sides = {home: {side for name in without if (side := _side(one, name))} for home, one in known.settings.items()}
    for entry in known.entries:
        named = aside.intersection((entry.id, entry.claim.source.casefold())) or entry.id.startswith(begun or "-")
        if entry.status != RETRACTED and not named and entry.speaker_side not in sides[entry.conflict]:
            yield entry


def _side(setting: Setting, name: str) -> str | None:
    """The side of which the whole name is one, not that of a person or organ."""
    meant = setting.names.lookup(name) or setting.names.lookup(name.title())
    return meant.side if meant and meant.side == meant.name else None


def _document(report: LedgerReport) -> Document:
    told = report.report
    return Document(report.id, told.text, told.published, told.outlet, told.credits)
