"""Positions: stance, issue and whose they are."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.extraction.positions import find_positions
from counterclaim.extraction.positions.issues import issue_of
from counterclaim.extraction.positions.stances import parts_of, stance_of_content, stance_of_cue
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.claim import Issue, Position, Stance
from counterclaim.model.report import Span
from tests.extraction.trees import analysed, context_of, marked, unparsed

FRIDAY = date(2021, 6, 18)


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("call on", Stance.DEMANDS),
        ("deny", Stance.REJECTS),
        ("blame for", Stance.ACCUSES),
        ("vow", Stance.THREATENS),
        ("say", None),
    ],
)
def test_some_cues_carry_a_stance(cue: str, stance: Stance | None) -> None:
    """A verb of demanding demands whatever follows it; a plain verb of saying carries nothing."""
    assert stance_of_cue(cue) is stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the other side must leave the ford", Stance.DEMANDS),
        ("it would accept monitors at the ford", Stance.ACCEPTS),
        ("it would not rule out self-rule for the marsh", Stance.OFFERS),
        ("he could see no way out, only doubt", Stance.DOUBTS),
        ("there will be no truce", Stance.REJECTS),
        ("we hope the envoys come", Stance.HOPES),
        ("its guns will answer every shell", Stance.THREATENS),
        ("forty men were hurt", None),
    ],
)
def test_under_a_plain_cue_the_content_tells_the_stance(content: str, stance: Stance | None) -> None:
    """Modal verbs and set phrases take a stance; a plain report takes none."""
    assert stance_of_content(content, "say", partisan=True) is stance


def test_only_a_party_threatens_and_accuses_by_its_words() -> None:
    """A neutral who tells of revenge does not threaten it."""
    assert stance_of_content("there will be revenge", "say", partisan=False) is None


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        ("the handover of every prisoner", Issue.PRISONERS),
        ("an end to the truce", Issue.CEASE_FIRE),
        ("troops from a third country", Issue.FOREIGN_INVOLVEMENT),
        ("shells that fell on a hospital", Issue.ATTACKS_ON_CIVILIANS),
        ("peacekeepers along the ford", Issue.PEACEKEEPERS),
        ("the figures", Issue.OTHER),
    ],
)
def test_the_issue_follows_the_words(content: str, issue: Issue) -> None:
    """The first issue whose words occur is the issue; none is "other"."""
    assert issue_of(content) is issue


def test_a_content_falls_into_its_sentences() -> None:
    """Each part may take a stance of its own."""
    content = "They must go. We shall stay; the marsh is ours"
    assert [content[begin:end].strip() for begin, end in parts_of(content)][:2] == ["They must go", "We shall stay"]


def positions_of(text: str, source: str, cue: str, content: str) -> tuple[Position, ...]:
    analysis = unparsed(text)
    begin = text.index(content)
    said = Attribution(source, None, cue, Span(0, 1), Span(begin, begin + len(content)), Form.INDIRECT)
    return find_positions(context_of(analysis, FRIDAY, said))


def test_a_demand_is_the_speakers_on_the_issue_of_its_content() -> None:
    """Actor and source are the speaker, the span is the content."""
    text = "Strelsau demanded that the truce be kept"
    (position,) = positions_of(text, "Ruritania", "demand", "the truce be kept")
    assert (position.actor, position.stance, position.issue) == ("Ruritania", Stance.DEMANDS, Issue.CEASE_FIRE)
    assert position.span is not None
    assert position.span.of(text) == "the truce be kept"


def test_a_conditional_acceptance_also_demands() -> None:
    """ "Would accept monitors only if": two records."""
    text = "Szohod said it would accept peacekeepers only if the guns are withdrawn"
    found = positions_of(text, "Borduria", "say", "it would accept peacekeepers only if the guns are withdrawn")
    assert {position.stance for position in found} == {Stance.ACCEPTS, Stance.DEMANDS}


def test_mutual_blame_is_one_record_for_each_side() -> None:
    """ "X and Y blame each other": each accuses, toward the other."""
    text = "Ruritania and Borduria blamed each other for the raid"
    found = positions_of(text, "Ruritania and Borduria", "blame", "each other for the raid")
    assert [(position.actor, position.toward) for position in found] == [
        ("Ruritania", "Borduria"),
        ("Borduria", "Ruritania"),
    ]


def test_a_refusal_to_speak_is_no_position() -> None:
    """Silence and anonymity are no stance on an issue."""
    assert positions_of("The ministry declined to comment on it", "Borduria", "decline", "to comment on it") == ()


def test_a_verb_of_stance_without_an_attribution_is_read_from_the_tree() -> None:
    """Its subject is the actor, its object the content."""
    analysis = analysed(
        "Borduria/PROPN/nsubj/2 rejects=reject/VERB/root/2 any/DET/det/4 truce/NOUN/obj/2 ./PUNCT/punct/2"
    )
    (position,) = find_positions(context_of(analysis, FRIDAY))
    assert (position.actor, position.stance, position.issue, position.extractor) == (
        "Borduria",
        Stance.REJECTS,
        Issue.CEASE_FIRE,
        "rule:position-verb",
    )


def test_a_position_is_taken_toward_the_other_party_that_it_names() -> None:
    """The first party in the content besides the actor's own."""
    text = "Strelsau accused Szohod of breaking the truce"
    (position,) = positions_of(text, "Ruritania", "accuse", "Szohod of breaking the truce")
    assert position.toward == "Borduria"


def test_trusted_marks_take_a_stance_that_no_rule_reads() -> None:
    """A plain content becomes a position where the learned marks say so, and the claim says that a model read it."""
    text = "Strelsau said the ford is ours"
    begin = text.index("the ford")
    said = Attribution("Ruritania", None, "say", Span(0, 1), Span(begin, len(text)), Form.INDIRECT)
    rows = [(word, 1, 0.9) for word in range(2, 6)]
    learned = marked(unparsed(text), "position", ("O", "B-rejects"), *rows)
    assert find_positions(context_of(unparsed(text), FRIDAY, said)) == ()
    (position,) = find_positions(context_of(learned, FRIDAY, said))
    assert (position.stance, position.extractor) == (Stance.REJECTS, "model:position")
