"""Tells the dates of a report's header and datelines from those of its narrative."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.extraction.times.patterns import Atom

_STAMPED = frozenset({"iso", "slashed", "day_month", "month_day", "weekday", "clock"})
_HEADER = re.compile(r"\s*date\s+$")
_NAMES_ONLY = re.compile(r"(?:[^\w\n]|\b(?:[A-Z]\w*|\d\w*|of|the|and|de|al|el|la|date|updated|published|posted)\b)*")
_CLOSED = re.compile(r"[.,']?\s?(?:\([^)\n]{1,40}\)|/[^\n]{0,30})?(?:\s?[-–—]+\s|:\s|\s*$|\s*\(|,?\s+[A-Z]\w+$)")


def narrated(text: str, atoms: Iterable[Atom]) -> tuple[Atom, ...]:
    """The expressions that stand in the narrative, without those of headers, datelines and time stamps."""
    return tuple(atom for atom in atoms if not _stamps(text, atom))


def _stamps(text: str, atom: Atom) -> bool:
    if atom.kind not in _STAMPED:
        return False
    line_begin = text.rfind("\n", 0, atom.begin) + 1
    line_end = text.find("\n", atom.end)
    before, after = text[line_begin : atom.begin], text[atom.end : line_end if line_end >= 0 else len(text)]
    if line_begin == 0 and _HEADER.fullmatch(before):
        return True
    return len(before) <= 80 and _NAMES_ONLY.fullmatch(before) is not None and _CLOSED.match(after) is not None
