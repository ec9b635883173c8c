"""Bytes to text: nothing stripped, no line end translated, every guess told.

A byte order mark of UTF-8 stays in the text as its first character, so that offsets count in the file as decoded;
that of UTF-16 and UTF-32 says how to decode and is no character of the text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from counterclaim.model.problem import Problem, Severity

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!", "an archive"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich-text document"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 65_536
_DAMAGE = "\ufffd"
_NEWS_CODECS = ["cp1252", "cp1251", "koi8_r", "cp1250", "cp1254", "cp1256", "gb18030", "shift_jis", "euc_kr", "big5"]
"""Encodings tried for text that is no UTF-8, the likelier first where the letters fit several equally well."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, or None where the bytes are no text, with what was wrong."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decoded(payload: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text that bytes hold; `declared` is the encoding that they themselves declare, if any."""
    signature = next((words for mark, words in _SIGNATURES if payload.startswith(mark)), None)
    if signature is not None:
        return _binary(where, f"It is {signature}, not a text.")
    marked = next((codec for mark, codec in _MARKS if payload.startswith(mark)), None)
    if marked is None and b"\x00" in payload:
        return _binary(where, "It holds NUL bytes, so it is no text, or UTF-16 without byte order mark.")
    found = _strict(payload, where, marked) if marked else _eight_bit(payload, where, declared)
    if found.text is not None and _is_noise(found.text):
        return _binary(where, "It is full of control characters, so it is no text.")
    return found


def _strict(payload: bytes, where: str, codec: str) -> Decoded:
    try:
        return Decoded(payload.decode(codec))
    except UnicodeDecodeError as error:
        what = f"It begins as {codec.upper()} but is damaged at byte {error.start}."
        return Decoded(None, (_problem(where, what, Severity.UNREAD),))


def _eight_bit(payload: bytes, where: str, declared: str | None) -> Decoded:
    try:
        return Decoded(payload.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    mended = payload.decode("utf-8", "replace")
    lost = mended.count(_DAMAGE)
    if lost * 2 < sum(1 for byte in payload if byte >= 0xC2):
        what = f"It is UTF-8 with {lost} damaged characters, shown as {_DAMAGE}."
        return Decoded(mended, (_problem(where, what),))
    return _declared(payload, declared) or _detected(payload, where)


def _declared(payload: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        return Decoded(payload.decode(declared))
    except (LookupError, UnicodeDecodeError):
        return None


def _detected(payload: bytes, where: str) -> Decoded:
    from charset_normalizer import from_bytes  # heavy, and rarely needed

    matches = from_bytes(payload[:_SAMPLE_BYTES], cp_isolation=_NEWS_CODECS)
    best = matches.best()
    alike = [each for each in matches if best and (each.chaos, each.coherence) == (best.chaos, best.coherence)]
    likely = {codec for each in alike for codec in each.could_be_from_charset}
    for codec in (codec for codec in _NEWS_CODECS if codec in likely):
        try:
            text = payload.decode(codec)
        except UnicodeDecodeError:
            continue
        return Decoded(text, (_problem(where, f"It is no UTF-8 and was read as {codec}."),))
    return Decoded(None, (_problem(where, "Its encoding could not be told.", Severity.UNREAD),))


def _is_noise(text: str) -> bool:
    sample = text[:_SAMPLE_BYTES]
    return len(_CONTROL.findall(sample)) > len(sample) * _CONTROL_SHARE


def _problem(where: str, what: str, severity: Severity = Severity.DOUBTFUL) -> Problem:
    return Problem("encoding", where, what, "Save it as UTF-8 if letters look wrong.", severity)


def _binary(where: str, what: str) -> Decoded:
    return Decoded(None, (Problem("binary", where, what, "Save its text as a .txt file in UTF-8.", Severity.UNREAD),))
