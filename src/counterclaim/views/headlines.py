"""Contradictions as a first screen tells them: every quarrel once, the most telling first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED, Control, Event, EventStatus, Position, Toll
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind, Figure
from counterclaim.model.world import Camp
from counterclaim.views.matrix import figure_of, homes_of

_UNNAMED = (REPORT_VOICE, UNSPECIFIED)


@dataclass(frozen=True, slots=True)
class Headline:
    """One contradiction, told for all that repeat it."""

    contradiction: Contradiction
    entries: tuple[Entry, ...]
    """Its claims in its order, denials last."""
    figures: tuple[Figure, ...]
    """What each claim counts, at which place, of the camp that suffered it; empty unless all claims are tolls."""


def headlines(
    contradictions: Iterable[Contradiction], entries: Mapping[str, Entry], camps: Sequence[Camp]
) -> tuple[Headline, ...]:
    """Quarrels between voices before those of one with itself, figures before the rest, then the latest first.

    A quarrel is told once, by its first contradiction in that order. Others of it are of the same voices over the same
    figure, or of the same words in other mouths. A denial is a quarrel over the number denied.
    """
    home = homes_of(camps)
    found = (_headline(one, entries, home) for one in contradictions)
    told: set[object] = set()
    kept = []
    for headline in sorted(found, key=lambda headline: _rank(headline, home)):
        quarrel = {_between(headline, home), _wording(headline, home)}
        if told.isdisjoint(quarrel):
            told |= quarrel
            kept.append(headline)
    return tuple(kept)


def colliding(
    contradictions: Iterable[Contradiction], entries: Mapping[str, Entry], camps: Sequence[Camp]
) -> frozenset[str]:
    """Ids of the claims that cannot hold beside those of another voice."""
    home = homes_of(camps)
    quarrels = (found for found in contradictions if len({_voice(entries[claim], home) for claim in found.claims}) > 1)
    return frozenset(claim for found in quarrels for claim in found.claims)


def denies(entry: Entry) -> bool:
    """Whether a claim is that something is not so."""
    claim = entry.claim
    return claim.denied if isinstance(claim, Toll) else isinstance(claim, Event) and claim.status is EventStatus.DENIED


def _headline(found: Contradiction, entries: Mapping[str, Entry], home: Mapping[str, str]) -> Headline:
    told = tuple(sorted((entries[claim] for claim in found.claims), key=denies))
    figures = tuple(_placed(entry, entry.claim, home) for entry in told if isinstance(entry.claim, Toll))
    return Headline(found, told, figures if len(figures) == len(told) else ())


def _placed(entry: Entry, toll: Toll, home: Mapping[str, str]) -> Figure:
    return replace(figure_of(entry, toll, home), place=toll.place)


def _rank(headline: Headline, home: Mapping[str, str]) -> tuple[bool, bool, int, int, int, str]:
    told, found = headline.entries, headline.contradiction
    alone = len({_voice(entry, home) for entry in told}) == 1
    latest = max(entry.published or date.min for entry in told)
    # Of those who say the same, a speaker with a name tells more than a report.
    unnamed = sum(entry.claim.source in _UNNAMED for entry in told)
    return alone, not headline.figures, -latest.toordinal(), unnamed, -found.margin, found.id


def _voice(entry: Entry, home: Mapping[str, str]) -> str:
    """Who speaks: the organs of a camp are one voice, the tellers whom nobody names one in each report."""
    source = entry.claim.source
    if entry.speaker_side:
        return home.get(entry.speaker_side, entry.speaker_side)
    if source == REPORT_VOICE:
        return entry.outlet or entry.report
    return entry.report if source == UNSPECIFIED else source


def _between(headline: Headline, home: Mapping[str, str]) -> object:
    """Which voices quarrel over what, from whatever day."""
    kind = headline.contradiction.kind
    told = ((_voice(entry, home), *_proposition(entry, home)) for entry in headline.entries)
    return kind, frozenset(each if kind is ContradictionKind.DENIAL else each[:-1] for each in told)


def _wording(headline: Headline, home: Mapping[str, str]) -> object:
    """What is said of what, by whomever."""
    return headline.contradiction.kind, frozenset(_proposition(entry, home) for entry in headline.entries)


def _proposition(entry: Entry, home: Mapping[str, str]) -> tuple[object, object]:
    """What a claim is about, and what it says of it."""
    claim = entry.claim
    match claim:
        case Toll():
            return _placed(entry, claim, home), (claim.count, claim.denied, claim.measure)
        case Event():
            return (claim.mode, claim.places, claim.occurred), (claim.status, claim.actors, claim.recipients)
        case Position():
            return claim.issue, (claim.actor, claim.stance, claim.toward)
        case Control():
            return claim.place, (claim.holder, claim.basis)
        case _:
            assert_never(claim)
