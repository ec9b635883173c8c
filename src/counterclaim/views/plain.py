"""Text from reports made safe to print: nothing in it can move a cursor, set a title or turn the reading direction."""

from __future__ import annotations

import re

_SEQUENCES = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # operating system commands, closed or not
    r"|\x9d[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # device control and other strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # control sequences
    r"|\x1b[ -/]*[0-~]?"
)
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of reading direction
    r"\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """The text on one line, without control characters, escape sequences and direction overrides."""
    return _UNSAFE.sub("", _SPACES.sub(" ", _SEQUENCES.sub("", text)))


def clipped(text: str, width: int) -> str:
    """The text on one line, cut to `width` characters with an ellipsis where it is longer."""
    line = printable(text)
    return line if len(line) <= width else line[: max(width - 1, 0)].rstrip() + "…"
