"""How many independent voices stand behind claims."""

from __future__ import annotations

import pytest

from tests.reconciliation.origins.cases import Printed, origins_in, prose

WIRE = prose(1, 200)


def voices(*claims: str) -> tuple[int, int]:
    """Independent voices and parties behind claims, each in a report of its own."""
    names = [chr(ord("a") + number) for number in range(len(claims))]
    origins = origins_in(*(Printed(name, claim) for name, claim in zip(names, claims, strict=True)))
    ids = [f"{name}-0" for name in names]
    return origins.independent(ids), origins.parties(ids)


def test_a_wire_story_in_sixty_papers_is_one_voice() -> None:
    """Sixty reports, sixty claims, one origin."""
    papers = [
        Printed(f"p{n:02d}", "2020-10-22  report  killed 40 Hills", f"{WIRE} {prose(n, 50)}") for n in range(2, 62)
    ]
    origins = origins_in(*papers)
    ids = [f"{paper.name}-0" for paper in papers]
    assert origins.origins(ids) == ("p02-0",)
    assert origins.independent(ids) == 1


def test_a_ministry_is_one_voice_whatever_it_says() -> None:
    """Two figures, two origins, one speaker."""
    assert voices(
        "2020-10-21  Southland ministry            killed 40 Hills",
        "2020-10-22  Southland ministry spokesman  killed 44 Hills",
    ) == (1, 1)


def test_organs_of_one_side_are_two_voices_but_one_party() -> None:
    """Army and ministry speak apart of two days."""
    assert voices(
        "2020-10-21  Northland army      killed 40 Hills",
        "2020-10-22  Northland ministry  killed 44 Hills",
    ) == (2, 1)


def test_two_outlets_in_their_own_voice_are_two() -> None:
    """Nothing shows that the one has it from the other."""
    assert voices("2020-10-22  report  killed 40 Hills", "2020-10-22  report  killed 40 Hills") == (2, 2)


def test_tellers_whom_nobody_names_add_no_voice() -> None:
    """They may be anybody; alone they are one."""
    unnamed = "2020-10-22  unspecified  killed 40 Hills"
    assert voices(unnamed) == (1, 1)
    assert voices(unnamed, unnamed) == (1, 1)
    assert voices(unnamed, "2020-10-22  Southland ministry  killed 40 Hills") == (1, 1)


def test_a_speaker_named_in_another_print_counts() -> None:
    """Paper b tells as its own what the ministry said in paper a; the ministry speaks once more in paper c."""
    origins = origins_in(
        Printed("a", "2020-10-22  Southland ministry  killed 40 Hills", WIRE),
        Printed("b", "2020-10-22  report              killed 40 Hills", WIRE),
        Printed("c", "2020-10-23  Southland ministry  killed 45 Hills"),
    )
    assert origins.independent(["b-0", "c-0"]) == 1


def test_an_outlet_that_prints_a_speakers_figure_does_not_become_the_speaker() -> None:
    """What paper b adds in its own voice is its own."""
    own = "2020-10-22  report  killed 40 Hills\n2020-10-22  report  killed 55 Hills"
    origins = origins_in(Printed("a", "2020-10-22  Southland ministry  killed 40 Hills", WIRE), Printed("b", own, WIRE))
    assert origins.independent(["a-0", "b-1"]) == 2


def test_nothing_told_is_no_voice() -> None:
    """And an unknown claim is refused."""
    origins = origins_in(Printed("a", "2020-10-22  report  killed 40 Hills"))
    assert origins.independent([]) == origins.parties([]) == 0
    with pytest.raises(KeyError):
        origins.independent(["z-0"])


def test_others_are_the_parties_beside_the_claims_own() -> None:
    """Its own side, reprints and the unnamed are none."""
    origins = origins_in(
        Printed("a", "2020-10-22  Northland army      killed 40 Hills"),
        Printed("b", "2020-10-23  Northland ministry  killed 41 Hills"),
        Printed("c", "2020-10-22  Hill officials      killed 40 Hills"),
        Printed("d", "2020-10-22  unspecified         killed 40 Hills"),
        Printed("e", "2020-10-22  report              killed 40 Hills"),
    )
    ids = [f"{name}-0" for name in "abcde"]
    assert origins.others("a-0", ids) == 2
    assert origins.others("a-0", ["b-0", "d-0"]) == 0
    assert origins.others("d-0", ids) == 3
    assert not origins.voiced("d-0")
