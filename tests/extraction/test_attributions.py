"""Attributions: source, cue, content, form, nesting, and who is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.model.attribution import Attribution, Form

if TYPE_CHECKING:
    from conftest import Reader


def the_one(attributions: tuple[Attribution, ...], cue: str) -> Attribution:
    """The one attribution of a cue."""
    (found,) = [a for a in attributions if a.cue.split()[0] == cue]
    return found


def test_indirect_speech_has_source_cue_and_content(read: Reader) -> None:
    text = "Armenia's defence ministry said that heavy fighting went on near Hadrut."
    found = the_one(read(text).attributions, "say")
    assert found.content_span.of(text) == "heavy fighting went on near Hadrut"
    assert found.source_span is not None
    assert found.source_span.of(text) == "Armenia's defence ministry"
    assert found.form is Form.INDIRECT


def test_a_wholly_quoted_content_is_direct_and_a_partly_quoted_one_mixed(read: Reader) -> None:
    text = (
        '"We hold the town and the road to it," the commander said. The minister called the attack "a grave mistake".'
    )
    forms = {a.form for a in read(text).attributions}
    assert forms == {Form.DIRECT, Form.MIXED}


def test_a_capital_that_speaks_is_its_state(read: Reader) -> None:
    found = the_one(read("Baku said on Thursday that its units had taken the ridge.").attributions, "say")
    assert found.source == "Azerbaijan"


def test_a_pronoun_goes_on_with_the_speaker_before(read: Reader) -> None:
    text = (
        "The mayor of Martuni, Aram Petrosyan, said that shells had struck the market. "
        "He said that nobody had been hurt."
    )
    assert [a.source for a in read(text).attributions if a.cue == "say"] == ["Aram Petrosyan", "Aram Petrosyan"]


def test_a_belief_inside_a_statement_is_nested_in_it(read: Reader) -> None:
    text = "The Russian president said that Moscow believed that both sides wanted talks."
    attributions = read(text).attributions
    inner = [a for a in attributions if a.nested_in is not None]
    assert [attributions[a.nested_in or 0].cue for a in inner if a.cue == "believe"] == ["say"]


def test_odd_quotation_marks_lose_no_attribution(read: Reader) -> None:
    text = 'The spokesman said: "The road is open. The ministry in Yerevan said that the ridge had fallen.'
    assert {a.source for a in read(text).attributions} >= {"Armenia ministry"} or len(read(text).attributions) >= 2


def test_the_day_of_speaking_stands_only_where_the_text_gives_it(read: Reader) -> None:
    text = "Officials in Baku said on Tuesday that the village had been shelled. Yerevan said it had not."
    days = [str(a.said_on) if a.said_on else None for a in read(text).attributions if a.cue == "say"]
    assert days == ["2020-10-20", None]


def test_a_report_reads_the_same_after_others(read: Reader) -> None:
    text = "Baku said 14 soldiers had died. Yerevan denied that any attack had taken place."
    alone = read(text)
    for n in range(3):
        read(f"Report {n}: the ministry said {n} tanks were destroyed near Fuzuli.")
    assert read(text) == alone


def test_a_medium_that_quotes_and_the_speaker_it_quotes_share_one_content(read: Reader) -> None:
    text = "Three villages were shelled overnight, the Kura agency quoted the mayor of Goris as saying."
    attributions = read(text).attributions
    speaker = next(a for a in attributions if "mayor" in a.source)
    assert speaker.nested_in is not None
    assert attributions[speaker.nested_in].content_span == speaker.content_span


def test_a_verb_of_speech_with_its_clause_is_an_attribution(read: Reader) -> None:
    text = "The ministry in Yerevan announced that the road to Goris would stay closed."
    found = the_one(read(text).attributions, "announce")
    assert found.content_span.of(text) == "the road to Goris would stay closed"


def test_thoughts_of_the_quoted_speaker_are_no_attribution_of_their_own(read: Reader) -> None:
    text = '"I hope that both sides will stop," the Russian envoy said.'
    assert [a.cue for a in read(text).attributions] == ["say"]
