"""Laws of all disputes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import Basis, Control, Event, EventStatus, EventType, Issue, Position, Stance
from counterclaim.model.dates import Interval
from counterclaim.model.entry import Entry
from counterclaim.model.report import content_id
from tests.reconciliation.disputes.ledgers import found_in, ledger_of, side_of

SOURCES = ("Northland", "Southland", "Southland army", "Hills", "report")
SIDES = ("Northland", "Southland", "Hills")
MODES = ("shelling", "attack", "capture of territory", "cease-fire violation", "withdrawal")
STATUSES = (EventStatus.ALLEGED, EventStatus.HAPPENED, EventStatus.DENIED, EventStatus.FAILED)
STANCES = (Stance.ACCEPTS, Stance.OFFERS, Stance.REJECTS, Stance.ACCUSES, Stance.DEMANDS)
DAYS = st.integers(0, 2).map(lambda number: date(2020, 10, 10) + timedelta(days=number))


def events(places: tuple[str, ...]) -> st.SearchStrategy[Event]:
    """Events of few kinds, at one of the places."""
    return st.builds(
        Event,
        source=st.sampled_from(SOURCES),
        type=st.just(EventType.ASSAULT),
        mode=st.sampled_from(MODES),
        actors=st.sampled_from((("Southland",), ("Northland",), ("Northland", "Southland"), ())),
        places=st.sampled_from(places).map(lambda place: (place,)),
        occurred=st.none() | DAYS.map(Interval.on),
        status=st.sampled_from(STATUSES),
    )


def controls(places: tuple[str, ...]) -> st.SearchStrategy[Control]:
    """Claims that a side holds one of the places."""
    return st.builds(
        Control,
        source=st.sampled_from(SOURCES),
        place=st.sampled_from(places),
        holder=st.sampled_from(SIDES),
        basis=st.sampled_from(Basis),
        since=st.none() | DAYS.map(Interval.on),
    )


POSITIONS = st.builds(
    Position,
    source=st.sampled_from(SOURCES),
    actor=st.sampled_from(SIDES),
    stance=st.sampled_from(STANCES),
    issue=st.sampled_from((Issue.CEASE_FIRE, Issue.ATTACKS_ON_CIVILIANS)),
    toward=st.none() | st.sampled_from(SIDES),
)


def ledgers(*places: str) -> st.SearchStrategy[list[Entry]]:
    """Ledgers of claims about the places, each claim of a report once."""
    told = st.tuples(events(places) | controls(places) | POSITIONS, DAYS, st.integers(0, 1))
    return st.lists(told, min_size=10, max_size=24, unique_by=str).map(lambda rows: [_entry(*row) for row in rows])


def _entry(claim: Event | Control | Position, published: date, report: int) -> Entry:
    return Entry(
        id=content_id(str(claim), str(published), str(report)),
        claim=claim,
        report=f"{published} {report}",
        published=published,
        outlet=f"Lamp {report}",
        title=None,
        status="machine",
        speaker_side=side_of(claim.source),
    )


@given(ledgers("Martan", "Hadra"), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_the_order_of_claims_changes_nothing(entries: list[Entry], random: Random) -> None:
    """Any order of one ledger gives the same contradictions in the same order."""
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert found_in(shuffled) == found_in(entries)


@given(ledgers("Martan", "Hadra"))
@settings(max_examples=200)
def test_a_claim_never_disputes_itself(entries: list[Entry]) -> None:
    """A contradiction has two claims or more, each once, in order of publication, even where a ledger repeats one."""
    by_id = {entry.id: entry for entry in entries}
    for found in found_in([*entries, *entries]):
        assert len(set(found.claims)) == len(found.claims) > 1
        keys = [(by_id[claim].published, claim) for claim in found.claims]
        assert keys == sorted(keys, key=str)
        assert found.id == content_id("contradiction", found.kind, *found.claims)
        assert (found.margin, found.reading, found.certificate) == (0, "literal", ())


@given(ledgers("Martan"), ledgers("Hadra"))
@settings(max_examples=200)
def test_claims_about_another_place_change_nothing_here(here: list[Entry], there: list[Entry]) -> None:
    """Of events and control; positions and broken cease-fires have no place."""
    local = [entry for entry in here if not _is_anywhere(entry)]
    added = [entry for entry in there if not _is_anywhere(entry)]
    ids = {entry.id for entry in local}
    together = tuple(each for each in found_in([*local, *added]) if ids & set(each.claims))
    assert together == found_in(local)


def _is_anywhere(entry: Entry) -> bool:
    claim = entry.claim
    return isinstance(claim, Position) or (isinstance(claim, Event) and claim.mode == "cease-fire violation")


@given(ledgers("Martan", "Hadra"))
@settings(max_examples=100)
def test_one_camp_is_in_no_dispute(entries: list[Entry]) -> None:
    """Where all fight together and all say so, nobody holds a place against another."""
    told = [entry for entry in entries if isinstance(entry.claim, Control) and entry.claim.holder != "Southland"]
    assert found_in(told) == ()


def test_tolls_are_passed_over() -> None:
    """Sums of losses are weighed elsewhere."""
    notation = """
        2020-10-22  Northland  killed 897 Southland military
        2020-10-22  Southland  denies killed 897 Southland military
    """
    assert found_in(ledger_of(notation)) == ()


def test_claims_of_one_town_are_compared_within_their_days() -> None:
    """Of a charge and a denial every ten days each denial meets its own charge."""
    entries = [
        _entry(
            Event(
                source=source,
                type=EventType.ASSAULT,
                mode="shelling",
                actors=("Southland",),
                places=("Martan",),
                status=status,
            ),
            date(1990, 1, 1) + timedelta(days=10 * number),
            0,
        )
        for number in range(2_000)
        for source, status in (("Northland", EventStatus.ALLEGED), ("Southland", EventStatus.DENIED))
    ]
    assert len(found_in(entries)) == 2_000
