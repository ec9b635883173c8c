"""Persons and organs known by role: whose name a description stands for, else what it is called and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.lexicon import lexicon, word_set
from counterclaim.extraction.mentions.parties import Parties
from counterclaim.extraction.mentions.people import People, Person
from counterclaim.extraction.mentions.referents import Referent, ReferentKind, is_possessive
from counterclaim.model.claim import UNSPECIFIED
from counterclaim.world.names import NameKind

_PLACING = frozenset({"in", "at"})


class Descriptions:
    """Reads descriptions such as "the spokesman" or "the ministry in Baku".

    Args:
        parties: the parties of the report.
        people: everybody whom it names.
        referents: head word to referent, in text order, as far as they are read.
    """

    def __init__(self, parties: Parties, people: People, referents: dict[int, Referent]) -> None:
        self._grammar = parties.grammar
        self._parties = parties
        self._people = people
        self._referents = referents

    def referent(self, number: int, kind: ReferentKind) -> Referent:
        """A person or organ known by role: an earlier bearer of the role, else role and side."""
        words = self._described(number)
        side = self._named_side(words, number)
        plural = self._grammar.words[number].xpos in {"NNS", "NNPS"}
        subject = self._grammar.words[number].dep.startswith("nsubj")
        person = None if plural else self._person(words, number, kind, side)
        if person is not None:
            return Referent(words, number, kind, person.name, person.side, subject, person.feminine)
        same = self._same_role(number, side)
        if same is not None:
            return Referent(words, number, kind, same.name, same.side, subject, same.feminine, plural)
        if side is None and self._belongs(number, words):
            side = self._inferred_side(words, number)
        name = self.role_name(words, number, side)
        feminine = True if self._text(number) in lexicon("mentions")["feminine"]["words"] else None
        return Referent(words, number, kind, name, side, subject, feminine, plural)

    def role_name(self, words: Range, number: int, side: str | None) -> str:
        """The description as worded, without articles; a bare government becomes its state."""
        grammar = self._grammar
        bare = words[1] - words[0] <= 4 and words[1] == number + 1
        if side and bare and self._text(number) in lexicon("mentions")["roles"]["generic"]:
            return side
        kept = [
            grammar.words[n].text
            for n in range(*words)
            if grammar.words[n].upos not in {"DET", "PUNCT"}
            and not (n == words[0] and grammar.words[n].upos == "PRON")
            and not is_possessive(grammar.words[n])
            and self._text(n) not in {"a", "an", "the"}
        ]
        name = " ".join(kept).replace(" 's", "'s").replace(" ’s", "’s").replace(" - ", "-") or UNSPECIFIED
        return name if side is None or self._names_side(words, side) else f"{side} {name}"

    def _names_side(self, words: Range, side: str) -> bool:
        """Whether the words name the side itself or its people, not only a town of it."""
        found = (self._parties.match_at(n) for n in range(*words))
        return any(m is not None and m.side == side and m.kind not in {NameKind.CAPITAL, NameKind.PLACE} for m in found)

    def _text(self, number: int) -> str:
        return self._grammar.words[number].text.lower()

    def _lemma(self, number: int) -> str:
        return self._grammar.words[number].lemma.lower()

    def _described(self, number: int) -> Range:
        """The noun phrase with the short phrases behind it that belong to it."""
        first, last = self._grammar.phrase(number)
        finite = [n for n in range(first, number) if self._is_finite(n)]
        first = finite[-1] + 1 if finite else first
        # What a description is made of stands behind its noun after a preposition, never before it.
        first = max([first, *(n + 1 for n in range(first, number) if self._text(n) == "of")])
        for child in self._grammar.dependents(number, "nmod"):
            if child > number and self._grammar.words[child].dep != "nmod:tmod":
                below = self._grammar.subtree(child)
                if below[0] <= last + 1 and below[-1] - number <= 10:
                    last = max(last, below[-1] + 1)
        apposed = (n for n in range(number + 1, last - 1) if self._text(n) == "," and self._people.range_at(n + 1))
        return first, next(apposed, last)

    def _is_finite(self, number: int) -> bool:
        """Whether a word is a finite verb, and no name that was taken for one."""
        word = self._grammar.words[number]
        return word.xpos in {"VBD", "VBZ", "VBP"} and word.text.islower()

    def _person(self, words: Range, number: int, kind: ReferentKind, side: str | None) -> Person | None:
        """The named person described: named right behind the description, else an earlier bearer of the role."""
        apposed = self._apposed(number + 1) or self._apposed(words[1])
        if apposed is not None and kind is ReferentKind.PERSON:
            return replace(apposed, side=apposed.side or side)
        return self._bearer(number, side)

    def _apposed(self, after: int) -> Person | None:
        """The person whose name follows a description, behind a comma or a rank ("the spokesman, Colonel X")."""
        ranks = lexicon("mentions")["roles"]
        for n in range(after, min(after + 5, len(self._grammar.words))):
            name = self._people.range_at(n)
            if name is not None and name[0] == n:
                return self._people.called(name)
            text = self._text(n)
            if text != "," and text not in ranks["persons"] and text not in ranks["titles"]:
                return None
        return None

    def _bearer(self, number: int, side: str | None) -> Person | None:
        """The person last named before who bears the role that a definite description names."""
        determiners = {self._text(n) for n in self._grammar.children[number]}
        if not determiners & {"the", "its", "their", "his"} and not side:
            return None
        if determiners & {"a", "an", "another"}:
            return None
        for words in reversed(self._people.ranges):
            person = self._people.called(words)
            if words[0] < number and self._lemma(number) in person.roles and (side is None or person.side == side):
                return person
        return None

    def _same_role(self, number: int, side: str | None) -> Referent | None:
        """An earlier description by the same noun that a definite one points back to."""
        if side is not None or "the" not in {self._text(n) for n in self._grammar.children[number]}:
            return None
        text = self._text(number)
        return next((r for r in reversed(self._referents.values()) if self._text(r.head) == text and r.side), None)

    def _named_side(self, words: Range, number: int) -> str | None:
        """The side that the description itself names, be it only as its country."""
        owned = self._lemma(number) == "counterpart"
        own = {n for n in range(*words) if owned and self._grammar.words[n].upos == "PRON"}
        side = next((side for n in range(*words) if n not in own and (side := self._side_word(n, number))), None)
        if side is None and any(self._text(n) in {"country", "nation"} for n in range(*words)):
            return self._parties.home
        return side

    def _side_word(self, number: int, head: int) -> str | None:
        match = self._parties.match_at(number)
        if match is not None and match.side:
            return match.side
        referent = self._referents.get(number) if number != head else None
        return referent.side if referent is not None else None

    def _belongs(self, number: int, words: Range) -> bool:
        """Whether a description is of somebody who acts for a side ("the army", not "local residents")."""
        table = lexicon("mentions")["roles"]
        lowered = {self._text(n) for n in range(*words)}
        return self._lemma(number) in table["official"] and not lowered & set(table["unaligned"])

    def _inferred_side(self, words: Range, number: int) -> str | None:
        """The side of a description that names none: of rebels, of the town, of the noun elsewhere, of the text."""
        rebels = self._lemma(number) in lexicon("mentions")["roles"]["rebels"]
        return (
            (self._parties.group if rebels else None)
            or self._seat(words)
            or self._usual_side(number)
            or self._land_of_civil(words, number)
            or self._running_side(number)
            or self._parties.home
        )

    def _land_of_civil(self, words: Range, number: int) -> str | None:
        """The land of the place that the sentence names, for those who count and tend its victims."""
        lemmas = {self._lemma(n) for n in range(*words)} | {self._text(n) for n in range(*words)}
        if lemmas.isdisjoint(word_set("mentions", "roles", "civil")):
            return None
        sentence = self._grammar.sentence_range(number)
        places = [n for n in range(*sentence) if n in self._parties.lands]
        return self._parties.lands[min(places, key=lambda n: abs(n - number))] if places else None

    def _may_own(self, side: str | None, number: int) -> bool:
        """Whether an organ may be of a side: a party of the report, and no armed group where it takes a state."""
        rivals = self._parties.rivals
        if side is None or (rivals and side not in rivals):
            return False
        modifiers = [self._lemma(n) for n in self._grammar.dependents(number, "compound", "amod", "nmod")]
        states = word_set("mentions", "roles", "of_states")
        return states.isdisjoint({self._lemma(number), *modifiers}) or side not in self._parties.groups

    def _seat(self, words: Range) -> str | None:
        """The side of the town that follows a description ("the ministry in Baku")."""
        for preposition in self._placing(words):
            for n in range(preposition + 1, min(preposition + 4, len(self._grammar.words))):
                match = self._parties.match_at(n)
                land = match.side if match is not None and match.side else self._parties.lands.get(n)
                if land is not None:
                    return land
        return None

    def _placing(self, words: Range) -> Iterator[int]:
        """The prepositions that may lead to the seat: opening the sentence, in the description, right behind it."""
        first = self._grammar.sentence_range(words[0])[0]
        if self._grammar.words[first].text == "In" and words[0] - first <= 5:
            yield first
        for n in range(words[0], min(words[1] + 1, len(self._grammar.words))):
            if self._text(n) in _PLACING:
                yield n

    def _usual_side(self, number: int) -> str | None:
        """The one side of which the text names such an organ or office anywhere; None for none or several."""
        sides = self._sides_by_noun.get(self._lemma(number), frozenset())
        only = next(iter(sides)) if len(sides) == 1 else None
        return only if self._may_own(only, number) else None

    @cached_property
    def _sides_by_noun(self) -> dict[str, frozenset[str]]:
        """Lemma of a noun to the sides by which it is modified anywhere in the text ("Afghan officials")."""
        found: dict[str, frozenset[str]] = {}
        for match in self._parties.matches:
            head = self._grammar.words[match.last - 1].head
            if match.side is not None and head >= match.last and head - match.last <= 4:
                found[self._lemma(head)] = found.get(self._lemma(head), frozenset()) | {match.side}
        return found

    def _running_side(self, number: int) -> str | None:
        """The side that the text is with: of the possessive pronoun, else of the last party mentioned."""
        for child in self._grammar.dependents(number, "nmod"):
            referent = self._referents.get(child)
            if referent is not None and referent.side:
                return referent.side
        last = next(
            (r for r in reversed(self._referents.values()) if r.head < number and self._may_own(r.side, number)), None
        )
        if last is None:
            return None
        paragraph_of = self._grammar.paragraph_of
        return last.side if paragraph_of[number] - paragraph_of[last.head] <= 1 else None
