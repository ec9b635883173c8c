"""Who attacked, by the sentence of a count: "Ruritanian shelling killed four", "two died when rebels attacked"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import word_set
from counterclaim.extraction.tolls.candidates import Candidate

_MODIFIERS = 4
"""Words before a noun of attack in which its owner stands, at most."""


def attackers(context: Context, candidate: Candidate, speaker: str | None) -> Iterator[str]:
    """The sides of those who attack by nouns ("its air strikes", "rebel fire", "an attack by X") and by verbs.

    Args:
        context: the report as read.
        candidate: the count.
        speaker: the side of who tells; None for others.
    """
    grammar = context.grammar
    nouns, verbs = word_set("tolls", "attacking", "nouns"), word_set("tolls", "attacking", "verbs")
    first, last = grammar.sentence_range(candidate.anchor)
    counted = {*range(*candidate.words), candidate.noun}
    for n in range(first, last):
        word = grammar.words[n]
        if n in counted:
            continue
        if word.upos in {"NOUN", "PROPN"} and word.lemma.lower() in nouns:
            owners = [*range(max(first, n - _MODIFIERS), n), *_by(context, n, last)]
        elif word.upos == "VERB" and word.lemma.lower() in verbs:
            owners = [m for subject in _acting(context, n) for m in range(*grammar.phrase(subject))]
        else:
            continue
        side = next((s for m in reversed(owners) if m not in counted and (s := _side(context, m, speaker))), None)
        if side is not None:
            yield side


def _side(context: Context, n: int, speaker: str | None) -> str | None:
    """The side that a word names; of "rebels" and the like the armed group of the report."""
    side = context.mentions.side_at(n, speaker)
    if side is None and context.grammar.words[n].lemma.lower() in word_set("tolls", "standing", "rebels"):
        return context.mentions.group
    return side


def _by(context: Context, noun: int, last: int) -> list[int]:
    """The words behind "by" or "from" right after a noun of attack."""
    words = context.grammar.words
    if noun + 1 < last and words[noun + 1].text.lower() in {"by", "from"}:
        return list(range(noun + 2, min(noun + 2 + _MODIFIERS, last)))[::-1]
    return []


def _acting(context: Context, verb: int) -> list[int]:
    grammar = context.grammar
    return [n for n in grammar.dependents(verb, "nsubj") if grammar.words[n].dep != "nsubj:pass"]
