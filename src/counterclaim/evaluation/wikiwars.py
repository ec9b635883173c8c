"""Scores the recogniser of times against WikiWars (Mazur & Dale 2010): TIMEX2 values in chronicles of 22 wars.

The anchor is HeidelTime's value F1 of 78.3. The corpus is a folder with its `in` and `key` folders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from counterclaim.evaluation.gold import Figures
from counterclaim.extraction.analysis import Analysis
from counterclaim.extraction.engine import load_engine
from counterclaim.extraction.times import TimeExpression, find_times
from counterclaim.model.report import Span

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Valued:
    """An expression of time and its TIMEX2 value, None where it has none."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """Matches out of the expressions expected and those found."""

    matched: int
    expected: int
    found: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        total = self.expected + self.found
        return 2 * self.matched / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.matched + other.matched, self.expected + other.expected, self.found + other.found)


def score_values(expected: Sequence[Valued], found: Sequence[Valued]) -> Score:
    """How many expressions overlap one of the same value, each used once."""
    free = list(expected)
    matched = 0
    for guess in found:
        hit = next((gold for gold in free if gold.value == guess.value and gold.span.overlaps(guess.span)), None)
        if hit is not None:
            free.remove(hit)
            matched += 1
    return Score(matched, len(expected), len(found))


def read_key(path: Path, text: str) -> list[Valued]:
    """The annotated expressions of one key file in characters of its text, nested ones included, in text order."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus that the caller chose, no foreign input
    mentions = [(mention, time.get("VAL")) for time in root.iter("timex2") for mention in time.iter("timex2_mention")]
    encoded = text.encode()
    valued = (Valued(_extent(mention, encoded), value) for mention, value in mentions)
    return sorted(valued, key=lambda one: (one.span.begin, one.span.end))


def _extent(mention: ElementTree.Element, encoded: bytes) -> Span:
    # The key counts bytes of UTF-8 and includes the last one.
    sequence = mention.find("./extent/charseq")
    if sequence is None:
        raise ValueError("a key file holds a mention without its extent")
    begin, end = int(sequence.attrib["START"]), int(sequence.attrib["END"]) + 1
    return Span(len(encoded[:begin].decode(errors="ignore")), len(encoded[:end].decode(errors="ignore")))


def read_text(path: Path) -> str:
    """The text of one input file with its tags taken out, in whose bytes the key counts."""
    return _TAG.sub("", path.read_text(encoding="utf-8"))


def found_values(times: Iterable[TimeExpression]) -> list[Valued]:
    """The expressions found, by their TIMEX2 values; a range counts as its two ends, as the corpus has it."""
    return [end for time in times for end in _ends(time)]


def _ends(time: TimeExpression) -> list[Valued]:
    first, slash, last = (time.value or "").partition("/")
    if not slash:
        return [Valued(time.span, time.value)]
    middle = (time.span.begin + time.span.end + 1) // 2
    return [Valued(Span(time.span.begin, middle), first), Valued(Span(middle, time.span.end), last)]


def score_corpus(folder: Path, analyse: Callable[[str], Analysis]) -> dict[str, Score]:
    """The score of every document of the corpus, by its name; the time stamp of the document is left out."""
    scores = {}
    for source in sorted((folder / "in").glob("*.sgm")):
        text = read_text(source)
        body = text.find("\n", text.find("T", text.find("20")))
        key = read_key(folder / "key" / f"{source.stem}.key.apf.xml", text)
        found = found_values(find_times(analyse(text), None))
        scores[source.stem] = score_values(_after(body, key), _after(body, found))
    return scores


def _after(begin: int, valued: Iterable[Valued]) -> list[Valued]:
    return [one for one in valued if one.span.begin >= begin]


def measured_wikiwars(folder: Path) -> Figures:
    """Value F1 over the whole corpus, 0 to 1."""
    scores = score_corpus(folder, load_engine().read)
    return {"values": sum(scores.values(), Score(0, 0, 0)).f1}
