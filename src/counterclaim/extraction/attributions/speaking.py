"""When and where it was said, read from the words around the cue."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.extraction.attributions.spans import Spoken
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.dates import Interval
from counterclaim.model.report import Span

_REACH = 9
"""Words between a cue and a day or medium that belongs to it, at most."""


def said_on(context: Context, spoken: Spoken) -> Interval | None:
    """The day of speaking, where a time stands beside the cue and outside the content; else None."""
    grammar = context.grammar
    first, last = grammar.sentence_range(spoken.cue[0])
    near = [
        time
        for time in context.times
        if time.interval is not None
        and first <= time.words[0] < last
        and not time.span.overlaps(spoken.content)
        and min(abs(time.words[0] - spoken.cue[1]), abs(spoken.cue[0] - time.words[1])) <= _REACH
        and not _since(context, time.words[0])
    ]
    if not near:
        return None
    return min(near, key=lambda time: abs(time.words[0] - spoken.cue[1])).interval


def _since(context: Context, word: int) -> bool:
    before = {context.grammar.words[n].text.lower() for n in range(max(0, word - 1), word + 1)}
    return bool(before & {"since", "published", "from", "until"})


@cache
def _medium() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon("attributions")["media"]["pattern"])
    return re.compile(
        rf"\b(?:in|on|at|via|through|over)\s+((?:(?:an?|the|his|her|its|their)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{words})(?:\s+(?:with|to|of)\s+(?:[A-Z][\w’'-]*\s?)+)?)",
        re.IGNORECASE,
    )


def venue_of(context: Context, spoken: Spoken) -> str | None:
    """The medium or occasion of the words, where it stands in the sentence of the cue outside the content."""
    grammar = context.grammar
    first, last = grammar.sentence_range(spoken.cue[0])
    sentence = grammar.span((first, last))
    for match in _medium().finditer(context.report.text, sentence.begin, sentence.end):
        place = Span(match.start(1), match.end(1))
        if not place.overlaps(spoken.content):
            return re.sub(r"\A(?:the|his|her|its|their)\s+", "", " ".join(match[1].split()))
    return None
