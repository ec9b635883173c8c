"""Which reports print one story: wire copy and its reprints, cut, edited or mixed with an outlet's own text.

Source: `RECONCILIATION.md`, "Reprints and independence". Containment, not resemblance, because the first paragraphs
of a wire story are as much a reprint as the whole; the exact count, not a sketch of it, because sketches lose reprints
that were cut; and no run of words is ever too common to look at: a wire story in sixty papers makes all its runs so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconciliation.origins.folding import smallest_members
from counterclaim.reconciliation.origins.shingles import Runs, containment, runs_of, whole_of
from counterclaim.reconciliation.words import words_of

RUN_WORDS = 5
"""Words in a run."""
LEAST_CONTAINMENT = 0.25
"""Share of the smaller text's runs that another must hold for the two to be one story."""
LEAST_SHARED_RUNS = 8
"""Runs that two texts must share at least, which is a passage of twelve words.

A quarter of a short text is no more than a formula ("the Ministry of Defence said in a statement on Friday"). So a text
of 8 to 31 runs must share more than a quarter; one of fewer than 8 (fewer than twelve words, as a rule) is a reprint of
nothing but the very same words; one without words is a story of its own.
"""


@dataclass(frozen=True, slots=True)
class Document:
    """What folding needs of a report."""

    id: str
    """Id of the report."""
    text: str
    published: date | None = None
    outlet: str | None = None
    credits: tuple[str, ...] = ()
    """Wire services that it credits."""


@dataclass(frozen=True, slots=True)
class Reprints:
    """Documents grouped by the story that they print."""

    clusters: tuple[tuple[str, ...], ...]
    """Ids of the documents of each story, in order; a story in one document is a cluster too."""
    _stories: Mapping[str, str] = field(compare=False, repr=False)
    _runs: Mapping[str, Runs] = field(compare=False, repr=False)

    def story_of(self, document: str) -> str:
        """The smallest id among the documents that print the same story.

        Raises:
            KeyError: no such document.
        """
        return self._stories[document]

    def share(self, one: str, other: str) -> float:
        """Share of the smaller document's runs that the other holds, 0 to 1.

        Below `LEAST_CONTAINMENT` two documents of one story are reprints of a third.
        """
        return 1.0 if one == other else containment(self._runs[one], self._runs[other])


def reprints(documents: Iterable[Document]) -> Reprints:
    """The documents, grouped by story; their order does not matter.

    Two are one story where they share `LEAST_CONTAINMENT` of the smaller one's runs and `LEAST_SHARED_RUNS`, or through
    others. A digest of many stories therefore makes them one cluster; only claims that say the same fold within it.

    Raises:
        ValueError: two documents have the same id.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    names = [document.id for document in ordered]
    if len(set(names)) < len(names):
        raise ValueError("two documents have the same id")
    runs = [_signature(words_of(document.text)) for document in ordered]
    pairs = ((names[one], names[other]) for one, other in _linked(runs))
    stories = smallest_members(names, pairs)
    return Reprints(_clusters(stories), stories, dict(zip(names, runs, strict=True)))


def _signature(words: Sequence[str]) -> Runs:
    """The runs of a text; of a short one a single hash of all its words, which only the same words share."""
    runs = runs_of(words, RUN_WORDS)
    return runs if runs.size >= LEAST_SHARED_RUNS else whole_of(words)


def _clusters(stories: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    groups: dict[str, list[str]] = {}
    for name in sorted(stories):
        groups.setdefault(stories[name], []).append(name)
    return tuple(tuple(groups[story]) for story in sorted(groups))


def _linked(runs: Sequence[Runs]) -> Iterator[tuple[int, int]]:
    """Numbers of two documents, the smaller first, that share enough runs."""
    sizes = np.array([len(own) for own in runs], np.int64)
    least = np.minimum(sizes, LEAST_SHARED_RUNS)
    for number, shared in _shared_with_later(runs, sizes):
        smaller = np.minimum(sizes, sizes[number])[: len(shared)]
        enough = np.maximum(LEAST_CONTAINMENT * smaller, np.minimum(least, least[number])[: len(shared)])
        yield from ((number, int(other)) for other in np.flatnonzero((shared > 0) & (shared >= enough)))


def _shared_with_later(runs: Sequence[Runs], sizes: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Number of a document, and how many runs it shares with each later one (by number; 0 for the earlier ones).

    An inverted index as one sorted array: the documents that hold a run stand side by side, in order. Work and memory
    for one document are those of the lists that it stands in, however long.
    """
    if not sizes.sum():
        return
    order = np.argsort(np.concatenate(runs), kind="stable")
    owners = np.repeat(np.arange(len(runs)), sizes)[order]
    ends = _list_ends(np.concatenate(runs)[order])
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    stops = np.cumsum(sizes)
    for number, stop in enumerate(stops):
        after = places[stop - sizes[number] : stop] + 1
        counts = ends[after - 1] - after
        if counts.any():
            yield number, np.bincount(owners[_ranges(after, counts)])


def _list_ends(ordered: Runs) -> NDArray[np.int64]:
    """For each entry of the index the end of the list that it stands in."""
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    lengths = np.diff(np.concatenate((starts, [len(ordered)])))
    return np.repeat(starts + lengths, lengths)


def _ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers `[start, start + count)` of all ranges, one after another."""
    begun = np.cumsum(counts) - counts
    return np.repeat(starts - begun, counts) + np.arange(counts.sum(), dtype=np.int64)
