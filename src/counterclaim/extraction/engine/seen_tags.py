"""Tags that a word has in treebanks: one that it never has there is unlikely, whatever its surroundings say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from counterclaim.extraction.engine.heads import Floats

UNSEEN = np.float32(-4.0)
"""What is added to the score of a tag that a well-known word never has."""


class SeenTags:
    """Scores of the universal tags by the words themselves."""

    def __init__(self, seen: Mapping[str, Sequence[str]], tags: Sequence[str]) -> None:
        """Args: seen: lower-case word to its tags; tags: all tags in the order of the scores."""
        self._row = {word: number for number, word in enumerate(seen, 1)}
        self._scores = np.full((len(seen) + 1, len(tags)), UNSEEN)
        self._scores[0] = 0
        for number, own in enumerate(seen.values(), 1):
            self._scores[number, [tags.index(tag) for tag in own]] = 0

    def scores(self, words: Sequence[str]) -> Floats:
        """What to add to the scores of the tags, `[words, tags]`; nothing for words that are not listed."""
        rows = [self._row.get(word.lower(), 0) for word in words]
        scores: Floats = self._scores[rows]
        return scores


def parse_seen_tags(table: str) -> dict[str, tuple[str, ...]]:
    """Words with their tags from lines of `word TAB tag TAB tag ...`."""
    rows = (line.split("\t") for line in table.splitlines() if line)
    return {word: tuple(tags) for word, *tags in rows}
