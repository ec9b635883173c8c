"""Components: groups of claims that share cells, so that one group says nothing of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from counterclaim.model.claim import Object
from counterclaim.reconciliation.boxes import Box, Kind
from counterclaim.reconciliation.figures import Question
from counterclaim.reconciliation.statements import Bound

_Group: TypeAlias = tuple[Kind, str]
"""A kind, and the outermost place in which it is counted."""


@dataclass(frozen=True, slots=True)
class Component:
    """Bounds that share cells, and the figures that they are about."""

    bounds: tuple[Bound, ...]
    questions: tuple[Question, ...]


def components_of(bounds: Iterable[Bound], questions: Iterable[Question]) -> tuple[Component, ...]:
    """The groups, in the order of their first figure."""
    bounds, questions = tuple(bounds), tuple(questions)
    groups = dict.fromkeys(_group(box) for box in (*(one.box for one in questions), *(one.box for one in bounds)))
    heads = _joined(tuple(groups))
    members: dict[_Group, tuple[list[Bound], list[Question]]] = defaultdict(lambda: ([], []))
    for question in questions:
        members[heads[_group(question.box)]][1].append(question)
    for bound in bounds:
        members[heads[_group(bound.box)]][0].append(bound)
    return tuple(Component(tuple(own), tuple(asked)) for own, asked in members.values())


def _group(box: Box) -> _Group:
    return box.kind, box.place[0]


def _joined(groups: Sequence[_Group]) -> Mapping[_Group, _Group]:
    """Each group to the first of those that it shares cells with, directly or through others."""
    heads = {group: group for group in groups}

    def head(group: _Group) -> _Group:
        while heads[group] != group:
            heads[group] = heads[heads[group]]
            group = heads[group]
        return group

    beside: dict[tuple[str, Object], list[_Group]] = defaultdict(list)
    for group in groups:
        kind, place = group
        near = beside[place, kind.object]
        for other in near:
            if head(other) != head(group) and kind.meets(other[0]):
                heads[head(group)] = head(other)
        near.append(group)
    return {group: head(group) for group in groups}
