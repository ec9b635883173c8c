"""Title and outlet, where a text shows them."""

from __future__ import annotations

import pytest

from counterclaim.reading.heading import outlet_of, title_of

BODY = "The ministry said that eleven sailors were killed off the cape."


@pytest.mark.parametrize(
    "after",
    [
        f"\n\n{BODY}",
        f"\r\n\r\n{BODY}",
        f"\n4 March 2021\n{BODY}",
        f"\nBy Jane Roe\n{BODY}",
        f"\nSUND (Agency) - {BODY}",
        f"\nThe clash is the worst in weeks\n\n{BODY}",
    ],
)
def test_a_headline_is_set_off_from_the_story(after: str) -> None:
    """A blank line, a date line, a byline, a dateline or a deck follows it."""
    assert title_of("Eleven sailors killed off the cape" + after) == "Eleven sailors killed off the cape"


def test_date_lines_before_the_headline_are_passed_over() -> None:
    """The date is not the title."""
    assert title_of(f"4 March 2021\n\nClash off the cape\n\n{BODY}") == "Clash off the cape"


@pytest.mark.parametrize(
    "head",
    [
        f"{BODY}\n\n{BODY}",
        "Clash off the cape",
        f"Clash off the cape\n{BODY}\n{BODY}",
        f"SUND (Agency) - Clash off the cape\n\n{BODY}",
        f"{'Clash ' * 60}\n\n{BODY}",
        "",
    ],
)
def test_a_first_sentence_is_no_title(head: str) -> None:
    """A final stop, running text, a dateline or great length make it part of the story."""
    assert title_of(head) is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (f"SUND, 4 March 2021 (Harbour Post) - {BODY}", "Harbour Post"),
        (f"Clash off the cape\nSource: Harbour Post\n\n{BODY}", "Harbour Post"),
        (f"SUND (Agency) - {BODY}", None),
        (f"SUND (AP) - {BODY}", None),
        (f"Jane Roe (R-S.C.): {BODY}", None),
        (BODY, None),
    ],
)
def test_an_outlet_is_read_from_bracket_or_source_line(head: str, outlet: str | None) -> None:
    """A wire service in the bracket is a credit; a nameless agency is nothing."""
    assert outlet_of(head) == outlet
