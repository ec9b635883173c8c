"""Which shipped conflict a report is about, by its date and by the sides, actors and places that it names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from counterclaim.model.world import Conflict
from counterclaim.world.names import NameKind, NameMatch, Names
from counterclaim.world.phrases import letters_of, plain_words
from counterclaim.world.shipped import load_conflict, shipped_conflicts
from counterclaim.world.worldfile import load_world

_BEFORE = timedelta(days=14)
_AFTER = timedelta(days=60)
_LEAST_SIDES = 2
_LEAST_SHARE = 0.55
"""Share of all sided names that the sides of the conflict have at least."""
_LEAST_LEAD = 2
_FAR_SHARE, _FAR_LEAD = 0.35, 6
_SIDE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class _Fit:
    conflict: Conflict
    sides: int
    share: float
    score: int


def choose_conflict(text: str, published: date | None) -> Conflict | None:
    """The shipped conflict that a report is about; None where none fits, or two fit about as well."""
    letters = letters_of(plain_words(text))
    known = load_world().phrases.found(letters)
    near = [name for name in shipped_conflicts() if _within(load_conflict(name), published)]
    fits = [_fit(load_conflict(name), _names(name).among(letters, known)) for name in near]
    likely = [fit for fit in fits if fit.sides >= _LEAST_SIDES and fit.share >= _LEAST_SHARE]
    ranked = sorted(likely, key=lambda fit: -fit.score) or _far_ahead(fits)
    if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _LEAST_LEAD):
        return None
    return ranked[0].conflict


def _far_ahead(fits: list[_Fit]) -> list[_Fit]:
    """The one conflict that leads by far where a mediator is named more often than the sides; none where none does."""
    ranked = sorted(fits, key=lambda fit: -fit.score)
    if not ranked or ranked[0].sides < _LEAST_SIDES or ranked[0].share < _FAR_SHARE:
        return []
    return ranked[:1] if len(ranked) == 1 or ranked[0].score - ranked[1].score >= _FAR_LEAD else []


def _within(conflict: Conflict, published: date | None) -> bool:
    """Whether a report of that day may be about the conflict; one without a date may be about any."""
    if published is None:
        return True
    begun = conflict.start is None or conflict.start - _BEFORE <= published
    return begun and (conflict.end is None or published <= conflict.end + _AFTER)


def _fit(conflict: Conflict, found: tuple[NameMatch, ...]) -> _Fit:
    own = {side.name for side in conflict.sides}
    counts = Counter(match.side for match in found if match.side)
    sides = sum(1 for side in own if counts[side])
    share = sum(counts[side] for side in own) / max(1, counts.total())
    return _Fit(conflict, sides, share, _SIDE_WEIGHT * sides + len(_details(found, conflict)))


def _details(found: tuple[NameMatch, ...], conflict: Conflict) -> set[str]:
    """The conflict's own actors and places among the names found."""
    listed = {actor.name for actor in conflict.actors} | {place.name for place in conflict.places}
    return {match.name for match in found if match.name in listed and match.kind in (NameKind.ACTOR, NameKind.PLACE)}


@cache
def _names(name: str) -> Names:
    return Names(load_world(), load_conflict(name))
