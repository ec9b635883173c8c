"""Who or what was lost: object, victim type and victim side of a count."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from counterclaim.extraction.context import Context
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon, word_set
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.governing import Told
from counterclaim.extraction.tolls.words import object_named, object_of, victim_type_of
from counterclaim.model.claim import Object
from counterclaim.world.names import NameKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gives a figure: resolved name and side (None for third parties and the report itself)."""

    name: str
    side: str | None


def noun_phrase(context: Context, candidate: Candidate) -> list[int]:
    """The words of the counted noun phrase, without relative clauses and predicates."""
    grammar = context.grammar
    words = set(range(*candidate.words)) | {candidate.noun, candidate.anchor}
    waiting = [candidate.noun]
    while waiting:
        n = waiting.pop()
        words.add(n)
        for child in grammar.children[n]:
            dep = grammar.words[child].dep.partition(":")[0]
            if dep in {"amod", "compound", "flat", "det", "nummod", "case", "nmod", "fixed"} and abs(child - n) <= 8:
                waiting.append(child)
    return sorted(words)


def object_counted(context: Context, candidate: Candidate) -> Object | None:
    """What is counted, by the first noun of the phrase that names materiel or persons; None where none does."""
    grammar = context.grammar
    noun = grammar.words[candidate.noun]
    named = list(map(object_named, _names_behind(grammar, candidate)))
    telling = next((thing for thing in named if thing in {Object.UAV, Object.AIR_DEFENCE}), None)
    if telling is not None:
        return telling
    found = object_of(noun)
    if found is not None:
        return found
    if victim_type_of(noun) is not None:
        return Object.PERSONS
    for n in noun_phrase(context, candidate):
        if n >= candidate.words[1] and (found := object_of(grammar.words[n])) is not None:
            return found
    return next((thing for thing in reversed(named) if thing is not None), None)


def _names_behind(grammar: Grammar, candidate: Candidate) -> list[str]:
    """The words behind a number up to the next mark, hyphenated ones as one ("S-300"), and each with the next."""
    words = grammar.words
    names: list[str] = []
    for n in range(candidate.words[1], min(candidate.words[1] + _NAMES, len(words))):
        glued = n > candidate.words[1] and words[n - 1].end == words[n].begin
        if glued and names:
            names[-1] += words[n].text
        elif words[n].upos in {"ADJ", "NOUN", "PROPN"} or words[n].xpos == "VBN":
            names.append(words[n].text)
        else:
            break
    return [*names, *(f"{one}-{other}" for one, other in pairwise(names))]


_NAMES = 7
"""Words behind a number that tell what it counts, at most."""


def side_by_role(context: Context, candidate: Candidate, told: Told, speaker: Speaker) -> str | None:
    """The side that the verb tells of: who lost them, or the opponent of who killed them."""
    grammar, mentions = context.grammar, context.mentions
    verb = told.word
    if grammar.words[verb].upos != "VERB":
        return None
    subjects = _subjects(grammar, verb)
    for n in subjects:
        if n == candidate.top or n == candidate.anchor or grammar.words[n].dep == "nsubj:pass":
            continue
        side = mentions.side_of(*grammar.phrase(n), speaker.side)
        if side is None:
            continue
        if told.rule == "lose" or grammar.words[verb].lemma.lower() in lexicon("tolls")["losing"]["verbs"]:
            return side
        if told.rule == "verb.obj":
            return mentions.opposite(side)
    if not subjects and told.rule == "verb.obj" and not grammar.has_dependent(verb, "aux:pass"):
        # The tree is torn: whoever stands before an active verb of killing has acted.
        side = mentions.side_of(grammar.sentence_range(verb)[0], verb, speaker.side)
        if side is not None and verb < candidate.anchor:
            return mentions.opposite(side)
    for n in grammar.dependents(verb, "obl"):
        cases = {grammar.words[c].text.lower() for c in grammar.dependents(n, "case")}
        side = mentions.side_of(*grammar.phrase(n), speaker.side)
        if "by" in cases and side is not None:
            return mentions.opposite(side)
    return None


def inflicter(context: Context, candidate: Candidate, told: Told, speaker: Speaker) -> str | None:
    """The side of the subject whose verb has the count as its object ("it had captured 30"); None for none."""
    grammar, mentions = context.grammar, context.mentions
    if told.rule != "verb.obj" or grammar.words[told.word].lemma.lower() in lexicon("tolls")["losing"]["verbs"]:
        return None
    counted = {candidate.top, candidate.anchor}
    acting = (n for n in _subjects(grammar, told.word) if n not in counted and grammar.words[n].dep != "nsubj:pass")
    return next((side for n in acting if (side := mentions.side_of(*grammar.phrase(n), speaker.side))), None)


def _subjects(grammar: Grammar, verb: int) -> list[int]:
    """The subjects of a verb, else those of the verb that it goes with."""
    own = list(grammar.dependents(verb, "nsubj"))
    shares = not own and grammar.words[verb].dep in {"xcomp", "advcl", "conj"}
    return list(grammar.dependents(grammar.words[verb].head, "nsubj")) if shares else own


def side_by_place(context: Context, candidate: Candidate) -> str | None:
    """The side in whose land or place the clause says that it happened ("in Israel twelve people were killed")."""
    grammar, mentions = context.grammar, context.mentions
    first, last = grammar.sentence_range(candidate.anchor)
    best: tuple[int, str] | None = None
    for n in range(first, last):
        if (
            grammar.words[n].text.lower() not in {"in", "at", "near", "on", "of", "outside"}
            or abs(n - candidate.anchor) > 12
        ):
            continue
        for m in range(n + 1, min(n + 5, last)):
            match = mentions.match_at(m)
            named = match is not None and match.kind is not NameKind.DEMONYM
            land = match.side if match is not None and named and match.side else mentions.lands.get(m)
            if land and (best is None or abs(n - candidate.anchor) < best[0]):
                best = (abs(n - candidate.anchor), land)
    return best[1] if best else None


def inflicted(context: Context, told: Told) -> bool:
    """Whether the loss is told from the view of who inflicted it ("destroyed 26 tanks")."""
    word = context.grammar.words[told.word]
    active = word.upos == "VERB" and told.rule == "verb.obj"
    return active or word.lemma.lower() in lexicon("tolls")["inflicting"]["verbs"]


def speaker_kind(source: str) -> str:
    """What sort of body a source is by its name: "armed", "civil" (those who tend and count victims) or "other"."""
    words = set(source.lower().replace("'s", "").replace("’s", "").split())
    if words & word_set("mentions", "roles", "civil"):
        return "civil"
    return "armed" if words & word_set("mentions", "roles", "armed") else "other"
