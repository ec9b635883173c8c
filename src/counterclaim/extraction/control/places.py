"""Which place a noun phrase stands for, and which party a phrase names as its holder."""

from __future__ import annotations

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.mentions import ReferentKind
from counterclaim.extraction.placenames import place_name
from counterclaim.world.names import NameKind

_SENTENCES_BACK = 3
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "whole", "all", "both", "our", "these"})
_STATES = frozenset({NameKind.STATE, NameKind.DEMONYM, NameKind.CAPITAL})
_GROUPS = frozenset({NameKind.GROUP})


def places_at(context: Context, number: int) -> tuple[str, ...]:
    """The places that a noun phrase stands for, each member of a list its own; empty where it is no place."""
    below = _named_below(context, number) if place_name(context, number) is None else None
    if below is not None and place_of(context, number) is not None:
        return (below,)
    head = context.grammar.words[number].head
    beside = context.grammar.words[number].dep == "appos" and place_name(context, number) is None
    first = head if beside and place_name(context, head) is not None else number
    joined = (first, *context.grammar.dependents(first, "conj"))
    named = [name for n in joined if (name := place_name(context, n)) is not None]
    whole = place_of(context, number)
    if beside or place_name(context, number) is not None:
        return tuple(dict.fromkeys(named)) or ((whole,) if whole else ())
    return (whole,) if whole is not None else ()


def place_of(context: Context, number: int) -> str | None:
    """The place that a noun stands for: named by it, beside it or before it; None where it is no place."""
    named = place_name(context, number)
    if named is not None:
        return named
    word = context.grammar.words[number]
    if not {word.lemma.lower(), word.text.lower()} & set(lexicon("control")["words"]["places"]):
        return None
    return _named_beside(context, number) or _told_before(context, number)


def is_named(context: Context, number: int) -> bool:
    """Whether a noun carries a place's name itself or right beside it, so that nothing before is needed."""
    return place_name(context, number) is not None or _named_below(context, number) is not None


def _named_beside(context: Context, number: int) -> str | None:
    below = _named_below(context, number)
    if below is not None:
        return below
    grammar = context.grammar
    apposed = _apposed_to(context, number)
    if apposed is not None:
        return place_name(context, apposed)
    head = grammar.words[number].head
    if grammar.words[number].dep in ("appos", "parataxis", "conj") and head != number:
        return place_name(context, head)
    return None


def _named_below(context: Context, number: int) -> str | None:
    """The place named by what hangs on a noun or follows it after "of" ("the town of Zenda")."""
    grammar = context.grammar
    for near in grammar.dependents(number, "appos", "compound", "flat", "nmod"):
        if place_name(context, near) is not None and grammar.preposition_of(near) in ("", "of"):
            return _worded(context, number, near)
    ahead = number + 2 if number + 2 < len(grammar.words) and grammar.words[number + 1].text.lower() == "of" else number
    return _worded(context, number, ahead) if ahead != number and place_name(context, ahead) is not None else None


def _apposed_to(context: Context, number: int) -> int | None:
    """The named place right before a comma and an article, whatever the tree makes of it."""
    words = context.grammar.words
    at = number - 1
    while at > 0 and words[at].upos in ("ADJ", "NUM", "ADV", "DET") and number - at < 6:
        at -= 1
    if at < 1 or words[at].text != "," or words[at + 1].upos not in ("DET", "NUM"):
        return None
    return at - 1 if place_name(context, at - 1) is not None else None


def last_place_before(context: Context, number: int) -> int | None:
    """The word of the last place named in this sentence or the few before it."""
    grammar = context.grammar
    for at in range(number - 1, -1, -1):
        if grammar.sentence_of[number] - grammar.sentence_of[at] > _SENTENCES_BACK:
            return None
        if place_name(context, at) is not None and _stands_for_itself(context, at):
            return at
    return None


def _worded(context: Context, number: int, named: int) -> str | None:
    """A part of a place by its words ("parts of Yemen"), another noun by the name beside it."""
    word = context.grammar.words[number]
    name = place_name(context, named)
    if word.lemma.lower() in lexicon("control")["words"]["partial"] and named > number:
        return f"part of {name}"
    return name


def _told_before(context: Context, number: int) -> str | None:
    """The last place named in the sentences before, for a definite noun."""
    grammar = context.grammar
    if not any(grammar.words[n].text.lower() in _DEFINITE for n in grammar.children[number]):
        return None
    at = last_place_before(context, number)
    return place_name(context, at) if at is not None else None


def _stands_for_itself(context: Context, number: int) -> bool:
    """Whether a name is meant as a place: a capital or state as actor is not."""
    match = context.mentions.match_at(number)
    if match is None or match.kind not in (NameKind.CAPITAL, NameKind.STATE, NameKind.SIDE):
        return True
    before = context.grammar.words[match.first - 1].text.lower() if match.first else ""
    return before in ("in", "at", "near", "inside", "into", "around", "over")


def holder_of(context: Context, number: int, speaker: str | None = None) -> str | None:
    """The party that a noun phrase names; None where it names no party."""
    word = context.grammar.words[number]
    if word.text.lower() in ("we", "our", "us"):
        return speaker
    table = lexicon("control")["words"]
    match = context.mentions.match_at(number)
    people = match is not None and match.kind in (NameKind.DEMONYM, NameKind.SIDE) and word.xpos in ("NNPS", "NNS")
    if people and " " in _plain(context, number):
        return _plain(context, number)
    if match is not None and match.kind is not NameKind.PLACE:
        return match.side or match.name
    if word.text.lower() in table["state_holders"]:
        return context.mentions.side_of(*context.grammar.phrase(number)) or _most_told(context, _STATES) or word.text
    if word.lemma.lower() in table["vague_holders"]:
        return _vague(context, number)
    return _described(context, number, speaker)


def _vague(context: Context, number: int) -> str:
    """The group that the report names most for a bare "the rebels", else the words."""
    words = {context.grammar.words[n].text.lower() for n in range(*context.grammar.phrase(number))}
    if words & set(lexicon("control")["words"]["state_holders"]):
        return _most_told(context, _STATES) or _plain(context, number)
    inside = context.mentions.side_of(*context.grammar.phrase(number))
    if inside is not None or context.grammar.phrase(number)[1] - context.grammar.phrase(number)[0] > 2:
        return _plain(context, number)
    return _most_told(context, _GROUPS) or _plain(context, number)


def _described(context: Context, number: int, speaker: str | None) -> str | None:
    person = context.mentions.person_at(number)
    if person is not None:
        return person.side or context.mentions.names.side_of(person.name)
    referent = context.mentions.referent_at(number)
    if referent is not None:
        return (referent.side if referent.kind is ReferentKind.PERSON else None) or referent.name
    side = context.mentions.side_of(*context.grammar.phrase(number), speaker)
    if side is not None:
        return side
    named = next((n for n in context.grammar.analysis.names if n.words[0] <= number < n.words[1]), None)
    if named is not None and named.label in ("ORG", "NORP", "PERSON", "MISC"):
        return context.grammar.text(named.words)
    return context.grammar.words[number].text if context.grammar.words[number].upos == "PROPN" else None


def _plain(context: Context, number: int) -> str:
    first, last = context.grammar.phrase(number)
    kept = [w.text for w in context.grammar.words[first:last] if w.upos not in ("DET", "PUNCT", "PRON")]
    return " ".join(kept)


def _most_told(context: Context, kinds: frozenset[NameKind]) -> str | None:
    """The side of one kind of name that the report mentions most."""
    named = [match.side or match.name for match in context.mentions.matches if match.kind in kinds]
    return max(named, key=named.count, default=None)
