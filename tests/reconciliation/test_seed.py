"""The worked example: an admission, a refusal, a reporter's "hundreds" and an outsider's "nearly 5,000"."""

from __future__ import annotations

from counterclaim.model.finding import Alternative, FindingStatus, Range, SilenceKind
from counterclaim.reconciliation.reconcile import Reconciliation
from tests.reconciliation.ledgers import ends, finding, reconciled

SEED = """
2020-10-22  Hill officials             killed 897 Northland military since 2020-10-01
2020-10-22  Hill officials             killed +26 Northland military
2020-10-22  Southland                  killed 61 Southland civilian since 2020-10-01
2020-10-22  Southland                  casualties undisclosed Southland military
2020-10-22  Chairman < Harbour Wire    killed nearly 5000 all since 2020-10-01
2020-10-22  report                     killed hundreds all since 2020-10-01
"""


def asked() -> Reconciliation:
    """What the literal reading finds."""
    return reconciled(SEED)


def test_hundreds_and_nearly_five_thousand_collide() -> None:
    """The only contradiction."""
    (one,) = asked().contradictions
    assert (one.kind.value, one.claims) == ("pair", ("05", "06"))
    assert one.arithmetic == "at least 4,500 > at most 999"
    assert one.margin == 3501


def test_the_figure_that_both_are_about_is_contradicted() -> None:
    """Without bounds, and with both ways of asking: 897 + 61 at least, or 4,500 to 5,000."""
    one = finding(asked(), "killed all any")
    assert (one.status, one.low, one.high) == (FindingStatus.CONTRADICTED, None, None)
    assert one.alternatives == (Alternative(("05",), 958, 999), Alternative(("06",), 4500, 5000))
    assert one.dissent == ("05", "06")


def test_what_the_total_leaves_for_those_whom_nobody_counts() -> None:
    """999 - 897 - 61 = 41 without the outsider; 4,500 to 5,000 less 958 without the reporter."""
    one = finding(asked(), "killed Southland military")
    assert one.status is FindingStatus.CONTRADICTED
    assert one.alternatives == (
        Alternative(("05",), 0, 41, Range(0, 41)),
        Alternative(("06",), 0, 4042, Range(3542, 4042)),
    )


def test_the_refused_figure_names_who_refuses_it() -> None:
    """And who else is silent on it."""
    silent = {one.side: one.kind for one in finding(asked(), "killed Southland military").silent}
    assert silent == {"Northland, Hills": SilenceKind.COVERED, "Southland": SilenceKind.REFUSED}


def test_figures_that_the_quarrel_leaves_alone_keep_their_bounds() -> None:
    """897, of which 26 or more on the last day, and 61."""
    found = asked()
    assert ends(found, "killed Northland military", since="2020-10-01") == (897, 897)
    assert ends(found, "killed Northland military", since="2020-10-22") == (26, 897)
    assert ends(found, "killed Southland civilian") == (61, 61)


def test_soldiers_told_of_singly_do_not_unsettle_what_the_total_leaves_for_all_of_them() -> None:
    """Two at Aldar are among the 41, of whom nobody counts the others, or among the 3,542 to 4,042."""
    found = reconciled(f"{SEED}2020-10-20  report  killed +2 Southland military at Aldar\n")
    one = finding(found, "killed Southland military")
    assert [way.uncounted for way in one.alternatives] == [Range(2, 41), Range(3542, 4042)]


def test_one_incident_of_another_kind_leaves_the_rest_of_that_kind_uncounted() -> None:
    """Two civilians of Northland are two less, not all that Northland's civilians might be."""
    found = reconciled(f"{SEED}2020-10-20  report  killed +2 Northland civilian at Aldar\n")
    without_hundreds = finding(found, "killed Southland military").alternatives[1].uncounted
    assert without_hundreds is not None and without_hundreds.low >= 3540


def test_a_refused_figure_is_asked_for_once_though_another_tells_it() -> None:
    """Northland counts the dead whom Southland does not: one figure, its refusal kept."""
    found = reconciled(f"{SEED}2020-10-22  Northland  killed 3000 Southland military since 2020-10-01\n")
    one = finding(found, "killed Southland military")
    assert one.dissent == ("07",) or one.support == ("07",)
    assert SilenceKind.REFUSED in {silence.kind for silence in one.silent}


def test_under_guarded_the_total_has_its_own_ends_still() -> None:
    """Third party and reporter are heard as worded; the sides' own losses are floors."""
    found = reconciled(SEED, "guarded")
    assert ends(found, "killed Northland military", since="2020-10-01") == (897, None)
    assert finding(found, "killed all any").alternatives == (
        Alternative(("05",), 958, 999),
        Alternative(("06",), 4500, 5000),
    )
