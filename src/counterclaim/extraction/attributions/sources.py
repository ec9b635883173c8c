"""Whose words they are: source spans resolved to names, in text order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.attributions.spans import Spoken
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon, word_set
from counterclaim.extraction.mentions import Referent, ReferentKind
from counterclaim.model.claim import UNSPECIFIED


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who has spoken in the report."""

    name: str
    cue: int
    """The word of the cue."""
    kind: ReferentKind | None
    feminine: bool | None = None
    """None where nothing tells."""


class SourceResolver:
    """Resolves sources one after another: a pronoun mostly goes on with the speaker before it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: Heard | None = None

    def name(self, spoken: Spoken) -> str:
        """The resolved source of an attribution; `UNSPECIFIED` where the text names nobody."""
        if spoken.source is None:
            return UNSPECIFIED
        heard = self._resolved(spoken.source, spoken.cue[0])
        if spoken.layer == 0:
            self._last = heard
        return heard.name

    def _resolved(self, source: Range, cue: int) -> Heard:
        mentions = self._context.mentions
        source = self._described(source)
        if source[1] - source[0] == 1 and (carried := self._carried(source[0])) is not None:
            return replace(carried, cue=cue)
        head = self._context.grammar.head_of(source)
        referent = mentions.referent_at(head)
        if referent is None:
            return Heard(mentions.actor_of(*source), cue, None)
        if referent.kind is ReferentKind.PERSON and head == source[0] and not self._may_speak(referent):
            referent = next((r for r in reversed(mentions.referents) if self._told_before(r, head)), referent)
            return Heard(referent.name, cue, referent.kind, referent.feminine)
        return Heard(mentions.actor_of(*source), cue, referent.kind, referent.feminine)

    def _described(self, source: Range) -> Range:
        """Whom a relative pronoun stands for ("the mayor of Ganja, who says"); any other source itself."""
        grammar = self._context.grammar
        word = source[0]
        if source[1] - word > 1 or grammar.words[word].text.lower() != "who":
            return source
        before = word - 1 if grammar.words[word - 1].text != "," else word - 2
        if word == grammar.sentence_range(word)[0] or before < 0 or grammar.words[before].upos not in _NOMINAL:
            return source
        head = before
        while grammar.words[head].head < head and grammar.words[head].dep.partition(":")[0] in _INNER:
            head = grammar.words[head].head
        return grammar.phrase(head)[0], before + 1

    def _carried(self, word: int) -> Heard | None:
        """The last speaker before whom a pronoun may stand for, if their words are near."""
        grammar = self._context.grammar
        text = grammar.words[word].text.lower()
        pronouns = lexicon("mentions")["pronouns"]
        last = self._last
        if last is None or grammar.paragraph_of[word] - grammar.paragraph_of[last.cue] > _PARAGRAPHS:
            return None
        if text in pronouns["we"]:
            return last if grammar.quotation_of(word) is not None else None
        if text in pronouns["he"] or text in pronouns["she"]:
            fits = last.kind is ReferentKind.PERSON and last.feminine in {None, text in pronouns["she"]}
            return last if fits else None
        return last if text == "it" and last.kind in _BODIES else None

    def _may_speak(self, referent: Referent) -> bool:
        """Whether a pronoun's referent is somebody who is named or holds an office, and no passing victim."""
        grammar = self._context.grammar
        if grammar.words[referent.head].upos != "PRON":
            return True
        return self._office(referent.name)

    def _told_before(self, referent: Referent, word: int) -> bool:
        """Whether a referent is a person who may speak, told of shortly before a word."""
        grammar = self._context.grammar
        if referent.kind is not ReferentKind.PERSON or referent.plural or referent.head >= word:
            return False
        near = grammar.paragraph_of[word] - grammar.paragraph_of[referent.head] <= 1
        return near and self._office(referent.name)

    def _office(self, name: str) -> bool:
        """Whether a name is a person's own or tells of an office."""
        if any(person.name == name for person in self._context.mentions.people):
            return True
        return not word_set("mentions", "roles", "official").isdisjoint(name.lower().split())


_NOMINAL = frozenset({"NOUN", "PROPN"})
_INNER = frozenset({"nmod", "compound", "flat", "appos"})
"""Relations of a word within a noun phrase to its head."""
_PARAGRAPHS = 2
"""Paragraphs through which a pronoun goes on with a speaker, at most."""
_BODIES = frozenset({ReferentKind.PARTY, ReferentKind.ORGAN, ReferentKind.MEDIUM})
