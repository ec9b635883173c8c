"""How well, and at what cost, reprints and shared quotations are found in made-up news; the last line is JSON.

Usage: python benchmarks/reprints.py

1,017 documents are drawn from a vocabulary with Zipf frequencies and from stock phrases that all outlets use. Planted
among them: one wire story in sixty papers, and pairs of a story and its reprint in full, with 8 % of its words changed,
cut to its first 40 %, and as one half of a report with the outlet's own text; and pairs of reports that share nothing
but a quotation, which are one utterance but not one story. The cost is that of `reprints` in costs of reading all texts
once, which is finding their words: both as the least processor time of several rounds.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, combinations
from typing import TypeAlias

from counterclaim.model.claim import Issue, Position, Stance
from counterclaim.model.entry import Entry
from counterclaim.model.report import Span
from counterclaim.reconciliation.origins import Document, origins_of, reprints
from counterclaim.reconciliation.words import words_of

SEED = 20201022
WORDS = 20_000
"""Words of the vocabulary; the n-th is as frequent as 1 / n."""
STOCK_PHRASES = 60
UNRELATED = 517
PAIRS = 40
"""Pairs of each kind."""
PAPERS = 60
"""Documents that print the one wire story."""
ROUNDS = 5
DAY = date(2020, 10, 22)
QUOTED = "shared quote"
_SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeiou"]

Words: TypeAlias = list[str]
Pair: TypeAlias = tuple[str, str]


class Newsroom:
    """Writes texts as lists of words, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._vocabulary = [self._word() for _ in range(WORDS)]
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(WORDS)))
        self._phrases = [self.words(self.chance.randint(4, 11)) for _ in range(STOCK_PHRASES)]

    def words(self, count: int) -> Words:
        """That many words."""
        return self.chance.choices(self._vocabulary, cum_weights=self._weights, k=count)

    def story(self) -> Words:
        """150 to 600 words, with a stock phrase after every 40 of them or so."""
        text: Words = []
        for _ in range(self.chance.randint(3, 12)):
            text += self.words(self.chance.randint(30, 50)) + self.chance.choice(self._phrases)
        return text

    def edited(self, story: Words) -> Words:
        """The story with 8 % of its words changed."""
        changed = set(self.chance.sample(range(len(story)), round(0.08 * len(story))))
        return [self.words(1)[0] if place in changed else word for place, word in enumerate(story)]

    def mixed(self, story: Words) -> Words:
        """The first half of the story, and as many words of the outlet's own."""
        half = len(story) // 2
        return story[:half] + self.words(half)

    def _word(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(1, 4)))


KINDS: dict[str, Callable[[Newsroom, Words], Words]] = {
    "full": lambda _, story: story,
    "8 % edited": Newsroom.edited,
    "first 40 %": lambda _, story: story[: round(0.4 * len(story))],
    "half wire": Newsroom.mixed,
}


@dataclass
class Corpus:
    """Documents with what is known of them."""

    documents: list[Document]
    stories: list[list[str]]
    """Ids of the documents of one story."""
    pairs: dict[str, list[Pair]]
    """By kind: a story and its reprint, or two reports with one quotation."""
    entries: list[Entry]

    def add(self, words: Sequence[str]) -> str:
        """Publish a text; its id."""
        identifier = f"d{len(self.documents):04d}"
        self.documents.append(Document(identifier, " ".join(words), DAY, f"Paper {identifier}"))
        return identifier


def main() -> None:
    """Print precision and recall of pairs by kind, and what finding them costs."""
    corpus = _corpus(Newsroom(SEED))
    found = reprints(corpus.documents)
    same = {pair for cluster in found.clusters for pair in combinations(cluster, 2)}
    planted = {pair for story in corpus.stories for pair in combinations(sorted(story), 2)}
    print(f"{len(corpus.documents)} documents, {len(planted)} pairs of one story\n")
    print(f"{'':14} {'pairs':>6} {'P':>6} {'R':>6}")
    for kind, pairs in corpus.pairs.items():
        if kind != QUOTED:
            concerned = {name for pair in pairs for name in pair}
            told = {pair for pair in same if concerned & set(pair)}
            _print_row(kind, len(pairs), _precision(told, planted), _recall(set(pairs), same))
    precision, recall = _precision(same, planted), _recall(planted, same)
    _print_row("all reprints", len(planted), precision, recall)
    folded, shared = _folded_quotations(corpus), {_sorted(pair) for pair in corpus.pairs[QUOTED]}
    _print_row("utterances", len(shared), _precision(folded, shared), _recall(shared, folded))
    print(f"\nof {len(shared)} pairs with nothing but a quotation in common, {len(shared & same)} are one story")
    least = min(found.share(*pair) for kind in KINDS for pair in corpus.pairs[kind])
    most = max(found.share(*pair) for pair in corpus.pairs[QUOTED])
    print(f"containment: {least:.2f} and more in a story and its reprint, at most {most:.2f} around a quotation")
    cost, once = _seconds(lambda: reprints(corpus.documents)), _seconds(lambda: _read(corpus.documents))
    print(f"reading once {once:.3f} s, reprints {cost:.3f} s of processor time")
    figures = {
        "precision": precision,
        "recall": recall,
        "utterance_precision": _precision(folded, shared),
        "utterance_recall": _recall(shared, folded),
        "quotes_taken_for_reprints": len(shared & same),
        "reprints_to_reading": cost / once,
    }
    print(json.dumps({name: round(figure, 3) for name, figure in figures.items()}))


def _corpus(newsroom: Newsroom) -> Corpus:
    corpus = Corpus([], [], {kind: [] for kind in (*KINDS, QUOTED)}, [])
    for _ in range(UNRELATED):
        corpus.add(newsroom.story())
    for kind, printed in KINDS.items():
        for _ in range(PAIRS):
            story = newsroom.story()
            pair = corpus.add(story), corpus.add(printed(newsroom, story))
            corpus.pairs[kind].append(pair)
            corpus.stories.append(list(pair))
    _add_wire_story(corpus, newsroom)
    for number in range(PAIRS):
        corpus.pairs[QUOTED].append(_quoting(corpus, newsroom, number))
    return corpus


def _add_wire_story(corpus: Corpus, newsroom: Newsroom) -> None:
    """One story in sixty papers, in turn as each kind prints it."""
    story = newsroom.story()
    prints = list(KINDS.values())
    corpus.stories.append(
        [corpus.add(prints[paper % len(prints)](newsroom, story)) for paper in range(PAPERS)],
    )


def _quoting(corpus: Corpus, newsroom: Newsroom, number: int) -> Pair:
    """Two reports with one quotation; a third makes the same claim on the same day in other words of the speaker."""
    shared = newsroom.words(newsroom.chance.randint(12, 35))
    first, second, _ = (_claiming(corpus, newsroom, words, number) for words in (shared, shared, newsroom.words(20)))
    return first, second


def _claiming(corpus: Corpus, newsroom: Newsroom, quoted: Words, number: int) -> str:
    """A report that ends with a quotation in which a speaker makes a demand; its id."""
    text = " ".join(newsroom.story())
    speaker = f"Speaker {number}"
    span = Span(len(text) + 4, len(text) + 12)
    identifier = corpus.add([f"{text}.\n\n“{' '.join(quoted)},” the speaker said."])
    claim = Position(source=speaker, actor=speaker, stance=Stance.DEMANDS, issue=Issue.TALKS, span=span)
    corpus.entries.append(Entry(f"c-{identifier}", claim, identifier, DAY, f"Paper {identifier}", None, "machine"))
    return identifier


def _folded_quotations(corpus: Corpus) -> set[Pair]:
    """Pairs of reports with claims that fold into one utterance."""
    origins = origins_of(corpus.entries, corpus.documents)
    reports = {entry.id: entry.report for entry in corpus.entries}
    return set(_reports_of_origins(origins.origin_of, reports))


def _reports_of_origins(origin_of: Callable[[str], str], reports: dict[str, str]) -> Iterator[Pair]:
    for one, other in combinations(sorted(reports), 2):
        if origin_of(one) == origin_of(other):
            yield _sorted((reports[one], reports[other]))


def _sorted(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _precision(found: set[Pair], right: set[Pair]) -> float:
    return len(found & right) / len(found) if found else 1.0


def _recall(right: set[Pair], found: set[Pair]) -> float:
    return len(right & found) / len(right)


def _print_row(name: str, pairs: int, precision: float, recall: float) -> None:
    print(f"{name:14} {pairs:6} {precision:6.3f} {recall:6.3f}")


def _read(documents: Sequence[Document]) -> int:
    return sum(len(words_of(document.text)) for document in documents)


def _seconds(work: Callable[[], object]) -> float:
    """Least processor time of several rounds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


if __name__ == "__main__":
    main()
