"""Gold claims and attributions become targets by word."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from counterclaim.extraction.engine.heads import bio_spans
from counterclaim.extraction.engine.words import cut_words
from counterclaim.training.augmentation import varied
from counterclaim.training.claims import claim_labels, claim_targets
from counterclaim.training.layers import lay_layers
from counterclaim.training.links import content_links, source_links
from counterclaim.training.pointing import pointer_targets
from counterclaim.training.sources.gold import GoldReport, Record
from counterclaim.training.sources.polnear import AttributedSpans

TEXT = "The Sundish army lost 14 men, Tesk said. Varn denied it had 30 captives, adding that talks failed."


def at(part: str, within: str = TEXT) -> tuple[int, int]:
    """Characters of the first occurrence of a part."""
    begin = within.index(part)
    return begin, begin + len(part)


def spans(source: str, cue: str, content: str, within: str = TEXT) -> AttributedSpans:
    """An attribution by the words of its parts."""
    return AttributedSpans((at(source, within),), (at(cue, within),), (at(content, within),))


def report(*tolls: Record) -> GoldReport:
    """A report of `TEXT` with tolls only."""
    return GoldReport("one", TEXT, (), (), (), tolls, (), (), ())


def toll(number: str, outcome: str, side: str) -> Record:
    """A toll by its number's words."""
    begin, end = at(number)
    return {"begin": begin, "end": end, "outcome": outcome, "victim_side": side, "object": "persons", "disclosed": True,
            "victim_type": "military", "measure": "new", "denied": outcome == "captured"}  # fmt: skip


def shown(words: list[tuple[int, int]], places: tuple[int, int], text: str = TEXT) -> str:
    return " ".join(text[begin:end] for begin, end in words[slice(*places)])


def test_a_toll_is_painted_on_its_number_with_its_fields() -> None:
    words = list(cut_words(TEXT))
    targets = claim_targets(report(toll("14", "killed", "Sund"), toll("30", "captured", "Varn")), words)
    painted = {claim_labels()["toll"][2 * kind + 1]: shown(words, (a, b)) for kind, a, b in bio_spans(targets["toll"])}
    assert painted == {"B-killed": "14", "B-captured": "30"}
    denied = claim_labels()["toll_denied"].index("yes")
    assert [shown(words, (place, place + 1)) for place in (targets["toll_denied"] == denied).nonzero()[0]] == ["30"]


def test_a_toll_points_at_the_mentions_of_its_side_and_at_whom_the_annotator_heard() -> None:
    words = list(cut_words(TEXT))
    killed = {**toll("14", "killed", "Sundish army"), "source": "Varn's press office"}
    captured = {**toll("30", "captured", "none/mixed"), "source": "report"}
    denied = spans("Varn", "denied", "it had 30 captives")
    read = replace(report(killed, captured), attributions=(denied,), sources=("Varn's press office",))

    def pointed(name: str) -> dict[str, list[str]]:
        targets = pointer_targets(read, words)[name]
        return {shown(words, (a, a + 1)): [shown(words, (b, b + 1)) for b in at] for a, at in targets.items()}

    assert pointed("side") == {"14": ["Sundish"], "30": ["30"]}
    assert pointed("teller") == {"14": ["Varn"], "30": ["30"]}


def test_coordinated_cues_share_their_source() -> None:
    words = list(cut_words(TEXT))
    said = [spans("Varn", "denied", "it had 30 captives"), spans("Varn", "adding", "talks failed")]
    outer, inner = lay_layers(TEXT, words, said, [False, False])
    assert (len(outer.relations), len(inner.relations)) == (2, 0)
    links = list(source_links(outer, (0, len(words))))
    assert {shown(words, (link.candidates[link.chosen], link.candidates[link.chosen] + 1)) for link in links} == {
        "Varn"
    }
    assert [link.chosen for link in content_links(outer, (0, len(words)))] == [0, 1]


def test_an_inner_attribution_goes_to_the_second_layer() -> None:
    text = "Tesk said Varn believed that talks had failed."
    words = list(cut_words(text))
    outer = spans("Tesk", "said", "Varn believed that talks had failed", text)
    within = spans("Varn", "believed", "talks had failed", text)
    first, second = lay_layers(text, words, [within, outer], [True, False])
    assert [shown(words, first.relations[0].content[0], text)] == ["Varn believed that talks had failed"]
    assert [shown(words, second.relations[0].content[0], text)] == ["talks had failed"]


def test_a_content_is_cut_where_its_own_cue_interrupts_it() -> None:
    text = "Talks, Tesk said, were over."
    words = list(cut_words(text))
    (layer, _) = lay_layers(text, words, [spans("Tesk", "said", "Talks, Tesk said, were over", text)], [False])
    assert [shown(words, part, text) for part in layer.relations[0].content] == ["Talks", "were over"]


def test_varied_wordings_keep_the_number_of_words() -> None:
    words = "In Georgia 1,204 Georgians and twenty men died in 2008".split()
    for seed in range(30):
        other = varied(words, Random(seed), 0.9)  # noqa: S311, no secret is drawn
        assert len(other) == len(words)
        assert other[-1] == "2008"
        assert ("Georgia" in other) == ("Georgians" in other)
