"""Claim notation: what is written is what is read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from counterclaim.model.claim import (
    Basis,
    Control,
    Event,
    EventStatus,
    EventType,
    Issue,
    Measure,
    Object,
    Outcome,
    Position,
    Stance,
    Toll,
    VictimType,
)
from counterclaim.model.counts import Qualifier, between, exactly, qualified, vague
from counterclaim.model.dates import Interval, parse_date, parse_interval
from counterclaim.model.errors import NotationError
from counterclaim.model.notation import NotedClaim, format_claim, format_ledger, parse_claim, parse_ledger

LEDGER = """\
2021-03-04  Northmark officials        killed 412 Southmark military since 2021-02-01
2021-03-04  Northmark officials        killed +11 Southmark military
2021-03-04  Southmark                  killed 19 Southmark civilian since 2021-02-01
2021-03-04  Southmark                  casualties undisclosed Southmark military
2021-03-04  the envoy < Eastmark       killed nearly 900 all since 2021-02-01
2021-03-04  report                     killed hundreds all since 2021-02-01
2021-03-02  Southmark                  destroyed at-least 24 Northmark tank military
2021-03-01  Northmark                  denies killed 230 Northmark military
2021-03-04  Northmark officials        event ASSAULT shelling at Cape Ferrol alleged
2021-03-04  the prime minister         demands territory from Northmark
2021-03-04  report                     control Cape Ferrol de-jure Southmark
undated     the mayor via Harbour Post killed 1 all
"""


MANUAL = Path(__file__).parents[3] / "docs" / "notation.md"


def claim_of(clause: str) -> object:
    """The claim that a clause says by the harbour master."""
    return parse_claim(f"2021-03-04  the harbour master  {clause}").claim


def test_every_kind_of_line_is_read() -> None:
    """The forms that the manual shows are read and aligned as they stand there."""
    noted = parse_ledger(LEDGER)
    assert [each.claim.kind for each in noted] == ["toll"] * 8 + ["event", "position", "control", "toll"]
    assert parse_ledger("\n".join(format_claim(each) for each in noted)) == noted
    assert parse_ledger(format_ledger(noted)) == noted


def test_a_toll_says_all_its_fields() -> None:
    """Each word of a toll lands in its field."""
    line = (
        "2021-03-04  the envoy < Eastmark < its navy via Harbour Post, Radio One  "
        "denies destroyed +more-than 12 Northmark air-defence civilian at Cape Ferrol since 2021-02 as-of 2021-03-01/"
    )
    toll = Toll(
        source="the envoy",
        nested=("Eastmark", "its navy"),
        via=("Harbour Post", "Radio One"),
        outcome=Outcome.DESTROYED,
        object=Object.AIR_DEFENCE,
        victim_side="Northmark",
        victim_type=VictimType.CIVILIAN,
        count=qualified(Qualifier.MORE_THAN, 12),
        measure=Measure.NEW,
        since=Interval.on(parse_date("2021-02")),
        as_of=parse_interval("2021-03-01/"),
        place="Cape Ferrol",
        denied=True,
    )
    assert parse_claim(line) == NotedClaim(date(2021, 3, 4), toll)
    assert format_claim(NotedClaim(date(2021, 3, 4), toll)) == line


def test_an_event_says_all_its_fields() -> None:
    """Actors, recipients and places are lists; the status closes the line."""
    clause = "event AGREE prisoner exchange by Northmark, Southmark against Eastmark at Ferrol, Sund on 2021-03 planned"
    assert claim_of(clause) == Event(
        source="the harbour master",
        type=EventType.AGREE,
        mode="prisoner exchange",
        actors=("Northmark", "Southmark"),
        recipients=("Eastmark",),
        places=("Ferrol", "Sund"),
        occurred=Interval.on(parse_date("2021-03")),
        status=EventStatus.PLANNED,
    )


def test_a_position_belongs_to_its_source_unless_another_actor_is_named() -> None:
    """The actor is written only where it is not the source."""
    own, told = claim_of("hopes talks"), claim_of("hopes talks for Eastmark")
    assert own == Position(
        source="the harbour master", actor="the harbour master", stance=Stance.HOPES, issue=Issue.TALKS
    )
    assert isinstance(told, Position)
    assert (told.source, told.actor) == ("the harbour master", "Eastmark")


def test_from_and_toward_mean_the_same() -> None:
    """Both prepositions are read; a demand is written with "from", every other stance with "toward"."""
    for clause, written in (("demands arms", "from"), ("offers arms", "toward")):
        noted = parse_claim(f"2021-03-04  A  {clause} from B")
        assert noted == parse_claim(f"2021-03-04  A  {clause} toward B")
        assert format_claim(noted).endswith(f"{clause} {written} B")


def test_control_says_who_backs_the_holder() -> None:
    """Basis, backer and start of control land in their fields."""
    assert claim_of("control Cape Ferrol de-facto Northmark backed-by Eastmark since 1994") == Control(
        source="the harbour master",
        place="Cape Ferrol",
        holder="Northmark",
        basis=Basis.DE_FACTO,
        backer="Eastmark",
        since=Interval.on(parse_date("1994")),
    )


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("12", exactly(12)),
        ("at-least 12", qualified(Qualifier.AT_LEAST, 12)),
        ("more-than 12", qualified(Qualifier.MORE_THAN, 12)),
        ("at-most 12", qualified(Qualifier.AT_MOST, 12)),
        ("less-than 12", qualified(Qualifier.LESS_THAN, 12)),
        ("about 12", qualified(Qualifier.ABOUT, 12)),
        ("nearly 12", qualified(Qualifier.NEARLY, 12)),
        ("5..9", between(5, 9)),
        ("dozens", vague(24, 99)),
        ("scores", vague(40, 99)),
        ("hundreds", vague(200, 999)),
        ("thousands", vague(2_000, 9_999)),
        ("tens-of-thousands", vague(20_000, 99_999)),
        ("hundreds-of-thousands", vague(200_000, 999_999)),
        ("millions", vague(2_000_000, 9_999_999)),
        ("some", vague()),
        ("[300..] vague", vague(300)),
        ("[..40] vague", vague(None, 40)),
        ("undisclosed", None),
    ],
)
def test_a_count_keeps_bounds_qualifier_and_amount(written: str, count: object) -> None:
    """Each form of a count stands for one interval, and is the form in which that interval is written."""
    noted = parse_claim(f"2021-03-04  A  killed {written} B")
    assert isinstance(noted.claim, Toll)
    assert noted.claim.count == count
    assert format_claim(noted) == f"2021-03-04  A  killed {written} B"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("Harbour Guard", "Harbour Guard"),
        ("Élan d’Or", "Élan d’Or"),
        ("Guard killed by", '"Guard killed by"'),
        ("Tide, Inc", '"Tide, Inc"'),
        ('the "Tide"', '"the \\"Tide\\""'),
        ("7th Guard", '"7th Guard"'),
        ("Guard +3", '"Guard +3"'),
        ("two  spaces", '"two  spaces"'),
        ("", '""'),
        ("a\nline", '"a\\u{A}line"'),
        ("right\u202eleft", '"right\\u{202E}left"'),
    ],
)
def test_a_name_is_quoted_only_where_it_must_be(source: str, written: str) -> None:
    """Plain names stand bare; a name that could be read otherwise stands in quotation marks."""
    noted = parse_claim(f"2021-03-04  {written}  killed 1 all")
    assert noted.claim.source == source
    assert format_claim(noted) == f"2021-03-04  {written}  killed 1 all"


def test_a_quoted_keyword_is_a_name() -> None:
    """A side called "all" is a side, not the absence of one."""
    toll = claim_of('killed 3 "all" military')
    assert isinstance(toll, Toll)
    assert (toll.victim_side, toll.victim_type) == ("all", VictimType.MILITARY)


def test_spaces_between_words_do_not_matter() -> None:
    """One space or many, and the gold files' underscores, read the same."""
    one = parse_claim("2021-03-04 A killed at_least 3 B aid_worker at Sund")
    assert one == parse_claim("  2021-03-04   A    killed  at-least  3 B   aid-worker at   Sund  ")


def test_parts_may_stand_in_any_order() -> None:
    """The optional parts that end a line are told by their keywords."""
    assert claim_of("killed 3 B at Sund since 2020") == claim_of("killed 3 B since 2020 at Sund")


def test_a_ledger_skips_comments_and_blank_lines() -> None:
    """A docstring can be a ledger, indent and all."""
    ledger = """
        # what the harbour master said
        2021-03-04  the harbour master  killed 3 all

        2021-03-05  the harbour master  killed 4 all
    """
    assert [each.published for each in parse_ledger(ledger)] == [date(2021, 3, 4), date(2021, 3, 5)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "column 1: expected the day of publication"),
        ("2021-13-04  A  killed 3 all", "column 1: expected the day of publication"),
        ("2021-03  A  killed 3 all", "column 1: expected the day of publication"),
        ("2021-03-04  killed 3 all", "column 13: expected a source, found 'killed'"),
        ("2021-03-04  A  kills 3 all", "expected denies, event, control, a stance or an outcome"),
        ("2021-03-04  A  killed many all", "column 23: expected a count"),
        ("2021-03-04  A  killed 9..3 all", "column 23: expected a count"),
        ("2021-03-04  A  killed less-than 0 all", "column 33: expected a number, found '0'"),
        ("2021-03-04  A  killed [9..3] vague all", "column 23: expected bounds"),
        ("2021-03-04  A  killed 3", "column 24: expected the side"),
        ("2021-03-04  A  killed 3 B tank ship", "column 32: expected the end of the line"),
        ("2021-03-04  A  killed 3 B since Monday", "column 33: expected a date"),
        ("2021-03-04  A  killed 3 B since 2020 since 2021", "column 38: expected the end of the line"),
        ('2021-03-04  A  killed 3 "B', "column 25: expected a closing quotation mark"),
        ('2021-03-04  A  killed 3 "B\\n" tank', "column 27: expected"),
        ('2021-03-04  A  killed 3 "\\u{110000}"', "column 26: expected a code point"),
        ("2021-03-04  A  event ASSAULT raid alleged denied", "expected only one of"),
        ("2021-03-04  A  demands arms from B toward C", "expected only one of toward, from"),
        ("2021-03-04  A  control Sund held B", "expected de-jure or de-facto"),
        ("2021-03-04  A, B  killed 3 all", "column 14: expected denies"),
    ],
)
def test_an_error_names_the_column_and_what_was_expected(line: str, message: str) -> None:
    """A line that is no notation says where it goes wrong."""
    with pytest.raises(NotationError) as caught:
        parse_claim(line)
    assert message in str(caught.value)


def test_an_error_in_a_ledger_names_the_line() -> None:
    """Line and column both are told."""
    with pytest.raises(NotationError, match=r"line 2, column 23: expected a count"):
        parse_ledger("# one\n2021-03-04  A  killed lots all")


def test_the_manual_shows_lines_that_are_read_and_written_so() -> None:
    """The example of the manual is a ledger, aligned as notation aligns it."""
    example = MANUAL.read_text(encoding="utf-8").split("```")[1].lstrip()
    assert format_ledger(parse_ledger(example)) == example


@pytest.mark.parametrize(
    "words", [Outcome, Object, VictimType, EventType, EventStatus, Stance, Issue, Basis, Qualifier]
)
def test_the_grammar_lists_every_word(words: type[StrEnum]) -> None:
    """No value of a list is missing from the grammar."""
    grammar = MANUAL.read_text(encoding="utf-8").split("```ebnf")[1]
    assert [word for word in words if f'"{word.value.replace("_", "-")}"' not in grammar] == []
