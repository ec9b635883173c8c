"""Analyses written by hand, for tests of what reads trees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from counterclaim.extraction.analysis import Analysis, Name, Word
from counterclaim.extraction.context import Context
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.mentions import find_mentions
from counterclaim.extraction.times import find_times
from counterclaim.model.attribution import Attribution
from counterclaim.model.report import Report
from counterclaim.model.world import Conflict, Place, Side
from counterclaim.world.loading import load_world
from counterclaim.world.names import Names

CONFLICT = Conflict(
    name="marsh-war",
    title="The marsh war",
    sides=(
        Side("Ruritania", ("Ruritanian", "Ruritanians", "Strelsau")),
        Side("Borduria", ("Bordurian", "Bordurians", "Szohod")),
    ),
    places=(Place("Zenda"), Place("Tarlenheim")),
)


def analysed(*sentences: str) -> Analysis:
    """The analysis of sentences of `text/UPOS/relation/head` words, `text=lemma` where they differ.

    Heads count from 1 within a sentence; the root is its own head. Capitalised proper nouns in `Zenda@` are places.
    """
    words: list[Word] = []
    ranges: list[tuple[int, int]] = []
    names: list[Name] = []
    text = ""
    for sentence in sentences:
        first = len(words)
        for token in sentence.split():
            form, upos, relation, head = token.rsplit("/", 3)
            written, _, lemma = form.partition("=")
            if written.endswith("@"):
                written = written.removesuffix("@")
                names.append(Name((len(words), len(words) + 1), "LOC"))
            text += " " if text and written not in ",.;:" else ""
            xpos = _tag(written, upos)
            word = Word(
                written,
                len(text),
                len(text) + len(written),
                upos,
                xpos,
                lemma or written,
                first + int(head) - 1,
                relation,
            )
            words.append(word)
            text += written
        ranges.append((first, len(words)))
    return Analysis(text, tuple(words), tuple(ranges), ((0, len(words)),), tuple(names), ())


def _tag(written: str, upos: str) -> str:
    if upos == "VERB":
        return "VBG" if written.endswith("ing") else "VBN" if written.endswith("en") else "VBD"
    plural = "S" if written.endswith("s") else ""
    return {"NOUN": f"NN{plural}", "PROPN": f"NNP{plural}"}.get(upos, upos)


def marked(analysis: Analysis, head: str, labels: tuple[str, ...], *rows: tuple[int, int, float]) -> Analysis:
    """The analysis with learned marks of one head: `rows` of word, column and probability, the rest "O"."""
    marks = np.zeros((len(analysis.words), len(labels)), np.float32)
    marks[:, 0] = 1.0
    for word, column, probability in rows:
        marks[word, 0] = 1.0 - probability
        marks[word, column] = probability
    return replace(analysis, marks={head: marks}, mark_labels={head: labels})


def unparsed(text: str) -> Analysis:
    """An analysis of words only, one sentence, without a tree."""
    words: list[Word] = []
    at = 0
    for piece in text.split():
        begin = text.index(piece, at)
        at = begin + len(piece)
        words.append(Word(piece, begin, at, "X", "X", piece.lower(), len(words), ""))
    whole = (0, len(words))
    return Analysis(text, tuple(words), (whole,), (whole,), (), ())


def context_of(analysis: Analysis, published: date | None = None, *said: Attribution) -> Context:
    """The context of an analysis in the invented conflict."""
    grammar = Grammar(analysis)
    mentions = find_mentions(grammar, Names(load_world(), CONFLICT), CONFLICT)
    report = Report("dispatch", analysis.text, published)
    return Context(report, analysis, grammar, mentions, find_times(analysis, published), said)
