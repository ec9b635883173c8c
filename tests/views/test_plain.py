"""Text from reports made safe to print."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.views.plain import clipped, printable

_HOSTILE = st.text(
    st.one_of(
        st.characters(max_codepoint=0x9F),
        st.sampled_from("\u202e\u2066\u2069\u200f\u061c\u2028\ufeff\x1b\x9b\x9d\ud800"),
        st.characters(),
    )
)


@given(_HOSTILE)
def test_no_control_character_or_direction_override_is_left(text: str) -> None:
    """Whatever a report holds, nothing that a terminal would obey gets through."""
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", printable(text)
    )


@given(_HOSTILE)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    """Making text safe twice changes nothing more."""
    assert printable(printable(text)) == printable(text)


def test_a_window_title_leaves_no_residue() -> None:
    """An operating system command goes with all its text, closed or not."""
    assert printable("before \x1b]0;owned\x07after") == "before after"
    assert printable("before \x1b]8;;https://bad.example\x1b\\link\x1b]8;;\x1b\\ after") == "before link after"


def test_colours_of_a_report_are_taken_out() -> None:
    """Control sequences go, the words stay."""
    assert printable("\x1b[31mred\x1b[0m and \x9b2Jclear") == "red and clear"


def test_lines_and_tabs_become_one_space() -> None:
    """A cell is one line."""
    assert printable("one\r\n\ttwo\u2028three") == "one two three"


def test_letters_of_every_script_stay() -> None:
    """Names keep their letters, right-to-left ones too."""
    assert printable("Bakı, Երևան, باكو, Баку") == "Bakı, Երևան, باكو, Баку"


def test_long_text_ends_in_an_ellipsis_within_its_width() -> None:
    """What is cut says so."""
    assert clipped("the ministry of defence", 12) == "the ministr…"
    assert clipped("short", 12) == "short"
