"""Title and outlet, where a text shows them."""

from __future__ import annotations

import re

from counterclaim.reading.credits import bracket_agency, wires
from counterclaim.reading.publication import dateline_end, is_date_line

_TITLE_CHARACTERS = 200
_DECK_CHARACTERS = 260
_BYLINE = re.compile(r"by\s+[^\W\d_]", re.IGNORECASE)
_FINAL_STOP = re.compile(r"(?<!\.)\.[\"'”’)»]*\Z")
_DATELINE = re.compile(
    r"[^\W\d_][\w .,/'’()\[\]-]{1,70}?(?:\([^()]{1,60}\)|/[^/]{1,40}/|,)?\s*[.,]?\s*(?:--?|[—–_:])\s*\S"
)
_SOURCE_LINE = re.compile(r"(?:source|outlet|publication)\s*:\s*(?P<name>[^\n|]{2,60})\Z", re.IGNORECASE)
_HEAD_LINES = 10


def title_of(head: str) -> str | None:
    """The headline that opens a head (without date header): short, no final stop, set off from what follows."""
    lines = [line.strip() for line in head.splitlines()]
    while lines and (not lines[0] or is_date_line(lines[0])):
        del lines[0]
    if not lines or not _is_headline(lines[0]):
        return None
    following = lines[1:]
    if following and following[0] and len(following[0]) <= _DECK_CHARACTERS and _is_set_off(following[1:]):
        return lines[0]
    return lines[0] if _is_set_off(following) else None


def outlet_of(head: str) -> str | None:
    """The outlet that a source line or the bracket of a dateline names; None where that is a wire or no name."""
    for line in [line.strip() for line in head.splitlines() if line.strip()][:_HEAD_LINES]:
        source = _SOURCE_LINE.match(line)
        agency = source["name"].strip() if source else bracket_agency(line)
        if agency is not None and _is_outlet(agency):
            return agency
    return None


def _is_headline(line: str) -> bool:
    if not 0 < len(line) <= _TITLE_CHARACTERS or _FINAL_STOP.search(line) or line.endswith((",", ";", ":")):
        return False
    return not (is_date_line(line) or _BYLINE.match(line) or dateline_end(line) or bracket_agency(line))


def _is_set_off(following: list[str]) -> bool:
    """Whether a blank line, date line, byline or dateline comes next, and some text after it."""
    if not any(following):
        return False
    line = following[0]
    marked = is_date_line(line) or _BYLINE.match(line) or dateline_end(line) or bracket_agency(line)
    return not line or bool(marked) or bool(_DATELINE.match(line) and line[:3].isupper())


def _is_outlet(name: str) -> bool:
    if name.lower() in wires().generic or any(True for _ in wires().within(name)):
        return False
    return bool(re.fullmatch(r"[A-Z0-9][\w'’&/ -]{1,39}", name)) and not is_date_line(name) and len(name.split()) <= 5
