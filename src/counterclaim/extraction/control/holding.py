"""One wording of control, and the walk of the tree from its cue to place and holder."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.extraction.analysis import Range, Word
from counterclaim.extraction.context import Context
from counterclaim.extraction.control.places import last_place_before, place_of
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Basis
from counterclaim.world.names import NameKind


@dataclass(frozen=True, slots=True)
class Holding:
    """One wording of control."""

    place: int
    """Word of the place."""
    holder: int | None
    """Word of the holder; None where only the opponent of the teller can be meant ("occupied")."""
    basis: Basis
    words: Range
    """The words that say it."""
    rule: str


def written_forms(word: Word) -> set[str]:
    """The lemma and the written form of a word, in lower case."""
    return {word.lemma.lower(), word.text.lower()}


def under(grammar: Grammar, head: int, *prepositions: str) -> int | None:
    """A dependent of a word that stands after one of the prepositions."""
    for child in grammar.dependents(head, "obl", "nmod"):
        if grammar.preposition_of(child) in prepositions:
            return child
    return None


def subject_of(grammar: Grammar, verb: int) -> int | None:
    """The subject of a verb or of the verb that it completes; None where the tree has none."""
    own = next(grammar.dependents(verb, "nsubj"), None)
    if own is not None:
        return own
    word = grammar.words[verb]
    if word.dep.partition(":")[0] in ("xcomp", "conj", "advcl") and word.head != verb:
        return next(grammar.dependents(word.head, "nsubj"), None)
    return None


def referred_to(grammar: Grammar, number: int) -> int:
    """The noun that a relative pronoun stands for; any other word itself."""
    word = grammar.words[number]
    if word.text.lower() not in ("which", "that", "who"):
        return number
    verb = grammar.words[number].head
    return grammar.words[verb].head if grammar.words[verb].dep.startswith("acl") else number


def object_of(context: Context, verb: int) -> int | None:
    """What a verb acts on: its object, passive subject or the noun that it modifies."""
    grammar = context.grammar
    word = grammar.words[verb]
    relative = grammar.words[word.head].upos in ("NOUN", "PROPN", "ADJ") and word.head != verb
    if word.dep == "amod" or (word.dep == "acl" and word.xpos == "VBN"):
        return word.head if relative else None
    joined = grammar.words[word.head]
    if word.dep == "conj" and joined.dep == "acl":
        return joined.head
    own = next(grammar.dependents(verb, "nsubj:pass"), None)
    own = own if own is not None else next(grammar.dependents(verb, "obj"), None)
    if own is None and word.dep == "conj" and word.xpos == "VBN":
        own = next(grammar.dependents(word.head, "nsubj:pass"), None)
    if own is not None:
        return referred_to(grammar, own)
    return word.head if word.dep.startswith("acl") and relative else None


def meant_by_object(context: Context, verb: int) -> int | None:
    """What a verb acts on, and the last place told where that is a pronoun ("have held it since")."""
    place = object_of(context, verb)
    pronoun = place is not None and context.grammar.words[place].text.lower() == "it"
    return last_place_before(context, verb) if pronoun else place


def active_subject_of(grammar: Grammar, verb: int) -> int | None:
    """The subject that acts; None for a passive or modifying verb."""
    passive = grammar.has_dependent(verb, "nsubj:pass", "aux:pass")
    if (
        passive
        or grammar.words[verb].dep == "amod"
        or (grammar.words[verb].dep == "acl" and grammar.words[verb].xpos == "VBN")
    ):
        return None
    found = subject_of(grammar, verb)
    return referred_to(grammar, found) if found is not None else None


def holding_of(grammar: Grammar, place: int, holder: int | None, basis: Basis, cue: int, rule: str) -> Holding:
    """A holding whose words run from its cue to its holder, over the place where that hangs on the cue."""
    numbers = [cue] if holder is None else [cue, holder]
    if place in grammar.children[cue]:
        numbers.append(place)
    return Holding(place, holder, basis, (min(numbers), max(numbers) + 1), rule)


def may_hold(context: Context, number: int) -> bool:
    """Whether a word names a party: a side, a group, "the rebels", "our"."""
    match = context.mentions.match_at(number)
    if match is not None and match.kind is not NameKind.PLACE:
        return True
    word = context.grammar.words[number]
    table = lexicon("control")["words"]
    if written_forms(word) & {*table["vague_holders"], *table["state_holders"], "our", "its", "their", "his", "ours"}:
        return True
    return context.mentions.referent_at(number) is not None


def names_side(context: Context, number: int) -> bool:
    """Whether a word belongs to the name of a party."""
    match = context.mentions.match_at(number)
    return match is not None and match.side is not None


def place_before(context: Context, number: int, holder: int | None) -> int | None:
    """The nearest place before a word in its clause, else the last one told."""
    first, _ = context.grammar.sentence_range(number)
    for at in range(number - 1, first - 1, -1):
        if context.grammar.words[at].text in (";", ":"):
            break
        if at != holder and context.grammar.words[at].upos in ("NOUN", "PROPN") and place_of(context, at) is not None:
            return at
    return last_place_before(context, number)
