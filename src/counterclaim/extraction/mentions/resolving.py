"""Referents in text order: every noun phrase or pronoun that may act, with the name and side it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.mentions.people import Person, find_people
from counterclaim.model.claim import UNSPECIFIED
from counterclaim.model.world import Conflict
from counterclaim.world.names import NameKind, NameMatch, Names

_NAMED = {NameKind.SIDE, NameKind.STATE, NameKind.CAPITAL, NameKind.GROUP, NameKind.BODY, NameKind.DEMONYM}
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
    subject: bool
    feminine: bool | None = None
    plural: bool = False


class Mentions:
    """Everybody and every party that a report mentions, and who is meant by which words."""

    def __init__(self, grammar: Grammar, names: Names, conflict: Conflict | None = None) -> None:
        self.grammar = grammar
        self.names = names
        self._allies = {side.name: side.allies for side in conflict.sides} if conflict else {}
        """Side of the conflict file to its allies, sides in the order of the file."""
        self.matches: tuple[NameMatch, ...] = names.scan([word.text for word in grammar.words])
        self._people, self._person_ranges = find_people(grammar, self.matches)
        self._person_at = {n: words for words in self._person_ranges for n in range(*words)}
        self._match_at = {n: match for match in self.matches for n in range(match.first, match.last)}
        self._referents: dict[int, Referent] = {}
        self._order: list[Referent] = []
        for number in range(len(grammar.words)):
            referent = self._referent(number)
            if referent is not None:
                self._referents[number] = referent
                self._order.append(referent)

    @property
    def referents(self) -> tuple[Referent, ...]:
        """All referents in text order."""
        return tuple(self._order)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody named, in order of first mention."""
        return tuple(dict.fromkeys(self._people[words] for words in self._person_ranges))

    @cached_property
    def home(self) -> str | None:
        """The state or territory most often mentioned, in whose land the report mostly stands; None for none."""
        kinds = {NameKind.STATE, NameKind.CAPITAL, NameKind.DEMONYM, NameKind.SIDE}
        counts = Counter(match.side for match in self.matches if match.side and match.kind in kinds)
        counts.update(self.lands.values())
        return counts.most_common(1)[0][0] if counts else None

    @cached_property
    def lands(self) -> dict[int, str]:
        """Last word of a place that is no party itself to the state on whose ground it lies."""
        states = [match.name for match in self.matches if match.kind in {NameKind.STATE, NameKind.DEMONYM}]
        found: dict[int, str] = {}
        for name in self.grammar.analysis.names:
            last = name.words[1] - 1
            if name.label not in {"LOC", "FAC"} or any(n in self._match_at for n in range(*name.words)):
                continue
            land = self.names.land_of(self._plain(name.words), states)
            if land is not None:
                found[last] = land
        for match in self.matches:
            if match.kind is NameKind.PLACE and match.side is None:
                land = self.names.land_of(match.name, states)
                if land is not None:
                    found[match.last - 1] = land
        return found

    @cached_property
    def group(self) -> str | None:
        """The armed group most often mentioned; None where there is none."""
        groups = (m for m in self.matches if m.kind is NameKind.GROUP and m.side == m.name)
        counts = Counter(match.side for match in groups)
        return counts.most_common(1)[0][0] if counts else None

    @cached_property
    def rivals(self) -> tuple[str, ...]:
        """The sides that the report is about: of the conflict file, else those mentioned half as often as the first."""
        if self._allies:
            return tuple(party for party in self.parties if party in self._allies)
        counts = Counter(match.side for match in self.matches if match.side)
        most = max(counts.values(), default=0)
        return tuple(side for side, number in counts.most_common() if 2 * number >= most and number > 1)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Sides that the report mentions, most often mentioned first."""
        counts = Counter(match.side for match in self.matches if match.side)
        counts.update(land for land in self.lands.values() if land not in counts)
        return tuple(side for side, _ in counts.most_common())

    def match_at(self, word: int) -> NameMatch | None:
        """The known name that a word belongs to."""
        return self._match_at.get(word)

    def person_at(self, word: int) -> Person | None:
        """The person whose name a word belongs to."""
        words = self._person_at.get(word)
        return self._people[words] if words else None

    def referent_at(self, word: int) -> Referent | None:
        """The referent whose head a word is."""
        return self._referents.get(word)

    def opposite(self, side: str | None) -> str | None:
        """The most mentioned party that is neither the side nor one of its allies; of a side of the conflict file, another."""
        if side is None:
            return None
        friends = {side, *self._allies.get(side, ())}
        known = self.parties if side not in self._allies else (*(p for p in self.parties if p in self._allies), *self._allies)
        return next((party for party in known if party not in friends), None)

    def actor_of(self, first: int, last: int) -> str:
        """The resolved name of the noun phrase or pronoun in a range of words."""
        grammar = self.grammar
        both = self._both((first, last))
        if both is not None:
            return both
        head = grammar.head_of((first, last))
        joined = [head, *(n for n in grammar.dependents(head, "conj") if first <= n < last)]
        names = [name for n in joined if (name := self._name_at(n, (first, last)))]
        if names:
            return " and ".join(dict.fromkeys(names))
        inside = [r.name for r in self._order if first <= r.head < last]
        return inside[-1] if inside else self._plain((first, last))

    def _name_at(self, head: int, within: Range) -> str | None:
        head = self._related(head)
        referent = self._referents.get(head)
        if referent is not None:
            return self._fuller(referent, within) or referent.name
        words = self._person_at.get(head)
        if words is not None:
            return self._people[words].name
        match = self._match_at.get(head)
        if match is not None and within[0] <= match.first:
            return match.name
        return None

    def _fuller(self, referent: Referent, within: Range) -> str | None:
        """The description with what the range adds to it ("head of the hospital"); None where it adds nothing."""
        end = referent.words[1]
        described = self.grammar.words[referent.head].upos == "NOUN" and referent.head not in self._match_at
        if not described or end >= within[1] or self.grammar.words[end].text.lower() not in {"of", "for", "at"}:
            return None
        if self.grammar.words[referent.head].text.lower() not in referent.name.lower():
            return None
        return self._role_name((referent.words[0], within[1]), referent.head, referent.side)

    def _related(self, word: int) -> int:
        """The noun that a relative pronoun stands for; any other word itself."""
        words = self.grammar.words
        if words[word].text.lower() not in lexicon("mentions")["pronouns"]["relative"]:
            return word
        clause = next((n for n in self.grammar.ancestors(word) if words[n].dep.startswith("acl")), None)
        return words[clause].head if clause is not None else word

    def side_of(self, first: int, last: int, speaker: str | None = None) -> str | None:
        """The side that the words of a range belong to; `speaker` is the side of who says them."""
        head = self.grammar.head_of((first, last)) if first < last else first
        referent = self._referents.get(head)
        if referent is not None and referent.side:
            return referent.side
        for n in range(first, last):
            side = self.side_at(n, speaker)
            if side:
                return side
        return None

    def side_at(self, word: int, speaker: str | None = None) -> str | None:
        """The side that one word names, by itself, as a pronoun or as "the enemy"."""
        match = self._match_at.get(word)
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
        if any(text in table["pronouns"][p] for p in ("it", "they", "he", "she")):
            found = self._referents.get(word) or self.antecedent(word)
            return found.side if found else None
        return None

    def place_at(self, word: int) -> str | None:
        """The name of the place that a word belongs to; None where it names none."""
        match = self._match_at.get(word)
        if match is not None and match.kind in {NameKind.PLACE, NameKind.STATE, NameKind.CAPITAL, NameKind.SIDE}:
            return match.name if match.kind is not NameKind.CAPITAL else self.grammar.text((match.first, match.last))
        for name in self.grammar.analysis.names:
            if name.label in {"LOC", "FAC"} and name.words[0] <= word < name.words[1]:
                return self._plain(name.words)
        return None

    def antecedent(self, word: int) -> Referent | None:
        """Whom a pronoun stands for: the nearest fitting subject, else the nearest fitting name."""
        text = self.grammar.words[word].text.lower()
        pronouns = lexicon("mentions")["pronouns"]
        fitting = [r for r in self._before(word) if _fits(r, text, pronouns)]
        if not fitting:
            return None
        sentence = self.grammar.sentence_of[word]
        nearest = fitting[0]
        same = [r for r in fitting if r.subject and self.grammar.sentence_of[r.head] >= sentence - 1]
        return same[0] if same else nearest

    def _before(self, word: int) -> Iterator[Referent]:
        sentence = self.grammar.sentence_of[word]
        for referent in reversed(self._order):
            if referent.head >= word:
                continue
            if sentence - self.grammar.sentence_of[referent.head] > _SENTENCES_BACK:
                return
            yield referent

    def _both(self, words: Range) -> str | None:
        text = " ".join(self.grammar.text(words).lower().split())
        if text not in lexicon("mentions")["both"]["phrases"]:
            return None
        sides = self.parties[:2]
        return " and ".join(sides) if len(sides) == 2 else text

    def _referent(self, number: int) -> Referent | None:
        word = self.grammar.words[number]
        if number in self._person_at:
            return self._named_person(number)
        if word.upos == "PRON" or word.xpos in {"PRP", "PRP$"}:
            return self._pronoun(number)
        match = self._match_at.get(number)
        if match is not None and match.last - 1 == number and not self._modifies(match):
            return self._named(number, match)
        lemma = word.lemma.lower()
        table = lexicon("mentions")["roles"]
        if word.upos in {"NOUN", "PROPN", "ADJ"} and self._is_head(number):
            if lemma in table["persons"] or word.text.lower() in table["persons"]:
                return self._described(number, ReferentKind.PERSON)
            if lemma in table["organs"] or word.text.lower() in table["organs"]:
                return self._described(number, ReferentKind.ORGAN)
        return None

    def _is_head(self, number: int) -> bool:
        """Whether a noun heads its phrase, as far as the tree and the next word tell."""
        word = self.grammar.words[number]
        if word.dep.partition(":")[0] in {"compound", "amod", "flat", "nmod"} and word.head == number + 1:
            return False
        if word.dep.partition(":")[0] in {"compound", "flat"} and word.head > number:
            return False
        return number + 1 not in self._person_at

    def _modifies(self, match: NameMatch) -> bool:
        """Whether a known name only modifies the noun behind it ("Azerbaijani soldiers")."""
        head = self.grammar.words[match.last - 1].head
        dep = self.grammar.words[match.last - 1].dep.partition(":")[0]
        return dep in {"amod", "compound"} and head >= match.last

    def _subject(self, number: int) -> bool:
        return self.grammar.words[number].dep.startswith("nsubj")

    def _named_person(self, number: int) -> Referent | None:
        words = self._person_at[number]
        if number != words[1] - 1:
            return None
        person = self._people[words]
        head = self.grammar.head_of(words)
        return Referent(words, number, ReferentKind.PERSON, person.name, person.side,
                        self._subject(head), person.feminine)

    def _named(self, number: int, match: NameMatch) -> Referent:
        words = (match.first, match.last)
        kind = ReferentKind.MEDIUM if match.kind in {NameKind.WIRE, NameKind.OUTLET} else ReferentKind.PARTY
        if match.kind is NameKind.ACTOR:
            kind = ReferentKind.PERSON
        name = self._plain(words) if match.kind is NameKind.PLACE else match.name
        plural = self.grammar.words[number].xpos in {"NNS", "NNPS"}
        return Referent(words, number, kind, name, match.side, self._subject(number), plural=plural)

    def _pronoun(self, number: int) -> Referent | None:
        text = self.grammar.words[number].text.lower()
        pronouns = lexicon("mentions")["pronouns"]
        if not any(text in pronouns[p] for p in ("he", "she", "it", "they")):
            return None
        found = self.antecedent(number)
        if found is None:
            return None
        return Referent((number, number + 1), number, found.kind, found.name, found.side, self._subject(number),
                        found.feminine, found.plural)

    def _described(self, number: int, kind: ReferentKind) -> Referent:
        """A person or organ known by role: an earlier bearer of the role, else role and side."""
        grammar = self.grammar
        words = self._described_range(number)
        side = next((s for n in range(*words) if (s := self._side_word(n, number))), None)
        if side is None and any(grammar.words[n].text.lower() in {"country", "nation"} for n in range(*words)):
            side = self.home
        plural = grammar.words[number].xpos in {"NNS", "NNPS"}
        named = self._apposed(number + 1) or self._apposed(words[1])
        if named is not None and kind is ReferentKind.PERSON and not plural:
            return Referent(words, number, kind, named.name, named.side or side, self._subject(number), named.feminine)
        earlier = self._bearer(number, side) if not plural else None
        if earlier is not None:
            return Referent(words, number, kind, earlier.name, earlier.side, self._subject(number), earlier.feminine)
        same = self._same_role(number, side)
        if same is not None:
            return Referent(words, number, kind, same.name, same.side, self._subject(number), same.feminine, plural)
        name = self._role_name(words, number, side)
        own = side
        if own is None and self._belongs(number, words):
            rebels = grammar.words[number].lemma.lower() in lexicon("mentions")["roles"]["rebels"]
            own = (self.group if rebels else None) or self._seat(words) or self._usual_side(number) or self._running_side(number) or self.home
            name = f"{own} {name}" if own else name
        feminine = True if grammar.words[number].text.lower() in lexicon("mentions")["feminine"]["words"] else None
        return Referent(words, number, kind, name, own, self._subject(number), feminine, plural)

    def _described_range(self, number: int) -> Range:
        first, last = self.grammar.phrase(number)
        for child in self.grammar.dependents(number, "nmod"):
            if child > number and self.grammar.words[child].dep != "nmod:tmod":
                below = self.grammar.subtree(child)
                if below[0] <= last + 1 and below[-1] - number <= 10:
                    last = max(last, below[-1] + 1)
        return first, last

    def _apposed(self, after: int) -> Person | None:
        """The person whose name follows a description, behind a comma or a rank ("the spokesman, Colonel X")."""
        limit = min(after + 5, len(self.grammar.words))
        ranks = lexicon("mentions")["roles"]
        for n in range(after, limit):
            if n in self._person_at and self._person_at[n][0] == n:
                return self._people[self._person_at[n]]
            text = self.grammar.words[n].text.lower()
            if text != "," and text not in ranks["persons"] and text not in ranks["titles"]:
                return None
        return None

    def _side_word(self, n: int, head: int) -> str | None:
        match = self._match_at.get(n)
        if match is not None and match.side:
            return match.side
        if n != head and (referent := self._referents.get(n)) is not None:
            return referent.side
        return None

    def _bearer(self, number: int, side: str | None) -> Person | None:
        """The person last named before who bears the role that a definite description names."""
        grammar = self.grammar
        lemma = grammar.words[number].lemma.lower()
        determiners = {grammar.words[n].text.lower() for n in grammar.children[number]}
        if not determiners & {"the", "its", "their", "his"} and not side:
            return None
        if determiners & {"a", "an", "another"}:
            return None
        for words in reversed(self._person_ranges):
            person = self._people[words]
            if words[0] < number and lemma in person.roles and (side is None or person.side in {None, side}):
                return person
        return None

    def _same_role(self, number: int, side: str | None) -> Referent | None:
        """An earlier description by the same noun that a definite one points back to."""
        grammar = self.grammar
        children = {grammar.words[n].text.lower() for n in grammar.children[number]}
        if "the" not in children or side is not None:
            return None
        text = grammar.words[number].text.lower()
        for referent in reversed(self._order):
            if grammar.words[referent.head].text.lower() == text and referent.side:
                return referent
        return None

    def _role_name(self, words: Range, number: int, side: str | None) -> str:
        """The description as worded, without articles; a bare government becomes its state."""
        grammar = self.grammar
        text = grammar.words[number].text.lower()
        if side and text in lexicon("mentions")["roles"]["generic"] and words[1] - words[0] <= 4 and words[1] == number + 1:
            return side
        kept = [grammar.words[n].text for n in range(*words)
                if grammar.words[n].upos not in {"DET", "PUNCT"} and grammar.words[n].xpos not in {"PRP$"}]
        return " ".join(kept).replace(" 's", "'s").replace(" ’s", "’s").replace(" - ", "-") or UNSPECIFIED

    def _belongs(self, number: int, words: Range) -> bool:
        """Whether a description is of somebody who acts for a side ("the army", not "local residents")."""
        table = lexicon("mentions")["roles"]
        lowered = {self.grammar.words[n].text.lower() for n in range(*words)}
        lemma = self.grammar.words[number].lemma.lower()
        return lemma in table["official"] and not lowered & set(table["unaligned"])

    def _seat(self, words: Range) -> str | None:
        """The side of the town that follows a description ("the ministry in Baku")."""
        grammar = self.grammar
        first = grammar.sentence_range(words[0])[0]
        opening = [first] if grammar.words[first].text == "In" and words[0] - first <= 5 else []
        inside = [*opening, *(n for n in range(*words) if grammar.words[n].text.lower() in {"in", "at"})]
        after = words[1] if words[1] < len(grammar.words) and grammar.words[words[1]].text.lower() in {"in", "at"} else None
        for preposition in (*inside, *([after] if after is not None else [])):
            for n in range(preposition + 1, min(preposition + 4, len(grammar.words))):
                match = self._match_at.get(n)
                land = match.side if match is not None and match.side else self.lands.get(n)
                if land is not None:
                    return land
        return None

    def _usual_side(self, number: int) -> str | None:
        """The one side of which the text names such an organ or office anywhere; None for none or several."""
        lemma = self.grammar.words[number].lemma.lower()
        sides = self._sides_by_noun.get(lemma, frozenset())
        return next(iter(sides)) if len(sides) == 1 else None

    @cached_property
    def _sides_by_noun(self) -> dict[str, frozenset[str]]:
        """Lemma of a noun to the sides by which it is modified anywhere in the text ("Afghan officials")."""
        found: dict[str, frozenset[str]] = {}
        for match in self.matches:
            if match.side is None:
                continue
            head = self.grammar.words[match.last - 1].head
            if head >= match.last and head - match.last <= 4:
                lemma = self.grammar.words[head].lemma.lower()
                found[lemma] = found.get(lemma, frozenset()) | {match.side}
        return found

    def _running_side(self, number: int) -> str | None:
        """The side that the text is with: of the possessive pronoun, else of the last party mentioned."""
        grammar = self.grammar
        for child in grammar.dependents(number, "nmod"):
            referent = self._referents.get(child)
            if referent is not None and referent.side:
                return referent.side
        paragraph = grammar.paragraph_of[number]
        for referent in reversed(self._order):
            if referent.side and referent.head < number:
                return referent.side if paragraph - grammar.paragraph_of[referent.head] <= 1 else None
        return None

    def _plain(self, words: Range) -> str:
        """The words as they stand, articles in front left out."""
        first, last = words
        while first < last - 1 and self.grammar.words[first].upos == "DET":
            first += 1
        return " ".join(self.grammar.text((first, last)).split())


def _fits(referent: Referent, pronoun: str, pronouns: dict[str, list[str]]) -> bool:
    """Whether a pronoun may stand for a referent."""
    if pronoun in pronouns["he"]:
        return referent.kind is ReferentKind.PERSON and referent.feminine is not True and not referent.plural
    if pronoun in pronouns["she"]:
        return referent.kind is ReferentKind.PERSON and not referent.plural
    if pronoun in pronouns["it"]:
        return referent.kind is not ReferentKind.PERSON and not referent.plural
    return referent.plural or referent.kind in {ReferentKind.PARTY, ReferentKind.ORGAN}


def find_mentions(grammar: Grammar, names: Names, conflict: Conflict | None = None) -> Mentions:
    """Everybody that a report mentions."""
    return Mentions(grammar, names, conflict)
