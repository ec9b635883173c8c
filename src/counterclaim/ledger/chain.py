"""The hashes of a ledger: payload, link, head and digest.

A link covers the hashes of its entries, not their payloads, so that one payload can be struck out by order of a court
and the chain of all others still be verified.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.ledger.cells import Cell

GENESIS = "0" * 64
"""Head of an empty ledger."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One row of the ledger as the chain sees it."""

    number: int
    kind: str
    id: str
    within: str
    """Id of the extraction or report that the entry belongs to; empty for none."""
    hash: str
    """Hash of the payload."""

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True)
class Link:
    """One transaction of the ledger."""

    number: int
    recorded_at: str
    """UTC, ISO 8601 with microseconds."""
    previous: str
    entries: int
    hash: str


def payload_hash(kind: str, cells: Iterable[Cell]) -> str:
    """SHA-256 of a row's cells after `entry`, in column order, each with its type."""
    return _sha256([kind, *(["bytes", cell.hex()] if isinstance(cell, bytes) else cell for cell in cells)])


def link_hash(previous: str, number: int, recorded_at: str, entries: Iterable[Entry]) -> str:
    """SHA-256 of a link: its place, its clock and the entries it closes."""
    closed = [[entry.number, entry.kind, entry.id, entry.within, entry.hash] for entry in entries]
    return _sha256([previous, number, recorded_at, closed])


def digest_of(contents: Iterable[tuple[str, str, str]]) -> str:
    """SHA-256 of (kind, id, within) of every entry, without clock and order."""
    return _sha256(sorted(set(contents)))


def _sha256(structure: object) -> str:
    canonical = json.dumps(structure, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
