"""Claims that cannot all hold: pairs, families, the smallest collision, the cheapest repair, denials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import pytest
from hypothesis import assume, given, settings

from counterclaim.model.entry import Entry
from counterclaim.model.finding import ContradictionKind, FindingStatus
from counterclaim.reconciliation.collisions import Quarrel, quarrel_of
from counterclaim.reconciliation.components import components_of
from counterclaim.reconciliation.figures import questions_of
from counterclaim.reconciliation.pairs import colliding_pairs
from counterclaim.reconciliation.readings import LITERAL, load_reading
from counterclaim.reconciliation.statements import statements_of
from counterclaim.reconciliation.system import System
from tests.reconciliation import brute
from tests.reconciliation.ledgers import collisions, ends, entries_of, finding, reconciled, valley
from tests.reconciliation.strategies import quarrelsome

EXAMPLES = 80


def quarrels(entries: Sequence[Entry]) -> Iterator[Quarrel]:
    """What collides in each component of claims of which none replaces another."""
    ground, reading = valley(entries), load_reading(LITERAL)
    statements = statements_of(entries, ground, reading)
    bounds = (bound for statement in statements for bound in statement.bounds)
    for part in components_of(bounds, questions_of(statements, ground, reading)):
        system = System(part.bounds, (question.box for question in part.questions))
        yield quarrel_of(system, colliding_pairs(part.bounds)) or Quarrel()


def shown(ledger: str | Iterable[Entry] | None) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and claims of every contradiction."""
    return [(one.kind.value, one.claims) for one in reconciled(ledger).contradictions]


@settings(deadline=None, max_examples=EXAMPLES)
@given(quarrelsome())
def test_pairs_are_all_floors_above_a_ceiling_on_cells_that_include_their_own(text: str) -> None:
    """All of them, and nothing else."""
    entries = entries_of(text)
    told = {one.claims for one in collisions(reconciled(entries)) if one.kind is ContradictionKind.PAIR}
    assert told == brute.pairs(brute.assertions(entries))


@settings(deadline=None, max_examples=EXAMPLES)
@given(quarrelsome())
def test_a_contradiction_is_minimal(text: str) -> None:
    """Its claims cannot all hold, and any one of them left out, the others can."""
    entries = entries_of(text)
    claims = {claim.id: claim for claim in brute.assertions(entries)}
    for found in collisions(reconciled(entries)):
        own = [claims[one] for one in found.claims]
        assert not brute.hold(own)
        assert all(brute.hold(rest) for rest in combinations(own, len(own) - 1))


@settings(deadline=None, max_examples=EXAMPLES)
@given(quarrelsome())
def test_a_certificate_adds_up(text: str) -> None:
    """Floors exceed ceilings by the margin, and no cell is in more of the floors than of the ceilings."""
    entries = entries_of(text)
    claims = {claim.id: claim for claim in brute.assertions(entries)}
    for found in collisions(reconciled(entries)):
        parts = [(claims[one], times) for one, times in found.certificate]
        sums = [times * (claim.low if times > 0 else claim.high or 0) for claim, times in parts]
        assert sum(sums) == found.margin > 0
        for cell in frozenset[brute.Cell]().union(*(claim.cells for claim, _ in parts)):
            assert sum(times for claim, times in parts if cell in claim.cells) <= 0


@settings(deadline=None, max_examples=EXAMPLES)
@given(quarrelsome())
def test_the_cheapest_repair_leaves_out_as_few_claims_as_can_be(text: str) -> None:
    """So does the repair that spares them leave out enough."""
    entries = entries_of(text)
    claims = brute.assertions(entries)
    found = list(quarrels(entries))
    rejected = frozenset[str]().union(*(one.rejected for one in found))
    spared = frozenset[str]().union(*(one.spared for one in found))
    assert len(rejected) == brute.smallest_repair(claims)
    assert brute.hold([claim for claim in claims if claim.id not in rejected])
    assert brute.hold([claim for claim in claims if claim.id not in spared])
    assert all(collision.proves() for one in found for collision in one.collisions)


@settings(deadline=None, max_examples=EXAMPLES)
@given(quarrelsome())
def test_every_rejected_claim_shows_its_smallest_collision(text: str) -> None:
    """No fewer claims collide with it, among those kept or at all."""
    entries = entries_of(text)
    claims = {claim.id: claim for claim in brute.assertions(entries)}
    found = list(quarrels(entries))
    assume(any(one.rejected for one in found))
    for quarrel in found:
        for rejected in quarrel.rejected:
            sizes = [len(one.claims) for one in quarrel.collisions if rejected in one.claims]
            assert min(sizes) == brute.smallest_collision(claims[rejected], claims.values())


def test_two_rival_totals_are_a_pair() -> None:
    """One figure, two numbers.

    2020-10-09  Northland  killed 1200 Southland military since 2020-10-01
    2020-10-09  Southland  killed 350 Southland military since 2020-10-01
    """
    (found,) = reconciled(test_two_rival_totals_are_a_pair.__doc__).contradictions
    assert (found.kind, found.claims) == (ContradictionKind.PAIR, ("01", "02"))
    assert (found.arithmetic, found.margin) == ("at least 1,200 > at most 350", 850)
    assert found.certificate == (("01", 1), ("02", -1))
    assert found.reading == "literal"


def test_parts_greater_than_their_whole_are_a_family() -> None:
    """897 and 61 exceed 900, though either fits.

    2020-10-09  Hills      killed 897 Hills military since 2020-10-01
    2020-10-09  Southland  killed 61 Southland civilian since 2020-10-01
    2020-10-09  Observer   killed at-most 900 all since 2020-10-01
    """
    (found,) = reconciled(test_parts_greater_than_their_whole_are_a_family.__doc__).contradictions
    assert (found.kind, found.claims) == (ContradictionKind.FAMILY, ("01", "02", "03"))
    assert (found.arithmetic, found.margin) == ("at least 897 + at least 61 > at most 900", 58)


def test_a_whole_greater_than_the_parts_that_cover_it_is_a_family() -> None:
    """Twenty casualties, of whom five dead and at most ten wounded.

    2020-10-09  Observer      casualties 20 Hills since 2020-10-01
    2020-10-09  Harbour Wire  killed 5 Hills since 2020-10-01
    2020-10-09  Hills         wounded at-most 10 Hills since 2020-10-01
    """
    (found,) = reconciled(test_a_whole_greater_than_the_parts_that_cover_it_is_a_family.__doc__).contradictions
    assert (found.kind, found.claims) == (ContradictionKind.FAMILY, ("01", "02", "03"))
    assert (found.arithmetic, found.margin) == ("at least 20 > at most 5 + at most 10", 5)


def test_more_than_three_claims_that_only_collide_together_are_a_smallest_collision() -> None:
    """Four parts of twenty each, and a total of 75.

    2020-10-09  Northland     killed 20 Northland since 2020-10-01
    2020-10-09  Hills         killed 20 Hills since 2020-10-01
    2020-10-09  Southland     killed 20 Southland military since 2020-10-01
    2020-10-09  Harbour Wire  killed 20 Southland civilian since 2020-10-01
    2020-10-09  Observer      killed 75 all since 2020-10-01
    """
    ledger = test_more_than_three_claims_that_only_collide_together_are_a_smallest_collision.__doc__
    (found,) = reconciled(ledger).contradictions
    assert (found.kind, found.claims) == (ContradictionKind.SMALLEST, ("01", "02", "03", "04", "05"))
    assert found.arithmetic == "at least 20 + at least 20 + at least 20 + at least 20 > at most 75"
    assert found.margin == 5


def test_a_reprint_of_a_claim_in_a_larger_collision_takes_part_in_it() -> None:
    """The sixth line says what the second says, and can hold no better.

    2020-10-09  Northland     killed 20 Northland since 2020-10-01
    2020-10-09  Hills         killed 20 Hills since 2020-10-01
    2020-10-09  Southland     killed 20 Southland military since 2020-10-01
    2020-10-09  Harbour Wire  killed 20 Southland civilian since 2020-10-01
    2020-10-09  Observer      killed 75 all since 2020-10-01
    2020-10-09  Hills         killed 20 Hills since 2020-10-01
    """
    ledger = test_a_reprint_of_a_claim_in_a_larger_collision_takes_part_in_it.__doc__
    one = finding(reconciled(ledger), "killed Hills any")
    assert one.status is FindingStatus.CONTRADICTED
    assert one.dissent and not one.support


def test_a_total_that_falls_contradicts_itself() -> None:
    """Later day, lower count, same speaker.

    2020-10-05  Southland ministry  killed 50 Southland military since 2020-10-01
    2020-10-08  Southland ministry  killed 45 Southland military since 2020-10-01
    """
    (found,) = reconciled(test_a_total_that_falls_contradicts_itself.__doc__).contradictions
    assert (found.kind, found.claims, found.margin) == (ContradictionKind.PAIR, ("01", "02"), 5)


def test_a_total_that_rises_contradicts_nothing() -> None:
    """Later day, higher count.

    2020-10-05  Southland ministry  killed 45 Southland military since 2020-10-01
    2020-10-08  Southland ministry  killed 50 Southland military since 2020-10-01
    """
    assert not reconciled(test_a_total_that_rises_contradicts_nothing.__doc__).contradictions


def test_a_later_figure_for_the_same_window_replaces_the_earlier() -> None:
    """Three revisions of one closed window are no growth and no contradiction.

    2020-11-21  Southland ministry  killed 2783 Southland military since 2020-10-01 as-of 2020-11-10
    2020-12-12  Southland ministry  killed 2853 Southland military since 2020-10-01 as-of 2020-11-10
    2021-01-07  Southland ministry  killed 2841 Southland military since 2020-10-01 as-of 2020-11-10
    """
    found = reconciled(test_a_later_figure_for_the_same_window_replaces_the_earlier.__doc__)
    assert not found.contradictions
    assert found.replaced == {"01": "03", "02": "03"}
    assert ends(found, "killed Southland military") == (2841, 2841)


def test_a_later_figure_of_another_speaker_replaces_nothing() -> None:
    """The ministry's figure stands beside the army's.

    2020-11-21  Northland ministry  killed 700 Northland military since 2020-10-01 as-of 2020-11-10
    2020-12-12  Northland army      killed 750 Northland military since 2020-10-01 as-of 2020-11-10
    """
    found = reconciled(test_a_later_figure_of_another_speaker_replaces_nothing.__doc__)
    assert not found.replaced
    assert [one.claims for one in found.contradictions] == [("02", "01")]


def test_who_speaks_for_a_ministry_is_the_ministry() -> None:
    """Its spokesman's later figure replaces its own.

    2020-11-21  Northland ministry            killed 700 Northland military since 2020-10-01 as-of 2020-11-10
    2020-12-12  Northland ministry spokesman  killed 650 Northland military since 2020-10-01 as-of 2020-11-10
    """
    found = reconciled(test_who_speaks_for_a_ministry_is_the_ministry.__doc__)
    assert found.replaced == {"01": "02"} and not found.contradictions


def test_a_figure_and_more_than_it_are_one_figure_rounded() -> None:
    """Ministry and spokesman of one day.

    2020-10-09  Northland ministry            killed 550 Southland military since 2020-10-01
    2020-10-09  Northland ministry spokesman  killed more-than 550 Southland military since 2020-10-01
    """
    assert not reconciled(test_a_figure_and_more_than_it_are_one_figure_rounded.__doc__).contradictions


def test_a_figure_and_later_more_than_it_are_growth() -> None:
    """The day after.

    2020-10-09  Northland ministry            killed 550 Southland military since 2020-10-01
    2020-10-10  Northland ministry spokesman  killed more-than 550 Southland military since 2020-10-01
    """
    assert not reconciled(test_a_figure_and_later_more_than_it_are_growth.__doc__).contradictions


def test_a_looser_figure_that_the_later_one_fits_is_said_again() -> None:
    """Nine is at least nine: neither replaces the other.

    2020-10-09  Southland ministry  killed at-least 9 Southland since 2020-10-01 as-of 2020-10-09
    2020-10-10  Southland ministry  killed 9 Southland since 2020-10-01 as-of 2020-10-09
    """
    found = reconciled(test_a_looser_figure_that_the_later_one_fits_is_said_again.__doc__)
    assert not found.replaced and not found.contradictions
    assert ends(found, "killed Southland any") == (9, 9)


def test_a_denial_contradicts_the_figure_that_it_denies_and_bounds_nothing() -> None:
    """Neither 2,300 nor anything below or above it follows.

    2020-10-09  Southland           killed 2300 Northland military since 2020-10-01
    2020-10-09  Northland ministry  denies killed 2300 Northland military since 2020-10-01
    """
    found = reconciled(test_a_denial_contradicts_the_figure_that_it_denies_and_bounds_nothing.__doc__)
    (one,) = found.contradictions
    assert (one.kind, one.claims, one.margin) == (ContradictionKind.DENIAL, ("01", "02"), 0)
    assert one.arithmetic == "Southland says 2,300; Northland ministry denies it"
    assert ends(found, "killed Northland military") == (2300, 2300)


@pytest.mark.parametrize(
    "other",
    [
        "killed 2301 Northland military since 2020-10-01",
        "wounded 2300 Northland military since 2020-10-01",
        "killed 2300 Southland military since 2020-10-01",
        "destroyed 2300 Northland tank military since 2020-10-01",
    ],
)
def test_a_denial_of_another_figure_contradicts_nothing(other: str) -> None:
    """Another number, outcome, side or object."""
    assert not shown(f"2020-10-09  Northland ministry  denies {other}\n{DENIED}")


DENIED = "2020-10-09  Southland  killed 2300 Northland military since 2020-10-01"


def test_a_speaker_who_denies_what_it_says_itself_does_not_contradict_itself() -> None:
    """It tells a figure of others to deny it.

    2020-10-09  Southland  killed 2300 Northland military since 2020-10-01
    2020-10-09  Southland  denies killed 2300 Northland military since 2020-10-01
    """
    ledger = test_a_speaker_who_denies_what_it_says_itself_does_not_contradict_itself.__doc__
    assert not shown(ledger)


def test_a_denial_weeks_later_is_of_another_figure() -> None:
    """Within a week it answers the claim.

    2020-10-09  Southland           killed 2300 Northland military since 2020-10-01
    2020-10-16  Northland ministry  denies killed 2300 Northland military since 2020-10-01
    2020-11-16  Hill officials      denies killed 2300 Northland military since 2020-10-01
    """
    assert shown(test_a_denial_weeks_later_is_of_another_figure.__doc__) == [("denial", ("01", "02"))]


def test_a_denial_at_one_place_does_not_contradict_a_figure_of_another() -> None:
    """Three dead in one village, and three denied in the next.

    2020-10-09  Observer   killed +3 Southland civilian at Aldar
    2020-10-09  Southland  denies killed +3 Southland civilian at Berin
    """
    assert not shown(test_a_denial_at_one_place_does_not_contradict_a_figure_of_another.__doc__)


def test_a_contradicted_figure_has_no_bounds_and_names_its_conflicts() -> None:
    """The alternatives say what each way of setting claims aside leaves.

    2020-10-09  Northland  killed 1200 Southland military since 2020-10-01
    2020-10-09  Southland  killed 350 Southland military since 2020-10-01
    """
    found = reconciled(test_a_contradicted_figure_has_no_bounds_and_names_its_conflicts.__doc__)
    (one,) = found.findings
    assert (one.status, one.low, one.high) == (FindingStatus.CONTRADICTED, None, None)
    assert one.conflicts == (found.contradictions[0].id,)
    assert [(way.without, way.low, way.high) for way in one.alternatives] == [
        (("01",), 350, 350),
        (("02",), 1200, 1200),
    ]
    assert (one.support, one.dissent) == ((), ("01", "02"))


def test_a_figure_that_a_quarrel_reaches_only_through_others_names_its_conflicts_too() -> None:
    """Whether the dead are 40 or none moves the floor of the wounded from 5 to 45.

    2020-10-01  Observer      killed 0 all since 2020-10-01
    2020-10-04  Southland     wounded undisclosed all since 2020-10-01
    2020-10-01  Harbour Wire  casualties 45 Southland since 2020-10-01
    2020-10-01  Northland     killed 40 Southland since 2020-10-01
    """
    ledger = test_a_figure_that_a_quarrel_reaches_only_through_others_names_its_conflicts_too.__doc__
    found = reconciled(ledger)
    one = finding(found, "wounded all any")
    assert one.status is FindingStatus.CONTRADICTED
    assert {way.low for way in one.alternatives} == {5, 45}
    assert one.conflicts == tuple(sorted(each.id for each in found.contradictions))


def test_a_quarrel_that_makes_no_difference_to_a_figure_leaves_it_its_bounds() -> None:
    """Who is right about Southland's soldiers does not matter to its civilians.

    2020-10-09  Northland  killed 1200 Southland military since 2020-10-01
    2020-10-09  Southland  killed 350 Southland military since 2020-10-01
    2020-10-09  Southland  killed 61 Southland civilian since 2020-10-01
    """
    found = reconciled(test_a_quarrel_that_makes_no_difference_to_a_figure_leaves_it_its_bounds.__doc__)
    assert ends(found, "killed Southland civilian") == (61, 61)
    assert finding(found, "killed Southland civilian").conflicts == ()


def test_a_figure_is_contradicted_though_its_speaker_also_says_something_vague_of_it_that_day() -> None:
    """ "At most four" collides with sixty, whatever "some" does.

    2020-10-01  Northland ministry  captured at-most 4 all since 2020-10-01
    2020-10-01  Northland ministry  captured some all since 2020-10-01
    2020-10-01  Southland ministry  captured 60 Southland civilian since 2020-10-01
    """
    ledger = test_a_figure_is_contradicted_though_its_speaker_also_says_something_vague_of_it_that_day.__doc__
    assert finding(reconciled(ledger), "captured all any").status is FindingStatus.CONTRADICTED


def test_bounds_after_the_cheapest_repair_come_on_request() -> None:
    """One against two: the one gives way.

    2020-10-09  Northland  killed 1200 Southland military since 2020-10-01
    2020-10-09  Southland  killed 350 Southland military since 2020-10-01
    2020-10-09  Observer   killed at-most 400 Southland military since 2020-10-01
    """
    ledger = test_bounds_after_the_cheapest_repair_come_on_request.__doc__
    assert finding(reconciled(ledger), "killed Southland military").status is FindingStatus.CONTRADICTED
    repaired = reconciled(ledger, repaired=True)
    assert ends(repaired, "killed Southland military") == (350, 350)
    assert shown(ledger) == [(one.kind.value, one.claims) for one in repaired.contradictions]


def test_a_family_whose_sharpest_member_collides_by_itself_is_found_all_the_same() -> None:
    """Besides 248 > 194, 150 and 97 exceed 194.

    2020-10-09  Observer      casualties 194 Southland since 2020-10-01
    2020-10-09  Northland     killed 150 Southland military since 2020-10-01
    2020-10-09  Harbour Wire  casualties 97 Southland civilian since 2020-10-01
    2020-10-09  Hills         killed 248 Southland military since 2020-10-01
    """
    ledger = test_a_family_whose_sharpest_member_collides_by_itself_is_found_all_the_same.__doc__
    assert ("family", ("02", "03", "01")) in shown(ledger)


def test_figures_that_agree_are_no_pair_beside_one_that_does_not() -> None:
    """Five, five, six and four: every pair but that of the fives.

    2020-10-09  Observer      killed 5 Hills since 2020-10-01
    2020-10-09  Harbour Wire  killed 5 Hills since 2020-10-01
    2020-10-09  Northland     killed 6 Hills since 2020-10-01
    2020-10-09  Southland     killed 4 Hills since 2020-10-01
    """
    found = shown(test_figures_that_agree_are_no_pair_beside_one_that_does_not.__doc__)
    pairs = [("01", "04"), ("02", "04"), ("03", "01"), ("03", "02"), ("03", "04")]
    assert found == [("pair", claims) for claims in pairs]


def test_any_two_of_four_parts_that_exceed_a_total_are_a_family() -> None:
    """Six families, told each once.

    2020-10-02  Observer   killed +5 Southland
    2020-10-03  Observer   killed +5 Southland
    2020-10-04  Observer   killed +5 Southland
    2020-10-05  Observer   killed +5 Southland
    2020-10-09  Southland  killed 8 Southland since 2020-10-01
    """
    found = shown(test_any_two_of_four_parts_that_exceed_a_total_are_a_family.__doc__)
    assert found == [("family", (*parts, "05")) for parts in combinations(("01", "02", "03", "04"), 2)]


def test_many_parts_that_exceed_a_total_are_families_of_two_parts_each() -> None:
    """Any two of eight days exceed five.

    2020-10-02  Observer  killed +3 Southland
    2020-10-03  Observer  killed +3 Southland
    2020-10-04  Observer  killed +3 Southland
    2020-10-05  Observer  killed +3 Southland
    2020-10-06  Observer  killed +3 Southland
    2020-10-07  Observer  killed +3 Southland
    2020-10-08  Observer  killed +3 Southland
    2020-10-09  Observer  killed +3 Southland
    2020-10-09  Southland  killed 5 Southland since 2020-10-01
    """
    ledger = test_many_parts_that_exceed_a_total_are_families_of_two_parts_each.__doc__
    found = shown(ledger)
    assert found and all(kind == "family" and claims[-1] == "09" for kind, claims in found)
