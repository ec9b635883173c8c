"""Who acts in an event and who is acted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.extraction.context import Context
from counterclaim.extraction.events.triggers import Trigger, forms
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.world.names import NameKind


def roles_of(grammar: Grammar, trigger: Trigger) -> tuple[list[int], list[int]]:
    """The heads of the noun phrases that act in an event, and of those acted on."""
    return _verbal_roles(grammar, trigger.head) if trigger.verbal else _nominal_roles(grammar, trigger)


def _verbal_roles(grammar: Grammar, verb: int) -> tuple[list[int], list[int]]:
    doers, sufferers = list(_subjects(grammar, verb)), list(grammar.dependents(verb, "obj"))
    passive = list(grammar.dependents(verb, "nsubj:pass")) or grammar.has_dependent(verb, "aux:pass")
    if passive:
        return list(_by(grammar, verb)), [*doers, *grammar.dependents(verb, "nsubj:pass")]
    if grammar.words[verb].dep == "acl" and grammar.words[verb].xpos == "VBN":
        return list(_by(grammar, verb)), [grammar.words[verb].head]
    return doers, sufferers


def _subjects(grammar: Grammar, verb: int) -> Iterator[int]:
    """The subject of a verb, or of the verb that it completes or is joined to."""
    own = [n for n in grammar.dependents(verb, "nsubj") if grammar.words[n].dep != "nsubj:pass"]
    if own:
        yield from own
    elif grammar.words[verb].dep.partition(":")[0] in ("xcomp", "conj", "advcl") and grammar.words[verb].head != verb:
        yield from grammar.dependents(grammar.words[verb].head, "nsubj")
    elif grammar.words[verb].dep == "acl:relcl":
        yield grammar.words[verb].head


def _by(grammar: Grammar, head: int) -> Iterator[int]:
    for child in grammar.dependents(head, "obl", "nmod"):
        if grammar.preposition_of(child) == "by":
            yield child


def _nominal_roles(grammar: Grammar, trigger: Trigger) -> tuple[list[int], list[int]]:
    head = trigger.head
    doers, sufferers = list(_by(grammar, head)), []
    for child in grammar.dependents(head, "nmod", "amod", "compound", "obl"):
        match grammar.words[child].dep, grammar.preposition_of(child):
            case ("nmod:poss" | "amod" | "compound", _):
                doers.append(child)
            case (_, "between" | "with"):
                doers.extend((child, *grammar.dependents(child, "conj")))
            case (_, "on" | "against" | "of" | "at" | "to"):
                sufferers.append(child)
    return [*doers, *_light_subjects(grammar, head)], sufferers


def _light_subjects(grammar: Grammar, noun: int) -> Iterator[int]:
    """Who launched, staged or opened what the noun names."""
    verb = grammar.words[noun].head
    active = set(lexicon("events")["light"]["active"])
    if grammar.words[noun].dep == "acl:relcl" or not active.intersection(forms(grammar.words[verb])):
        yield from _relative_subjects(grammar, noun)
    elif grammar.words[noun].dep == "obj":
        yield from _subjects(grammar, verb)


def _relative_subjects(grammar: Grammar, noun: int) -> Iterator[int]:
    """Whose offensive it is in "the offensive that Ruritania opened"."""
    active = set(lexicon("events")["light"]["active"])
    for verb in grammar.dependents(noun, "acl:relcl", "acl"):
        if active.intersection(forms(grammar.words[verb])):
            yield from (n for n in grammar.dependents(verb, "nsubj") if n > noun)
            yield from _by(grammar, verb)


def names_of(context: Context, heads: Iterable[int], speaker: str | None) -> tuple[str, ...]:
    """The actors that noun phrases name; `speaker` is the side of who tells, for "we" and "the enemy"."""
    found = (name for head in heads for name in _names_at(context, head, speaker))
    return tuple(dict.fromkeys(found))


def _names_at(context: Context, head: int, speaker: str | None) -> Iterator[str]:
    """The actors of a phrase and its conjuncts: names, parties, bands of fighters; nothing for things."""
    for number in (head, *context.grammar.dependents(head, "conj")):
        referent = context.mentions.referent_at(number)
        match = context.mentions.match_at(number)
        if referent is not None:
            yield referent.name
        elif match is not None and match.kind is not NameKind.PLACE:
            yield match.name
        elif (name := _described(context, number, speaker)) is not None:
            yield name


def _described(context: Context, number: int, speaker: str | None) -> str | None:
    """The side that a phrase belongs to, else a band of fighters by its words ("gunmen")."""
    first, last = context.grammar.phrase(number)
    side = context.mentions.side_of(first, last, speaker)
    if side is not None:
        return side
    if context.grammar.words[number].lemma.lower() not in lexicon("events")["bands"]["words"]:
        return None
    kept = [word.text for word in context.grammar.words[first:last] if word.upos not in ("DET", "NUM", "PUNCT", "PRON")]
    return " ".join(kept)
