"""Unreadable or doubtful input, kept as a value beside what could be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether the input was lost (`unread`) or only lacks something (`doubtful`)."""

    UNREAD = "unread"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong with one piece of input, where, and what to do about it."""

    kind: str
    """Short stable name: "empty", "no-date", "binary", "encoding", "too-large", "malformed", "missing"."""
    where: str
    """The file, with line or record number where there is one ("reports.jsonl#3")."""
    what: str
    """A sentence that says what is wrong."""
    remedy: str
    """A sentence that says what to do."""
    severity: Severity = Severity.DOUBTFUL

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.remedy}"
