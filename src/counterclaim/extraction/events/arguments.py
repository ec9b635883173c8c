"""Who acts, who is acted on and where, for one trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.extraction.context import Context
from counterclaim.extraction.events.triggers import Trigger, forms
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.placenames import place_name
from counterclaim.world.names import NameKind


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one trigger, resolved."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    """Told of the event itself."""
    around: tuple[str, ...] = ()
    """The nearest place told where none is told of the event itself."""

    @property
    def somewhere(self) -> tuple[str, ...]:
        """The places told of the event, else the nearest one."""
        return self.places or self.around


def arguments_of(context: Context, trigger: Trigger) -> Arguments:
    """Actors, recipients and places of an event; in symmetric modes both parties are actors."""
    doers, sufferers = _roles(context.grammar, trigger)
    actors, recipients = _names(context, doers), _names(context, sufferers)
    if trigger.mode.symmetric:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    recipients = tuple(name for name in recipients if name not in actors)
    places = places_of(context, trigger)
    located = trigger.mode.family in lexicon("events")["places"]["located"]
    around = _nearest_places(context, trigger.head) if located and not places else ()
    return Arguments(actors, recipients, places, around)


def _roles(grammar: Grammar, trigger: Trigger) -> tuple[list[int], list[int]]:
    return _verbal_roles(grammar, trigger.head) if trigger.verbal else _nominal_roles(grammar, trigger)


def _verbal_roles(grammar: Grammar, verb: int) -> tuple[list[int], list[int]]:
    doers, sufferers = list(_subjects(grammar, verb)), list(grammar.dependents(verb, "obj"))
    passive = list(grammar.dependents(verb, "nsubj:pass")) or any(grammar.dependents(verb, "aux:pass"))
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
        if _preposition(grammar, child) == "by":
            yield child


def _preposition(grammar: Grammar, number: int) -> str:
    return next((grammar.words[n].text.lower() for n in grammar.dependents(number, "case")), "")


def _nominal_roles(grammar: Grammar, trigger: Trigger) -> tuple[list[int], list[int]]:
    head = trigger.head
    doers, sufferers = list(_by(grammar, head)), []
    for child in grammar.dependents(head, "nmod", "amod", "compound", "obl"):
        match grammar.words[child].dep, _preposition(grammar, child):
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


def _names(context: Context, heads: Iterable[int]) -> tuple[str, ...]:
    found = (name for head in heads for name in _names_at(context, head))
    return tuple(dict.fromkeys(found))


def _names_at(context: Context, head: int) -> Iterator[str]:
    """The actors that a noun phrase names, its conjuncts included; nothing for things and bare descriptions."""
    for number in (head, *context.grammar.dependents(head, "conj")):
        referent = context.mentions.referent_at(number)
        match = context.mentions.match_at(number)
        if referent is not None:
            yield referent.name
        elif match is not None and match.kind is not NameKind.PLACE:
            yield match.name
        elif (side := _side_inside(context, number)) is not None:
            yield side


def _side_inside(context: Context, head: int) -> str | None:
    """The side whose name modifies a noun: the side itself for soldiers, shells and aircraft of it."""
    first, last = context.grammar.phrase(head)
    for number in range(first, last):
        match = context.mentions.match_at(number)
        if match is not None and match.side is not None:
            return match.side
    return None


def places_of(context: Context, trigger: Trigger) -> tuple[str, ...]:
    """The places attached to a trigger or, for a noun, to the rest of its clause."""
    grammar = context.grammar
    below = [n for child in grammar.children[trigger.head] for n in _reach(grammar, child)]
    found = _places(context, below)
    if found:
        return found
    above = grammar.words[trigger.head].head
    if trigger.verbal or above == trigger.head:
        return ()
    siblings = [n for child in grammar.children[above] if child != trigger.head for n in _reach(grammar, child)]
    return _places(context, siblings)


def _nearest_places(context: Context, word: int) -> tuple[str, ...]:
    """The nearest place of the sentence, else the last one before it in the paragraph, else the first after it."""
    grammar = context.grammar
    first, last = grammar.sentence_range(word)
    own = sorted((n for n in range(first, last) if _is_place(context, n)), key=lambda n: abs(n - word))
    begin, end = next(((b, e) for b, e in context.analysis.paragraphs if b <= word < e), (first, last))
    before = [n for n in range(first - 1, begin - 1, -1) if _is_place(context, n)]
    after = [n for n in range(last, end) if _is_place(context, n)]
    chosen = next(iter((*own, *before, *after)), None)
    name = place_name(context, chosen) if chosen is not None else None
    return (name,) if name is not None else ()


def _is_place(context: Context, number: int) -> bool:
    """Whether a word names a place: a town anyhow, a country only after a preposition of place."""
    if not _names_place(context, number):
        return False
    match = context.mentions.match_at(number)
    if match is not None and match.kind is NameKind.CAPITAL:
        return False
    if match is None or match.kind is NameKind.PLACE:
        return _is_located(context, number, lexicon("events")["places"]["locative"])
    return _is_located(context, number, lexicon("events")["places"]["inside"])


def _names_place(context: Context, number: int) -> bool:
    """Whether a word belongs to a place's name, not to a people, a group or a short form in capitals."""
    match, word = context.mentions.match_at(number), context.grammar.words[number]
    if match is not None and match.kind in (NameKind.DEMONYM, NameKind.GROUP, NameKind.BODY, NameKind.ACTOR):
        return False
    if word.upos not in ("PROPN", "NOUN") or (word.text.isupper() and len(word.text) <= 5):
        return False
    return place_name(context, number) is not None


def _reach(grammar: Grammar, child: int) -> list[int]:
    """The words of one argument, without clauses of their own inside it."""
    if _relation(grammar, child) in ("conj", "advcl", "ccomp", "parataxis", "acl", "nsubj", "appos"):
        return []
    found, waiting = [], [child]
    while waiting:
        number = waiting.pop()
        found.append(number)
        waiting += [n for n in grammar.children[number] if _relation(grammar, n) not in _CLAUSES]
    return sorted(found)


_CLAUSES = ("acl", "advcl", "ccomp", "parataxis")


def _relation(grammar: Grammar, number: int) -> str:
    return grammar.words[number].dep.partition(":")[0]


def _places(context: Context, numbers: Iterable[int]) -> tuple[str, ...]:
    locative = lexicon("events")["places"]["locative"]
    found: dict[str, None] = {}
    for number in numbers:
        name = place_name(context, number) if _names_place(context, number) else None
        if name is not None and _is_located(context, number, locative):
            found[name] = None
    return tuple(found)[:3]


def _is_located(context: Context, number: int, prepositions: list[str]) -> bool:
    """Whether a place stands after one of the prepositions, in a list after one, or as object or owner."""
    grammar = context.grammar
    at = number
    for _ in range(4):
        word = grammar.words[at]
        if word.dep.partition(":")[0] in ("compound", "flat", "conj", "appos", "amod"):
            at = word.head
            continue
        if word.dep.partition(":")[0] in ("obj", "nsubj") and "of" in prepositions:
            return True
        return (_preposition(grammar, at) or _adposition_before(grammar, number)) in prepositions
    return False


def _adposition_before(grammar: Grammar, number: int) -> str:
    """The preposition right before a noun phrase, for where the tree has lost it."""
    at = number - 1
    while at > max(0, number - 4) and grammar.words[at].upos in ("PROPN", "ADJ", "DET", "PUNCT"):
        at -= 1
    return grammar.words[at].text.lower() if at >= 0 and grammar.words[at].upos == "ADP" else ""
