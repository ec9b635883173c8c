"""How a claim was read, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim import workspace
from counterclaim.model.report import Report
from counterclaim.views.explanation import explanation_lines

TEXT = (
    "The Armenian defence ministry said that the enemy had lost 33 tanks since 27 September.\n\n"
    "Azerbaijani prosecutors said there had been \x1b[31mheavy shelling of Ganja on Saturday."
)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The explanation of two sentences."""
    report = Report("front", TEXT, date(2020, 10, 18))
    choices: list[workspace.Choice] = []
    extraction = workspace.Reader().read(report, choices)
    return list(explanation_lines(report, extraction, choices))


def block_of(lines: list[str], beginning: str) -> dict[str, str]:
    """Label to explanation of the claim that begins so."""
    (at,) = [n for n, line in enumerate(lines) if line.startswith(beginning)]
    end = lines.index("", at) if "" in lines[at:] else len(lines)
    return {line[2:14].strip(): line[14:] for line in lines[at + 1 : end]}


def test_a_toll_tells_its_rule_its_words_and_the_reasons_of_its_side(lines: list[str]) -> None:
    block = block_of(lines, "33 Azerbaijan tanks destroyed")
    assert block["words"].endswith("the enemy had lost [33] tanks since 27 September.")
    assert block["read by"].startswith("rule toll.")
    assert block["whose"].startswith("Azerbaijan ")
    assert ", else Armenia " in block["whose"]
    assert "enemy of-speaker" in block["whose"]


def test_other_claims_tell_their_source_and_what_is_not_known(lines: list[str]) -> None:
    block = block_of(lines, "shelling (alleged) at Ganja")
    assert block["words"] == "Azerbaijani prosecutors said there had been heavy [shelling] of Ganja on Saturday."
    assert "who acted" in block["left open"]


def test_nothing_of_a_report_reaches_the_terminal_unfiltered(lines: list[str]) -> None:
    assert all(line.isprintable() for line in lines)


def test_explaining_changes_nothing_that_is_read() -> None:
    report = Report("front", TEXT, date(2020, 10, 18))
    choices: list[workspace.Choice] = []
    reader = workspace.Reader()
    assert replace(reader.read(report, choices)) == reader.read(report)
    assert choices
