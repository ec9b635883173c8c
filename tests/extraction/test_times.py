"""Expressions of time: recognised, and resolved against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.extraction.times import TimeRole, find_times, governing_time, since_of
from tests.extraction.trees import analysed, unparsed

FRIDAY = date(2021, 6, 18)


def intervals(text: str, published: date | None = FRIDAY) -> list[str | None]:
    return [str(time.interval) if time.interval else None for time in find_times(unparsed(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on Tuesday .", "2021-06-15"),
        ("The bridge fell on Friday .", "2021-06-18"),
        ("The bridge fell last Friday .", "2021-06-11"),
        ("Envoys will meet on Tuesday .", "2021-06-22"),
        ("Envoys are due there next Monday .", "2021-06-21"),
        ("The bridge fell yesterday .", "2021-06-17"),
        ("Guns were heard overnight .", "2021-06-17/2021-06-18"),
        ("Guns were heard in the night to Thursday .", "2021-06-16/2021-06-17"),
        ("The depot burned at the weekend .", "2021-06-12/2021-06-13"),
    ],
)
def test_a_day_of_the_week_is_the_last_one_unless_the_clause_looks_ahead(text: str, expected: str) -> None:
    """Guide 1.4: up to and including the day of publication; with "due", "will" and "next" the coming one."""
    assert intervals(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 9 May .", "2021-05-09"),
        ("It began on May 9th .", "2021-05-09"),
        ("It began on November 3 .", "2020-11-03"),
        ("It began in November .", "2020-11"),
        ("It began in May last year .", "2020-05"),
        ("It began late last month .", "2021-05"),
        ("It began last year .", "2020"),
        ("It ended in 1987 .", "1987"),
        ("It began in late March 2020 .", "2020-03"),
        ("It began three days ago .", "2021-06-15"),
        ("It began a year ago .", "2020-06"),
    ],
)
def test_a_date_without_its_year_is_the_nearest_one_not_after_publication(text: str, expected: str) -> None:
    """Days, months and years keep the precision with which the text gives them."""
    assert intervals(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between June 2 and 6 the road was cut .", "2021-06-02/2021-06-06"),
        ("The road was cut from 2 to 6 June .", "2021-06-02/2021-06-06"),
        ("The road was cut from May 28 to June 6 .", "2021-05-28/2021-06-06"),
        ("Shells fell on Tuesday and Wednesday .", "2021-06-15/2021-06-16"),
        ("The road was cut June 2-6 .", "2021-06-02/2021-06-06"),
    ],
)
def test_two_ends_make_one_interval(text: str, expected: str) -> None:
    """A range is one expression, its first day to its last."""
    assert intervals(text) == [expected]


def test_the_day_before_counts_from_the_last_day_told() -> None:
    """Not from the day of publication, where the text has told another day just before."""
    assert intervals("On June 3 the envoy spoke . The day before he had refused .") == ["2021-06-03", "2021-06-02"]


def test_what_lies_a_day_after_an_event_dates_the_event_before_it() -> None:
    """In "said on Tuesday, a day after the raid" the raid was on Monday."""
    assert intervals("The army said on Tuesday , a day after the raid .") == ["2021-06-15", "2021-06-14"]


@pytest.mark.parametrize(
    "text", ["The base was stormed last week .", "They have lost men this week .", "It was seen recently ."]
)
def test_vague_times_are_recognised_and_left_open(text: str) -> None:
    """They keep their words from being dated by another expression."""
    assert intervals(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        " date 2021-06-18 Guns heard at the ford",
        "STRELSAU, June 18, 2021 (Agency) - Guns were heard .",
        "Strelsau, June 18: guns were heard .",
        "Updated: 09:10, 18 June 2021",
    ],
)
def test_headers_and_datelines_are_no_times_of_the_narrative(text: str) -> None:
    """The header `date YYYY-MM-DD`, datelines and time stamps date the report, not what it tells."""
    assert [time for time in find_times(unparsed(text), FRIDAY) if time.role is not TimeRole.CLOCK] == []


@pytest.mark.parametrize("text", ["They may march on .", "It cost 2000 soldiers .", "A man aged 40 spoke ."])
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    """A modal "may", a verb "march" and a count that looks like a year."""
    assert intervals(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It has gone on since May 9 .", TimeRole.SINCE),
        ("It went on until May 9 .", TimeRole.UNTIL),
        ("It began before May 9 .", TimeRole.BEFORE),
        ("It lasted two weeks .", TimeRole.DURATION),
        ("It is said daily .", TimeRole.FREQUENCY),
    ],
)
def test_the_word_before_says_how_an_expression_bounds(text: str, role: TimeRole) -> None:
    """Since, until, before and after; lengths and frequencies are roles of their own."""
    assert [time.role for time in find_times(unparsed(text), FRIDAY)] == [role]


def test_a_chronicle_counts_from_the_dates_it_tells() -> None:
    """Without a day of publication a month takes the year told last."""
    assert intervals("War came in May 1894 . In July the port fell .", None) == ["1894-05", "1894-07"]


def test_the_span_covers_the_words_of_the_expression() -> None:
    """Characters and words name the same stretch."""
    text = "It began on 9 May ."
    (time,) = find_times(unparsed(text), FRIDAY)
    assert time.span.of(text) == "9 May"
    assert time.words == (3, 5)


SAID = (
    "Bordurian/ADJ/amod/2 envoys=envoy/NOUN/nsubj/3 said=say/VERB/root/3 on/ADP/case/5 Tuesday/PROPN/obl/3 "
    "that/SCONJ/mark/8 shells=shell/NOUN/nsubj/8 fell=fall/VERB/ccomp/3 on/ADP/case/10 Zenda@/PROPN/obl/8 "
    "on/ADP/case/12 Monday/PROPN/obl/8 ./PUNCT/punct/3"
)


def test_a_day_of_speaking_does_not_date_what_is_said() -> None:
    """Each clause is dated by its own expression."""
    analysis = analysed(SAID)
    times = find_times(analysis, FRIDAY)
    dated = [governing_time(analysis, times, word) for word in (2, 7)]
    assert [str(time.interval) for time in dated if time] == ["2021-06-15", "2021-06-14"]


def test_what_is_said_without_a_day_stays_undated() -> None:
    """The day of speaking is no day of the event."""
    analysis = analysed(SAID.replace("on/ADP/case/12 Monday/PROPN/obl/8 ", ""))
    assert governing_time(analysis, find_times(analysis, FRIDAY), 7) is None


def test_since_reaches_the_count_of_its_sentence() -> None:
    """ "Since" opens the window of every count in its sentence."""
    analysis = analysed(
        "Forty/NUM/nummod/2 men=man/NOUN/nsubj/4 have/AUX/aux/4 died=die/VERB/root/4 since/ADP/case/6 May/PROPN/obl/4 "
        "./PUNCT/punct/4"
    )
    since = since_of(analysis, find_times(analysis, FRIDAY), 0)
    assert since is not None
    assert str(since.interval) == "2021-05"
