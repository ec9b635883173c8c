"""Referents: noun phrases and pronouns that may act, and which of them a pronoun may stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.extraction.analysis import Range, Word
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon

_SENTENCES_BACK = 4


class ReferentKind(StrEnum):
    """What sort of thing a referent is, as far as pronouns and verbs care."""

    PERSON = "person"
    PARTY = "party"
    ORGAN = "organ"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Referent:
    """One noun phrase or pronoun and whom it stands for."""

    words: Range
    head: int
    kind: ReferentKind
    name: str
    side: str | None
    """None where nothing tells."""
    subject: bool
    """Whether it is the subject of a clause."""
    feminine: bool | None = None
    """None where nothing tells."""
    plural: bool = False


def is_possessive(word: Word) -> bool:
    """Whether a word is a possessive pronoun, by its tag or its form."""
    return word.xpos == "PRP$" or word.text.lower() in {"his", "its", "their", "our", "my"}


def antecedent(grammar: Grammar, referents: dict[int, Referent], word: int) -> Referent | None:
    """Whom a pronoun stands for: the nearest fitting subject, else the nearest fitting name; None for nobody.

    Args:
        grammar: the report as analysed.
        referents: head word to referent, in text order.
        word: the pronoun.
    """
    text = grammar.words[word].text.lower()
    pronouns = lexicon("mentions")["pronouns"]
    fitting = [r for r in _before(grammar, referents, word) if _fits(r, text, pronouns)]
    if not fitting:
        return None
    sentence = grammar.sentence_of[word]
    near = (r for r in fitting if r.subject and grammar.sentence_of[r.head] >= sentence - 1)
    return next(near, fitting[0])


def _before(grammar: Grammar, referents: dict[int, Referent], word: int) -> Iterator[Referent]:
    """The referents of the same and the last few sentences, nearest first; those of other quotations left out."""
    sentence = grammar.sentence_of[word]
    own = grammar.quotation_of(word)
    for head in reversed(referents):
        if head >= word or grammar.quotation_of(head) not in {own, None}:
            continue
        if sentence - grammar.sentence_of[head] > _SENTENCES_BACK:
            return
        yield referents[head]


def _fits(referent: Referent, pronoun: str, pronouns: Mapping[str, list[str]]) -> bool:
    """Whether a pronoun may stand for a referent."""
    if pronoun in pronouns["he"]:
        return referent.kind is ReferentKind.PERSON and referent.feminine is not True and not referent.plural
    if pronoun in pronouns["she"]:
        return referent.kind is ReferentKind.PERSON and not referent.plural
    if pronoun in pronouns["it"]:
        return referent.kind is not ReferentKind.PERSON and not referent.plural
    return referent.plural or referent.kind in {ReferentKind.PARTY, ReferentKind.ORGAN}
