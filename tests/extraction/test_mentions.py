"""Who is meant: people, parties, organs, pronouns, the enemy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from counterclaim.extraction.analysis import Analysis, Name
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.mentions import Mentions, ReferentKind, find_mentions
from counterclaim.model.world import Actor, Conflict, Side
from counterclaim.world.loading import load_world
from counterclaim.world.names import Names
from tests.extraction.trees import CONFLICT, analysed

if TYPE_CHECKING:
    from conftest import Reader

LEAGUE = Conflict(
    name="league-war",
    title="The league war",
    sides=(
        Side("Ruritania", ("Ruritanian", "Strelsau"), allies=("Syldavia",)),
        Side("Syldavia", ("Syldavian", "Klow"), allies=("Ruritania",)),
        Side("Borduria", ("Bordurian", "Szohod")),
    ),
)


def mentions_of(analysis: Analysis, *persons: str, conflict: Conflict | None = CONFLICT) -> Mentions:
    """The mentions of an analysis; `persons` are the names that the engine takes for people, wherever they stand."""
    texts = [word.text for word in analysis.words]
    found = [
        Name((n, n + len(parts)), "PERSON")
        for parts in (person.split() for person in persons)
        for n in range(len(texts))
        if texts[n : n + len(parts)] == parts
    ]
    analysis = replace(analysis, names=(*analysis.names, *found))
    return find_mentions(Grammar(analysis), Names(load_world(), conflict), conflict)


def word(mentions: Mentions, text: str, nth: int = 0) -> int:
    """The number of a word of the report."""
    return [n for n, w in enumerate(mentions.grammar.words) if w.text == text][nth]


def side(mentions: Mentions, text: str, speaker: str | None = None) -> str | None:
    return mentions.side_at(word(mentions, text), speaker)


def named(mentions: Mentions, text: str, nth: int = 0) -> tuple[str, str | None]:
    """Name and side of the referent that a word heads."""
    referent = mentions.referent_at(word(mentions, text, nth))
    assert referent is not None
    return referent.name, referent.side


OSSIP = (
    "Ruritanian/ADJ/amod/2 general/NOUN/compound/4 Ossip/PROPN/compound/4 Varga/PROPN/nsubj/5 spoke=speak/VERB/root/5",
    "Varga/PROPN/nsubj/2 left=leave/VERB/root/2",
    "The/DET/det/2 general/NOUN/nsubj/3 returned=return/VERB/root/3",
    "He/PRON/nsubj/2 slept=sleep/VERB/root/2",
)


def test_every_mention_of_a_person_bears_the_fullest_name() -> None:
    """Surname, role and pronoun all lead to one person, of one side."""
    mentions = mentions_of(analysed(*OSSIP), "Ossip Varga", "Varga")
    assert [person.name for person in mentions.people] == ["Ossip Varga"]
    for text, nth in (("Varga", 0), ("Varga", 1), ("general", 1), ("He", 0)):
        assert named(mentions, text, nth) == ("Ossip Varga", "Ruritania")


def test_the_words_around_a_name_give_role_and_side() -> None:
    """A title or a role in front tells what somebody is and for whom."""
    (person,) = mentions_of(analysed(*OSSIP), "Ossip Varga", "Varga").people
    assert (person.roles, person.side) == (frozenset({"general"}), "Ruritania")


def test_two_bearers_of_one_surname_with_other_first_names_are_two_people() -> None:
    """Initials that differ keep people apart."""
    mentions = mentions_of(
        analysed(
            "Ossip/PROPN/compound/2 Varga/PROPN/nsubj/3 met=meet/VERB/root/3 Lena/PROPN/compound/5 Varga/PROPN/obj/3"
        ),
        "Ossip Varga",
        "Lena Varga",
    )
    assert [person.name for person in mentions.people] == ["Ossip Varga", "Lena Varga"]


def test_a_name_in_apposition_names_the_description_before_it() -> None:
    """The spokeswoman of a side, then a comma, then who she is."""
    mentions = mentions_of(
        analysed(
            "Borduria/PROPN/nmod:poss/3 's/PART/case/1 spokeswoman/NOUN/nsubj/7 ,/PUNCT/punct/6 Mira/PROPN/compound/6 "
            "Kosta/PROPN/appos/3 resigned=resign/VERB/root/7",
        ),
        "Mira Kosta",
    )
    assert named(mentions, "spokeswoman") == ("Mira Kosta", "Borduria")
    (person,) = mentions.people
    assert (person.side, person.feminine) == ("Borduria", True)
    assert "spokeswoman" in person.roles


def test_a_capital_stands_for_its_state() -> None:
    """Who speaks from the capital speaks for the state, and the town stays a place."""
    mentions = mentions_of(analysed("Baku/PROPN/nsubj/2 denied=deny/VERB/root/2 it/PRON/obj/2"), conflict=None)
    assert mentions.actor_of(0, 1) == "Azerbaijan"
    assert side(mentions, "Baku") == "Azerbaijan"
    assert mentions.place_at(0) == "Baku"


def test_the_enemy_is_the_other_side_of_the_conflict_file() -> None:
    """Be the other side mentioned or not."""
    mentions = mentions_of(
        analysed("Strelsau/PROPN/nsubj/2 shelled=shell/VERB/root/2 the/DET/det/4 enemy/NOUN/obj/2 ./PUNCT/punct/2")
    )
    assert side(mentions, "enemy", "Ruritania") == "Borduria"
    assert side(mentions, "enemy", "Borduria") == "Ruritania"
    assert side(mentions, "enemy") is None


def test_an_ally_is_no_enemy() -> None:
    """However often the ally is mentioned."""
    mentions = mentions_of(
        analysed("Klow/PROPN/nsubj/2 told=tell/VERB/root/2 Strelsau/PROPN/obj/2 and/CCONJ/cc/5 Klow/PROPN/conj/3"),
        conflict=LEAGUE,
    )
    assert mentions.opposite("Ruritania") == "Borduria"
    assert mentions.opposite("Borduria") == "Syldavia"


def test_without_a_conflict_file_the_enemy_is_the_other_party_of_the_text() -> None:
    """The party most mentioned beside the speaker's own."""
    mentions = mentions_of(
        analysed(
            "Yerevan/PROPN/nsubj/2 accused=accuse/VERB/root/2 Azerbaijan/PROPN/obj/2 ./PUNCT/punct/2",
            "Azerbaijan/PROPN/nsubj/2 blamed=blame/VERB/root/2 the/DET/det/4 enemy/NOUN/obj/2 ./PUNCT/punct/2",
        ),
        conflict=None,
    )
    assert side(mentions, "enemy", "Azerbaijan") == "Armenia"
    assert side(mentions, "enemy", "Armenia") == "Azerbaijan"


def test_we_are_the_speaker() -> None:
    """The words of the first person have no side of their own."""
    mentions = mentions_of(analysed("We/PRON/nsubj/2 hold/VERB/root/2 our/PRON/nmod:poss/4 ground/NOUN/obj/2"))
    assert (side(mentions, "our", "Borduria"), side(mentions, "our")) == ("Borduria", None)


def test_a_pronoun_goes_back_to_the_nearest_subject_that_fits() -> None:
    """A thing or a party is no "she"; a person is no "it"."""
    mentions = mentions_of(
        analysed(
            "Borduria/PROPN/nsubj/2 sent=send/VERB/root/2 queen/NOUN/compound/5 Mira/PROPN/compound/5 "
            "Kosta/PROPN/obj/2",
            "She/PRON/nsubj/2 knew=know/VERB/root/2 it/PRON/obj/2 and/CCONJ/cc/6 he/PRON/nsubj/6 wept=weep/VERB/conj/2",
        ),
        "Mira Kosta",
    )
    assert named(mentions, "She")[0] == "Mira Kosta"
    assert named(mentions, "it") == ("Borduria", "Borduria")
    assert mentions.referent_at(word(mentions, "he")) is None


def test_a_pronoun_far_behind_stands_for_nobody() -> None:
    """Five sentences on, the reader needs the name again, and so do we."""
    idle = ("Rain/NOUN/nsubj/2 fell=fall/VERB/root/2",) * 5
    mentions = mentions_of(analysed("Borduria/PROPN/nsubj/2 won=win/VERB/root/2", *idle, "It/PRON/root/1"))
    assert mentions.antecedent(word(mentions, "It")) is None


MINISTRY = "The/DET/det/2 ministry/NOUN/nsubj/3 denied=deny/VERB/root/3 all/PRON/obj/3 ./PUNCT/punct/3"


@pytest.mark.parametrize(
    "sentence",
    [
        "The/DET/det/2 ministry/NOUN/nsubj/5 in/ADP/case/4 Szohod/PROPN/nmod/2 denied=deny/VERB/root/5",
        "The/DET/det/2 ministry/NOUN/nsubj/5 in/ADP/case/4 Szohod/PROPN/obl/5 denied=deny/VERB/root/5",
        "In/ADP/case/2 Szohod/PROPN/obl/6 ,/PUNCT/punct/6 the/DET/det/5 ministry/NOUN/nsubj/6 denied=deny/VERB/root/6",
    ],
    ids=["within its phrase", "behind its phrase", "opening the sentence"],
)
def test_an_organ_has_the_side_of_the_town_where_it_sits(sentence: str) -> None:
    """The seat outweighs the party that the text was with before."""
    mentions = mentions_of(analysed("Ruritania/PROPN/nsubj/2 waited=wait/VERB/root/2 ./PUNCT/punct/2", sentence))
    assert named(mentions, "ministry")[1] == "Borduria"


TWICE_STRELSAU = "Strelsau/PROPN/nsubj/2 told=tell/VERB/root/2 Ruritania/PROPN/obj/2 ./PUNCT/punct/2"
SZOHOD = "Szohod/PROPN/nsubj/2 waited=wait/VERB/root/2 ./PUNCT/punct/2"
OFFICIALS = "Officials=official/NOUN/nsubj/2 denied=deny/VERB/root/2"


def test_an_organ_without_a_side_has_the_side_that_the_text_is_with() -> None:
    """The party named last outweighs the one named most."""
    mentions = mentions_of(analysed(TWICE_STRELSAU, SZOHOD, MINISTRY))
    assert mentions.home == "Ruritania"
    assert named(mentions, "ministry") == ("Borduria ministry", "Borduria")


def test_an_office_that_the_text_gives_one_side_has_it_everywhere() -> None:
    """Bordurian officials, once so called, stay Bordurian although others are named in between."""
    called = "Bordurian/ADJ/amod/2 officials=official/NOUN/nsubj/3 spoke=speak/VERB/root/3 ./PUNCT/punct/3"
    mentions = mentions_of(analysed(called, TWICE_STRELSAU, OFFICIALS))
    assert named(mentions, "Officials")[1] == "Borduria"


def test_a_definite_description_goes_back_to_the_last_one_by_the_same_noun() -> None:
    """Of two ministries "the ministry" is the later, whoever was named since."""
    called = "{}/ADJ/amod/2 ministry/NOUN/nsubj/3 spoke=speak/VERB/root/3 ./PUNCT/punct/3"
    mentions = mentions_of(analysed(called.format("Ruritanian"), called.format("Bordurian"), TWICE_STRELSAU, MINISTRY))
    assert named(mentions, "ministry", 2) == ("Bordurian ministry", "Borduria")


def test_local_officials_act_for_no_side() -> None:
    """The text may be about a party; they are of none."""
    local = "Local/ADJ/amod/2 officials=official/NOUN/nsubj/3 denied=deny/VERB/root/3"
    assert named(mentions_of(analysed(SZOHOD, local)), "officials") == ("Local officials", None)
    assert named(mentions_of(analysed(SZOHOD, OFFICIALS)), "Officials")[1] == "Borduria"


def test_a_description_is_as_full_as_the_words_asked_for() -> None:
    """What belongs to it may hang elsewhere in the tree."""
    mentions = mentions_of(
        analysed(
            "The/DET/det/2 head/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 hospital/NOUN/obl/6 wept=weep/VERB/root/6"
        )
    )
    assert (mentions.actor_of(0, 5), mentions.actor_of(0, 2)) == ("head of hospital", "head")


def test_one_person_is_meant_by_he_and_several_by_they() -> None:
    """Number parts the pronouns: those named last are several and no "he"."""
    mentions = mentions_of(
        analysed(
            "Two/NUM/nummod/2 soldiers=soldier/NOUN/nsubj/3 told=tell/VERB/root/3 a/DET/det/5 doctor/NOUN/obj/3",
            "He/PRON/nsubj/2 knew=know/VERB/root/2 they/PRON/nsubj/4 slept=sleep/VERB/ccomp/2",
        )
    )
    assert (named(mentions, "He")[0], named(mentions, "they")[0]) == ("doctor", "Two soldiers")


def test_a_bare_government_is_its_state() -> None:
    """Nobody means anything else by it."""
    mentions = mentions_of(analysed("The/DET/det/3 Bordurian/ADJ/amod/3 government/NOUN/nsubj/4 fell=fall/VERB/root/4"))
    assert named(mentions, "government") == ("Borduria", "Borduria")


def test_both_sides_are_the_two_parties_most_mentioned() -> None:
    """With fewer than two known the words stand as they are."""
    talk = "met=meet/VERB/root/2 ./PUNCT/punct/2"
    both = "Both/DET/det/2 sides=side/NOUN/nsubj/3 left=leave/VERB/root/3"
    two = mentions_of(analysed(f"Strelsau/PROPN/nsubj/2 {talk}", f"Szohod/PROPN/nsubj/2 {talk}", both))
    one = mentions_of(analysed(f"Strelsau/PROPN/nsubj/2 {talk}", both))
    assert two.actor_of(6, 8) == "Ruritania and Borduria"
    assert one.actor_of(3, 5) == "both sides"


def test_actors_joined_by_and_are_both_named_once() -> None:
    """A capital and its state are one actor."""
    mentions = mentions_of(
        analysed(
            "Strelsau/PROPN/nsubj/6 ,/PUNCT/punct/3 Ruritania/PROPN/conj/1 and/CCONJ/cc/5 Borduria/PROPN/conj/1 "
            "signed=sign/VERB/root/6"
        )
    )
    assert mentions.actor_of(0, 5) == "Ruritania and Borduria"


def test_a_relative_pronoun_is_the_noun_before_it() -> None:
    """What "which" did, its noun did."""
    mentions = mentions_of(
        analysed("Borduria/PROPN/root/1 ,/PUNCT/punct/4 which/PRON/nsubj/4 attacked=attack/VERB/acl:relcl/1")
    )
    assert mentions.actor_of(2, 3) == "Borduria"


def test_words_that_name_nobody_stay_as_worded() -> None:
    """Only the article goes."""
    mentions = mentions_of(analysed("The/DET/det/2 bridge/NOUN/nsubj/3 fell=fall/VERB/root/3"))
    assert (mentions.actor_of(0, 2), mentions.side_of(0, 2), mentions.place_at(1)) == ("bridge", None, None)


def test_referents_come_in_text_order_with_their_kind() -> None:
    """A party, an organ, a person, a medium."""
    mentions = mentions_of(
        analysed(
            "Szohod/PROPN/nsubj/2 told=tell/VERB/root/2 Reuters/PROPN/obj/2 that/SCONJ/mark/7 the/DET/det/6 "
            "army/NOUN/nsubj/7 freed=free/VERB/ccomp/2 Mira/PROPN/obj/7"
        ),
        "Mira",
    )
    heads = [referent.head for referent in mentions.referents]
    assert heads == sorted(heads)
    assert [referent.kind for referent in mentions.referents] == [
        ReferentKind.PARTY,
        ReferentKind.MEDIUM,
        ReferentKind.ORGAN,
        ReferentKind.PERSON,
    ]


def test_the_home_of_a_report_is_the_state_that_it_names_most() -> None:
    """A report without names has no home, no parties and no rivals."""
    mentions = mentions_of(
        analysed("Szohod/PROPN/nsubj/2 told=tell/VERB/root/2 Borduria/PROPN/obj/2 of/ADP/case/5 Strelsau/PROPN/obl/2")
    )
    nobody = mentions_of(analysed("Rain/NOUN/nsubj/2 fell=fall/VERB/root/2"))
    assert (mentions.home, mentions.parties) == ("Borduria", ("Borduria", "Ruritania"))
    assert (nobody.home, nobody.group, nobody.parties, nobody.rivals) == (None, None, (), ())


@pytest.mark.parametrize(
    ("conflict", "rivals"), [(CONFLICT, ("Borduria", "Ruritania")), (None, ("Austria",))], ids=["file", "text"]
)
def test_rivals_are_sides_of_the_file_or_those_much_mentioned(conflict: Conflict, rivals: tuple[str, ...]) -> None:
    """A state named in passing is no rival."""
    mentions = mentions_of(
        analysed(
            "Szohod/PROPN/nsubj/2 told=tell/VERB/root/2 Borduria/PROPN/obj/2 of/ADP/case/5 Strelsau/PROPN/obl/2",
            "Austria/PROPN/nsubj/2 told=tell/VERB/root/2 Austria/PROPN/obj/2 of/ADP/case/5 Peru/PROPN/obl/2",
            "Austria/PROPN/nsubj/2 told=tell/VERB/root/2 Austria/PROPN/obj/2",
        ),
        conflict=conflict,
    )
    assert mentions.rivals == rivals


def test_real_parses_lead_from_a_ministry_to_its_spokesman_and_a_pronoun(read: Reader) -> None:
    """A ministry by its town, then its spokesman by name, then "he"."""
    text = (
        "The defence ministry in Baku said that the road was open. Its spokesman, Rashad Quliyev, said that a bridge "
        "had been hit. He said that nobody had been hurt."
    )
    sources = [attribution.source for attribution in read(text).attributions]
    assert sources[0].endswith("defence ministry in Baku")
    assert sources[1:] == ["Rashad Quliyev", "Rashad Quliyev"]


def test_an_actor_of_the_conflict_file_brings_the_side_along() -> None:
    """The engine need not take the name for a person, nor the text say whose it is."""
    conflict = replace(CONFLICT, actors=(Actor("Mira Kosta", side="Borduria"),))
    mentions = mentions_of(
        analysed("Mira/PROPN/compound/2 Kosta/PROPN/nsubj/3 resigned=resign/VERB/root/3"), conflict=conflict
    )
    assert named(mentions, "Kosta") == ("Mira Kosta", "Borduria")


def test_a_place_has_the_side_on_whose_ground_it_lies_and_a_group_is_a_party() -> None:
    """By the gazetteer, where no conflict file tells; the armed group is the one most mentioned."""
    mentions = mentions_of(
        analysed("Taliban/PROPN/nsubj/2 left=leave/VERB/root/2 Goris@/PROPN/obj/2 in/ADP/case/5 Armenia/PROPN/obl/2"),
        conflict=None,
    )
    assert mentions.lands == {2: "Armenia"}
    assert (mentions.group, mentions.home, mentions.parties) == ("Taliban", "Armenia", ("Taliban", "Armenia"))
    assert mentions.place_at(2) == "Goris"
