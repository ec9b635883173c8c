"""Whose words they are: source spans resolved to names, in text order."""

from __future__ import annotations

from counterclaim.extraction.attributions.spans import Spoken
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.mentions import ReferentKind
from counterclaim.model.claim import UNSPECIFIED


class SourceResolver:
    """Resolves sources one after another: a pronoun mostly goes on with the speaker before it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: tuple[str, int, ReferentKind | None] | None = None

    def name(self, spoken: Spoken) -> str:
        """The resolved source of an attribution; `UNSPECIFIED` where the text names nobody."""
        if spoken.source is None:
            return UNSPECIFIED
        name, kind = self._resolved(spoken.source)
        if spoken.layer == 0:
            self._last = (name, spoken.cue[0], kind)
        return name

    def _resolved(self, source: tuple[int, int]) -> tuple[str, ReferentKind | None]:
        mentions = self._context.mentions
        if source[1] - source[0] == 1 and (carried := self._carried(source[0])) is not None:
            return carried
        head = self._context.grammar.head_of(source)
        referent = mentions.referent_at(head)
        return mentions.actor_of(*source), referent.kind if referent else None

    def _carried(self, word: int) -> tuple[str, ReferentKind | None] | None:
        """The speaker before, if a pronoun may stand for them and their words are near."""
        grammar = self._context.grammar
        text = grammar.words[word].text.lower()
        pronouns = lexicon("mentions")["pronouns"]
        if self._last is None:
            return None
        name, cue, kind = self._last
        if grammar.paragraph_of[word] - grammar.paragraph_of[cue] > 2:
            return None
        person = text in pronouns["he"] or text in pronouns["she"]
        if person and kind is ReferentKind.PERSON:
            return name, kind
        if text == "it" and kind in {ReferentKind.PARTY, ReferentKind.ORGAN, ReferentKind.MEDIUM}:
            return name, kind
        if text in pronouns["we"]:
            return name, kind
        return None
