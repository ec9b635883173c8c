"""One text to one report, whatever the text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.reports import Given, read_text

PIECES = (
    *(
        "date 2021-03-04",
        "SUND, March 4, 2021 (AP) -",
        "03/04/2021",
        "Published:",
        "With reporting by",
        "Reuters",
        "AFP",
    ),
    *(
        "(",
        ")",
        "—",
        "/",
        "|",
        ".",
        ",",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "©",
        "By ",
        "Eleven sailors",
        "were killed",
        "1994",
    ),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


@settings(deadline=None)
@given(texts)
def test_any_text_is_a_report_unchanged_or_a_problem(text: str) -> None:
    """No header stops the reading, and none is taken out of the text."""
    read = read_text(text, "tide", "tide.txt")
    assert read.report.text == text if read.report else read.problems[0].kind == "empty"


@settings(deadline=None)
@given(texts.filter(lambda text: text.strip("\ufeff \t\r\n\v\f") != ""))
def test_a_report_has_a_day_or_the_problem_that_it_has_none(text: str) -> None:
    """An unknown day is never passed over."""
    read = read_text(text, "tide", "tide.txt")
    assert read.report is not None
    assert (read.report.published is None) == ([each.kind for each in read.problems] == ["no-date"])


def test_what_a_file_states_comes_before_its_text_and_the_text_before_the_rest() -> None:
    """Three voices, one order."""
    text = "Clash off the cape\n\nSUND, 4 March 2021 (Harbour Post) - Eleven sailors were killed.\n\n(AP)"
    stated = Given(date(2021, 3, 5), "Eleven dead", "Evening Sund", "https://sund.example/1", ("dpa",))
    otherwise = Given(date(2021, 3, 6), None, "Radio One")
    own = read_text(text, "tide", "tide.txt", otherwise=otherwise).report
    told = read_text(text, "tide", "tide.txt", stated=stated, otherwise=otherwise).report
    bare = read_text("Eleven sailors were killed.", "tide", "tide.txt", otherwise=otherwise).report
    assert own and told and bare
    assert (own.published, own.title, own.outlet) == (date(2021, 3, 4), "Clash off the cape", "Harbour Post")
    assert (told.published, told.title, told.outlet) == (date(2021, 3, 5), "Eleven dead", "Evening Sund")
    assert (told.url, told.credits, own.credits) == ("https://sund.example/1", ("dpa",), ("AP",))
    assert (bare.published, bare.title, bare.outlet) == (date(2021, 3, 6), None, "Radio One")
