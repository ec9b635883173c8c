"""Lemmas by suffix rules, with lists of exceptions.

Where a rule leaves a choice (`shelled`: shell, shelle, shel), the first candidate that is a word
of the encoder's vocabulary wins.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from importlib import resources

_SHORT_VERB = 5
"""Letters up to which an ending may belong to the stem ("bring", "shed")."""

_SUFFIXES: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "s": (
        ("men", ("man",)),
        ("ies", ("y", "ie")), ("sses", ("ss",)), ("shes", ("sh", "she")), ("ches", ("ch", "che")), ("xes", ("x", "xe")),
        ("zes", ("ze", "z")), ("ses", ("se", "s")), ("oes", ("o", "oe")),
        ("ves", ("ve", "f", "fe")), ("ss", ("ss",)), ("s", ("",)),
    ),
    "d": (("ied", ("y", "ie")), ("eed", ("ee", "eed")), ("ed", ("", "e"))),
    "g": (("ying", ("y", "ie")), ("ing", ("", "e"))),
    "r": (("ier", ("y",)), ("er", ("", "e"))),
    "t": (("iest", ("y",)), ("est", ("", "e"))),
}  # fmt: skip
"""Ending class to (ending, what may stand in its place), longest ending first."""

_ENDINGS: Mapping[str, str] = {
    "NNS": "s", "NNPS": "s", "VBZ": "s", "VBD": "d", "VBN": "d", "VBG": "g", "JJR": "r", "RBR": "r", "JJS": "t",
    "RBS": "t", "VB": "b", "VBP": "b", "MD": "b",
}  # fmt: skip

_MUTE_E = re.compile(r"(?:[cvzu]|[^s]s|[aeiu]g|dg|[bcdgklptz]l|[aiu]t)$")
"""Stems that rather end in -e, where the vocabulary knows neither form."""


def ending_class(xpos: str) -> str:
    """What decides a word's lemma beside its letters: a class of endings, or the fine tag itself."""
    return _ENDINGS.get(xpos, xpos)


class Lemmas:
    """Lemma of a word with its fine tag."""

    def __init__(self, exceptions: Mapping[tuple[str, str], str], vocabulary: Container[str]) -> None:
        """Args: exceptions: (ending class, lower-case word) to lemma; vocabulary: known words, lower case."""
        self._exceptions, self._vocabulary = {**exceptions, **_irregular_verbs()}, vocabulary

    def fine_tag(self, word: str, upos: str, xpos: str) -> str:
        """The fine tag of a word; a verb's form outranks a tag that denies it ("says" tagged as a past)."""
        lower = word.lower()
        if upos != "VERB":
            return xpos
        if lower.endswith("ing") and len(lower) > _SHORT_VERB:
            return "VBG"
        if self._is_past(lower):
            return xpos if xpos in {"VBD", "VBN"} else "VBD"
        return "VBZ" if self._is_third_person(lower) else xpos

    def _is_past(self, word: str) -> bool:
        """Whether a verb can be nothing but a past form or a participle."""
        if ("b", word) in _irregular_verbs():
            return True
        return word.endswith("ed") and not word.endswith("eed") and len(word) > _SHORT_VERB

    def _is_third_person(self, word: str) -> bool:
        """Whether a verb is one that is known, with the ending of the third person."""
        known = word.endswith("s") and any(base in self._vocabulary for base in ruled_lemmas(word, "s"))
        return known and not word.endswith(("ss", "us"))

    def lemma(self, word: str, upos: str, xpos: str) -> str:
        """Dictionary form of a word with the tag that `fine_tag` leaves it; names keep their case."""
        if upos == "PROPN" and xpos != "NNPS":
            return word
        lower = word.lower().replace("’", "'")
        kind = ending_class(xpos)
        lemma = self._exceptions.get((kind, lower)) or self._by_rule(lower, kind)
        return word[0] + lemma[1:] if xpos == "NNPS" else lemma

    def _by_rule(self, word: str, kind: str) -> str:
        candidates = ruled_lemmas(word, kind)
        return next((candidate for candidate in candidates if candidate in self._vocabulary), candidates[0])


def ruled_lemmas(word: str, kind: str) -> list[str]:
    """Candidates, likeliest first; the word itself where no ending fits."""
    for ending, instead in _SUFFIXES.get(kind, ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return _ordered(stem, [stem + letters for letters in instead])
    return [word]


def _ordered(stem: str, candidates: list[str]) -> list[str]:
    """Candidates with the undoubled stem ("stop" of "stopped") and the mute -e where they belong."""
    if stem in candidates and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeious":
        return [stem[:-1], *candidates] if stem[-1] != "l" else [*candidates[:1], stem[:-1], *candidates[1:]]
    return candidates[::-1] if candidates == [stem, stem + "e"] and _MUTE_E.search(stem) else candidates


def parse_exceptions(table: str) -> dict[tuple[str, str], str]:
    """Exceptions from lines of `class TAB word TAB lemma`."""
    rows = (line.split("\t") for line in table.splitlines() if line)
    return {(kind, word): lemma for kind, word, lemma in rows}


@cache
def _irregular_verbs() -> dict[tuple[str, str], str]:
    """Past forms and participles that no rule gives, also where one was taken for a present form."""
    listed = resources.files(__package__).joinpath("irregular_verbs.txt").read_text(encoding="utf-8")
    forms = [line.split() for line in listed.splitlines()]
    bases = {base for base, *_ in forms}
    past = {form: base for base, *others in forms for form in others}
    return {("d", form): base for form, base in past.items()} | {
        ("b", form): base for form, base in past.items() if form not in bases
    }
