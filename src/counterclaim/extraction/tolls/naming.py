"""Sides named outright: in the counted phrase, by the owner of the losses, where the same figure is told again."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon, word_set
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.losses import Loss, SideHint
from counterclaim.extraction.tolls.owners import owner_words
from counterclaim.extraction.tolls.victims import noun_phrase
from counterclaim.model.claim import VictimType
from counterclaim.world.names import NameKind

_PHRASE = 6
"""Words behind a number that belong to what it counts, at most."""
_PLACING = frozenset({"at", "before", "near", "by", "against", "behind", "after", "with", "around", "towards", "to"})
"""Prepositions behind which a phrase no longer tells who is counted."""
_NAMED = frozenset({"phrase.named", "owner.loser", "owner.possessor", "owner.number-of"})
"""Hints that a phrase names its side outright."""


def of_phrase(context: Context, loss: Loss) -> list[SideHint]:
    """Sides named in the counted phrase: by adjective, possessive, "of"-phrase, pronoun or "the enemy"."""
    found: list[SideHint] = []
    for n in dict.fromkeys((*noun_phrase(context, loss.candidate), *_following(context, loss.candidate))):
        found += _of_word(context, loss, n)
    return list(dict.fromkeys(found))


def _following(context: Context, candidate: Candidate) -> list[int]:
    """The words right behind a number up to the next verb or mark, where trees tear phrases apart."""
    words = context.grammar.words
    found: list[int] = []
    for n in range(candidate.words[1], min(candidate.words[1] + _PHRASE, len(words))):
        if words[n].upos in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"} or words[n].text.lower() in _PLACING:
            break
        found.append(n)
    return found


def _of_word(context: Context, loss: Loss, n: int) -> list[SideHint]:
    """Sides for which one word of the phrase speaks."""
    grammar, mentions = context.grammar, context.mentions
    text = grammar.words[n].text.lower()
    table = lexicon("mentions")
    if mentions.match_at(n) is not None or mentions.person_at(n) is not None:
        side = mentions.side_at(n)
        return [(side, "phrase.named") if side is not None else (_body_at(context, n), "phrase.body")]
    if (body := _body_at(context, n)) is not None:
        return [(body, "phrase.organisation")]
    if text in table["opponents"]["words"]:
        return opponents(context, loss, "phrase")
    if text in table["pronouns"]["we"]:
        return [(loss.speaker.side, "phrase.we")]
    if grammar.words[n].xpos == "PRP$":
        own = "own." if grammar.words[min(n + 1, len(grammar.words) - 1)].text.lower() == "own" else ""
        subject = subject_side(context, loss)
        return [
            (mentions.side_at(n), "possessive.antecedent"),
            (loss.speaker.side, f"possessive.{own}speaker"),
            (subject, "possessive.subject" if loss.speaker.side is None else "possessive.subject-beside-speaker"),
        ]
    return []


def of_owner(context: Context, loss: Loss) -> list[SideHint]:
    """The sides of those whose losses they are said to be."""
    found: list[SideHint] = []
    for words, hint in owner_words(context, loss.candidate):
        texts = {context.grammar.words[n].text.lower() for n in words}
        if texts & word_set("mentions", "opponents", "words"):
            found += opponents(context, loss, hint)
        elif texts & word_set("mentions", "pronouns", "we"):
            found.append((loss.speaker.side, hint))
        else:
            named = [n for n in words if context.grammar.words[n].xpos != "PRP$"]
            sides = [side for n in named if (side := context.mentions.side_at(n, loss.speaker.side))]
            lemmas = {context.grammar.words[n].lemma.lower() for n in named}
            if not sides and (texts | lemmas) & _rebel_words():
                sides = [rebels(context, loss.speaker.side) or ""]
            found += [(side, hint) for side in sides[:1] if side]
            if not sides:
                bodies = [body for n in words if (body := _body_at(context, n)) is not None]
                found += [(body, f"{hint}.body") for body in bodies[:1]]
            if any(context.grammar.words[n].xpos == "PRP$" for n in words):
                found.append((loss.speaker.side, f"{hint}.possessive-speaker"))
    return found


def _rebel_words() -> frozenset[str]:
    return word_set("tolls", "standing", "rebels") | word_set("tolls", "standing", "rebels_plural")


def rebels(context: Context, speaker: str | None) -> str | None:
    """Who "the rebels" are: the armed group of the report, else whom a speaker faces, else as the report calls them."""
    mentions = context.mentions
    if mentions.group is not None or speaker is not None:
        return mentions.group or mentions.opposite(speaker)
    plural = word_set("tolls", "standing", "rebels_plural")
    called = [word.text.lower() for word in context.grammar.words if word.text.lower() in plural]
    return max(dict.fromkeys(called), key=called.count, default=None)


def opponents(context: Context, loss: Loss, where: str) -> list[SideHint]:
    """Whom "the enemy" means: the opponent of the speaker, else of the land from which the report is sent."""
    mentions = context.mentions
    named = (_named_enemy(context), f"{where}.enemy.named")
    if loss.speaker.side is not None:
        return [(mentions.opposite(loss.speaker.side), f"{where}.enemy.of-speaker"), named]
    return [
        named,
        (mentions.opposite(mentions.dateline), f"{where}.enemy.of-dateline"),
        (mentions.opposite(mentions.home), f"{where}.enemy.of-home"),
    ]


def _named_enemy(context: Context) -> str | None:
    """The side that a report calls the enemy outright ("the Ruritanian enemy"), first time first."""
    words, mentions = context.grammar.words, context.mentions
    called = word_set("mentions", "opponents", "words")
    enemies = (n for n in range(1, len(words)) if words[n].text.lower() in called)
    return next((match.side for n in enemies if (match := mentions.match_at(n - 1)) is not None and match.side), None)


def subject_side(context: Context, loss: Loss) -> str | None:
    """The side of the subject of the sentence, the count itself aside."""
    grammar, mentions = context.grammar, context.mentions
    first, last = grammar.sentence_range(loss.candidate.anchor)
    for n in range(first, last):
        if grammar.words[n].dep.startswith("nsubj") and n not in {loss.candidate.top, loss.candidate.anchor}:
            side = mentions.side_of(*grammar.phrase(n), loss.speaker.side)
            if side is not None:
                return side
    return None


def of_twins(context: Context, loss: Loss) -> list[SideHint]:
    """The sides named where the same figure is told again."""
    found: list[SideHint] = []
    for twin in loss.twins:
        there = replace(loss, count=twin, twins=())
        named = [*of_phrase(context, there), *of_owner(context, there)]
        found += [(side, "twin") for side, hint in named if hint in _NAMED]
    return found


def as_named(context: Context, loss: Loss, kind: str) -> list[SideHint]:
    """Rebels without a name of their own are the side that the phrase names ("separatists")."""
    if kind != "rebels":
        return []
    noun = context.grammar.words[loss.candidate.noun].text.lower()
    return [
        (noun, "noun.group-known" if context.mentions.group else "noun.no-group"),
        (rebels(context, loss.speaker.side), "rebels"),
    ]


def _body_at(context: Context, n: int) -> str | None:
    """The body or organisation that a word names, an agency of the United Nations as that."""
    body = context.mentions.body_at(n)
    return _whole_body(body) if body is not None else None


def _whole_body(name: str) -> str:
    """The United Nations for an agency or mission of theirs, any other body itself."""
    agencies = word_set("tolls", "standing", "united_nations")
    return _UNITED_NATIONS if agencies & set(name.lower().replace("(", " ").replace(")", " ").split()) else name


_UNITED_NATIONS = "United Nations"


def arms_of(context: Context, loss: Loss) -> str | None:
    """Whether those counted are "regular" soldiers or "irregular" fighters by their noun; None for neither."""
    words = [context.grammar.words[n] for n in (*range(*loss.candidate.words), loss.candidate.noun)]
    lemmas = {word.lemma.lower() for word in words}
    return next((arms for arms in ("regular", "irregular") if lemmas & word_set("tolls", "standing", arms)), None)


def by_arms(context: Context, loss: Loss) -> list[SideHint]:
    """Soldiers and ranks speak for states, fighters for groups, wherever the parties are of both sorts."""
    arms = arms_of(context, loss)
    if arms is None:
        return []
    names = context.mentions.names
    sorts = {party: "state" if names.is_state(party) else "group" for party in context.mentions.parties}
    return [(party, f"{arms}.{sort}") for party, sort in sorts.items()] if len(set(sorts.values())) > 1 else []


def as_served(context: Context, loss: Loss) -> list[SideHint]:
    """The body most often named, whose peacekeepers, staff or relief workers the phrase counts."""
    lemma = context.grammar.words[loss.candidate.noun].lemma.lower()
    served = word_set("tolls", "standing", "served")
    if lemma not in served and loss.victim_type is not VictimType.AID_WORKER:
        return []
    bodies = [_whole_body(match.name) for match in context.mentions.matches if match.kind is NameKind.BODY]
    most = max(dict.fromkeys(bodies), key=bodies.count, default=None)
    return [(most, "served" if lemma in served else "served.aid")]
