"""The page of one claim."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from rich.console import Console

from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.dates import Interval
from counterclaim.model.report import Report, Span
from counterclaim.views.provenance import Amendment, Provenance, provenance_page, provenance_record
from tests.views.entries import entries_of

TEXT = "It rained. The army said on Radio One that nearly 40 men had died. Nobody else spoke."


def provenance_of(text: str = TEXT, words: str = "nearly 40") -> Provenance:
    """A toll whose words stand in a text, quoted through a radio."""
    (entry,) = entries_of("2020-10-22  Northland army via Radio One  killed nearly 40 Northland military")
    begin = text.index(words)
    said = Attribution(
        source="Northland army",
        source_span=Span(0, 2),
        cue="say",
        cue_span=Span(0, 2),
        content_span=Span(begin, begin + len(words)),
        form=Form.INDIRECT,
        said_on=Interval.on(date(2020, 10, 21)),
        venue="Radio One",
    )
    return Provenance(
        entry=replace(
            entry, claim=replace(entry.claim, span=Span(begin, begin + len(words)), extractor="rule:subject")
        ),
        report=Report("lamp-01", text, date(2020, 10, 22), "Rain", "The Evening Lamp", credits=("Polaris Wire",)),
        chain=("The Evening Lamp", "Radio One", "Northland army"),
        attributions=(said,),
        engine="shipped-1",
        rules="rules-1",
        conflict="inferred",
        amendments=(Amendment(datetime(2020, 11, 1, tzinfo=UTC), "R. Keel", "confirm", (), "heard the tape"),),
    )


def drawn(provenance: Provenance, *, colour: bool = False) -> str:
    """The page as a terminal gets it."""
    target = io.StringIO()
    system = "truecolor" if colour else None
    Console(file=target, width=100, markup=False, force_terminal=colour, color_system=system).print(  # type: ignore[arg-type]
        provenance_page(provenance)
    )
    return target.getvalue()


def test_the_page_answers_what_an_editor_asks() -> None:
    """Sentence with neighbours, chain, medium, days, how it was read, by what, and who looked at it."""
    page = " ".join(drawn(provenance_of()).split())
    for words in (
        TEXT,
        "The Evening Lamp ← Radio One ← Northland army",
        "“say”, indirect, 21 Oct 2020, Radio One",
        "Polaris Wire",
        "nearly 40: from 40 to 40, running total",
        "rule:subject, 100% sure",
        "shipped-1; rules rules-1; conflict inferred",
        "1 Nov 2020, R. Keel: confirm (heard the tape)",
    ):
        assert words in page


def test_the_words_of_the_claim_stand_out_by_more_than_colour() -> None:
    """They are bold and underlined."""
    assert "\x1b[1;4;" in drawn(provenance_of(), colour=True)


def test_a_hostile_report_is_printed_as_text() -> None:
    """Tags are no markup, and neither cursor nor title can be moved from within a quotation."""
    text = "Before. He said \x1b]0;owned\x07[/red] \u202e12\u202c [link=x]men\x1b[2J fell. After."
    page = drawn(provenance_of(text, "12"))
    assert "[/red] 12 [link=x]men fell." in " ".join(page.split())
    assert not set(page) & {"\x1b", "\x07", "\u202e", "\u202c"}


def test_a_claim_without_words_says_so() -> None:
    """A claim that was written in notation has no sentence."""
    known = provenance_of()
    bare = replace(known, entry=replace(known.entry, claim=replace(known.entry.claim, span=None)))
    assert "no report holds its words" in drawn(bare)
    assert provenance_record(bare)["sentence"] is None


def test_the_record_is_the_page_for_scripts() -> None:
    """Chain, sentence and amendments, whole."""
    record = provenance_record(provenance_of())
    assert record["chain"] == ["The Evening Lamp", "Radio One", "Northland army"]
    assert record["sentence"] == "The army said on Radio One that nearly 40 men had died."
    assert record["amendments"] == [
        {
            "recorded_at": "2020-11-01T00:00:00+00:00",
            "author": "R. Keel",
            "action": "confirm",
            "fields": {},
            "reason": "heard the tape",
        }
    ]
