"""`tolls`, `contradictions` and `timeline`, and what reconciliation adds to `why` and `sources`."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counterclaim.cli.demonstrating import demo_page
from counterclaim.ledger import open_ledger
from counterclaim.model.notation import parse_claim
from counterclaim.model.report import Span
from counterclaim.workspace import Query, Reader, entries
from tests.cli.conftest import Ran, Run
from tests.workspace.valley import AFTER, BEFORE, COUNT, CUT, OWN, STORY, read_into, told, war_file

LAMP = "The Evening Lamp"
LEDGERS = {
    "counterclaim.db": (("april-26", LAMP, COUNT),),
    "spring.db": (("april-20", LAMP, BEFORE), ("april-26", LAMP, COUNT), ("may-03", LAMP, AFTER)),
    "market.db": (("story", LAMP, STORY), ("cut", "Morning Bell", CUT)),
    "harbour.db": (("story", LAMP, STORY), ("own", "Harbour Post", OWN)),
}
"""Ledger to the reports read into it: stem, outlet, text."""
COMMANDS = ("tolls", "contradictions", "timeline")


@pytest.fixture(scope="module", name="ledgers")
def fixture_ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the conflict file of the valley, the ledgers above, that of the demo, and an empty one."""
    folder = tmp_path_factory.mktemp("ledgers")
    reader = Reader(conflict=str(war_file(folder)))
    for name, reports in LEDGERS.items():
        with open_ledger(folder / name, create=True) as ledger:
            read_into(ledger, folder, reports, reader)
    open_ledger(folder / "empty.db", create=True).close()
    demo_page(folder / "demo.db")
    return folder


@pytest.fixture(autouse=True)
def fixture_valley(folder: Path, ledgers: Path) -> None:
    """Copies of them in the current folder, whose settings name the conflict file."""
    for path in (*ledgers.glob("*.db"), ledgers / "war.toml"):
        shutil.copy(path, folder)
    (folder / "counterclaim.toml").write_text('conflict = "war.toml"\n', "utf-8")


def listed(ran: Ran) -> list[dict[str, Any]]:
    """What a command printed as one JSON list."""
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert isinstance(found, list)
    return found


def figures(run: Run, *options: str) -> dict[str, dict[str, Any]]:
    """Figures as `tolls` lists them, by side, victim type, outcome and first day."""
    found = listed(run("tolls", "--format", "json", *options))
    return {" ".join(_named(one["figure"])): one for one in found}


def _named(figure: Mapping[str, str]) -> tuple[str, ...]:
    return figure["victim_side"], figure["victim_type"], figure["outcome"], figure["since"]


def values(finding: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Its ends."""
    return finding["low"], finding["high"]


def claim(run: Run, *options: str, **fields: object) -> str:
    """The id of the one claim with these fields."""
    claims = run("claims", "--format", "json", *options).records
    (found,) = [one["id"] for one in claims if all(one.get(key) == value for key, value in fields.items())]
    return str(found)


NORTHLAND, SOUTHLAND = "Northland military killed 2031-04-01", "Southland military killed 2031-04-01"
NEWEST, TOTAL = "Northland military killed 2031-04-26", "none/mixed any killed 2031-04-01"
DEMO = ("--ledger", "demo.db", "--conflict", "nagorno-karabakh-2020")
FIGURE = "outcome object victim_side victim_type place incident since as_of".split()
FINDING = "figure status conflicts low high low_forced_by high_forced_by support dissent silent origins reading".split()


@pytest.mark.parametrize("options", [(), DEMO, (*DEMO, "--reading", "guarded"), (*DEMO, "--reading", "pending")])
def test_the_contract_of_tolls(run: Run, options: tuple[str, ...]) -> None:
    """A JSON list of findings whose ids are claims of the ledger and contradictions that `contradictions` lists."""
    claims = {one["id"] for one in run("claims", "--kind", "toll", "--format", "json", *options[:4]).records}
    colliding = {one["id"] for one in listed(run("contradictions", "--format", "json", *options))}
    found = listed(run("tolls", "--format", "json", *options))
    assert found
    for one in found:
        assert set(FINDING) <= set(one) and list(one["figure"]) == FIGURE
        assert _ends_fit_the_status(one), one
        assert set(one["conflicts"]) <= colliding
        assert set().union(*_claims_named(one)) <= claims
        assert all(set(each) == {"side", "kind"} for each in one["silent"])
        assert {each["kind"] for each in one["silent"]} <= {"refused", "covered", "no_report"}
        assert (one["origins"] > 0) == bool(one["support"] or one["dissent"])
        assert one["reading"] == (options[-1] if "--reading" in options else "literal")
        assert all(day is None or date.fromisoformat(day) for day in (one["figure"]["since"], one["figure"]["as_of"]))


def _ends_fit_the_status(one: Mapping[str, Any]) -> bool:
    match one["status"], one["low"], one["high"]:
        case "bounded", int(low), int(high):
            return 0 <= low <= high and not one["conflicts"]
        case "unbounded", int(low), None:
            return low >= 0 and not one["conflicts"]
        case "contradicted", None, None:
            return bool(one["conflicts"])
        case _:
            return False


def _claims_named(one: Mapping[str, Any]) -> Iterable[Iterable[str]]:
    yield from (one[field] for field in ("low_forced_by", "high_forced_by", "support", "dissent"))
    yield from (way["without"] for way in one["alternatives"])


CONTRADICTION = "id kind claims arithmetic margin reading".split()
COLLIDING = "id report begin end notation".split()
KINDS = {"pair", "family", "smallest", "denial", "rival", "cease-fire"}


@pytest.mark.parametrize("options", [(), DEMO])
def test_the_contract_of_contradictions(run: Run, options: tuple[str, ...]) -> None:
    """A JSON list; each claim has its report, the place of its words there, and a line that is read back as it."""
    with open_ledger(options[1] if options else "counterclaim.db", read_only=True) as ledger:
        texts = {kept.report.name: kept.report.text for kept in ledger.reports()}
        known = {entry.id: entry for entry in entries(ledger, Query())}
    found = listed(run("contradictions", "--format", "json", *options))
    assert found
    for one in found:
        assert set(CONTRADICTION) <= set(one) and one["kind"] in KINDS and one["arithmetic"]
        assert (one["margin"] > 0) == (one["kind"] in {"pair", "family", "smallest"})
        assert len({each["id"] for each in one["claims"]}) > 1
        for each in one["claims"]:
            entry = known[each["id"]]
            assert list(each) == COLLIDING and each["report"] == entry.report_name
            assert Span(each["begin"], each["end"]).of(texts[each["report"]]) == entry.quote != ""
            noted = parse_claim(each["notation"])
            assert noted.published == entry.published
            assert noted.claim == replace(entry.claim, span=None, extractor="", confidence=1.0)


def test_a_report_of_a_contradiction_is_named_by_its_files_stem(run: Run) -> None:
    """The stem under which the file was read."""
    (one,) = listed(run("contradictions", "--format", "json"))
    assert {each["report"] for each in one["claims"]} == {"april-26"}


def test_hundreds_and_nearly_five_thousand_are_the_pair(run: Run) -> None:
    """The reporter's and the outsider's total collide, and nothing else does."""
    (one,) = listed(run("contradictions", "--format", "json"))
    assert (one["kind"], one["arithmetic"], one["margin"]) == ("pair", "at least 4,500 > at most 999", 3501)
    assert [each["notation"].split("  ", 1)[1] for each in one["claims"]] == [
        "Arne Holt  killed nearly 5000 all since 2031-04-01",
        "report  killed hundreds all since 2031-04-01",
    ]


def test_the_refused_figure_has_both_ways_of_asking(run: Run) -> None:
    """41 at most where the reporter is right, 4,042 where the outsider is; with all others uncounted 3,542 at least."""
    outsider, reporter = claim(run, source="Arne Holt"), claim(run, source="report", kind="toll")
    one = figures(run)[SOUTHLAND]
    assert (one["status"], *values(one)) == ("contradicted", None, None)
    assert {"side": "Southland", "kind": "refused"} in one["silent"]
    ways = {tuple(way["without"]): (*values(way), *values(way["uncounted"])) for way in one["alternatives"]}
    assert ways == {(outsider,): (0, 41, 0, 41), (reporter,): (0, 4042, 3542, 4042)}


def test_the_quarrel_leaves_what_was_admitted_alone(run: Run) -> None:
    """897, the newest 26 of them, and 61."""
    found = figures(run)
    assert values(found[NORTHLAND]) == (897, 897)
    assert values(found[NEWEST]) == (26, 897)
    assert values(found["Southland civilian killed 2031-04-01"]) == (61, 61)
    assert found[NORTHLAND]["low_forced_by"] == found[NORTHLAND]["high_forced_by"] == [claim(run, low=897)]


def test_without_the_outsider_the_total_bounds_the_refused_figure(run: Run) -> None:
    """By source; without the reporter by the other way of asking."""
    one = figures(run, "--without", "Arne Holt")[SOUTHLAND]
    assert (one["status"], *values(one), one["uncounted"]) == ("bounded", 0, 41, {"low": 0, "high": 41})
    other = figures(run, "--without", "report")
    assert (*values(other[SOUTHLAND]), other[SOUTHLAND]["uncounted"]["low"]) == (0, 4042, 3542)
    both = figures(run, "--without", "report", "--without", claim(run, source="Arne Holt"))
    assert TOTAL not in both and both[SOUTHLAND]["status"] == "unbounded"
    assert listed(run("contradictions", "--without", "report", "--format", "json")) == []


def test_the_cheapest_repair_gives_bounds(run: Run) -> None:
    """One of the two ways of asking, for all figures alike, and nothing is contradicted."""
    found = figures(run, "--repaired")
    assert {one["status"] for one in found.values()} <= {"bounded", "unbounded"}
    assert (values(found[TOTAL]), values(found[SOUTHLAND])) in (((958, 999), (0, 41)), ((4500, 5000), (0, 4042)))


def test_bounds_after_the_repair_are_called_so(run: Run) -> None:
    """Whoever reads them must see that a claim was set aside; figures far from any quarrel do not say so."""
    assert "repair" in run("tolls", "--repaired").err and "repair" not in run("tolls").err
    found = figures(run, "--repaired")
    assert found[TOTAL]["reading"] == found[SOUTHLAND]["reading"] == "literal, after the cheapest repair"
    readings = [one["reading"] for one in figures(run, "--repaired", *DEMO).values()]
    assert set(readings) == {"literal", "literal, after the cheapest repair"}


@pytest.mark.parametrize(
    ("reading", "northland", "total", "collisions"),
    [
        ("literal", (897, 897), (None, None), 1),
        ("guarded", (897, None), (None, None), 1),
        ("conservative", (897, None), (958, None), 0),
        ("pending", (897, 897), (958, None), 1),
        ("ask", (897, 897), (958, None), 1),
        ("range", (897, 897), (958, 5000), 0),
        ("unconfirmed", (0, None), (0, None), 0),
    ],
)
def test_a_reading_turns_claims_into_constraints(
    run: Run, reading: str, northland: tuple[int, int | None], total: tuple[int | None, int | None], collisions: int
) -> None:
    """Own losses as floors, the lowest as a floor, or what collides waiting for somebody to settle it."""
    found = figures(run, "--reading", reading)
    assert (values(found[NORTHLAND]), values(found[TOTAL])) == (northland, total)
    assert len(listed(run("contradictions", "--reading", reading, "--format", "json"))) == collisions


def test_ask_names_the_speakers_to_ask(run: Run) -> None:
    """On stderr, in both lists; other readings name nobody."""
    for command in ("tolls", "contradictions"):
        assert "To ask: " in run(command, "--reading", "ask").err
        asked = run(command, "--reading", "ask").err.partition("To ask: ")[2]
        assert set(asked.strip().rstrip(".").split(", ")) == {"Arne Holt", "report"}
        assert "To ask" not in run(command, "--reading", "pending").err


def test_the_reading_is_named_beside_the_figures(run: Run) -> None:
    """On stderr, so that a script gets the figures alone."""
    assert "Reading: guarded. Own losses admitted are floors" in run("tolls", "--reading", "guarded").err
    assert run("tolls", "--format", "json").err == ""


def test_a_users_reading_file_is_a_reading(run: Run, folder: Path) -> None:
    """One that hears nothing of what reporters say themselves."""
    (folder / "mine.toml").write_text('title = "No reporters."\n[hears]\nreport = "nothing"\n', "utf-8")
    one = figures(run, "--reading", "mine.toml")[SOUTHLAND]
    assert (one["reading"], *values(one)) == ("mine", 0, 4042)
    assert "Reading: mine. No reporters." in run("tolls", "--reading", "mine.toml").err
    assert listed(run("contradictions", "--reading", "mine.toml", "--format", "json")) == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('rivls = "all"\n', "rivls"),
        ('rivals = "al"\n', "rivals"),
        ("[hears]\nown = 3\n", "hears.own"),
        ("[tolerance]\nabout = [0.1]\n", "tolerance"),
        ("[hears\n", "no TOML"),
    ],
)
def test_a_broken_reading_file_is_refused_with_its_key(
    run: Run, folder: Path, command: str, text: str, named: str
) -> None:
    """Exit code 6, with file and key, and nothing on stdout."""
    (folder / "mine.toml").write_text(text, "utf-8")
    ran = run(command, "--reading", "mine.toml")
    assert (ran.code, ran.out) == (6, "")
    assert "mine.toml" in ran.err and named in ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_reading_is_refused_with_a_suggestion(run: Run, command: str) -> None:
    """Exit code 6; so is a reading file that is not there."""
    ran = run(command, "--reading", "gaurded")
    assert (ran.code, ran.out) == (6, "")
    assert "Did you mean 'guarded'?" in ran.err
    gone = run(command, "--reading", "gone.toml")
    assert (gone.code, "gone.toml" in gone.err) == (6, True)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("tolls", "The ledger holds no such figures.\n"),
        ("contradictions", "No claims collide under this reading.\n"),
        ("timeline", "No figure changed in those days.\n"),
    ],
)
def test_an_empty_ledger_is_no_error(run: Run, command: str, message: str) -> None:
    """A message on stderr, and lists with nothing in them."""
    ran = run(command, "--ledger", "empty.db")
    assert (ran.code, ran.out, ran.err) == (0, "", message)
    assert listed(run(command, "--ledger", "empty.db", "--format", "json")) == []
    assert run(command, "--ledger", "empty.db", "--format", "csv").out == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_ledger_is_named(run: Run, command: str) -> None:
    """Exit code 4, and asking makes no file."""
    ran = run(command, "--ledger", "nowhere.db")
    assert (ran.code, ran.out) == (4, "")
    assert "nowhere.db" in ran.err and not Path("nowhere.db").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_notation_is_refused_with_the_reason(run: Run, command: str) -> None:
    """It writes claims, and these are none."""
    ran = run(command, "--format", "notation")
    assert (ran.code, ran.out) == (2, "")
    assert "notation writes claims" in " ".join(ran.err.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_asking_writes_nothing(run: Run, command: str, folder: Path) -> None:
    """The ledger stays as it is, byte for byte."""
    before = (folder / "counterclaim.db").read_bytes()
    assert run(command).code == 0
    assert (folder / "counterclaim.db").read_bytes() == before


def test_as_of_answers_with_what_had_been_published(run: Run) -> None:
    """On 20 April there were 640 dead and no quarrel; the answers for 26 April know nothing of May."""
    spring = ("--ledger", "spring.db")
    assert [values(one) for one in figures(run, *spring, "--as-of", "2031-04-20").values()] == [(640, 640)]
    assert values(figures(run, *spring, "--as-of", "2031-04-26")[NORTHLAND]) == (897, 897)
    assert values(figures(run, *spring)[NORTHLAND]) == (950, 950)
    assert figures(run, *spring, "--as-of", "2031-04-19") == {}
    assert listed(run("contradictions", *spring, "--as-of", "2031-04-25", "--format", "json")) == []


def test_reading_a_later_report_changes_no_earlier_answer(run: Run, folder: Path) -> None:
    """To the letter, in all three lists and in each format."""

    def answers() -> list[str]:
        asked = [(command, form) for command in COMMANDS for form in ("json", "csv", "table")]
        return [run(command, "--as-of", "2031-04-26", "--format", form).out for command, form in asked]

    before = answers()
    assert all(before)
    (folder / "later.txt").write_text(AFTER, "utf-8")
    assert run("read", "later.txt", "--outlet", LAMP, "--conflict", "war.toml").code == 0
    assert values(figures(run)[NORTHLAND]) == (950, 950)
    assert answers() == before


def test_recorded_by_answers_with_what_the_ledger_held(run: Run) -> None:
    """Before it was written it held nothing."""
    for command in COMMANDS:
        assert listed(run(command, "--recorded-by", "2020-01-01", "--format", "json")) == []


def test_a_side_has_its_losses_and_what_it_says(run: Run) -> None:
    """Under any of its names; the dead of the Hills are told as Northland's."""
    assert set(figures(run, "--side", "Southport")) == set(figures(run, "--side", "Southland"))
    assert {one["figure"]["victim_side"] for one in figures(run, "--side", "Southland").values()} == {"Southland"}
    assert set(figures(run, "--side", "Hills")) == {NORTHLAND, NEWEST}


def test_another_conflict_file_can_be_named(run: Run, folder: Path) -> None:
    """It goes before that of the settings: here, one by which totals count from March."""
    text = (folder / "war.toml").read_text("utf-8")
    (folder / "long.toml").write_text(text.replace("2031-04-01", "2031-03-01"), "utf-8")
    assert NORTHLAND not in figures(run, "--conflict", "long.toml")
    one = figures(run, "--conflict", "long.toml")["Northland military killed 2031-03-01"]
    assert (values(one), one["conflict"], one["since_assumed"]) == ((897, 897), "long.toml", True)
    assert figures(run)[NORTHLAND]["conflict"] == "war.toml"


def test_contradictions_of_a_side_and_of_a_kind(run: Run) -> None:
    """Of the demo's, those with a claim that concerns Armenia, and those that are denials."""
    whole = listed(run("contradictions", "--format", "json", *DEMO))
    denials = listed(run("contradictions", "--kind", "denial", "--format", "json", *DEMO))
    assert denials == [one for one in whole if one["kind"] == "denial"] != whole
    armenian = listed(run("contradictions", "--side", "Yerevan", "--format", "json", *DEMO))
    assert armenian and all(one in whole for one in armenian)
    assert all(any("Armenia" in each["notation"] for each in one["claims"]) for one in armenian)
    assert run("contradictions", "--kind", "quarrel").code == 2


def test_a_limit_cuts_the_list(run: Run) -> None:
    """The first ones stay."""
    for command in ("tolls", "contradictions"):
        whole = listed(run(command, "--format", "json", *DEMO))
        assert listed(run(command, "--format", "json", "--limit", "2", *DEMO)) == whole[:2]
        assert run(command, "--limit", "0").code == 2


def test_tolls_as_csv_have_a_row_a_figure(run: Run) -> None:
    """The figure's fields side by side, lists joined, ways of asking in words."""
    rows = list(csv.DictReader(run("tolls", "--format", "csv").lines))
    found = figures(run)
    assert [" ".join(_named(row)) for row in rows] == list(found)
    assert all(field in rows[0] for field in (*FIGURE, *FINDING[1:]))
    one = next(row for row in rows if " ".join(_named(row)) == SOUTHLAND)
    assert (one["status"], one["low"], one["high"]) == ("contradicted", "", "")
    assert set(one["alternatives"].split("; ")) == {"0–41", "0–4,042"}
    assert "Southland: refused" in one["silent"].split("; ")
    assert one["conflicts"] == found[SOUTHLAND]["conflicts"][0]


def test_contradictions_as_csv_have_their_claims_by_id(run: Run) -> None:
    """One row, whose ids `why` takes."""
    (row,) = csv.DictReader(run("contradictions", "--format", "csv").lines)
    (one,) = listed(run("contradictions", "--format", "json"))
    assert row["claims"].split("; ") == [each["id"] for each in one["claims"]]
    assert (row["id"], row["kind"], row["margin"]) == (one["id"], "pair", "3501")


def test_the_table_of_figures_says_what_a_reader_asks(run: Run) -> None:
    """Values, both ways of asking with whom they set aside, and who refuses."""
    page = " ".join(run("tolls").out.split())
    assert "897 Hills" in page
    assert "contradicted:" in page and "refused by Southland" in page
    rows = run("tolls", "--without", "Arne Holt").out
    assert "0–41" in rows and "contradicted" not in rows


def test_the_table_of_contradictions_names_claims_to_look_up(run: Run) -> None:
    """Who, when, what, the short id of the claim, and the arithmetic."""
    page = " ".join(run("contradictions").out.split())
    assert "Arne Holt, 26 Apr 2031: nearly 5,000 people" in page
    assert f"[{claim(run, source='Arne Holt')[:8]}]" in page
    assert "at least 4,500 > at most 999" in page and "two figures" in page


def changes(run: Run, figure: str, *options: str) -> list[tuple[object, ...]]:
    """Day, ends before and ends after of one figure in `timeline`."""
    steps = listed(run("timeline", "--format", "json", *options))
    return [
        (step["day"], step["before"] and values(step["before"]), values(step["after"]))
        for step in steps
        if " ".join(_named(step["after"]["figure"])) == figure
    ]


def test_the_timeline_tells_a_figures_revisions(run: Run) -> None:
    """640, 897, 950: each with what stood before, in order of days, and the claim that changed it."""
    spring = ("--ledger", "spring.db")
    assert changes(run, NORTHLAND, *spring) == [
        ("2031-04-20", None, (640, 640)),
        ("2031-04-26", (640, 640), (897, 897)),
        ("2031-05-03", (897, 897), (950, 950)),
    ]
    steps = listed(run("timeline", "--format", "json", *spring))
    assert [step["day"] for step in steps] == sorted(step["day"] for step in steps)
    assert steps[-1]["claims"] == [claim(run, *spring, low=950)]
    assert "897 → 950" in run("timeline", *spring).out


def test_the_timeline_can_start_on_a_day(run: Run) -> None:
    """From May on there is one change, from what April had left; from June on none."""
    late = ("--ledger", "spring.db", "--from", "2031-05-01")
    assert changes(run, NORTHLAND, *late) == [("2031-05-03", (897, 897), (950, 950))]
    assert len(listed(run("timeline", "--format", "json", *late))) == 1
    gone = run("timeline", "--ledger", "spring.db", "--from", "2031-06-01")
    assert (gone.code, gone.out, gone.err) == (0, "", "No figure changed in those days.\n")
    assert run("timeline", "--from", "May").code == 2


def test_the_timeline_is_of_a_side_and_without_whom_one_likes(run: Run) -> None:
    """The same options as of the figures."""
    spring = ("--ledger", "spring.db")
    sides = {
        step["after"]["figure"]["victim_side"]
        for step in listed(run("timeline", "--side", "Southland", "--format", "json", *spring))
    }
    assert sides == {"Southland"}
    assert changes(run, SOUTHLAND, "--without", "Arne Holt", *spring) == [("2031-04-26", None, (0, 41))]
    rows = list(csv.DictReader(run("timeline", "--format", "csv", *spring).lines))
    assert [(row["before"], row["after"]) for row in rows if row["victim_side"] == "Northland"][-1] == ("897", "950")


def test_two_prints_of_one_story_are_one_origin(run: Run) -> None:
    """Its first sentence in another paper is no second voice; a report in words of its own is."""
    figure = "Northland civilian killed 2031-04-21"
    for ledger, origins in (("market.db", 1), ("harbour.db", 2)):
        one = figures(run, "--ledger", ledger)[figure]
        assert (len(one["support"]), one["low"], one["origins"]) == (2, 12, origins)


def test_a_retracted_claim_neither_bounds_nor_collides(run: Run) -> None:
    """The outsider's figure taken out of use, the reporter's bounds the rest."""
    outsider = claim(run, source="Arne Holt")
    assert run("correct", outsider, "--retract", "--author", "R. Keel", "--reason", "he spoke of another war").code == 0
    assert listed(run("contradictions", "--format", "json")) == []
    found = figures(run)
    assert values(found[SOUTHLAND]) == (0, 41) and outsider not in json.dumps(found)
    assert outsider not in run("timeline", "--format", "json").out
    assert "grade" not in run("why", outsider, "--format", "json").records[0]


def test_a_corrected_figure_is_reconciled_as_corrected(run: Run) -> None:
    """897 was 879."""
    fields = ("low=879", "high=879", "--author", "R. Keel", "--reason", "digits changed places")
    assert run("correct", claim(run, low=897), *fields).code == 0
    assert values(figures(run)[NORTHLAND]) == (879, 879)


def test_why_tells_that_the_newest_dead_are_part_of_the_total(run: Run) -> None:
    """The 26 refine the 897, and the 897 are refined by them."""
    part, whole = claim(run, low=26), claim(run, low=897)
    (record,) = run("why", part, "--format", "json").records
    assert {"claim": part, "kind": "refines", "other": whole, "reason": "a part that fits the whole"} in record[
        "relations"
    ]
    assert record["findings"] == ["Northland: military killed: 26–897"]
    page = " ".join(run("why", part).out.split())
    assert f"refines Hills, 897 Northland military killed [{whole[:8]}]" in page
    assert f"refined by Hills, +26 Hills military killed [{part[:8]}]" in " ".join(run("why", whole).out.split())


def test_why_tells_with_what_a_claim_cannot_hold_and_its_grade(run: Run) -> None:
    """Contradicted by one other voice, which nobody supports: doubtful."""
    (record,) = run("why", claim(run, source="Arne Holt"), "--format", "json").records
    (one,) = listed(run("contradictions", "--format", "json"))
    assert (record["grade"], record["contradictions"]) == ("F4", [one["id"]])
    assert "contradicts it" in record["grade_reason"]
    page = " ".join(run("why", claim(run, source="Arne Holt")).out.split())
    assert "grade F4" in page and "cannot hold with report, hundreds of people killed" in page


def test_why_of_an_event_has_a_grade_too(run: Run) -> None:
    """Nobody else speaks of it, and a reporter's own voice has no record."""
    (record,) = run("why", claim(run, kind="event"), "--format", "json").records
    assert (record["grade"], record["relations"], record["findings"]) == ("F6", [], [])


def test_sources_show_how_they_compare_and_with_what(run: Run, folder: Path) -> None:
    """Southland counts thrice the dead of Northland that an outsider does; the anchor stands beside the number."""
    with open_ledger(folder / "watch.db", create=True) as ledger:
        for day in range(1, 8):
            watch = f"2031-04-{day:02}  River Watch  killed {100 * day} Northland military since 2031-04-01"
            enemy = f"2031-04-{day:02}  Southland  killed {300 * day} Northland military since 2031-04-01"
            told(ledger, f"day {day}", f"{watch}\n{enemy}")
    found = {one["source"]: one for one in run("sources", "--ledger", "watch.db", "--format", "json").records}
    (enemy_factor,) = found["Southland"]["reliability"]
    assert enemy_factor["multiplier"] == pytest.approx(3, rel=0.05)
    assert enemy_factor["low"] < enemy_factor["multiplier"] < enemy_factor["high"]
    named = {key: enemy_factor[key] for key in ("victim_side", "quantity", "n", "anchor", "anchored")}
    assert named == {
        "victim_side": "Northland",
        "quantity": "killed persons military",
        "n": 7,
        "anchor": "7 third-party claims",
        "anchored": True,
    }
    assert found["Southland"]["origins"] == 7
    assert "7 third-party claims" in " ".join(run("sources", "--ledger", "watch.db").out.split())


def test_sources_of_a_side(run: Run) -> None:
    """Those whose claims concern it, under any of its names."""
    assert {one["source"] for one in run("sources", "--side", "Southport", "--format", "json").records} == {"Southland"}


def test_a_factor_without_an_outsider_is_told_to_be_a_prior(run: Run) -> None:
    """In JSON with that anchor; the table leaves it out."""
    (hills,) = [one for one in run("sources", "--format", "json").records if one["source"] == "Hills"]
    (factor,) = hills["reliability"]
    assert (factor["anchor"], factor["anchored"]) == ("prior for own claims of personnel", False)
    assert "×" not in run("sources").out


@pytest.mark.parametrize("command", ["sources", "why"])
def test_csv_cells_hold_words_and_numbers(run: Run, command: str) -> None:
    """A spreadsheet has no use for braces."""
    arguments = (claim(run, low=26),) if command == "why" else ()
    assert "{'" not in run(command, *arguments, "--format", "csv").out
