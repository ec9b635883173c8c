"""What a ledger is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.claim import Basis, Control, Issue, Position, Stance
from counterclaim.model.errors import LedgerError, UnknownId
from counterclaim.model.problem import Problem, Severity
from counterclaim.model.report import Span
from tests.ledger.samples import FORD, SetClock, attribution, event, extraction, numbered, report, span, toll

EARLY, LATE = date(2031, 3, 1), date(2031, 3, 9)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def ledger(tmp_path: Path, clock: SetClock) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.db", create=True, clock=clock) as opened:
        yield opened


def _names(ledger: Ledger, **question: object) -> list[str]:
    return [held.report_name for held in ledger.claims(**question)]  # type: ignore[arg-type]


def test_as_of_a_day_shows_what_was_published_by_then(ledger: Ledger) -> None:
    """Later reports are left out, and so are undated ones; without a day they come last."""
    for name, day in (("late", LATE), ("undated", None), ("early", EARLY)):
        told = report(name, f"{FORD} {name}", day)
        ledger.append(told, extraction(toll(), of=told))
    assert _names(ledger) == ["early", "late", "undated"]
    assert _names(ledger, as_of=date(2031, 3, 8)) == ["early"]
    assert _names(ledger, as_of=LATE) == ["early", "late"]
    assert [held.report.name for held in ledger.reports(as_of=LATE)] == ["early", "late"]
    assert [held.report.name for held in ledger.reports(limit=1, offset=1)] == ["late"]


def test_recorded_by_a_moment_shows_what_was_held_by_then(ledger: Ledger, clock: SetClock) -> None:
    """A ledger tells what it held, as it held it: the older extraction, without later corrections."""
    ledger.append(report(), extraction(toll()))
    moment = clock()
    ledger.append(report(), extraction(toll(30), engine="encoder 2"))
    ledger.retract(ledger.claims()[0].id, author="Ada", reason="Not there.")
    [held] = ledger.claims(recorded_by=moment)
    assert (held.claim, held.superseded, held.corrections) == (toll(), False, ())
    assert ledger.corrections(recorded_by=moment) == ()
    assert ledger.claim_count(recorded_by=moment) == ledger.claim_count() == 1


def test_a_moment_needs_its_time_zone(ledger: Ledger) -> None:
    """Eight o'clock where? A ledger does not guess."""
    with pytest.raises(LedgerError, match="time zone"):
        ledger.claims(recorded_by=datetime(2031, 1, 1))  # noqa: DTZ001  a naive moment is what is refused


def test_only_the_latest_extraction_is_shown_unless_asked(ledger: Ledger) -> None:
    """The superseded claim is kept and marked."""
    ledger.append(report(), extraction(toll()))
    ledger.append(report(), extraction(toll(25), engine="encoder 2"))
    assert [held.engine for held in ledger.claims()] == ["encoder 2"]
    assert [(held.engine, held.superseded) for held in ledger.claims(latest=False)] == [
        ("encoder 1", True),
        ("encoder 2", False),
    ]


def test_a_claim_in_two_extractions_is_told_from_the_latest(ledger: Ledger) -> None:
    """The same reading by a newer engine keeps its id."""
    ledger.append(report(), extraction(toll(confidence=0.3)))
    ledger.append(report(), extraction(toll(confidence=0.9), engine="encoder 2"))
    [held] = ledger.claims()
    assert ledger.claim(held.id).confidence == 0.9
    assert len(ledger.claims(latest=False)) == 2


def test_claims_are_found_by_every_party_they_name(ledger: Ledger) -> None:
    """Source, sufferer, actor, recipient, addressee, holder and backer count as named; case does not matter."""
    wish = Position(
        source="report", span=span("yield"), actor="Élan", stance=Stance.DEMANDS, issue=Issue.TALKS, toward="Riverland"
    )
    hold = Control(
        source="report", span=span("the ford"), place="ford", holder="Hill Army", basis=Basis.DE_FACTO, backer="Delta"
    )
    fight = replace(event(), recipients=("Riverland",))
    ledger.append(report(), extraction(toll(), fight, wish, hold))

    def kinds(*side: str) -> set[str]:
        return {held.kind for held in ledger.claims(side=side)}

    assert kinds("riverland") == {"toll", "event", "position"}
    assert kinds("HILL ARMY") == {"event", "control"}
    assert kinds("élan") == kinds("ÉLAN") == {"position"}
    assert kinds("Delta", "River Command") == {"control", "toll"}
    assert kinds("nobody") == set()
    assert len(ledger.claims(side="Riverland", limit=1, offset=2)) == 1


def test_pages_of_claims_join_to_all_of_them(ledger: Ledger) -> None:
    """Limit and offset cut one and the same order."""
    for number in range(7):
        ledger.append(*numbered(number))
    everything = ledger.claims()
    assert len(everything) == ledger.claim_count() == 14
    assert tuple(held for start in range(0, 14, 4) for held in ledger.claims(limit=4, offset=start)) == everything
    assert [held.kind for held in ledger.claims("event")] == ["event"] * 7


def test_a_claim_is_known_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    """Enough of an id to be unique is enough; too little names the candidates; none is said to be none."""
    for number in range(40):
        ledger.append(*numbered(number))
    held = ledger.claims()[5]
    assert ledger.claim(held.id[:10].upper()) == ledger.claim(held.id) == held
    digit = max("0123456789abcdef", key=lambda first: sum(each.id[0] == first for each in ledger.claims()))
    with pytest.raises(UnknownId, match=rf"Several claims have an id that begins with {digit}: {digit}"):
        ledger.claim(digit)
    for unknown in ("0123456789abcdef", "%", "", "a' OR '1'='1"):
        with pytest.raises(UnknownId, match="id"):
            ledger.claim(unknown)
    assert ledger.report(held.report[:12]).report.name == held.report_name


def test_an_unknown_kind_is_refused(ledger: Ledger) -> None:
    """A misspelt kind is no empty answer."""
    with pytest.raises(LedgerError, match="toll, event, position, control"):
        ledger.claims("tolls")


def test_a_claim_opens_its_words_and_its_chain(ledger: Ledger) -> None:
    """A claim knows its quote, who passed it on, and the attributions around it, outermost first."""
    inner = Attribution(
        "staff",
        span("neither bank"),
        "know",
        span("yield"),
        Span(FORD.index("24"), FORD.index(" of")),
        Form.INDIRECT,
        nested_in=0,
    )
    told = replace(toll(), via=("Delta Press",), nested=("Riverland",))
    ledger.append(report(), extraction(told, event(), attributions=(attribution(), inner)))
    [held] = ledger.claims("toll")
    assert held.quote == "24"
    assert held.chain == ("Riverside Wire", "Delta Press", "river command", "Riverland")
    assert [around.attribution.source for around in ledger.attributions_of(held)] == ["river command", "staff"]
    assert [around.attribution for around in ledger.attributions(held.report)] == [attribution(), inner]


def test_search_finds_words_phrases_and_letters_without_accents(ledger: Ledger) -> None:
    """All words must stand in the report; quoted ones together; operators of the index are plain words."""
    for name, text in (
        ("crossing", "Élan crossed the river at night."),
        ("night", "At night the crossing of Elan began."),
    ):
        told = report(name, text)
        ledger.append(told, extraction(of=told))

    def found(words: str) -> set[str]:
        return {hit.report_name for hit in ledger.search(words)}

    assert found("elan night") == {"crossing", "night"}
    assert found('"the river"') == {"crossing"}
    assert found("river crossing") == set()
    assert found("night NOT river") == found("NEAR(") == found("") == found('" - "') == set()
    assert found("ford") == {"crossing", "night"}, "the title counts too"
    assert "river" in ledger.search("river")[0].excerpt


def test_the_review_queue_begins_with_doubt_times_leverage(ledger: Ledger) -> None:
    """Doubtful claims first; a claim that moves a finding is more pressing; what was looked at is left out."""
    doubts = [toll(number, confidence=confidence) for number, confidence in ((1, 0.5), (2, 0.1), (3, 0.4), (4, 0.95))]
    ledger.append(report(), extraction(*doubts))

    def queue(**options: object) -> list[float]:
        return [held.confidence for held in ledger.review_queue(**options)]  # type: ignore[arg-type]

    moving = next(held.id for held in ledger.claims() if held.confidence == 0.5)
    assert queue() == [0.1, 0.4, 0.5]
    assert queue(threshold=1.0, limit=2) == [0.1, 0.4]
    assert queue(threshold=0.45) == [0.1, 0.4]
    assert queue(leverage={moving: 40.0}) == [0.5, 0.1, 0.4]
    ledger.confirm(ledger.review_queue()[0].id, author="Ada", reason="Read.")
    assert queue() == [0.4, 0.5]


def test_problems_are_kept_and_shown(ledger: Ledger) -> None:
    """Problems of reading, of extraction and of input that gave no report; those of a superseded extraction go."""
    undated = Problem("no-date", "ford.txt", "No date is given.", "Give one.")
    doubtful = Problem("quotation", "ford.txt", "A quotation is never closed.", "Look at it.")
    lost = Problem("binary", "image.txt", "It is no text.", "Convert it.", Severity.UNREAD)
    ledger.append(report(), extraction(toll(), problems=(doubtful,)), (undated, undated, doubtful))
    assert ledger.record_problems([lost, lost]) == 1
    assert ledger.record_problems([lost]) == 0
    assert [held.problem for held in ledger.problems()] == [undated, doubtful, lost]
    assert [held.report for held in ledger.problems()] == [report().id, report().id, None]
    ledger.append(report(), extraction(toll(), engine="encoder 2"))
    assert [held.problem for held in ledger.problems()] == [undated, lost]


def test_what_does_not_fit_the_report_is_refused(ledger: Ledger) -> None:
    """An extraction of another report, a span past the text, a nesting in nothing: refused whole."""
    beyond = replace(toll(), span=Span(0, len(FORD) + 1))
    nowhere = replace(attribution(), nested_in=3)
    wrong = (
        extraction(toll(), of=report("other", "Other text.")),
        extraction(beyond),
        extraction(attributions=(nowhere,)),
    )
    for misfit in wrong:
        with pytest.raises(LedgerError):
            ledger.append(report(), misfit)
    with pytest.raises(LedgerError, match="confidence"):
        ledger.append(report(), extraction(toll(confidence=float(7))))
    assert ledger.counts()[-1] == ("link", 0)
