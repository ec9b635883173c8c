"""People: every mention of one person under the fullest name that the text gives, with roles and side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from counterclaim.extraction.analysis import Name, Range
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.world.names import NameKind, NameMatch


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a report."""

    name: str
    """The fullest name in the text, titles left out."""
    roles: frozenset[str] = frozenset()
    """Lower-case role nouns that the text ties to the name ("president", "minister")."""
    side: str | None = None
    feminine: bool | None = None
    """None where nothing tells."""


def folded(word: str) -> str:
    """A word without case, diacritics, hyphens and possessive ending, to compare spellings of names."""
    plain = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    return "".join(c for c in plain.removesuffix("'s") if c.isalnum()) or word.lower()


def person_ranges(grammar: Grammar, matches: Iterable[NameMatch]) -> list[Range]:
    """The words of every personal name, titles and role nouns in front left out."""
    known = [(m.first, m.last) for m in matches if m.kind is NameKind.ACTOR]
    other = {
        word
        for m in matches
        if m.kind is not NameKind.ACTOR and m.kind is not NameKind.PLACE
        for word in range(m.first, m.last)
    }
    names = grammar.analysis.names
    found = [name.words for name in names if name.label == "PERSON" or _introduced(grammar, name)]
    found = [trimmed for words in found if (trimmed := _without_title(grammar, words))]
    found = [words for words in found if not all(word in other for word in range(*words))]
    return _merged([*known, *found])


def _introduced(grammar: Grammar, name: Name) -> bool:
    """Whether a name between commas follows a role ("the mayor of X, Ada Holm, said") and so is a person's."""
    first, last = name.words
    if name.label not in {"LOC", "ORG", "MISC"} or not 2 <= last - first <= _LONGEST or last >= len(grammar.words):
        return False
    begin, _ = grammar.sentence_range(first)
    if first - 1 <= begin or grammar.words[first - 1].text != "," or grammar.words[last].text != ",":
        return False
    before = [grammar.words[n] for n in range(max(begin, first - 1 - _BEFORE), first - 1)]
    commas = [n for n, word in enumerate(before) if word.text == ","]
    own = before[commas[-1] + 1 :] if commas else before
    return any(word.lemma.lower() in lexicon("mentions")["roles"]["persons"] for word in own)


_LONGEST = 4
"""Words of a personal name, at most."""
_BEFORE = 8
"""Words of a role before a name, at most."""


def _merged(ranges: list[Range]) -> list[Range]:
    """Overlapping ranges as one, in text order."""
    merged: list[Range] = []
    for first, last in sorted(ranges):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _without_title(grammar: Grammar, words: Range) -> Range | None:
    table = lexicon("mentions")
    titles = {*table["roles"]["titles"], *table["roles"]["persons"]}
    first, last = words
    while first < last - 1 and grammar.words[first].text.lower() in titles:
        first += 1
    while last > first and (grammar.words[last - 1].text in {"'s", "’s", "'", "’"}):
        last -= 1
    if last - first == 1 and grammar.words[first].text.lower() in titles:
        return None
    return (first, last) if first < last else None


class People:
    """Everybody whom a report names, and where.

    Args:
        grammar: the report as analysed.
        matches: the known names in it.
    """

    def __init__(self, grammar: Grammar, matches: tuple[NameMatch, ...]) -> None:
        self.ranges = person_ranges(grammar, matches)
        self._named = _named(grammar, self.ranges, matches)
        self._range_at = {n: words for words in self.ranges for n in range(*words)}

    @property
    def persons(self) -> tuple[Person, ...]:
        """Everybody named, in order of first mention."""
        return tuple(dict.fromkeys(self._named[words] for words in self.ranges))

    def called(self, words: Range) -> Person:
        """The person whom one of the ranges names."""
        return self._named[words]

    def range_at(self, word: int) -> Range | None:
        """The name that a word belongs to; None where it is no part of one."""
        return self._range_at.get(word)

    def at(self, word: int) -> Person | None:
        """The person whose name a word belongs to."""
        words = self._range_at.get(word)
        return self._named[words] if words else None


def _named(grammar: Grammar, ranges: list[Range], matches: tuple[NameMatch, ...]) -> dict[Range, Person]:
    """Every mention of a person with the person meant."""
    known = {(m.first, m.last): m for m in matches if m.kind is NameKind.ACTOR}
    named: dict[Range, Person] = {}
    for cluster in _clusters(grammar, ranges):
        named.update(dict.fromkeys(cluster, _person(grammar, cluster, matches, known)))
    return named


def _clusters(grammar: Grammar, ranges: list[Range]) -> list[list[Range]]:
    """The mentions of each person together."""
    clusters: list[list[Range]] = []
    for words in ranges:
        cluster = next((c for c in clusters if _same_person(grammar, c, words)), None)
        if cluster is None:
            clusters.append([words])
        else:
            cluster.append(words)
    return clusters


def _same_person(grammar: Grammar, cluster: list[Range], words: Range) -> bool:
    name = [folded(grammar.words[n].text) for n in range(*words)]
    for other in cluster:
        before = [folded(grammar.words[n].text) for n in range(*other)]
        short, long = sorted((name, before), key=len)
        if len(short) == 1 and (short[0] == long[-1] or (short[0] == long[0] and len(long) > 1)):
            return True
        if len(short) > 1 and short[-1] == long[-1] and short[0][:1] == long[0][:1]:
            return True
    return False


def _person(
    grammar: Grammar, cluster: list[Range], matches: tuple[NameMatch, ...], known: dict[Range, NameMatch]
) -> Person:
    fullest = max(cluster, key=lambda words: (words[1] - words[0], len(grammar.text(words))))
    person = Person(" ".join(grammar.text(fullest).split()))
    for words in cluster:
        person = _with_description(person, grammar, words, matches)
    actor = next((known[words] for words in cluster if words in known), None)
    if person.side is None and actor is not None:
        person = replace(person, side=actor.side)
    return person


def _with_description(person: Person, grammar: Grammar, words: Range, matches: tuple[NameMatch, ...]) -> Person:
    """The person with the roles and the side that one mention adds."""
    described = list(_description(grammar, words))
    roles = set(lexicon("mentions")["roles"]["persons"])
    nouns = {grammar.words[n].text.lower() for n in described}
    lemmas = {grammar.words[n].lemma.lower() for n in described} | nouns
    side = person.side or next(
        (m.side for m in matches if m.side and any(m.first <= n < m.last for n in described)), None
    )
    feminine = True if nouns & set(lexicon("mentions")["feminine"]["words"]) else person.feminine
    return replace(person, roles=person.roles | (lemmas & roles), side=side, feminine=feminine)


def _description(grammar: Grammar, words: Range) -> Iterator[int]:
    """The words around a name that describe its bearer: title, role in front, apposition behind."""
    first, last = words
    n = first - 1
    while n >= 0 and first - n <= 8 and grammar.words[n].upos in {"NOUN", "PROPN", "ADJ", "PART"}:
        yield n
        n -= 1
    if n >= 0 and grammar.words[n].text == "," and first - n <= 4:
        yield from _apposed_before(grammar, n)
    head = grammar.head_of(words)
    for child in grammar.dependents(head, "appos"):
        yield from (number for number in grammar.subtree(child) if not first <= number < last)


def _apposed_before(grammar: Grammar, comma: int) -> Iterator[int]:
    """The role phrase that a comma parts from the name behind it ("Armenia's president, X")."""
    n = comma - 1
    while n >= 0 and comma - n <= 8 and grammar.words[n].upos in {"NOUN", "PROPN", "ADJ", "PART", "ADP", "DET"}:
        yield n
        n -= 1
