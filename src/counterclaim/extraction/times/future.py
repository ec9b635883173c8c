"""Whether the clause around an expression of time speaks of what is to come."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Any

from counterclaim.extraction.analysis import Analysis
from counterclaim.extraction.times.words import lexicon

_WINDOW_CHARACTERS = 60


def speaks_of_future(analysis: Analysis, begin: int, end: int) -> bool:
    """Whether the verb that governs the characters `[begin, end)` is a future one; without a tree, the words before."""
    cues = _cues()
    before = analysis.text[max(0, begin - _WINDOW_CHARACTERS) : begin]
    if not any(word.dep for word in analysis.words[:50]):
        return re.search(cues["pattern"], before, re.IGNORECASE) is not None
    first = bisect_right(analysis.words, begin, key=lambda word: word.end)
    last = bisect_left(analysis.words, end, key=lambda word: word.begin)
    return any(_is_future(analysis, verb) for verb in _governing(analysis, first, last))


@cache
def _cues() -> dict[str, Any]:
    cues: dict[str, Any] = lexicon()["future"]
    return cues


def _governing(analysis: Analysis, first: int, last: int) -> list[int]:
    """The words above a range up to its first verb, and the verb that this one completes."""
    words = analysis.words
    chain: list[int] = []
    at = next((i for i in range(first, last) if not first <= words[i].head < last), None)
    while at is not None and words[at].head != at and len(chain) < 6:
        completes = words[at].dep.split(":")[0] == "xcomp"
        if chain and words[at].upos == "VERB" and not completes:
            break
        at = words[at].head
        chain.append(at)
    return chain


def _is_future(analysis: Analysis, number: int) -> bool:
    cues, word = _cues(), analysis.words[number]
    if word.lemma.lower() in cues["words"] and word.xpos != "VBD":
        return True
    around = range(max(0, number - 6), number)
    mine = [analysis.words[i] for i in around if analysis.words[i].head == number]
    if any(one.text.lower() in cues["auxiliaries"] or one.lemma.lower() in cues["words"] for one in mine):
        return True
    if not any(one.text.lower() == "to" for one in mine):
        return False
    above = analysis.words[word.head].lemma.lower()
    return above == "be" or above in cues["words"] or any(one.lemma.lower() == "be" for one in mine)
