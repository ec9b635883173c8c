"""What the engine has learnt of events: the probability of each type at each word."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.extraction.analysis import Analysis, Range
from counterclaim.extraction.events.vocabulary import Mode, modes
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import EventType

_HEAD = "event"


def marked(analysis: Analysis, words: Range, kind: EventType) -> float | None:
    """The greatest probability in a range of words that one tells an event of a type; None without learned marks."""
    marks = analysis.marks.get(_HEAD)
    if marks is None:
        return None
    columns = [n for n, label in enumerate(analysis.mark_labels[_HEAD]) if label[2:] == kind.value]
    return float(marks[words[0] : words[1], columns].sum(axis=1).max())


def trusted_words(analysis: Analysis) -> Iterator[tuple[int, EventType, float]]:
    """Words that surely open an event by the learned marks, each with its type and probability."""
    marks = analysis.marks.get(_HEAD)
    if marks is None:
        return
    labels, least = analysis.mark_labels[_HEAD], lexicon("events")["marks"]["trusted"]
    for number, row in enumerate(marks):
        if 1.0 - row[0] < least:
            continue
        best = int(row[1:].argmax()) + 1
        if labels[best].startswith("B-") and row[best] >= least:
            yield number, EventType(labels[best][2:]), float(row[best])


def mode_of(analysis: Analysis, word: int, kind: EventType) -> Mode | None:
    """The likeliest mode of a type at a word by the learned marks, else the first mode of the type."""
    fitting = {mode.name: mode for mode in modes().values() if mode.type is kind}
    marks = analysis.marks.get("event_mode")
    if marks is not None:
        labels = analysis.mark_labels["event_mode"]
        ranked = sorted(zip(marks[word], labels, strict=True), reverse=True)
        found = next((fitting[label] for _, label in ranked if label in fitting), None)
        if found is not None:
            return found
    return next(iter(fitting.values()), None)
