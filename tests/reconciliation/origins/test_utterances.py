"""Which claims tell one utterance, and why."""

from __future__ import annotations

import pytest

from counterclaim.reconciliation.origins import EdgeKind, origins_of
from tests.reconciliation.origins.cases import Printed, one_origin, origins_in, prose, reasons

STORY = prose(1, 120)
CUT = " ".join(STORY.split()[:50])
QUOTATION = "we shall not give back one stone of the old town"


def test_a_figure_in_two_prints_of_one_story_is_one_utterance() -> None:
    """Half of the second paper is its own, and its day is the next."""
    origins = origins_in(
        Printed("a", "2020-10-22  Hill officials  killed 897 Northland military", STORY),
        Printed("b", "2020-10-23  Hill officials  killed 897 Northland military", f"{CUT} {prose(2, 50)}"),
    )
    assert one_origin(origins, "a-0", "b-0")
    assert reasons(origins) == ["reprint (48% of its 5-word runs)"]
    assert origins.origin_of("b-0") == "a-0"


def test_other_claims_of_reprinted_reports_stay_apart() -> None:
    """The outlet's own half has a figure of its own."""
    origins = origins_in(
        Printed("a", "2020-10-22  Hill officials  killed 897 Northland military", STORY),
        Printed("b", "2020-10-22  Hill officials  killed 901 Northland military", STORY),
    )
    assert not one_origin(origins, "a-0", "b-0")


def test_a_figure_that_a_reprint_tells_in_its_own_voice_is_the_speakers() -> None:
    """The paper has cut the words that name the source."""
    origins = origins_in(
        Printed("a", "2020-10-22  Hill officials  killed 897 Northland military", STORY),
        Printed("b", "2020-10-22  report          killed 897 Northland military", CUT),
    )
    assert one_origin(origins, "a-0", "b-0")
    assert origins.independent(["a-0", "b-0"]) == 1


def test_two_speakers_in_one_reprinted_story_stay_two() -> None:
    """Both give the same figure, and a print in its own voice could be either's."""
    both = """
        2020-10-22  Hill officials      killed 61 Hills civilian
        2020-10-22  Southland ministry  killed 61 Hills civilian
    """
    origins = origins_in(
        Printed("a", both, STORY),
        Printed("b", both, STORY),
        Printed("c", "2020-10-22  report  killed 61 Hills civilian", CUT),
    )
    assert origins.origins(["a-0", "a-1", "b-0", "b-1", "c-0"]) == ("a-0", "a-1", "c-0")


def test_new_counts_of_two_days_in_one_story_are_two() -> None:
    """The story tells of Tuesday and of Wednesday; a reprint of the next day names the same days."""
    story = """
        {}  Hill officials  killed +2 Northland military as-of 2020-10-20
        {}  Hill officials  killed +2 Northland military as-of 2020-10-21
    """
    first, later = story.replace("{}", "2020-10-22"), story.replace("{}", "2020-10-23")
    origins = origins_in(Printed("a", first, STORY), Printed("b", later, STORY))
    assert origins.origins(["a-0", "a-1", "b-0", "b-1"]) == ("a-0", "a-1")
    assert one_origin(origins, "a-1", "b-1")


def test_a_small_count_without_a_day_moves_with_the_reprint() -> None:
    """A paper of the next day prints the same story, which names no day."""
    origins = origins_in(
        Printed("a", "2020-10-22  Hill officials  killed +2 Northland military", STORY),
        Printed("b", "2020-10-23  Hill officials  killed +2 Northland military", STORY),
    )
    assert one_origin(origins, "a-0", "b-0")


def test_a_headline_repeats_its_report() -> None:
    """One report, one figure twice."""
    claims = """
        2020-10-22  report          killed hundreds Northland military
        2020-10-22  Hill officials  killed hundreds Northland military
    """
    origins = origins_in(Printed("a", claims, STORY))
    assert one_origin(origins, "a-0", "a-1")
    assert reasons(origins) == ["same report"]


def test_a_list_of_names_is_no_repetition() -> None:
    """Each name is a count of one; the second paper prints the first of them again."""
    claims = "2020-10-22  Northland army  killed +1 Northland military\n" * 2
    names = "Among the dead are Sergeant Ilmo Varn and Captain Teo Rask."
    origins = origins_in(
        Printed("a", claims, names, said=("Sergeant Ilmo Varn", "Captain Teo Rask")),
        Printed("b", claims, "They buried Sergeant Ilmo Varn.", said=("Sergeant Ilmo Varn",)),
    )
    assert not one_origin(origins, "a-0", "a-1")
    assert one_origin(origins, "a-0", "b-0")


def test_a_figure_of_one_wire_is_one_utterance() -> None:
    """The papers wrote their own reports of it, two days apart; the third is the wire itself."""
    origins = origins_in(
        Printed("a", "2020-10-22  President Orlan  killed nearly 5000 all", prose(2, 90), ("Polaris Wire",)),
        Printed("b", "2020-10-24  President Orlan  killed 5000 all", prose(3, 90), ("AP", "Polaris Wire")),
        Printed("c", "2020-10-24  report           killed 5000 all", prose(4, 90), outlet="Polaris Wire"),
    )
    assert one_origin(origins, "a-0", "b-0", "c-0")
    assert reasons(origins) == ["same wire (Polaris Wire), same figure"] * 2


@pytest.mark.parametrize(
    "later",
    [
        "2020-10-25  President Orlan     killed nearly 5000 all",
        "2020-10-22  President Orlan     killed 5001 all",
        "2020-10-22  President Orlan     killed at-most 5000 all",
        "2020-10-22  President Orlan     killed nearly 5000 Hills",
        "2020-10-22  President Orlan     killed nearly 5000 all civilian",
        "2020-10-22  President Orlan     killed +5000 all",
        "2020-10-22  President Orlan     denies killed nearly 5000 all",
        "2020-10-22  Southland ministry  killed nearly 5000 all",
    ],
)
def test_another_figure_of_one_wire_is_another_utterance(later: str) -> None:
    """Three days later, another number, bound, side, type or measure, a denial, another speaker."""
    origins = origins_in(
        Printed("a", "2020-10-22  President Orlan  killed nearly 5000 all", credits=("AP",)),
        Printed("b", later, credits=("AP",)),
    )
    assert origins.edges == ()


def test_a_small_new_count_of_one_wire_must_be_of_one_day() -> None:
    """Two killed on Tuesday and two on Wednesday are four; two hundred are hardly killed twice."""
    origins = origins_in(
        Printed("a", "2020-10-20  report  killed +2 Hills\n2020-10-20  report  killed +200 Hills", credits=("AP",)),
        Printed("b", "2020-10-21  report  killed +2 Hills\n2020-10-21  report  killed +200 Hills", credits=("AP",)),
    )
    assert not one_origin(origins, "a-0", "b-0")
    assert one_origin(origins, "a-1", "b-1")


def test_a_channel_named_in_the_claim_is_a_wire() -> None:
    """Both papers quote the ministry by way of the same radio, on two days."""
    origins = origins_in(
        Printed("a", "2020-10-22  Southland ministry via Radio One  killed 40 Hills"),
        Printed("b", "2020-10-23  Southland ministry via Radio One  killed 40 Hills"),
    )
    assert reasons(origins) == ["same wire (Radio One), same figure"]


def test_one_quotation_is_one_utterance() -> None:
    """Marks differ, and one paper cuts the quotation."""
    origins = origins_in(
        Printed(
            "a",
            "2020-10-22  Mayor Ruun  rejects territory",
            f"{prose(2, 60)}. “{QUOTATION}, and that is all,” the mayor said.",
            said=("old town",),
        ),
        Printed(
            "b",
            "2020-10-22  Mayor Ruun  rejects territory",
            f'"{QUOTATION.upper()}," said Ruun. {prose(3, 60)}',
            said=("Ruun",),
        ),
    )
    assert one_origin(origins, "a-0", "b-0")
    assert reasons(origins) == ["same quotation"]
    assert len(origins.reprints.clusters) == 2


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("2020-10-23  Mayor Ruun   rejects territory", f'"{QUOTATION}," said Ruun.'),
        ("2020-10-22  Mayor Ildan  rejects territory", f'"{QUOTATION}," said Ruun.'),
        ("2020-10-22  Mayor Ruun   rejects talks", f'"{QUOTATION}," said Ruun.'),
        ("2020-10-22  Mayor Ruun   rejects territory", '"we shall not give back one stone," said Ruun.'),
        ("2020-10-22  Mayor Ruun   rejects territory", f"{QUOTATION}, said Ruun."),
        ("2020-10-22  Mayor Ruun   rejects territory", f'"{QUOTATION}," he had said. He said no more, Ruun.'),
    ],
)
def test_another_day_speaker_content_or_wording_is_another_utterance(claim: str, text: str) -> None:
    """Seven words in a row are too few, and so are words without marks or in another sentence."""
    first = f'{prose(3, 60)}. "{QUOTATION}," said Ruun.'
    origins = origins_in(
        Printed("a", "2020-10-22  Mayor Ruun  rejects territory", first, said=("Ruun",)),
        Printed("b", claim, f"{prose(2, 60)}. {text}", said=("Ruun",)),
    )
    assert origins.edges == ()


def test_claims_of_one_quotation_stay_origins_of_their_own() -> None:
    """One sentence counts men and tanks."""
    text = '"Forty of our men and twelve of our tanks are gone for good," the army said.'
    claims = """
        2020-10-22  Northland army  killed 40 Northland military
        2020-10-22  Northland army  destroyed 12 Northland tank military
    """
    origins = origins_in(Printed("a", claims, text, said=("Forty", "twelve")))
    assert origins.edges == ()


def test_one_ministrys_figure_in_two_outlets_is_one_utterance() -> None:
    """Nothing but the figure is common; one outlet quotes the spokesman, and hedges."""
    origins = origins_in(
        Printed("a", "2020-10-22  the Southland Ministry            killed 2300 Northland military"),
        Printed("b", "2020-10-22  Southland ministry's spokesman    killed more-than 2300 Northland military"),
    )
    assert reasons(origins) == ["same speaker, same figure, same day"]


def test_a_later_report_of_a_figure_for_the_same_day_is_the_same_utterance() -> None:
    """The day for which it holds counts, not the day of print."""
    origins = origins_in(
        Printed("a", "2020-10-22  Southland ministry  killed 2300 Northland military"),
        Printed("b", "2020-10-25  Southland ministry  killed 2300 Northland military as-of 2020-10-22"),
        Printed("c", "2020-10-25  Southland ministry  killed 2300 Northland military"),
    )
    assert origins.origins(["a-0", "b-0", "c-0"]) == ("a-0", "c-0")


def test_organs_of_one_side_tell_one_figure() -> None:
    """Army and ministry count the same dead."""
    origins = origins_in(
        Printed("a", "2020-10-22  Northland army      killed 429 Northland military"),
        Printed("b", "2020-10-22  Northland ministry  killed 429 Northland military"),
        Printed("c", "2020-10-22  Hill officials      killed 429 Northland military"),
    )
    assert reasons(origins) == ["same side (Northland), same figure, same day"]
    assert origins.independent(["a-0", "b-0", "c-0"]) == 2


def test_counts_of_two_places_are_two_utterances() -> None:
    """A third that names no place could be either."""
    origins = origins_in(
        Printed("a", "2020-10-22  Southland ministry  killed +3 Hills civilian at Hillford"),
        Printed("b", "2020-10-22  Southland ministry  killed +3 Hills civilian at Millbrook"),
        Printed("c", "2020-10-22  Southland ministry  killed +3 Hills civilian"),
        Printed("d", "2020-10-22  Southland ministry  killed +4 Hills civilian at Hillford"),
        Printed("e", "2020-10-22  Southland ministry  killed +4 Hills civilian"),
    )
    assert origins.origins(["a-0", "b-0", "c-0"]) == ("a-0", "b-0", "c-0")
    assert one_origin(origins, "d-0", "e-0")


def test_tellers_whom_nobody_names_are_not_one() -> None:
    """Two papers have it from somebody, and two unnamed spokesmen say it."""
    claims = "2020-10-22  unspecified  killed 40 Hills", "2020-10-22  spokesman  killed 40 Hills"
    origins = origins_in(*(Printed(name, claims[number // 2]) for number, name in enumerate("abcd")))
    assert origins.edges == ()


def test_refusals_of_one_speaker_are_one_utterance() -> None:
    """The ministry keeps its losses back in two papers; a word without bounds is no refusal."""
    origins = origins_in(
        Printed("a", "2020-10-22  Southland ministry  casualties undisclosed Southland military"),
        Printed("b", "2020-10-22  Southland ministry  casualties undisclosed Southland military"),
        Printed("c", "2020-10-22  Southland ministry  casualties some Southland military"),
    )
    assert origins.origins(["a-0", "b-0", "c-0"]) == ("a-0", "c-0")


def test_events_positions_and_control_fold_in_reprints() -> None:
    """Every kind of claim does, whatever the order of names."""
    claims = """
        2020-10-22  Hill officials  event ASSAULT shelling by Southland, Northland at Hillford alleged
        2020-10-22  Hill officials  demands talks from Southland
        2020-10-22  Hill officials  control Hillford de-facto Hills
    """
    turned = claims.replace("Southland, Northland", "northland, SOUTHLAND")
    origins = origins_in(Printed("a", claims, STORY), Printed("b", turned, CUT))
    assert [(edge.first, edge.second, edge.kind) for edge in origins.edges] == [
        (f"a-{number}", f"b-{number}", EdgeKind.REPRINT) for number in range(3)
    ]


def test_claims_without_their_reports_fold_by_what_they_are() -> None:
    """No text, no credits: the speaker and the words of the claim are left."""
    held = [
        entry
        for name in "ab"
        for entry in Printed(name, "2020-10-22  Southland ministry  killed 40 Hills", STORY).entries
    ]
    origins = origins_of(held)
    assert reasons(origins) == ["same speaker, same figure, same day"]
    assert origins.reprints.clusters == ()


def test_ids_of_claims_must_differ() -> None:
    """Otherwise two claims would be one unasked."""
    held = Printed("a", "2020-10-22  Southland ministry  killed 40 Hills").entries
    with pytest.raises(ValueError, match="same id"):
        origins_of([*held, *held])


def test_edges_can_be_asked_for_a_set_of_claims() -> None:
    """Those with both ends in it."""
    reports = [Printed(name, "2020-10-22  Southland ministry  killed 40 Hills") for name in "abc"]
    origins = origins_in(*reports)
    assert [edge.second for edge in origins.edges_of(["a-0", "c-0"])] == ["c-0"]
    assert origins.edges_of(["b-0", "c-0"]) == ()
