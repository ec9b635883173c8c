"""Who is meant by which words of a report: referents in text order, and whom and whose any words name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.mentions.describing import Descriptions
from counterclaim.extraction.mentions.parties import Parties, plain_name
from counterclaim.extraction.mentions.people import People, Person
from counterclaim.extraction.mentions.referents import Referent, ReferentKind, antecedent, is_possessive
from counterclaim.model.world import Conflict
from counterclaim.world.names import NameKind, NameMatch, Names

_BODIES = frozenset({NameKind.BODY, NameKind.WIRE, NameKind.OUTLET})
"""Kinds of names that stand for nobody but themselves."""


class Mentions(Parties):
    """Everybody and every party that a report mentions, and who is meant by which words."""

    def __init__(self, grammar: Grammar, names: Names, conflict: Conflict | None = None) -> None:
        super().__init__(grammar, names, conflict)
        self._people = People(grammar, self.matches)
        self._referents: dict[int, Referent] = {}
        self._descriptions = Descriptions(self, self._people, self._referents)
        for number in range(len(grammar.words)):
            referent = self._referent(number)
            if referent is not None:
                self._referents[number] = referent

    @property
    def referents(self) -> tuple[Referent, ...]:
        """All referents in text order."""
        return tuple(self._referents.values())

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody named, in order of first mention."""
        return self._people.persons

    def person_at(self, word: int) -> Person | None:
        """The person whose name a word belongs to."""
        return self._people.at(word)

    def referent_at(self, word: int) -> Referent | None:
        """The referent whose head a word is."""
        return self._referents.get(word)

    def antecedent(self, word: int) -> Referent | None:
        """Whom a pronoun stands for: the nearest fitting subject, else the nearest fitting name; None for nobody."""
        return antecedent(self.grammar, self._referents, word)

    def actor_of(self, first: int, last: int) -> str:
        """The resolved name of the noun phrase or pronoun in a range of words."""
        words = (first, last)
        both = self._both(words)
        if both is not None:
            return both
        head = self.grammar.head_of(words)
        if self._is_somebody(head, words):
            return self._descriptions.role_name(words, head, None)
        names = [name for head in self._joined(words) if (name := self._name_at(head, words))]
        if names:
            return " and ".join(dict.fromkeys(names))
        inside = [r.name for r in self._referents.values() if first <= r.head < last]
        return inside[-1] if inside else plain_name(self.grammar, words)

    def side_of(self, first: int, last: int, speaker: str | None = None) -> str | None:
        """The side that the words of a range belong to; `speaker` is the side of who says them."""
        head = self.grammar.head_of((first, last)) if first < last else first
        referent = self._referents.get(head)
        if referent is not None and referent.side:
            return referent.side
        return next((side for n in range(first, last) if (side := self.side_at(n, speaker))), None)

    def side_at(self, word: int, speaker: str | None = None) -> str | None:
        """The side that one word names, by itself, as a pronoun or as "the enemy"."""
        match = self.match_at(word)
        if match is not None and match.side:
            return match.side
        person = self.person_at(word)
        if person is not None and person.side:
            return person.side
        text = self.grammar.words[word].text.lower()
        table = lexicon("mentions")
        if text in table["opponents"]["words"]:
            return self.opposite(speaker)
        if text in table["pronouns"]["we"]:
            return speaker
        if _is_third_person(text):
            found = self._referents.get(word) or self.antecedent(word)
            return found.side if found else None
        return None

    def body_at(self, word: int) -> str | None:
        """The name of the body or organisation of no side that a word belongs to; None where it names none."""
        match = self.match_at(word)
        if match is not None:
            return match.name if match.kind is NameKind.BODY and match.side is None else None
        for name in self.grammar.analysis.names:
            if name.label == "ORG" and name.words[0] <= word < name.words[1]:
                return plain_name(self.grammar, name.words)
        return None

    def place_at(self, word: int) -> str | None:
        """The name of the place that a word belongs to; None where it names none."""
        match = self.match_at(word)
        if match is not None and match.kind in {NameKind.PLACE, NameKind.STATE, NameKind.CAPITAL, NameKind.SIDE}:
            return match.name if match.kind is not NameKind.CAPITAL else self.grammar.text((match.first, match.last))
        for name in self.grammar.analysis.names:
            if name.label in {"LOC", "FAC"} and name.words[0] <= word < name.words[1]:
                return plain_name(self.grammar, name.words)
        return None

    def _is_somebody(self, head: int, words: Range) -> bool:
        """Whether words describe somebody by a common noun that is no office ("a baker in Ganja")."""
        word = self.grammar.words[head]
        indefinite = self.grammar.words[words[0]].text.lower() in {"a", "an"}
        return indefinite and word.upos == "NOUN" and self.referent_at(head) is None

    def _both(self, words: Range) -> str | None:
        """The names of the two parties that "both sides" means; None for other words."""
        text = " ".join(self.grammar.text(words).lower().split())
        if text not in lexicon("mentions")["both"]["phrases"]:
            return None
        sides = self.parties[:2]
        return " and ".join(sides) if len(sides) == 2 else text

    def _joined(self, words: Range) -> Iterator[int]:
        """The head of a range, and the heads joined to it within the range."""
        head = self.grammar.head_of(words)
        yield head
        yield from (n for n in self.grammar.dependents(head, "conj") if words[0] <= n < words[1])

    def _name_at(self, head: int, within: Range) -> str | None:
        head = self._related(head)
        match = self.match_at(head)
        if match is not None and match.kind in _BODIES:
            return match.name
        referent = self._referents.get(head)
        if referent is not None:
            return self._fuller(referent, within) or referent.name
        person = self.person_at(head)
        if person is not None:
            return person.name
        return match.name if match is not None and within[0] <= match.first else None

    def _related(self, word: int) -> int:
        """The noun that a relative pronoun stands for; any other word itself."""
        words = self.grammar.words
        if words[word].text.lower() not in lexicon("mentions")["pronouns"]["relative"]:
            return word
        clause = next((n for n in self.grammar.ancestors(word) if words[n].dep.startswith("acl")), None)
        return words[clause].head if clause is not None else word

    def _fuller(self, referent: Referent, within: Range) -> str | None:
        """The description with what the range adds to it ("head of the hospital"); None where it adds nothing."""
        first, last = min(referent.words[0], within[0]), within[1]
        head = self.grammar.words[referent.head]
        described = head.upos in {"NOUN", "PROPN"} and head.text.lower() in referent.name.lower()
        if not described or self.match_at(referent.head) is not None or self._people.range_at(last - 1) is not None:
            return None
        wider = (first, last) != referent.words and referent.words[0] <= referent.head < last
        return self._descriptions.role_name((first, last), referent.head, referent.side) if wider else None

    def _referent(self, number: int) -> Referent | None:
        """The referent whose head a word is, all before it being known."""
        word = self.grammar.words[number]
        if (name := self._people.range_at(number)) is not None:
            return self._named_person(name) if number == name[1] - 1 else None
        if word.upos == "PRON" or word.xpos == "PRP" or is_possessive(word):
            return self._pronoun(number)
        match = self.match_at(number)
        if match is not None and match.last - 1 == number and not self._modifies(match):
            return self._named(number, match)
        kind = self._role_kind(number)
        return self._descriptions.referent(number, kind) if kind is not None else None

    def _role_kind(self, number: int) -> ReferentKind | None:
        """Whether a word heads the description of a person or of an organ; None for neither."""
        word = self.grammar.words[number]
        if word.upos not in {"NOUN", "PROPN", "ADJ"} or not self._is_head(number):
            return None
        forms = {word.lemma.lower(), word.text.lower()}
        table = lexicon("mentions")["roles"]
        if not forms.isdisjoint(table["persons"]):
            return ReferentKind.PERSON
        return None if forms.isdisjoint(table["organs"]) else ReferentKind.ORGAN

    def _is_head(self, number: int) -> bool:
        """Whether a noun heads its phrase, as far as the tree and the next word tell."""
        word = self.grammar.words[number]
        dep = word.dep.partition(":")[0]
        if dep in {"amod", "nmod"} and word.head == number + 1:
            return False
        if dep in {"compound", "flat"} and word.head > number:
            return False
        return self._people.range_at(number + 1) is None

    def _modifies(self, match: NameMatch) -> bool:
        """Whether a known name only modifies the noun behind it ("Azerbaijani soldiers")."""
        last = self.grammar.words[match.last - 1]
        return last.dep.partition(":")[0] in {"amod", "compound"} and last.head >= match.last

    def _subject(self, number: int) -> bool:
        return self.grammar.words[number].dep.startswith("nsubj")

    def _named_person(self, words: Range) -> Referent:
        person = self._people.called(words)
        subject = self._subject(self.grammar.head_of(words))
        return Referent(
            words, words[1] - 1, ReferentKind.PERSON, person.name, person.side, subject, feminine=person.feminine
        )

    def _named(self, number: int, match: NameMatch) -> Referent:
        words = (match.first, match.last)
        kind = ReferentKind.MEDIUM if match.kind in {NameKind.WIRE, NameKind.OUTLET} else ReferentKind.PARTY
        if match.kind is NameKind.ACTOR:
            kind = ReferentKind.PERSON
        name = plain_name(self.grammar, words) if match.kind is NameKind.PLACE else match.name
        plural = self.grammar.words[number].xpos in {"NNS", "NNPS"}
        return Referent(words, number, kind, name, match.side, self._subject(number), plural=plural)

    def _pronoun(self, number: int) -> Referent | None:
        if not _is_third_person(self.grammar.words[number].text.lower()):
            return None
        found = self.antecedent(number)
        if found is None:
            return None
        return replace(found, words=(number, number + 1), head=number, subject=self._subject(number))


def _is_third_person(pronoun: str) -> bool:
    pronouns = lexicon("mentions")["pronouns"]
    return any(pronoun in pronouns[person] for person in ("he", "she", "it", "they"))


def find_mentions(grammar: Grammar, names: Names, conflict: Conflict | None = None) -> Mentions:
    """Everybody that a report mentions."""
    return Mentions(grammar, names, conflict)
