"""Places that two sides are said to hold at one time, in fact or by law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from counterclaim.model.claim import Control
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.reconciliation.disputes.holdings import (
    Change,
    Holding,
    Spell,
    changes_in,
    holdings_by_right,
    holdings_in_fact,
    spells_of,
)
from counterclaim.reconciliation.disputes.incidents import Incident
from counterclaim.reconciliation.disputes.parties import Parties
from counterclaim.reconciliation.disputes.wording import contradiction, order, told_control, told_event

WINDOW_DAYS = (0, 1, 7)
"""Days by which two claims of control may lie apart and still collide, by how many of the two holders speak themselves.

A party's word stands until it says otherwise, yet after a week a front may have moved; two observers who differ by a
day may each be right.
"""
_DAY = timedelta(days=1)
_KINDS = ((False, False), (True, False), (False, True))
"""Which of two claims that collide tells of a capture."""


def rivals_by_right(entries: Iterable[Entry], parties: Parties, reading: str) -> Iterator[Contradiction]:
    """For each two voices that give one place by law to two sides, their first claims.

    Law has no window of days: a voice's word stands until it names another side.
    """
    for _, told in sorted(_by_place(holdings_by_right(entries, parties)).items()):
        met: set[tuple[str, ...]] = set()
        for one, other in combinations(spells_of(told), 2):
            who = (one.voice.name, one.holder, other.voice.name, other.holder)
            if who not in met and _are_rivals(one, other) and one.first < other.until and other.first < one.until:
                met.add(who)
                yield _rivals((one.holdings[0], other.holdings[0]), reading)


def rivals_in_fact(
    entries: Iterable[Entry], incidents: Sequence[Incident], parties: Parties, reading: str
) -> Iterator[Contradiction]:
    """For each two voices that name two holders of one place at a time, the first claims that collide.

    While a voice keeps to its word, repeating it is no new contradiction. A capture collides with a claim to hold the
    place, never with another capture, since the place may have been retaken; and only where the captor or the holder
    speaks, since of what others tell both may be parts of one story.
    """
    changes = changes_in(incidents)
    for place, told in sorted(_by_place(holdings_in_fact(entries, incidents, parties)).items()):
        for one, other in _overlapping(spells_of(told)):
            if _are_rivals(one, other):
                for taken in _KINDS:
                    clash = _first_clash(one, other, taken, changes.get(place, ()))
                    if clash:
                        yield _rivals(clash, reading)


def _by_place(holdings: Iterable[Holding]) -> Mapping[str, Sequence[Holding]]:
    found: dict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        found[holding.place].append(holding)
    return found


def _overlapping(spells: Sequence[Spell]) -> Iterator[tuple[Spell, Spell]]:
    """Pairs of spells that lie no further apart than the longest window."""
    reach = timedelta(days=max(WINDOW_DAYS))
    open_spells: list[Spell] = []
    for spell in sorted(spells, key=lambda spell: (spell.first, spell.voice.name)):
        open_spells = [other for other in open_spells if other.holdings[-1].day + reach >= spell.first]
        yield from ((other, spell) for other in open_spells)
        open_spells.append(spell)


def _are_rivals(one: Spell, other: Spell) -> bool:
    return one.holder != other.holder and one.voice.name != other.voice.name


def _first_clash(
    one: Spell, other: Spell, taken: tuple[bool, bool], changes: Sequence[Change]
) -> tuple[Holding, Holding] | None:
    """The first two claims of two spells that collide, captures or holdings as `taken` asks; None where none do."""
    told = [
        (holding, side)
        for side, spell in enumerate((one, other))
        for holding in spell.holdings
        if (holding.capture is not None) is taken[side]
    ]
    latest: dict[int, Holding] = {}
    for holding, side in sorted(told, key=lambda pair: (pair[0].day, order(pair[0].entry))):
        earlier = latest.get(1 - side)
        if earlier and holding.day < (other, one)[side].until and _collide(earlier, holding, changes):
            return earlier, holding
        latest[side] = holding
    return None


def _collide(earlier: Holding, later: Holding, changes: Sequence[Change]) -> bool:
    """Whether two claims, in order of days, cannot both hold: close in time, and the place did not change hands."""
    partisans = earlier.is_partisan + later.is_partisan
    if (later.day - earlier.day).days > WINDOW_DAYS[partisans]:
        return False
    if not partisans and (earlier.capture or later.capture):
        return False
    # Of two claims for one day nothing says which came first.
    orders = ((earlier, later), (later, earlier))[: 2 if earlier.day == later.day else 1]
    return not any(_is_since(*pair) or any(_moved(*pair, change) for change in changes) for pair in orders)


def _is_since(earlier: Holding, later: Holding) -> bool:
    """Whether the later holder is said to hold the place only since after the day of the earlier claim."""
    since = later.since or (later.day if later.capture else None)
    return since is not None and since > earlier.day


def _moved(earlier: Holding, later: Holding, change: Change) -> bool:
    """Whether the earlier holder left the place, or the later one won it back, between the two claims.

    That it left is taken from itself or an observer, not from the later holder alone. That the place was won back
    says that it had been taken, so that it contradicts no capture.
    """
    if change.leaves:
        moved = change.party == earlier.holder and change.told_by != later.holder
    else:
        moved = change.party == later.holder and earlier.capture is not None
    return moved and earlier.day <= change.day <= later.day + _DAY


def _rivals(pair: tuple[Holding, Holding], reading: str) -> Contradiction:
    told = sorted(pair, key=lambda holding: order(holding.entry))
    words = "; ".join(map(_told, told))
    return contradiction(ContradictionKind.RIVAL, (holding.entry for holding in told), words, reading)


def _told(holding: Holding) -> str:
    if holding.capture:
        return told_event(holding.capture)
    assert isinstance(holding.entry.claim, Control)
    return told_control(holding.entry, holding.entry.claim)
