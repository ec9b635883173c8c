"""Statements: tolls with the figure that they are about and the bounds that a reading makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model.claim import Measure, Object, Outcome, Toll, VictimType
from counterclaim.model.counts import exactly
from counterclaim.model.dates import Interval
from counterclaim.model.entry import RETRACTED, Entry
from counterclaim.model.world import Episode
from counterclaim.reconciliation.boxes import BEGINNING, ROOT, Box, Kind, outcome_mask, type_mask
from counterclaim.reconciliation.ground import Ground
from counterclaim.reconciliation.readings import Reading, Role
from counterclaim.reconciliation.speakers import speaker_key

LOOKED_BACK_ON = 90
"""Days after an episode up to which a total without a start is taken for the episode's: final counts come late, but a
total of a later year may be of anything."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One end that a claim sets to the sum of a box."""

    claim: str
    box: Box
    value: int
    floor: bool
    """Whether the sum is at least the value; else it is at most that."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A toll, and where it stands."""

    entry: Entry
    toll: Toll
    box: Box
    """All cells that it may be about."""
    speaker: str
    role: Role
    bounds: tuple[Bound, ...]
    """Empty for a refusal, a denial and a claim that the reading does not hear."""
    since_assumed: bool
    whole: bool
    """Whether it counts everything in its box, and not one of perhaps several incidents there."""

    @property
    def id(self) -> str:
        """Id of the claim."""
        return self.entry.id

    @property
    def figures(self) -> bool:
        """Whether it gives a figure of its own, neither refused nor denied."""
        return self.toll.disclosed and not self.toll.denied

    def without_ceilings(self) -> Statement:
        """The same statement where its figure counts a part of what its fields say."""
        return replace(self, bounds=tuple(bound for bound in self.bounds if bound.floor))

    def with_bounds(self, low: int | None, high: int | None) -> Statement:
        """The same statement with other numbers at the ends that it sets; None takes an end away."""
        values = {True: low or None, False: high}
        bounds = (replace(one, value=value) for one in self.bounds if (value := values[one.floor]) is not None)
        return replace(self, bounds=tuple(bounds))


@dataclass(frozen=True, slots=True)
class _Window:
    """Days that a claim may and must cover; the two differ where it gives a month, a year or a night."""

    outer: tuple[int, int]
    inner: tuple[int, int] | None
    """None where no day is certain to be in it."""
    assumed: bool = False
    sound: bool = True
    """Whether it begins before it ends; else one of its days was misread."""


def statements_of(entries: Iterable[Entry], ground: Ground, reading: Reading) -> tuple[Statement, ...]:
    """Every dated toll that is not retracted, by id. Undated ones say nothing of any day and are left out."""
    kinds = _Kinds(ground, reading)
    found = (_statement(entry, ground, reading, kinds) for entry in entries if entry.status != RETRACTED)
    return tuple(sorted((one for one in found if one), key=lambda statement: statement.id))


class _Kinds:
    """The kind of loss that each wording is about; a war's claims have few wordings."""

    def __init__(self, ground: Ground, reading: Reading) -> None:
        self._ground, self._reading = ground, reading
        self._known: dict[tuple[Object, Outcome, str | None, VictimType], Kind] = {}

    def of(self, toll: Toll, victims: str | None) -> Kind:
        """The kind that a toll counts, of the losses of a side or, for None, of all."""
        key = toll.object, toll.outcome, victims, toll.victim_type
        if key not in self._known:
            outcomes, types = outcome_mask(toll.outcome, self._reading), type_mask(toll.victim_type, self._reading)
            self._known[key] = Kind(toll.object, outcomes, self._ground.victims(victims), types)
        return self._known[key]


def _statement(entry: Entry, ground: Ground, reading: Reading, kinds: _Kinds) -> Statement | None:
    toll = entry.claim
    held = entry.held_on
    if not isinstance(toll, Toll) or held is None:
        return None
    window = _window(toll, held, entry.published, ground)
    place = ground.path(toll.place) if toll.place else ROOT
    incident = toll.measure is Measure.NEW and toll.since is None
    if incident and toll.place:
        place = (*place, f"@{date.fromordinal(window.outer[1])}")
    box = Box(kinds.of(toll, entry.victim_side), place, *window.outer)
    role = ground.role(entry)
    # One who is named or told of alone need not be the only one; who speaks of none speaks of all.
    none = toll.count is not None and toll.count.high == 0
    whole = not incident or none or (toll.place is not None and toll.count != exactly(1))
    binding = toll.count and not toll.denied and window.sound
    low, high = reading.bounds(toll.count, role) if toll.count and binding else (None, None)
    bounds = (*_floors(entry.id, box, low), *_ceilings(entry.id, box, window, high if whole else None))
    return Statement(entry, toll, box, speaker_key(entry), role, bounds, window.assumed, whole)


def _floors(claim: str, box: Box, low: int | None) -> Iterator[Bound]:
    """The lower end, on all cells that a claim may be about."""
    if low:
        yield Bound(claim, box, low, True)
        if box.place[:1] != ROOT:
            # A place that cannot be told apart from others still lies in the conflict.
            yield Bound(claim, replace(box, place=ROOT), low, True)


def _ceilings(claim: str, box: Box, window: _Window, high: int | None) -> Iterator[Bound]:
    """The upper end, on the cells that a claim must be about."""
    if high is not None and window.inner is not None:
        sure = box if window.inner == window.outer else replace(box, first=window.inner[0], last=window.inner[1])
        yield Bound(claim, sure, high, False)


def _window(toll: Toll, held: Interval, published: date | None, ground: Ground) -> _Window:
    """The days that a toll is about; an open end of a day reaches to the day of publication, an open start to any."""
    shut = held.last or published or held.first
    assert shut is not None
    late = shut.toordinal()
    early = held.first.toordinal() if held.first else BEGINNING
    if toll.measure is Measure.NEW and toll.since is None:
        return _Window((early, late), (early, late) if held.first and held.last else None)
    episode = ground.episode(date.fromordinal(late))
    if toll.since is None:
        if episode and episode.end and late - episode.end.toordinal() > LOOKED_BACK_ON:
            return _Window((BEGINNING, late), None, assumed=True)
        start = episode.start.toordinal() if episode else BEGINNING
        return _closed((start, start), (early, late), episode, assumed=True)
    first = toll.since.first.toordinal() if toll.since.first else BEGINNING
    last = toll.since.last.toordinal() if toll.since.last else late
    return _closed((first, last), (early, late), episode, assumed=False)


def _closed(start: tuple[int, int], end: tuple[int, int], episode: Episode | None, *, assumed: bool) -> _Window:
    """From one of the days `start` to one of the days `end`; a count of an episode that is over ends with it."""
    over = episode.end.toordinal() if episode and episode.end else end[1]
    if episode and episode.start.toordinal() <= start[0] <= over:
        end = (min(end[0], over), min(end[1], over))
    if start[0] > end[1]:
        return _Window((end[1], end[1]), None, assumed, sound=False)
    inner = (start[1], end[0])
    return _Window((start[0], end[1]), inner if inner[0] <= inner[1] else None, assumed)
