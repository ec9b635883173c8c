"""Events: one claim for each distinct one, with place, day, status and teller."""

from __future__ import annotations

from datetime import date

from counterclaim.extraction.events import find_events
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.claim import EventStatus, EventType
from counterclaim.model.report import Span
from tests.extraction.trees import analysed, context_of, marked

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
    lasting = "Fighting=fighting/NOUN/nsubj/2 continues=continue/VERB/root/2 near/ADP/case/4 Zenda@/PROPN/obl/2"
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
    learned = marked(analysis, "event", ("O", "B-ASSAULT", "I-ASSAULT"), (1, 1, 0.85))
    (event,) = find_events(context_of(learned, FRIDAY))
    assert (event.type, event.extractor) == (EventType.ASSAULT, "model:event")
    assert find_events(context_of(analysis, FRIDAY)) == ()


def test_a_denial_that_points_back_denies_the_event_told_last() -> None:
    """ "The army denied this": the same event again, denied, by whoever denies it."""
    denial = "Borduria/PROPN/nsubj/2 denied=deny/VERB/root/2 this/PRON/obj/2 ./PUNCT/punct/2"
    analysis = analysed(SHELLED, denial)
    begin = analysis.text.index("denied")
    this = analysis.text.index("this")
    said = Attribution("Borduria", None, "deny", Span(begin, begin + 6), Span(this, this + 4), Form.INDIRECT)
    first, second = find_events(context_of(analysis, FRIDAY, said))
    assert (first.status, first.source) == (EventStatus.HAPPENED, "report")
    assert (second.status, second.source, second.mode) == (EventStatus.DENIED, "Borduria", first.mode)


def test_a_truce_of_one_side_is_a_concession() -> None:
    """A cease-fire agreed is AGREE, a one-sided one CONCEDE."""
    truce = "{}/PROPN/nsubj/2 declared=declare/VERB/root/2 a/DET/det/5 {}/ADJ/amod/5 truce/NOUN/obj/2 ./PUNCT/punct/2"
    (alone,) = find_events(context_of(analysed(truce.format("Borduria", "unilateral")), FRIDAY))
    assert alone.type is EventType.CONCEDE
    agreed = "They/PRON/nsubj/2 signed=sign/VERB/root/2 a/DET/det/4 truce/NOUN/obj/2 ./PUNCT/punct/2"
    assert EventType.AGREE in {event.type for event in find_events(context_of(analysed(agreed), FRIDAY))}


def test_a_figure_of_speech_is_no_event() -> None:
    """A war of words is none."""
    words = (
        "A/DET/det/2 war/NOUN/nsubj/5 of/ADP/case/4 words=word/NOUN/nmod/2 resumed=resume/VERB/root/5 ./PUNCT/punct/5"
    )
    assert find_events(context_of(analysed(words), FRIDAY)) == ()


def test_bands_without_a_name_act_by_their_words() -> None:
    """ "Gunmen stormed the base": the gunmen are the actors."""
    storm = "Masked/ADJ/amod/2 gunmen=gunman/NOUN/nsubj/3 stormed=storm/VERB/root/3 Zenda@/PROPN/obj/3 ./PUNCT/punct/3"
    (event,) = find_events(context_of(analysed(storm), FRIDAY))
    assert event.actors == ("Masked gunmen",)
