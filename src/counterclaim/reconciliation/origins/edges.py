"""Which claims tell one utterance, and why: the edges along which claims fold into origins.

Source: `RECONCILIATION.md`, "Reprints and independence".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from typing import TypeAlias

from counterclaim.model.claim import Toll
from counterclaim.model.entry import Entry
from counterclaim.reconciliation.origins.propositions import Key, day_keys, days_of, is_recurring, place_of
from counterclaim.reconciliation.origins.reprints import LEAST_CONTAINMENT, Document, Reprints
from counterclaim.reconciliation.origins.shingles import runs_of
from counterclaim.reconciliation.speakers import Speaker, folded
from counterclaim.reconciliation.words import words_of

QUOTED_WORDS = 8
"""Words in a row that two quotations must share to be one."""
WIRE_DAYS = 2
"""Days that may lie between two prints of one wire service's figure."""


class EdgeKind(StrEnum):
    """Why two claims are one utterance."""

    REPORT = "report"
    """One report says it twice."""
    REPRINT = "reprint"
    WIRE = "wire"
    QUOTATION = "quotation"
    SPEAKER = "speaker"
    SIDE = "side"
    """Two organs of one side."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two claims that tell one utterance. `first` is the smaller id."""

    first: str
    second: str
    kind: EdgeKind
    reason: str
    """In words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all that folding asks of it, found once."""

    entry: Entry
    speaker: Speaker
    proposition: Key
    document: Document | None
    """None where the text of its report is not at hand."""
    quotations: tuple[str, ...] = ()
    """What is quoted in its sentence."""
    single: str | None = None
    """Whom or what it is about, where it counts one."""

    @property
    def id(self) -> str:
        """Id of the claim."""
        return self.entry.id


_Group: TypeAlias = Sequence[Told]
_Split: TypeAlias = Callable[[_Group], Iterable[_Group]]


def edges_among(told: Iterable[Told], stories: Reprints) -> tuple[Edge, ...]:
    """The edges of all kinds, each claim tied to the smallest of its group; the order of the claims does not matter."""
    ordered = sorted(told, key=lambda one: one.id)
    found = chain(
        _reprint_edges(ordered, stories), _wire_edges(ordered), _quotation_edges(ordered), _voice_edges(ordered)
    )
    return tuple(sorted(set(found)))


def _reprint_edges(told: _Group, stories: Reprints) -> Iterator[Edge]:
    """Claims that say the same in prints of one story, the same report among them."""

    def keys(one: Told) -> Iterator[Key]:
        report = one.entry.report
        story = ("story", stories.story_of(report)) if one.document else ("report", report)
        return ((*story, one.proposition, *day) for day in day_keys(one.entry))

    for first, second in _tied(_grouped(told, keys), _by_speaker, _by_place, _by_single):
        if first.entry.report == second.entry.report:
            yield Edge(first.id, second.id, EdgeKind.REPORT, "same report")
        else:
            share = stories.share(first.entry.report, second.entry.report)
            yield Edge(first.id, second.id, EdgeKind.REPRINT, _reprint_words(share))


def _wire_edges(told: _Group) -> Iterator[Edge]:
    """Figures that one wire service, credited by at least one of the prints, gives within two days."""
    for (wire, *_), members in _grouped(told, _wire_keys).items():
        if any(wire in _credited(one) for one in members):
            for first, second in _tied({(): members}, _by_days, _by_speaker, _by_place, _by_single, _by_days):
                name = _credited(first).get(str(wire)) or _credited(second).get(str(wire)) or str(wire)
                yield Edge(first.id, second.id, EdgeKind.WIRE, f"same wire ({name}), same figure")


def _quotation_edges(told: _Group) -> Iterator[Edge]:
    """Claims that say the same, on one day, around the same quoted words."""

    def keys(one: Told) -> Iterator[Key]:
        if one.entry.published is not None:
            for quotation in one.quotations:
                for run in runs_of(words_of(quotation), QUOTED_WORDS):
                    yield (int(run), one.entry.published, one.proposition)

    for first, second in _tied(_grouped(told, keys), _by_speaker, _by_place, _by_single):
        yield Edge(first.id, second.id, EdgeKind.QUOTATION, "same quotation")


def _voice_edges(told: _Group) -> Iterator[Edge]:
    """Figures that one speaker, one side's organs, or one outlet in its own voice give for one day."""

    def keys(one: Told) -> Iterator[Key]:
        days = days_of(one.entry)
        if isinstance(one.entry.claim, Toll) and days is not None:
            yield from ((party, *days, one.proposition) for party in sorted(one.speaker.parties))

    for first, second in _tied(_grouped(told, keys), _by_place, _by_single):
        same = first.speaker.voice == second.speaker.voice
        kind, who = (EdgeKind.SPEAKER, "speaker") if same else (EdgeKind.SIDE, f"side ({first.entry.speaker_side})")
        yield Edge(first.id, second.id, kind, f"same {who}, same figure, same day")


def _wire_keys(one: Told) -> Iterator[Key]:
    """A key for each service that may have given a claim's figure: credited, named as its channel, or the outlet."""
    claim = one.entry.claim
    if not isinstance(claim, Toll) or claim.count is None or one.entry.published is None:
        return
    if claim.count.low is None and claim.count.high is None:
        return
    day = days_of(one.entry) if is_recurring(claim) else None
    for wire in sorted({*_credited(one), folded(one.entry.outlet)} - {""}):
        yield (wire, one.proposition, day)


def _credited(one: Told) -> Mapping[str, str]:
    """Services through which a claim came, by their name without case and marks."""
    names = (*(one.document.credits if one.document else ()), *one.entry.claim.via)
    return {folded(name): name for name in names}


def _reprint_words(share: float) -> str:
    """The share in words; below the threshold the two reports are reprints of one another by way of a third."""
    kind = "reprint" if share >= LEAST_CONTAINMENT else "reprint through another"
    return f"{kind} ({share:.0%} of its 5-word runs)"


def _grouped(told: _Group, keys: Callable[[Told], Iterable[Key]]) -> dict[Key, list[Told]]:
    """Claims by each of their keys, in order of id; only groups of two and more."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    for one in told:
        for key in dict.fromkeys(keys(one)):
            groups[key].append(one)
    return {key: members for key, members in groups.items() if len(members) > 1}


def _tied(groups: Mapping[Key, _Group], *splits: _Split) -> Iterator[tuple[Told, Told]]:
    """The first claim of every group with each other, once the groups have been split by all of the rules."""
    for members in groups.values():
        parts: list[_Group] = [members]
        for split in splits:
            parts = [smaller for part in parts for smaller in split(part)]
        for part in parts:
            yield from ((part[0], other) for other in part[1:])


def _by_speaker(members: _Group) -> Iterable[_Group]:
    return _by_named(members, lambda one: one.speaker.name)


def _by_place(members: _Group) -> Iterable[_Group]:
    return _by_named(members, lambda one: place_of(one.entry))


def _by_single(members: _Group) -> Iterable[_Group]:
    return _by_named(members, lambda one: one.single)


def _by_named(members: _Group, named: Callable[[Told], Hashable | None]) -> Iterable[_Group]:
    """The members by what they name. Where all who name it agree, those who name nothing mean the same."""
    groups: dict[Hashable | None, list[Told]] = defaultdict(list)
    for one in members:
        groups[named(one)].append(one)
    return groups.values() if len(groups.keys() - {None}) > 1 else (members,)


def _by_days(members: _Group) -> Iterable[_Group]:
    """The members, cut where more than `WIRE_DAYS` pass without one; each part in order of id again."""
    parts: list[list[Told]] = []
    for one in sorted(members, key=_published):
        if not parts or _published(one) - _published(parts[-1][-1]) > timedelta(days=WIRE_DAYS):
            parts.append([])
        parts[-1].append(one)
    return (sorted(part, key=lambda one: one.id) for part in parts)


def _published(one: Told) -> date:
    assert one.entry.published is not None
    return one.entry.published
