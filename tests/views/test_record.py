"""Records in the shape of the annotation guide, and CSV."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.extraction import Extraction
from counterclaim.model.notation import parse_claim
from counterclaim.model.report import Report, Span
from counterclaim.views.csv_rows import csv_cell, csv_lines
from counterclaim.views.record import entry_record, json_line, report_record, toll_record
from tests.views.entries import entries_of

TOLL = (
    "outcome object victim_side victim_type low high qualifier measure since as_of place disclosed "
    "source denied begin end"
)


def record_of(notation: str, published: str | None = "2020-10-22") -> dict[str, object]:
    """The record of one toll in notation."""
    claim = parse_claim(f"2020-10-22  Southland  {notation}").claim
    return dict(toll_record(claim, published))  # type: ignore[arg-type]


def test_a_toll_has_the_fields_of_the_guide_in_their_order() -> None:
    """Whoever scripts against the guide finds its fields and no others."""
    assert list(record_of("killed 61 Southland civilian")) == TOLL.split()


def test_as_of_is_the_day_of_publication_where_the_text_names_none() -> None:
    """A total without a day holds for the day on which it was printed."""
    assert record_of("killed 61 Southland civilian")["as_of"] == "2020-10-22"
    assert record_of("killed 61 Southland civilian as-of 2020-10-20")["as_of"] == "2020-10-20"
    assert record_of("killed 61 Southland civilian", published=None)["as_of"] is None


def test_a_refusal_has_nulls_and_no_zero() -> None:
    """Unknown is not zero."""
    record = record_of("casualties undisclosed Southland military")
    assert [record[field] for field in ("low", "high", "qualifier", "disclosed")] == [None, None, None, False]


def test_a_report_has_all_its_lists_even_when_they_are_empty() -> None:
    """The shape does not depend on what was found."""
    report = Report("lamp-01", "Nothing new.", date(2020, 10, 22), None, "The Evening Lamp", credits=("Polaris Wire",))
    record = report_record(report, Extraction(report.id, "e", "r", "inferred", (), (), (), (), ()))
    assert record == {
        "id": "lamp-01",
        "report": {
            "published": "2020-10-22",
            "title": None,
            "outlet": "The Evening Lamp",
            "credits": ["Polaris Wire"],
        },
        "tolls": [],
        "attributions": [],
        "events": [],
        "positions": [],
        "control": [],
    }


def test_an_attribution_without_a_named_source_has_null_offsets() -> None:
    """Hearsay has a cue and a content, and nobody who says it."""
    report = Report("lamp-02", "Reportedly, the bridge fell.")
    hearsay = Attribution("unspecified", None, "reportedly", Span(0, 10), Span(12, 27), Form.INDIRECT)
    record = report_record(report, Extraction(report.id, "e", "r", "inferred", (hearsay,), (), (), (), ()))
    assert isinstance(record["attributions"], list)
    assert record["attributions"][0] == {
        "source": "unspecified",
        "source_begin": None,
        "source_end": None,
        "cue": "reportedly",
        "cue_begin": 0,
        "cue_end": 10,
        "content_begin": 12,
        "content_end": 27,
        "form": "indirect",
        "said_on": None,
        "venue": None,
        "nested_in": None,
    }


@given(st.text())
def test_a_json_line_is_one_line_of_ascii(text: str) -> None:
    """No text of a report breaks the line or reaches a terminal raw, and all of it is read back."""
    line = json_line({"title": text})
    assert line.isascii() and line.isprintable()
    assert json.loads(line) == {"title": text}


def test_the_state_of_an_event_and_of_its_entry_have_fields_of_their_own() -> None:
    """Whether an event happened is one thing, whether anybody checked the claim another."""
    (entry,) = entries_of("2020-10-22  Southland  event ASSAULT shelling at Hightown alleged")
    record = entry_record(entry)
    assert (record["status"], record["entry_status"]) == ("alleged", "machine")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    assert csv_cell(text).startswith("'")


def test_numbers_stay_numbers() -> None:
    """Only text is quoted: a negative number is one."""
    assert [csv_cell(value) for value in (-5, 0, 1.5, None, True, ["a", "b"])] == ["-5", "0", "1.5", "", "true", "a; b"]


def test_csv_has_the_fields_of_all_its_records() -> None:
    """Records of several kinds share one heading; what a kind lacks is empty."""
    rows = list(csv.reader(csv_lines([{"a": 1, "b": "x, y"}, {"a": None, "c": ["p", "q"]}])))
    assert rows == [["a", "b", "c"], ["1", "x, y", ""], ["", "", "p; q"]]
    assert list(csv_lines([])) == []
