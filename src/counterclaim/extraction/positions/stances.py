"""Which stance a cue or its content takes."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Stance


def stance_of_cue(cue: str) -> Stance | None:
    """The stance that a cue carries by itself; None for one that only says."""
    return next((_cues()[form] for form in _written(cue) if form in _cues()), None)


def _written(cue: str) -> tuple[str, ...]:
    """A cue as it stands, without its preposition, and without the ending that a lemma should have lost."""
    verb = cue.partition(" ")[0]
    return cue, verb, verb.removesuffix("s"), verb.removesuffix("ed"), verb.removesuffix("d"), f"{verb}e"


@cache
def _cues() -> dict[str, Stance]:
    table = lexicon("positions")["cues"]
    return {cue: Stance(name) for name, cues in table.items() for cue in cues}


def is_plain(cue: str) -> bool:
    """Whether a cue only says, so that its content tells the stance."""
    plain = lexicon("positions")["plain"]["cues"]
    return any(form in plain for form in _written(cue))


def stance_of_content(content: str, cue: str, partisan: bool) -> Stance | None:
    """The stance that a content takes; None where it only tells.

    Args:
        content: what is said.
        cue: the lemma of the cue; some make one stance likelier ("call").
        partisan: whether the teller belongs to a party, so that it may accuse and threaten.
    """
    text = content.lower()
    table = lexicon("positions")["content"]
    if cue in table["contrary"] and re.search(table["negation"], text):
        return Stance.REJECTS
    first = table["first"].get(cue)
    order = [first, *table["order"]] if first else table["order"]
    for name in order:
        if name in table["partisan"] and not partisan and not first:
            continue
        if _contents()[name].search(text):
            return Stance(name)
    return None


@cache
def _contents() -> dict[str, re.Pattern[str]]:
    table = lexicon("positions")["content"]
    return {name: re.compile("|".join(table[name])) for name in table["order"]}


def is_conditional(content: str) -> bool:
    """Whether a content hangs on a condition."""
    return _condition().search(content.lower()) is not None


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(lexicon("positions")["content"]["condition"])


def is_idle(content: str) -> bool:
    """Whether a content is a refusal to speak, a courtesy or a wish for anonymity: no position."""
    return re.search(lexicon("positions")["content"]["idle"], content.lower()) is not None


def parts_of(content: str) -> tuple[tuple[int, int], ...]:
    """The half-open ranges of a content's clauses, each of which may take a stance of its own."""
    bounds = [0]
    for match in _parting().finditer(content):
        bounds += [match.start(), match.end()]
    bounds.append(len(content))
    ranges = zip(bounds[::2], bounds[1::2], strict=True)
    return tuple((begin, end) for begin, end in ranges if content[begin:end].strip())


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(lexicon("positions")["content"]["parts"])
