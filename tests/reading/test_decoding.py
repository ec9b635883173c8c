"""Bytes to text: unchanged, or with every guess told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.problem import Severity
from counterclaim.reading.decoding import decoded

TEXT = "The ministry’s spokesman said “eleven” – all conscripts – were killed.\r\n\tÉlan\r"
CYRILLIC = "Министерство сообщило, что погибли одиннадцать моряков, ещё четверо ранены."


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))).filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_comes_out_as_it_is(text: str) -> None:
    """Nothing is stripped, nothing translated, nothing doubted."""
    found = decoded(text.encode(), "tide.txt")
    assert (found.text, found.problems) == (text, ()) or found.problems[0].kind == "binary"


def test_the_byte_order_mark_of_utf_8_stays() -> None:
    """Offsets count in the file as decoded."""
    assert decoded(TEXT.encode("utf-8-sig"), "tide.txt").text == "\ufeff" + TEXT


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_wide_encodings_are_told_by_their_mark(codec: str) -> None:
    """Their mark is no character of the text."""
    found = decoded(TEXT.encode(codec), "tide.txt")
    assert (found.text, found.problems) == (TEXT, ())


@pytest.mark.parametrize(("text", "codec"), [(TEXT, "cp1252"), (CYRILLIC, "cp1251"), (CYRILLIC, "koi8_r")])
def test_an_old_encoding_is_detected_and_doubted(text: str, codec: str) -> None:
    """The text is read, and the encoding named in a problem."""
    found = decoded(text.encode(codec), "tide.txt")
    assert found.text == text
    assert [(each.kind, each.severity) for each in found.problems] == [("encoding", Severity.DOUBTFUL)]
    assert codec in found.problems[0].what


def test_a_declared_encoding_is_believed() -> None:
    """What the file itself says is no guess."""
    found = decoded("naïve".encode("cp1254"), "tide.html", declared="windows-1254")
    assert (found.text, found.problems) == ("naïve", ())


def test_an_unknown_declared_encoding_is_not_believed() -> None:
    """A declaration that means nothing is passed over for detection, which is told."""
    found = decoded(TEXT.encode("cp1252"), "tide.html", declared="x-harbour")
    assert found.text == TEXT
    assert found.problems[0].kind == "encoding"


def test_a_few_damaged_characters_do_not_lose_the_text() -> None:
    """Mostly sound UTF-8 stays UTF-8; the damage is shown and counted."""
    found = decoded((TEXT * 3).encode() + b"\xe2\x80 end", "tide.txt")
    assert found.text is not None
    assert found.text.startswith(TEXT)
    assert "1 damaged" in found.problems[0].what


@pytest.mark.parametrize(
    "payload",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04rest",
        b"SQLite format 3\x00rest",
        b"\x89PNG\r\n",
        b"text with \x00 in it",
        "eleven sailors".encode("utf-16-le"),
        b"\x01\x02\x03\x04 noise" * 20,
    ],
)
def test_what_is_no_text_is_unread(payload: bytes) -> None:
    """The problem says what it is and what to do."""
    found = decoded(payload, "tide.txt")
    assert found.text is None
    assert [(each.kind, each.severity) for each in found.problems] == [("binary", Severity.UNREAD)]


def test_a_truncated_wide_text_is_unread() -> None:
    """Half a character cannot be read."""
    found = decoded(TEXT.encode("utf-16")[:-1], "tide.txt")
    assert (found.text, found.problems[0].kind) == (None, "encoding")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_problem(payload: bytes) -> None:
    """No input stops a run, and none vanishes."""
    found = decoded(payload, "tide.txt")
    assert found.text is not None or found.problems
