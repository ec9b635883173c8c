"""Events: one claim for each distinct one, with place, day, status and teller."""

from __future__ import annotations

from datetime import date

import numpy as np

from counterclaim.extraction.events import find_events
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.claim import EventStatus, EventType
from counterclaim.model.report import Span
from tests.extraction.trees import analysed, context_of

FRIDAY = date(2021, 6, 18)
SHELLED = (
    "Bordurian/ADJ/amod/2 guns=gun/NOUN/nsubj/3 shelled=shell/VERB/root/3 Zenda@/PROPN/obj/3 on/ADP/case/6 "
    "Monday/PROPN/obl/3 ./PUNCT/punct/3"
)
AGAIN = "The/DET/det/2 shelling/NOUN/nsubj/3 lasted=last/VERB/root/3 hours=hour/NOUN/obj/3 ./PUNCT/punct/3"


def test_a_verb_of_attack_is_an_event_with_its_actor_place_and_day() -> None:
    """Actor from the subject, place from the object, day from the clause."""
    (event,) = find_events(context_of(analysed(SHELLED), FRIDAY))
    assert (event.type, event.mode, event.actors, event.places) == (
        EventType.ASSAULT,
        "shelling",
        ("Borduria",),
        ("Zenda",),
    )
    assert str(event.occurred) == "2021-06-14"
    assert event.source == "report"


def test_a_mention_that_points_back_is_no_second_event() -> None:
    """One claim per distinct event, at its first trigger."""
    analysis = analysed(SHELLED, AGAIN)
    (event,) = find_events(context_of(analysis, FRIDAY))
    assert event.span is not None
    assert event.span.of(analysis.text) == "shelled"


def test_attacks_on_two_places_are_two_events() -> None:
    """Another place makes another event."""
    elsewhere = SHELLED.replace("Zenda@", "Tarlenheim@")
    assert [event.places for event in find_events(context_of(analysed(SHELLED, elsewhere), FRIDAY))] == [
        ("Zenda",),
        ("Tarlenheim",),
    ]


def test_an_event_that_is_only_demanded_is_none() -> None:
    """A truce asked for is a position, not an event."""
    asked = "Borduria/PROPN/nsubj/2 demanded=demand/VERB/root/2 a/DET/det/4 truce/NOUN/obj/2 ./PUNCT/punct/2"
    assert find_events(context_of(analysed(asked), FRIDAY)) == ()


def test_an_event_that_could_happen_is_none() -> None:
    """Modal clauses tell possibilities."""
    possible = "Borduria/PROPN/nsubj/3 might/AUX/aux/3 attack/VERB/root/3 Zenda@/PROPN/obj/3 ./PUNCT/punct/3"
    assert find_events(context_of(analysed(possible), FRIDAY)) == ()


def test_a_capture_needs_a_place_as_its_object() -> None:
    """Taking a village is an event; taking a decision is none."""
    taken = "Bordurians/PROPN/nsubj/2 took=take/VERB/root/2 a/DET/det/4 {}/NOUN/obj/2 ./PUNCT/punct/2"
    assert [e.mode for e in find_events(context_of(analysed(taken.format("village")), FRIDAY))] == [
        "capture of territory"
    ]
    assert find_events(context_of(analysed(taken.format("decision")), FRIDAY)) == ()


def test_a_repelled_attack_failed() -> None:
    """Repulsed, beaten off, collapsed: failed."""
    repelled = (
        "Ruritania/PROPN/nsubj/2 repelled=repel/VERB/root/2 an/DET/det/4 attack/NOUN/obj/2 on/ADP/case/6 "
        "Zenda@/PROPN/nmod/4 ./PUNCT/punct/2"
    )
    (event,) = find_events(context_of(analysed(repelled), FRIDAY))
    assert event.status is EventStatus.FAILED


def test_a_negated_attack_is_denied() -> None:
    """ "Did not shell" is the denial of an event."""
    denied = (
        "Borduria/PROPN/nsubj/4 did=do/AUX/aux/4 not/PART/advmod/4 shell/VERB/root/4 Zenda@/PROPN/obj/4 ./PUNCT/punct/4"
    )
    (event,) = find_events(context_of(analysed(denied), FRIDAY))
    assert event.status is EventStatus.DENIED


def test_fighting_that_goes_on_is_ongoing() -> None:
    """The verb over the trigger tells that it lasts."""
    lasting = "Fighting=fighting/NOUN/nsubj/2 continues=continue/VERB/root/2 near/ADP/case/4 Zenda@/PROPN/obl/2 ./PUNCT/punct/2"
    (event,) = find_events(context_of(analysed(lasting), FRIDAY))
    assert event.status is EventStatus.ONGOING


def test_the_innermost_teller_is_the_source() -> None:
    """An event inside somebody's content is that somebody's claim."""
    analysis = analysed(SHELLED)
    content = Span(0, analysis.text.index("."))
    cue = Span(0, 1)
    said = Attribution("Ruritania", None, "say", cue, content, Form.INDIRECT)
    (event,) = find_events(context_of(analysis, FRIDAY, said))
    assert event.source == "Ruritania"


def test_a_trusted_mark_makes_a_trigger_of_an_unknown_word() -> None:
    """What the engine has learnt adds to the lexicon, and says so."""
    analysis = analysed("Bordurians/PROPN/nsubj/2 harried=harry/VERB/root/2 Zenda@/PROPN/obj/2 ./PUNCT/punct/2")
    marks = np.full((4, 3), 0.0, np.float32)
    marks[:, 0] = 1.0
    marks[1] = (0.1, 0.85, 0.05)
    learned = type(analysis)(
        analysis.text,
        analysis.words,
        analysis.sentences,
        analysis.paragraphs,
        analysis.names,
        analysis.spoken,
        {"event": marks},
        {"event": ("O", "B-ASSAULT", "I-ASSAULT")},
    )
    (event,) = find_events(context_of(learned, FRIDAY))
    assert (event.type, event.extractor) == (EventType.ASSAULT, "model:event")
    assert find_events(context_of(analysis, FRIDAY)) == ()
