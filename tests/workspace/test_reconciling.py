"""From a ledger to findings, contradictions, changes, relations, grades and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model.claim import Toll
from counterclaim.model.errors import ReadingError
from counterclaim.model.finding import ContradictionKind, Finding, FindingStatus, RelationKind
from counterclaim.views.timeline import Step
from counterclaim.workspace import Query
from counterclaim.workspace.reconciling import (
    Account,
    Manner,
    account,
    contradictions,
    findings,
    grade_of,
    multipliers,
    relations,
    sources,
    standing,
    timeline,
)
from tests.workspace.valley import told, told_here, war_file

WEEK = {
    "monday": """
        2031-04-05  Hill officials      killed 300 Hills military since 2031-04-01
        2031-04-05  Southland ministry  killed 20 Southland military since 2031-04-01
    """,
    "wednesday": """
        2031-04-07  Hill officials      killed 340 Hills military since 2031-04-01
        2031-04-07  Hill officials      killed +15 Hills military
        2031-04-07  Southland           casualties undisclosed Southland civilian
        2031-04-07  Southland ministry  killed 900 Northland military since 2031-04-01
    """,
    "friday": """
        2031-04-09  River Watch         killed about 400 Northland military since 2031-04-01
        2031-04-09  Northland           event ASSAULT shelling at Elm
        2031-04-09  Southland           event ASSAULT shelling at Elm denied
        2031-04-09  Southland           demands territory from Northland
    """,
}
"""Report to its claims: a count that grows, its newest part, an enemy's greater one, a refusal, and a denial."""


@pytest.fixture(name="war")
def fixture_war(tmp_path: Path) -> Query:
    """A query that asks with the conflict file of the war."""
    return Query(conflict=str(war_file(tmp_path)))


@pytest.fixture(name="ledger")
def fixture_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(tmp_path / "l.db", create=True) as ledger:
        yield ledger


@pytest.fixture(name="week")
def fixture_week(ledger: Ledger) -> Ledger:
    """A ledger of three reports."""
    for name, notation in WEEK.items():
        told(ledger, name, notation)
    return ledger


def words(finding: Finding) -> str:
    """Whose loss, of whom and since when."""
    figure = finding.figure
    return f"{figure.outcome} {figure.victim_side or 'all'} {figure.victim_type} {figure.since}"


def ends(of: Account, side: str | None = None) -> dict[str, tuple[int | None, int | None]]:
    """Figures with their ends, in order."""
    return {words(one): (one.low, one.high) for one in findings(of, side)}


def said(of: Account, source: str, low: int | None = None) -> str:
    """The id of the one claim of a source, or of its one toll with that lower bound."""
    (found,) = [
        entry.id
        for entry in of.known.entries
        if entry.claim.source == source and (low is None or _low(entry.claim) == low)
    ]
    return found


def _low(claim: object) -> int | None:
    return claim.count.low if isinstance(claim, Toll) and claim.count else None


NORTHLAND, SOUTHLAND = "killed Northland military 2031-04-01", "killed Southland military 2031-04-01"


def test_an_account_holds_what_claims_leave_open_and_what_collides(week: Ledger, war: Query) -> None:
    """340 and about 400 for two days later leave room; 900 does not; the event is denied."""
    of = account(week, war)
    assert ends(of)[SOUTHLAND] == (20, 20)
    kinds = [one.kind for one in of.contradictions]
    assert (set(kinds[:-1]), kinds[-1]) == ({ContradictionKind.PAIR}, ContradictionKind.DENIAL)
    assert (of.reading.name, len(of.entries)) == ("literal", 10)


def test_kind_side_and_limit_of_a_query_do_not_narrow_an_account(week: Ledger, war: Query) -> None:
    """A figure is what all claims leave of it, whichever of them are to be shown."""
    whole = account(week, war)
    for narrow in (replace(war, kind="event"), replace(war, side="Southland"), replace(war, limit=1)):
        of = account(week, narrow)
        assert (of.findings, of.contradictions) == (whole.findings, whole.contradictions)


def test_an_account_does_not_depend_on_the_order_in_which_reports_came(tmp_path: Path, war: Query) -> None:
    """The same three reports, appended in every order."""
    answers = []
    for number, names in enumerate(permutations(WEEK)):
        with open_ledger(tmp_path / f"{number}.db", create=True) as ledger:
            for name in names:
                told(ledger, name, WEEK[name])
            of = account(ledger, war)
            days = tuple((step.day, step.before, step.after) for step in timeline(ledger, war, Manner()))
            answers.append((of.findings, of.contradictions, days, sources(of, None)))
    assert all(answer == answers[0] for answer in answers)


def test_an_as_of_answer_never_changes(ledger: Ledger, war: Query) -> None:
    """What was published later leaves findings, contradictions and sources of an earlier day as they were."""
    for name in ("monday", "wednesday"):
        told(ledger, name, WEEK[name])
    then = account(ledger, replace(war, as_of=date(2031, 4, 7)))
    assert len(then.contradictions) == 1
    told(ledger, "friday", WEEK["friday"])
    now = account(ledger, replace(war, as_of=date(2031, 4, 7)))
    assert (now.findings, now.contradictions) == (then.findings, then.contradictions)
    assert sources(now, None) == sources(then, None)
    assert account(ledger, war).findings != then.findings


def test_a_retracted_claim_counts_nowhere(week: Ledger, war: Query) -> None:
    """Neither in findings, contradictions and sources nor in what became of figures."""
    enemy = said(account(week, war), "Southland ministry", 900)
    week.retract(enemy, author="R. Keel", reason="it speaks of both armies")
    of = account(week, war)
    assert enemy not in of.by_id
    assert ends(of)[NORTHLAND] == (360, 440)
    assert {one.kind for one in of.contradictions} == {ContradictionKind.DENIAL}
    assert next(one for one in sources(of, None) if one.source == "Southland ministry").tolls == 1
    assert all(step.after.status is not FindingStatus.CONTRADICTED for step in timeline(week, war, Manner()))
    assert (relations(of, enemy), standing(of, enemy)) == ((), None)


def test_a_corrected_claim_counts_as_corrected(week: Ledger, war: Query) -> None:
    """The figure follows the correction."""
    own = said(account(week, war), "Southland ministry", 20)
    week.correct(own, {"low": "200", "high": "200"}, author="R. Keel", reason="a nought was lost")
    assert ends(account(week, war))[SOUTHLAND] == (200, 200)


@pytest.mark.parametrize("name", ["Southland ministry", "southland MINISTRY", "Southland"])
def test_claims_of_a_source_or_side_are_set_aside(week: Ledger, war: Query, name: str) -> None:
    """By a source's name or by its side's, whatever the case of letters."""
    of = account(week, war, Manner(without=(name,)))
    assert "Southland ministry" not in {entry.claim.source for entry in of.entries}
    assert NORTHLAND in ends(of) and SOUTHLAND not in ends(of)
    assert ("Southland" in {entry.claim.source for entry in of.entries}) == (name != "Southland")


def test_a_claim_is_set_aside_by_its_id_or_a_beginning_of_it(week: Ledger, war: Query) -> None:
    """Six characters name it; fewer may be the beginning of a name, and set nothing aside."""
    enemy = said(account(week, war), "Southland ministry", 900)
    for name, gone in ((enemy, True), (enemy[:6], True), (enemy[:5], False)):
        assert (enemy not in account(week, war, Manner(without=(name,))).by_id) == gone
    assert len(account(week, war, Manner(without=(enemy[:6],))).entries) == 9


@pytest.mark.parametrize("name", ["Southport", "southport", "Southlanders"])
def test_claims_of_a_side_are_set_aside_under_all_its_names(week: Ledger, war: Query, name: str) -> None:
    """With or without capitals."""
    aside = account(week, war, Manner(without=("Southland",))).entries
    assert account(week, war, Manner(without=(name,))).entries == aside != account(week, war).entries


def test_whoever_is_set_aside_does_not_take_a_whole_side_along(ledger: Ledger, war: Query) -> None:
    """The president of Northland is not Northland."""
    told(ledger, "a", "2031-04-05  Ada Keld   killed 9 Hills civilian\n2031-04-05  Northland  killed 8 Hills military")
    (left,) = account(ledger, war, Manner(without=("Ada Keld",))).entries
    assert (left.claim.source, left.speaker_side) == ("Northland", "Northland")


def test_the_cheapest_repair_bounds_what_is_contradicted(week: Ledger, war: Query) -> None:
    """Only where it is asked for."""
    plain, repaired = account(week, war), account(week, war, Manner(repaired=True))
    assert ends(plain)[NORTHLAND] == (None, None)
    assert ends(repaired)[NORTHLAND] in ((360, 440), (900, 900))
    assert repaired.contradictions == plain.contradictions


def test_a_reading_decides_what_a_claim_binds(week: Ledger, war: Query) -> None:
    """Guarded hears 900 as a ceiling and the Hills' own 340 as a floor; nobody collides then over the figure."""
    of = account(week, war, Manner("guarded"))
    assert ends(of)[NORTHLAND] == (360, 440)
    assert {one.kind for one in of.contradictions} == {ContradictionKind.DENIAL}
    with pytest.raises(ReadingError, match="guarded"):
        account(week, war, Manner("gaurded"))


def test_figures_of_a_side_are_its_losses_and_what_it_says_of_others(week: Ledger, war: Query) -> None:
    """Losses of the Hills are told in Northland's name; River Watch has none and speaks of Northland's."""
    of = account(week, war)
    assert {one.figure.victim_side for one in findings(of, "Hills")} == {"Northland"}
    assert set(ends(of, "Hills")) == set(ends(of, "Northland"))
    south = set(ends(of, "Southport"))
    assert {NORTHLAND, SOUTHLAND} <= south
    assert "killed Northland military 2031-04-07" not in south
    assert findings(of, None) == of.findings


def test_figures_that_a_side_gives_are_its_own_to_ask_about(ledger: Ledger, war: Query) -> None:
    """Whether what it says of the other side's losses holds or not."""
    told(ledger, "a", "2031-04-05  Southland  killed 9 Northland civilian since 2031-04-01")
    assert len(findings(account(ledger, war), "Southland")) == 1
    told(ledger, "b", "2031-04-05  Northland  killed 12 Northland civilian since 2031-04-01")
    (torn,) = findings(account(ledger, war), "Southland")
    assert torn.status is FindingStatus.CONTRADICTED


def test_losses_of_allies_are_found_in_the_name_in_which_they_are_told(ledger: Ledger, war: Query) -> None:
    """Though nobody of the Hills speaks of them."""
    told(ledger, "a", "2031-04-05  River Watch  killed 9 Hills civilian since 2031-04-01")
    (one,) = findings(account(ledger, war), "Hills")
    assert one.figure.victim_side == "Northland"


def test_a_side_is_found_whatever_the_case_of_its_letters(week: Ledger, war: Query) -> None:
    """Whoever types southland means Southland."""
    of = account(week, war)
    assert contradictions(of, "southland") == contradictions(of, "Southland")
    assert findings(of, "southland") == findings(of, "Southland")


def test_a_side_that_nobody_names_has_no_figures(ledger: Ledger, war: Query) -> None:
    """Not even the total of all sides."""
    told(ledger, "sum", "2031-04-05  River Watch  killed 900 all since 2031-04-01")
    assert findings(account(ledger, war), "Atlantis") == ()


def test_contradictions_are_picked_by_kind_and_side(week: Ledger, war: Query) -> None:
    """Whoever speaks, suffers or acts in one of the claims is concerned."""
    of = account(week, war)
    assert contradictions(of, None) == of.contradictions
    assert contradictions(of, "River Watch", ContradictionKind.PAIR) == tuple(
        one for one in of.contradictions if said(of, "River Watch") in one.claims
    )
    assert {one.kind for one in contradictions(of, None, ContradictionKind.DENIAL)} == {ContradictionKind.DENIAL}
    assert contradictions(of, "Hills", ContradictionKind.DENIAL) == ()


def test_what_leaves_a_sides_figure_without_bounds_is_among_its_contradictions(ledger: Ledger, war: Query) -> None:
    """Two totals of all sides collide, and with them what they leave for Southland."""
    told(
        ledger,
        "sum",
        """
        2031-04-05  River Watch         killed 900 all since 2031-04-01
        2031-04-05  Lantern Office      killed 90 all since 2031-04-01
        2031-04-05  Southland ministry  killed undisclosed Southland since 2031-04-01
        """,
    )
    of = account(ledger, war)
    (finding,) = findings(of, "Southland")
    assert finding.conflicts == tuple(one.id for one in contradictions(of, "Southland"))


def steps_of(ledger: Ledger, query: Query, start: date | None = None) -> list[Step]:
    """What became of the figures under the literal reading."""
    return list(timeline(ledger, query, Manner(), start))


def changes(steps: list[Step], figure: str) -> list[tuple[str, tuple[int | None, int | None] | None, object]]:
    """Day, ends before and ends after of one figure."""
    return [
        (
            f"{step.day:%d}",
            (step.before.low, step.before.high) if step.before else None,
            (step.after.low, step.after.high),
        )
        for step in steps
        if words(step.after) == figure
    ]


def test_a_figure_is_told_from_publication_to_publication(week: Ledger, war: Query) -> None:
    """300, then a quarrel over it that the third report leaves open."""
    steps = steps_of(week, war)
    assert [step.day for step in steps] == sorted(step.day for step in steps)
    assert changes(steps, NORTHLAND) == [
        ("05", None, (300, 300)),
        ("07", (300, 300), (None, None)),
        ("09", (None, None), (None, None)),
    ]
    assert changes(steps, SOUTHLAND) == [("05", None, (20, 20))]


def test_a_correction_of_a_closed_window_is_a_change_and_no_growth(ledger: Ledger, war: Query) -> None:
    """The later figure for the same days replaces the earlier, though it is smaller."""
    told(ledger, "a", "2031-04-09  Northland  killed 2906 Northland military since 2031-04-01")
    told(ledger, "b", "2031-04-12  Northland  killed 2783 Northland military since 2031-04-01 as-of 2031-04-09")
    assert changes(steps_of(ledger, war), NORTHLAND) == [("09", None, (2906, 2906)), ("12", (2906, 2906), (2783, 2783))]


def test_a_day_on_which_a_figure_stays_as_it_was_is_no_change(ledger: Ledger, war: Query) -> None:
    """Nothing is told of Northland's dead on the second day."""
    told(ledger, "a", "2031-04-05  Northland  killed 30 Northland military since 2031-04-01")
    told(ledger, "b", "2031-04-06  Northland  killed 7 Northland civilian since 2031-04-01")
    assert [words(step.after).split()[2] for step in steps_of(ledger, war)] == ["military", "civilian"]


REFUSED = """
    2031-04-05  Northland  killed 897 Northland military since 2031-04-01
    2031-04-05  Southland  killed 61 Southland civilian since 2031-04-01
    2031-04-05  Southland  killed undisclosed Southland military since 2031-04-01
"""
"""What is left for a refused figure once there is a total."""


def test_only_days_with_tolls_are_told(ledger: Ledger, war: Query) -> None:
    """That Southland is first quoted, on a shelling, changes no figure that day."""
    told(ledger, "a", "2031-04-05  Northland  killed 30 Northland military since 2031-04-01")
    told(ledger, "b", "2031-04-06  Southland  event ASSAULT shelling at Elm")
    assert [step.day.day for step in steps_of(ledger, war)] == [5]


def test_another_teller_and_a_broken_silence_are_changes(ledger: Ledger, war: Query) -> None:
    """The number stays: first an outsider gives it too, then Southland does."""
    for day, source in enumerate(("Northland", "River Watch", "Southland"), 5):
        told(
            ledger,
            source,
            f"2031-04-{day:02}  {source}  killed 30 Northland military since 2031-04-01 as-of 2031-04-05",
        )
    steps = steps_of(ledger, war)
    assert [(step.after.low, step.after.high) for step in steps] == [(30, 30)] * 3
    assert [len(step.after.support) for step in steps] == [1, 2, 3]
    assert [len(step.after.silent) for step in steps] == [1, 1, 0]


def test_a_refusal_and_a_second_rival_are_changes(ledger: Ledger, war: Query) -> None:
    """Neither moves an end."""
    told(
        ledger,
        "a",
        "2031-04-05  Northland  killed 30 Northland military\n2031-04-05  Southland  killed 1 Southland civilian",
    )
    told(ledger, "b", "2031-04-06  Southland  killed undisclosed Northland military")
    told(ledger, "c", "2031-04-07  River Watch  killed 50 Northland military as-of 2031-04-05")
    told(ledger, "d", "2031-04-08  Tide Office  killed 50 Northland military as-of 2031-04-05")
    found = [step for step in steps_of(ledger, war) if words(step.after) == NORTHLAND]
    assert [{one.side: str(one.kind) for one in step.after.silent} for step in found[:2]] == [
        {"Southland": "covered"},
        {"Southland": "refused"},
    ]
    assert [len(step.after.dissent) for step in found] == [0, 0, 2, 3]


def test_what_a_quarrel_leaves_for_others_can_change_too(ledger: Ledger, war: Query) -> None:
    """Ten civilians more are ten soldiers less, whichever total holds."""
    told(ledger, "a", f"{REFUSED}2031-04-05  River Watch  killed 999 all since 2031-04-01")
    told(ledger, "t", "2031-04-05  Tide Office  killed 5000 all since 2031-04-01")
    told(ledger, "b", "2031-04-06  Southland  killed 71 Southland civilian since 2031-04-01 as-of 2031-04-05")
    first, second = (step.after for step in steps_of(ledger, war) if words(step.after) == SOUTHLAND)
    assert {way.high for way in first.alternatives} == {41, 4042}
    assert {way.high for way in second.alternatives} == {31, 4032}


def test_before_a_change_stands_what_stood_after_the_last_one(week: Ledger, war: Query) -> None:
    """For every figure."""
    last: dict[str, Finding] = {}
    for step in steps_of(week, war):
        assert step.before == last.get(words(step.after))
        last[words(step.after)] = step.after


def test_a_change_names_the_claims_of_its_day(week: Ledger, war: Query) -> None:
    """The enemy's 900 and the Hills' 340 come on Wednesday; what was said on Monday is not told again."""
    of = account(week, war)
    step = next(step for step in steps_of(week, war) if words(step.after) == NORTHLAND and step.day.day == 7)
    assert {entry.id for entry in step.told} >= {said(of, "Southland ministry", 900), said(of, "Hill officials", 340)}
    assert all(entry.published == step.day for entry in step.told)


def test_claims_that_were_told_before_are_not_told_again(ledger: Ledger, war: Query) -> None:
    """A total bounds what was refused: it is new that day, the figures that it is reduced by are not."""
    told(ledger, "a", REFUSED)
    told(ledger, "b", "2031-04-06  River Watch  killed 999 all since 2031-04-01")
    step = next(step for step in steps_of(ledger, war) if step.day.day == 6 and words(step.after) == SOUTHLAND)
    assert (step.after.low, step.after.high, len(step.after.high_forced_by)) == (0, 41, 3)
    assert [entry.claim.source for entry in step.told] == ["River Watch"]


def test_changes_can_be_told_from_a_day_on(week: Ledger, war: Query) -> None:
    """What stood before that day is where the first of them starts."""
    later = steps_of(week, war, date(2031, 4, 6))
    assert later == [step for step in steps_of(week, war) if step.day >= date(2031, 4, 6)]
    assert changes(later, NORTHLAND)[0] == ("07", (300, 300), (None, None))
    assert steps_of(week, war, date(2031, 4, 7)) == later
    assert steps_of(week, war, date(2031, 4, 10)) == []


def test_changes_up_to_a_day_are_those_that_were_told_then(week: Ledger, war: Query) -> None:
    """As of Wednesday the last report has changed nothing."""
    whole = steps_of(week, war)
    for days in range(5):
        day = date(2031, 4, 5) + timedelta(days)
        assert steps_of(week, replace(war, as_of=day)) == [step for step in whole if step.day <= day]


def test_a_change_ends_with_what_the_account_of_its_day_finds(week: Ledger, war: Query) -> None:
    """The same finding, word for word, and as of the last day none is missing."""
    steps = steps_of(week, war)
    for step in steps:
        assert step.after in findings(account(week, replace(war, as_of=step.day)), None)
    assert {words(step.after) for step in steps} == set(ends(account(week, war)))


MILL = (
    "The mill at Elm burned down in the night and twelve people who had hidden in its cellar died there, as their "
    "neighbours found when the sun was up."
)
BELL = (
    "In Aspen, far from the road, the church bell was rung for an hour to call together all who had lost somebody, "
    "and no shop opened that day."
)


def test_a_later_digest_does_not_make_earlier_reports_one_voice(ledger: Ledger, war: Query) -> None:
    """Two outlets told of twelve dead in words of their own; weeks later a third one prints both."""
    twelve = "2031-04-05  report  killed 12 Hills civilian since 2031-04-01"
    told(ledger, "mill", twelve, outlet="The Evening Lamp", text=MILL)
    told(ledger, "bell", twelve, outlet="Morning Bell", text=BELL)
    (before,) = steps_of(ledger, war)
    assert before.after.origins == 2
    both = "2031-05-02  report  killed 12 Hills civilian since 2031-04-01 as-of 2031-04-05"
    told(ledger, "digest", both, outlet="Month", text=f"{MILL} {BELL}")
    assert steps_of(ledger, war)[0] == before


def test_a_later_war_does_not_change_how_earlier_days_are_told(ledger: Ledger) -> None:
    """Reports on the war of 2023 leave the days of that of 2020 as they were."""
    told_here(ledger, "a", "2020-10-05  Armenia  killed 300 Armenia military", conflict="nagorno-karabakh-2020")
    (before,) = steps_of(ledger, Query())
    assert before.after.figure.since == date(2020, 9, 27)
    more = "2023-09-21  Armenia  killed 10 Armenia military\n2023-09-21  Armenia  killed 4 Armenia civilian"
    told_here(ledger, "b", more, conflict="nagorno-karabakh-2023")
    assert steps_of(ledger, Query())[0] == before


def test_a_part_refines_the_whole_and_rivals_contradict(week: Ledger, war: Query) -> None:
    """The newest 15 are among the 340, which cannot hold beside 900."""
    of = account(week, war)
    part, whole, enemy = (
        said(of, "Hill officials", 15),
        said(of, "Hill officials", 340),
        said(of, "Southland ministry", 900),
    )
    assert (part, RelationKind.REFINES, whole) in {(one.claim, one.kind, one.other) for one in relations(of, part)}
    assert (enemy, RelationKind.CONTRADICTS) in {(one.other, one.kind) for one in relations(of, whole)}
    assert relations(of, "0" * 16) == ()


AGREED = """
    2031-04-05  Southland    killed 12 Northland civilian since 2031-04-01
    2031-04-05  River Watch  killed 12 Northland civilian since 2031-04-01
"""


def test_another_partys_figure_makes_a_claim_probable(ledger: Ledger, war: Query) -> None:
    """One that agrees makes it a 2, a second one a 1, one that does not a 3."""
    told(ledger, "a", AGREED)
    digits = [_digit(ledger, war)]
    told(ledger, "b", "2031-04-05  Lantern Office  killed 12 Northland civilian since 2031-04-01")
    digits.append(_digit(ledger, war))
    told(ledger, "c", "2031-04-05  Tide Office  killed 40 Northland civilian since 2031-04-01")
    assert [*digits, _digit(ledger, war)] == [2, 1, 3]


def test_contradiction_alone_makes_a_claim_doubtful_then_improbable(ledger: Ledger, war: Query) -> None:
    """One other party, then two; before them nobody speaks of it."""
    told(ledger, "a", "2031-04-05  Southland  killed 12 Northland civilian since 2031-04-01")
    digits = [_digit(ledger, war)]
    for name, source in (("b", "Tide Office"), ("c", "River Watch")):
        told(ledger, name, f"2031-04-05  {source}  killed 40 Northland civilian since 2031-04-01")
        digits.append(_digit(ledger, war))
    assert digits == [6, 4, 5]


def _digit(ledger: Ledger, war: Query) -> int:
    """Credibility of Southland's claim."""
    of = account(ledger, war)
    return grade_of(of, said(of, "Southland")).digit


def test_organs_of_ones_own_side_do_not_confirm_a_claim(ledger: Ledger, war: Query) -> None:
    """Southland's ministry is Southland."""
    told(ledger, "a", AGREED.replace("River Watch", "Southland ministry"))
    assert _digit(ledger, war) == 6


def week_of(source: str) -> str:
    """What a source gives for Northland's dead on each of twenty days."""
    return "\n".join(
        f"2031-04-{day:02}  {source}  killed {10 * day} Northland military since 2031-04-01" for day in range(5, 25)
    )


def test_who_was_never_contradicted_where_others_spoke_is_reliable(ledger: Ledger, war: Query) -> None:
    """Twenty figures of which an outsider gave the same: A; a speaker of whose matters nobody else spoke: F."""
    for number, lines in enumerate(
        zip(week_of("Northland army").splitlines(), week_of("River Watch").splitlines(), strict=True)
    ):
        told(ledger, f"day {number}", "\n".join(lines))
    told(ledger, "x", "2031-04-25  Southland  killed 3 Southland civilian since 2031-04-01")
    of = account(ledger, war)
    assert str(grade_of(of, said(of, "Northland army", 240))) == "A2"
    assert str(grade_of(of, said(of, "Southland"))) == "F6"


@pytest.mark.parametrize("source", ["Southland", "River Watch"])
def test_figures_of_which_nobody_else_spoke_make_no_record(ledger: Ledger, war: Query, source: str) -> None:
    """Twenty uncontradicted ones, of a side or of an outsider."""
    for number, line in enumerate(week_of(source).splitlines()):
        told(ledger, f"day {number}", line)
    of = account(ledger, war)
    assert grade_of(of, said(of, source, 240)).letter == "F"


def test_who_was_always_contradicted_is_unreliable(ledger: Ledger, war: Query) -> None:
    """An outsider gave thrice as many each day."""
    for number, line in enumerate(week_of("Southland").splitlines()):
        watch = f"2031-04-{number + 5:02}  River Watch  killed {30 * (number + 5)} Northland military since 2031-04-01"
        told(ledger, f"day {number}", f"{line}\n{watch}")
    of = account(ledger, war)
    assert grade_of(of, said(of, "Southland", 240)).letter == "E"


def test_organs_of_ones_own_side_make_nobody_reliable(ledger: Ledger, war: Query) -> None:
    """Army and ministry of Northland gave the same twenty figures, and nobody else spoke."""
    for source in ("Northland army", "Northland ministry"):
        for number, line in enumerate(week_of(source).splitlines()):
            told(ledger, f"{source} {number}", line)
    of = account(ledger, war)
    assert grade_of(of, said(of, "Northland army", 240)).letter == "F"


def test_a_claim_stands_with_its_findings_relations_and_contradictions(week: Ledger, war: Query) -> None:
    """Those that it takes part in, and no others."""
    of = account(week, war)
    whole = said(of, "Hill officials", 340)
    stands = standing(of, whole)
    assert stands is not None
    assert NORTHLAND in {words(one) for one in stands.findings}
    assert SOUTHLAND not in {words(one) for one in stands.findings}
    assert stands.contradictions and all(whole in one.claims for one in stands.contradictions)
    assert stands.relations == relations(of, whole)
    assert stands.grade == str(grade_of(of, whole))


@pytest.mark.parametrize("reading", ["literal", "pending"])
def test_a_claim_takes_part_in_all_figures_that_it_bounds_or_unsettles(
    ledger: Ledger, war: Query, reading: str
) -> None:
    """A total bounds what is refused and its parts bound it; once another one collides with it, both are in dispute."""
    told(ledger, "a", f"{REFUSED}2031-04-05  River Watch  killed at-most 999 all since 2031-04-01")
    of = account(ledger, war, Manner(reading))
    assert _figures_of(of, "River Watch") == {SOUTHLAND, "killed all any 2031-04-01"}
    assert _figures_of(of, "Northland") == {NORTHLAND, SOUTHLAND, "killed all any 2031-04-01"}
    told(ledger, "b", "2031-04-05  Tide Office  killed 5000 all since 2031-04-01")
    torn = _figures_of(account(ledger, war, Manner(reading)), "River Watch")
    assert torn == ({SOUTHLAND} if reading == "literal" else set()) | {"killed all any 2031-04-01"}


def _figures_of(of: Account, source: str) -> set[str]:
    """The figures in which the one claim of a source takes part."""
    stands = standing(of, said(of, source))
    assert stands is not None
    return {words(one) for one in stands.findings}


def test_prints_of_one_utterance_have_one_origin(ledger: Ledger, war: Query) -> None:
    """The claim that stands for it is the same from wherever one asks."""
    for name in ("The Evening Lamp", "Morning Bell"):
        told(ledger, name, "2031-04-05  River Watch  killed 9 Hills civilian since 2031-04-01", outlet=name)
    of = account(ledger, war)
    (origin,) = {stands.origin for entry in of.entries if (stands := standing(of, entry.id))}
    assert origin == min(of.by_id)


def test_events_and_positions_stand_among_other_claims_too(week: Ledger, war: Query) -> None:
    """A denied event cannot hold with its denial; a demand stands alone."""
    of = account(week, war)
    (denial,) = contradictions(of, None, ContradictionKind.DENIAL)
    for claim in denial.claims:
        stands = standing(of, claim)
        assert stands is not None and stands.contradictions == (denial,)
    (demand,) = [entry.id for entry in of.entries if entry.claim.kind == "position"]
    alone = standing(of, demand)
    assert alone is not None and (alone.findings, alone.contradictions, alone.relations) == ((), (), ())


def test_a_claim_set_aside_has_no_standing(week: Ledger, war: Query) -> None:
    """It counts for nothing."""
    watch = said(account(week, war), "River Watch")
    assert standing(account(week, war, Manner(without=("River Watch",))), watch) is None


SERIES = {
    "River Watch": ("Northland", 100),
    "Southland ministry": ("Northland", 300),
    "Hill officials": ("Hills", 60),
    "Southland": ("Southland", 10),
}
"""Source to whose dead it counts, and how many a day: thrice what the outsider says, and three in five of it."""


@pytest.fixture(name="watched")
def fixture_watched(ledger: Ledger) -> Ledger:
    """A ledger of seven days on which all of them spoke."""
    for day in range(1, 8):
        told(
            ledger,
            f"day {day}",
            "\n".join(
                f"2031-04-{day:02}  {source}  killed {day * many} {side} military since 2031-04-01"
                for source, (side, many) in SERIES.items()
            ),
        )
    return ledger


def test_a_multiplier_says_how_a_source_compares_and_with_what(watched: Ledger, war: Query) -> None:
    """The enemy says thrice what the outsider does; the dead of the Hills are Northland's."""
    found = multipliers(account(watched, war))
    (enemy,), (own,) = found["Southland ministry"], found["Hill officials"]
    assert enemy.value == pytest.approx(3, rel=0.05) and enemy.low < 3 < enemy.high
    assert own.value == pytest.approx(0.6, rel=0.05)
    assert {one.victim_side for one in (enemy, own)} == {"Northland"}
    assert (enemy.n, enemy.anchor, enemy.anchored) == (7, "7 third-party claims", True)


def test_without_an_outsider_a_multiplier_says_that_it_is_a_prior(watched: Ledger, war: Query) -> None:
    """Nobody but Southland counts Southland's dead."""
    (own,) = multipliers(account(watched, war))["Southland"]
    assert not own.anchored and own.anchor.startswith("prior")


def test_sources_have_their_claims_utterances_and_multipliers(watched: Ledger, war: Query) -> None:
    """All of them, or those whose claims concern a side."""
    of = account(watched, war)
    summaries = {one.source: one for one in sources(of, None)}
    assert set(summaries) == set(SERIES)
    assert all((one.tolls, one.origins) == (7, 7) for one in summaries.values())
    assert {source: one.multipliers for source, one in summaries.items()} == multipliers(of)
    assert {one.source for one in sources(of, "Southport")} == {"Southland", "Southland ministry"}


def test_reprints_of_a_claim_are_one_utterance_of_its_source(ledger: Ledger, war: Query) -> None:
    """Two outlets print what River Watch said once."""
    for name in ("The Evening Lamp", "Morning Bell"):
        told(ledger, name, "2031-04-05  River Watch  killed 9 Hills civilian since 2031-04-01", outlet=name, text=MILL)
    (watch,) = sources(account(ledger, war), None)
    assert (watch.claims, watch.origins, watch.outlets) == (2, 1, ("The Evening Lamp", "Morning Bell"))


def test_without_a_conflict_file_claims_are_reconciled_all_the_same(ledger: Ledger) -> None:
    """Every victim's name stands for itself, and totals count from nowhere."""
    told(
        ledger,
        "a",
        "2031-04-05  River Watch  killed 9 Elmers civilian\n2031-04-05  Tide Office  killed 4 Elmers civilian",
    )
    of = account(ledger, Query())
    assert (of.known.conflict, len(of.contradictions)) == (None, 1)
    assert [(one.figure.victim_side, one.figure.since, one.status) for one in of.findings] == [
        ("Elmers", None, FindingStatus.CONTRADICTED)
    ]


def test_an_empty_ledger_has_an_empty_account(ledger: Ledger, war: Query) -> None:
    """And nothing ever changed."""
    of = account(ledger, war)
    assert (of.findings, of.contradictions, sources(of, None), steps_of(ledger, war)) == ((), (), (), [])


TWO_WARS = {
    "nagorno-karabakh-2020": """
        2020-10-05  Armenia     killed 300 Armenia military since 2020-10-01
        2020-10-05  Azerbaijan  denies killed 300 Armenia military since 2020-10-01
    """,
    "nagorno-karabakh-2023": """
        2020-10-05  Azerbaijan   killed 5 Armenia military since 2020-10-01
        2020-10-05  Russia       killed 9 Armenia military since 2020-10-01
        2020-10-05  River Watch  killed 9 Armenia military since 2020-10-01
    """,
}
"""Conflict file to claims that would collide with those of the other if they were of one war."""


@pytest.fixture(name="wars")
def fixture_wars(ledger: Ledger) -> Ledger:
    """A ledger of two wars."""
    for conflict, notation in TWO_WARS.items():
        told_here(ledger, conflict, notation, conflict=conflict)
    return ledger


def test_figures_of_two_wars_have_nothing_in_common(wars: Ledger) -> None:
    """Each has its own figure with the name of its conflict, its own collision, and its own speakers."""
    of = account(wars, Query())
    assert {one.conflict: (one.low, one.high) for one in of.findings} == dict(
        zip(TWO_WARS, ((300, 300), (None, None)), strict=True)
    )
    assert [one.kind for one in of.contradictions] == [*[ContradictionKind.PAIR] * 2, ContradictionKind.DENIAL]
    assert [step.before for step in steps_of(wars, Query())] == [None, None]
    kinds = {entry.claim.source: {str(one.kind) for one in relations(of, entry.id)} for entry in of.entries}
    assert (kinds["Armenia"], kinds["Russia"]) == ({"contradicts"}, {"contradicts", "agrees"})
    assert set(multipliers(of)) == {"Armenia", "Azerbaijan", "Russia", "River Watch"}


def test_a_conflict_that_is_named_takes_all_claims_for_its_own(wars: Ledger) -> None:
    """Then 300, 5 and twice 9 collide with one another."""
    of = account(wars, Query(conflict="nagorno-karabakh-2020"))
    assert {one.conflict for one in of.findings} == {"nagorno-karabakh-2020"}
    assert [one.kind for one in of.contradictions].count(ContradictionKind.PAIR) == 5


def test_claims_read_with_no_conflict_go_with_the_only_one(ledger: Ledger) -> None:
    """Of two they would be either's, and stay by themselves."""
    told_here(ledger, "a", "2020-10-05  report  killed 7 Armenia civilian", conflict="inferred")
    first, *others = TWO_WARS.items()
    told_here(ledger, first[0], first[1], conflict=first[0])
    assert set(account(ledger, Query()).parts) == {first[0]}
    for conflict, notation in others:
        told_here(ledger, conflict, notation, conflict=conflict)
    assert set(account(ledger, Query()).parts) == {"", *TWO_WARS}
