"""Corrections are entries of their own, and stay with the words that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger import Action, Ledger, Status, correctable_fields, open_ledger
from counterclaim.model.claim import Claim, Control, Event, EventStatus, Outcome, Position, Toll
from counterclaim.model.counts import Qualifier, between, exactly, qualified
from counterclaim.model.dates import parse_interval
from counterclaim.model.errors import CorrectionError
from tests.ledger.samples import SetClock, event, extraction, report, toll

WHO = {"author": "Ada", "reason": "The sentence says so."}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.db", create=True, clock=SetClock()) as opened:
        opened.append(report(), extraction(toll(), event()))
        yield opened


def _toll(ledger: Ledger) -> Toll:
    claim = ledger.claims("toll")[0].claim
    assert isinstance(claim, Toll)
    return claim


def test_a_correction_sets_the_fields_it_names(ledger: Ledger) -> None:
    """Figure, side and day are set; what was read stays beside what holds."""
    held = ledger.claims("toll")[0]
    fields = {"low": "26", "victim_side": "Hill Country", "as_of": "2031-03-02"}
    correction = ledger.correct(held.id, fields, **WHO)
    now = ledger.claim(held.id)
    expected = replace(toll(), count=exactly(26), victim_side="Hill Country", as_of=parse_interval("2031-03-02"))
    assert (now.claim, now.as_read, now.status) == (expected, toll(), Status.CORRECTED)
    assert now.corrections == (correction,) == ledger.corrections()
    assert (correction.author, correction.reason, correction.applies_to) == ("Ada", WHO["reason"], held.id)


def test_the_last_word_decides_the_status(ledger: Ledger) -> None:
    """Corrected, retracted and confirmed follow each other; set fields stay set."""
    held = ledger.claims("toll")[0].id
    assert ledger.claim(held).status is Status.MACHINE
    steps = (
        (lambda: ledger.correct(held, {"low": "26"}, **WHO), Status.CORRECTED),
        (lambda: ledger.retract(held, **WHO), Status.RETRACTED),
        (lambda: ledger.confirm(held, **WHO), Status.CONFIRMED),
    )
    for step, status in steps:
        step()
        assert ledger.claim(held).status is status
    assert _toll(ledger).count == exactly(26)
    actions = [correction.action for correction in ledger.corrections()]
    assert actions == [Action.CORRECT, Action.RETRACT, Action.CONFIRM]


def test_saying_the_same_twice_adds_nothing(ledger: Ledger) -> None:
    """A correction that repeats the last one is that one; to and fro and to again are three."""
    held = ledger.claims("toll")[0].id
    first = ledger.correct(held, {"low": "26"}, **WHO)
    assert ledger.correct(held, {"low": "26"}, **WHO) == first
    ledger.correct(held, {"low": "24"}, **WHO)
    ledger.correct(held, {"low": "26"}, **WHO)
    assert len(ledger.corrections()) == 3
    assert _toll(ledger).count == exactly(26)


def test_a_claim_under_the_threshold_is_to_check(tmp_path: Path) -> None:
    """Confidence below the chosen bound, and nobody has looked: to check."""
    with open_ledger(tmp_path / "l.db", create=True, check_below=0.7) as ledger:
        ledger.append(report(), extraction(toll(confidence=0.69), toll(25, confidence=0.7)))
        assert [held.status for held in ledger.claims()] == [Status.TO_CHECK, Status.MACHINE]


def test_a_better_extraction_inherits_a_correction(ledger: Ledger) -> None:
    """A newer claim of the same kind on the same span takes the correction over, though its id is another."""
    old = ledger.claims("toll")[0].id
    ledger.correct(old, {"low": "26"}, **WHO)
    better = replace(toll(), outcome=Outcome.CASUALTIES, place="ford")
    ledger.append(report(), extraction(better, engine="encoder 2"))
    new = ledger.claims("toll")[0]
    assert new.id != old
    assert (new.claim, new.status) == (replace(better, count=exactly(26)), Status.CORRECTED)
    assert ledger.problems() == ()
    assert ledger.claim(old).superseded
    assert ledger.claim(old).status is Status.CORRECTED


def test_a_second_correction_follows_the_first_through_extractions(ledger: Ledger) -> None:
    """Corrections made on two generations of a claim both hold for the third."""
    ledger.correct(ledger.claims("toll")[0].id, {"low": "26"}, **WHO)
    ledger.append(report(), extraction(replace(toll(), place="ford"), engine="encoder 2"))
    ledger.correct(ledger.claims("toll")[0].id, {"victim_side": "Hill Country"}, **WHO)
    ledger.append(report(), extraction(replace(toll(), place="river"), engine="encoder 3"))
    held = ledger.claims("toll")[0]
    assert held.claim == replace(toll(), count=exactly(26), victim_side="Hill Country", place="river")
    assert len(held.corrections) == 2


def test_a_correction_whose_words_no_claim_covers_is_a_problem(ledger: Ledger) -> None:
    """A correction is never moved to another span: it is told as a problem and left unapplied."""
    held = ledger.claims("toll")[0]
    ledger.correct(held.id, {"low": "26"}, **WHO)
    ledger.append(report(), extraction(toll(24, "24 of its soldiers"), engine="encoder 2"))
    assert ledger.claims("toll")[0].status is Status.MACHINE
    [problem] = ledger.problems()
    assert (problem.problem.kind, problem.report) == ("unmatched-correction", report().id)
    assert held.id in problem.problem.remedy
    assert ledger.corrections()[0].applies_to is None


def test_two_claims_on_one_span_keep_their_corrections_apart(tmp_path: Path) -> None:
    """Where one span says two things, the one that stood beside the corrected claim does not inherit."""
    mine, theirs = toll(side="Riverland"), toll(side="Hill Country")
    with open_ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.append(report(), extraction(mine, theirs))
        corrected = next(held for held in ledger.claims() if held.claim == mine)
        ledger.correct(corrected.id, {"low": "26"}, **WHO)
        ledger.append(report(), extraction(theirs, replace(mine, place="ford"), engine="encoder 2"))
        counts = {
            claim.victim_side: claim.count
            for claim in (held.claim for held in ledger.claims())
            if isinstance(claim, Toll)
        }
        assert counts == {"Hill Country": exactly(24), "Riverland": exactly(26)}
        ledger.append(
            report(), extraction(replace(theirs, place="hut"), replace(mine, place="hut"), engine="encoder 3")
        )
        assert [held.status for held in ledger.claims()] == [Status.MACHINE, Status.MACHINE]
        assert [problem.problem.kind for problem in ledger.problems()] == ["unmatched-correction"]


def test_a_side_is_found_where_a_correction_put_it(ledger: Ledger) -> None:
    """Asking by side follows the corrected claim, not the one that was read."""
    ledger.correct(ledger.claims("toll")[0].id, {"victim_side": "Hill Country"}, **WHO)
    assert [held.kind for held in ledger.claims(side="hill country")] == ["toll"]
    assert ledger.claims(side="Riverland") == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"outcome": "slain"}, "killed, wounded, casualties, captured, missing, displaced, destroyed"),
        ({"fallen": "3"}, "a toll has no field 'fallen'; it has outcome, object"),
        ({"low": "many"}, "low: 'many' is no whole number"),
        ({"as_of": "2031-02-30"}, "as_of: "),
        ({"since": "spring"}, "since: 'spring' is no date"),
        ({"denied": "perhaps"}, "neither true nor false"),
        ({"low": "30", "high": "20", "qualifier": "range"}, "low 30 lies above high 20"),
        ({"low": "20", "high": "30", "qualifier": "exact"}, "is one number"),
        ({"disclosed": "false", "low": "3"}, "leaves no room"),
        ({"source": " "}, "source: it cannot be empty"),
        ({}, "names one field at least"),
    ],
)
def test_a_correction_that_is_not_allowed_says_what_is(ledger: Ledger, fields: dict[str, str], words: str) -> None:
    """Unknown fields and values are refused with those that are known, and nothing is written."""
    head = ledger.head()
    with pytest.raises(CorrectionError) as refused:
        ledger.correct(ledger.claims("toll")[0].id, fields, **WHO)
    assert words in str(refused.value)
    assert ledger.head() == head


@pytest.mark.parametrize(("author", "reason"), [("", "Because."), ("Ada", "  ")])
def test_a_correction_needs_author_and_reason(ledger: Ledger, author: str, reason: str) -> None:
    """Nobody corrects anonymously or without a reason."""
    with pytest.raises(CorrectionError, match="needs its"):
        ledger.retract(ledger.claims("toll")[0].id, author=author, reason=reason)


@pytest.mark.parametrize("claim", ["ffffffffffffffff", "no id", ""])
def test_a_correction_of_an_unknown_claim_is_refused(ledger: Ledger, claim: str) -> None:
    """The claim must be known by its id or a unique beginning of it."""
    with pytest.raises(CorrectionError, match="id"):
        ledger.confirm(claim, **WHO)


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"low": "26"}, exactly(26)),
        ({"high": "26"}, exactly(26)),
        ({"low": "20", "high": "30"}, between(20, 30)),
        ({"low": "20", "high": "", "qualifier": "at-least"}, qualified(Qualifier.AT_LEAST, 20)),
        ({"low": "21", "high": "", "qualifier": "more_than"}, qualified(Qualifier.MORE_THAN, 20)),
        ({"low": "0", "high": "19", "qualifier": "less_than"}, qualified(Qualifier.LESS_THAN, 20)),
        ({"low": "0", "high": "20", "qualifier": "at_most"}, qualified(Qualifier.AT_MOST, 20)),
        ({"qualifier": "about"}, qualified(Qualifier.ABOUT, 24)),
        ({"disclosed": "no"}, None),
    ],
)
def test_a_corrected_count_is_one_of_the_conventions(ledger: Ledger, fields: dict[str, str], count: object) -> None:
    """Bounds and qualifier give the count that the annotation guide gives them."""
    ledger.correct(ledger.claims("toll")[0].id, fields, **WHO)
    assert _toll(ledger).count == count


def test_a_refused_figure_can_be_given(tmp_path: Path) -> None:
    """An undisclosed toll takes a plain number."""
    with open_ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.append(report(), extraction(replace(toll(), count=None)))
        ledger.correct(ledger.claims()[0].id, {"low": "7"}, **WHO)
        assert _toll(ledger).count == exactly(7)


def test_lists_and_open_fields_can_be_set(ledger: Ledger) -> None:
    """Names are parted by semicolons; an empty text leaves a field open."""
    held = ledger.claims("event")[0].id
    fields = {"actors": "Hill Army; Hill Guard", "occurred": "2031-03-01/2031-03-02", "status": "Alleged"}
    ledger.correct(held, fields, **WHO)
    claim = ledger.claim(held).claim
    assert isinstance(claim, Event)
    assert claim.actors == ("Hill Army", "Hill Guard")
    assert (claim.occurred, claim.status) == (parse_interval("2031-03-01/2031-03-02"), EventStatus.ALLEGED)
    ledger.correct(held, {"occurred": ""}, **WHO)
    assert getattr(ledger.claim(held).claim, "occurred", "") is None


@pytest.mark.parametrize("kind", [Toll, Event, Position, Control])
def test_every_field_of_a_claim_but_where_it_was_read_can_be_corrected(kind: type[Claim]) -> None:
    """No field is forgotten: span, extractor and confidence belong to the extraction, a count has its parts."""
    names = {field.name for field in dataclass_fields(kind)} - {"span", "extractor", "confidence", "count"}
    assert set(correctable_fields(kind.kind)) - {"low", "high", "qualifier", "disclosed"} == names
