"""Reports, spans and content ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.report import Report, Span, content_id

REPORT = Report("tide", "Eleven sailors were killed.", date(2021, 3, 4), outlet="Harbour Post")


def test_a_span_counts_characters_not_bytes() -> None:
    """Letters beyond ASCII count as one each, line ends as they stand."""
    text = "Élan\r\n“eleven” dead"
    assert Span(6, 14).of(text) == "“eleven”"


@pytest.mark.parametrize(("begin", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_or_negative_span_is_refused(begin: int, end: int) -> None:
    """A span covers one character at least."""
    with pytest.raises(ValueError, match="no span"):
        Span(begin, end)


def test_spans_sort_in_reading_order() -> None:
    """The earlier begin comes first, then the shorter span."""
    assert sorted([Span(5, 9), Span(2, 9), Span(2, 4)]) == [Span(2, 4), Span(2, 9), Span(5, 9)]


def test_a_report_read_twice_has_one_id() -> None:
    """Neither its name, title nor credits make another report of it."""
    assert replace(REPORT, name="tide-2", title="Clash", credits=("AP",)).id == REPORT.id


@pytest.mark.parametrize(
    "other",
    [
        replace(REPORT, outlet="Evening Sund"),
        replace(REPORT, published=date(2021, 3, 5)),
        replace(REPORT, published=None),
        replace(REPORT, text=REPORT.text + "\n"),
        replace(REPORT, url="https://harbour.example/tide"),
    ],
)
def test_a_reprint_is_a_report_of_its_own(other: Report) -> None:
    """Outlet, address, day and every character of the text belong to the identity."""
    assert other.id != REPORT.id


def test_an_id_is_sixteen_hexadecimal_digits() -> None:
    """Ids have one shape, which others may store."""
    assert len(REPORT.id) == 16
    assert int(REPORT.id, 16) >= 0


def test_an_id_is_the_same_on_every_machine() -> None:
    """The id is pinned: ledgers written yesterday and elsewhere depend on it."""
    assert (
        content_id("report", "Harbour Post", "2021-03-04", "Eleven sailors were killed.")
        == REPORT.id
        == "955f973cbdfa0938"
    )


@settings(deadline=None)
@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_parts_cannot_run_into_one_another(one: list[str], other: list[str]) -> None:
    """Different lists of parts have different ids, even where they join to the same text."""
    assert (content_id(*one) == content_id(*other)) == (one == other)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=("Cs", "Ll"))))
def test_any_text_has_an_id(text: str) -> None:
    """Halves of surrogate pairs do not stop a report from being named."""
    assert len(content_id(text)) == 16
