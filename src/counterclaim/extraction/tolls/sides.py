"""Hints of which side suffered a loss, for every side that a report mentions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.marks import Marked
from counterclaim.extraction.tolls.outcomes import Told
from counterclaim.extraction.tolls.owners import owner_words
from counterclaim.extraction.tolls.parts import is_coordinated, is_part
from counterclaim.extraction.tolls.victims import Speaker, inflicted, noun_phrase, side_by_place, side_by_role
from counterclaim.extraction.tolls.words import noun_outcome
from counterclaim.model.claim import MIXED_SIDE, Object, Toll, VictimType

_LOSING = frozenset({"lose", "suffer", "sustain", "leave", "have", "admit"})
_PHRASE = 6
"""Words behind a number that belong to what it counts, at most."""
_ON_SIDE = 24
"""Words between a count and "on X's side", at most."""
_PARTIES = 9
"""Sides considered, most often mentioned first."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What is known of a loss when its side is asked for."""

    candidate: Candidate
    told: Told | None
    speaker: Speaker
    object: Object
    victim_type: VictimType
    carried: Toll | None
    """The toll before it in the sentence or paragraph."""
    same_sentence: bool
    earlier: Toll | None
    """The last toll before it anywhere."""
    mark: Marked | None = None
    """What the engine says of the count."""


def side_options(context: Context, loss: Loss) -> list[tuple[str, Hints]]:
    """Every side with the hints that speak for it; the last option is no side or several."""
    hints: dict[str, dict[str, float]] = {party: defaultdict(float) for party in context.mentions.parties[:_PARTIES]}
    hints.setdefault(MIXED_SIDE, defaultdict(float))
    for side, name in _hints(context, loss):
        if side in hints:
            hints[side][name] += 1.0
        elif side is not None:
            hints[side] = defaultdict(float, {name: 1.0})
    for side, probability in _pointed(context, loss):
        if side in hints:
            hints[side]["pointer"] = probability
    return list(hints.items())


def _pointed(context: Context, loss: Loss) -> list[tuple[str | None, float]]:
    """The side of the word that the engine points to from the number, with its probability; the number is no side."""
    pointers = context.analysis.side_pointers
    first = loss.candidate.words[0]
    if first >= len(pointers):
        return []
    word, probability = pointers[first]
    return [(MIXED_SIDE if word == first else context.mentions.side_at(word, loss.speaker.side), probability)]


def _hints(context: Context, loss: Loss) -> list[tuple[str | None, str]]:
    """(side, hint) pairs; a side of None names nobody and is dropped."""
    kind = standing(context, loss)
    return [
        *_of_phrase(context, loss),
        *_of_owner(context, loss),
        *_of_clause(context, loss),
        *_of_speaker(context, loss, kind),
        *_of_report(context, kind),
        *_of_tolls(context, loss, kind),
        *_as_named(context, loss, kind),
    ]


def _as_named(context: Context, loss: Loss, kind: str) -> list[tuple[str | None, str]]:
    """Rebels without a name of their own are the side that the phrase names ("separatists")."""
    if kind != "rebels":
        return []
    nouns = [context.grammar.words[loss.candidate.noun].text.lower()]
    return [(nouns[0], "noun.group-known" if context.mentions.group else "noun.no-group")]


def standing(context: Context, loss: Loss) -> str:
    """What those counted are, as far as sides care: rebels, military, materiel, civilian or any."""
    if loss.object is not Object.PERSONS:
        return "building" if loss.object is Object.BUILDING else "materiel"
    if context.grammar.words[loss.candidate.noun].lemma.lower() in lexicon("tolls")["standing"]["rebels"]:
        return "rebels"
    if loss.victim_type is VictimType.MILITARY:
        return "military"
    return "any" if loss.victim_type is VictimType.ANY else "civilian"


def _of_phrase(context: Context, loss: Loss) -> list[tuple[str | None, str]]:
    """Sides named in the counted phrase: by adjective, possessive, "of"-phrase, pronoun or "the enemy"."""
    found: list[tuple[str | None, str]] = []
    for n in dict.fromkeys((*noun_phrase(context, loss.candidate), *_following(context, loss.candidate))):
        found += _of_word(context, loss, n)
    return list(dict.fromkeys(found))


def _following(context: Context, candidate: Candidate) -> list[int]:
    """The words right behind a number up to the next verb or mark, where trees tear phrases apart."""
    words = context.grammar.words
    found: list[int] = []
    for n in range(candidate.words[1], min(candidate.words[1] + _PHRASE, len(words))):
        if words[n].upos in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"}:
            break
        found.append(n)
    return found


def _of_word(context: Context, loss: Loss, n: int) -> list[tuple[str | None, str]]:
    """Sides for which one word of the phrase speaks."""
    grammar, mentions = context.grammar, context.mentions
    text = grammar.words[n].text.lower()
    table = lexicon("mentions")
    if mentions.match_at(n) is not None or mentions.person_at(n) is not None:
        return [(mentions.side_at(n), "phrase.named")]
    if text in table["opponents"]["words"]:
        return _opponents(context, loss, "phrase")
    if text in table["pronouns"]["we"]:
        return [(loss.speaker.side, "phrase.we")]
    if grammar.words[n].xpos == "PRP$":
        own = "own." if grammar.words[min(n + 1, len(grammar.words) - 1)].text.lower() == "own" else ""
        subject = _subject_side(context, loss)
        return [
            (mentions.side_at(n), "possessive.antecedent"),
            (loss.speaker.side, f"possessive.{own}speaker"),
            (subject, "possessive.subject" if loss.speaker.side is None else "possessive.subject-beside-speaker"),
        ]
    return []


def _of_owner(context: Context, loss: Loss) -> list[tuple[str | None, str]]:
    """The sides of those whose losses they are said to be."""
    table = lexicon("mentions")
    found: list[tuple[str | None, str]] = []
    for words, hint in owner_words(context, loss.candidate):
        texts = {context.grammar.words[n].text.lower() for n in words}
        if texts & set(table["opponents"]["words"]):
            found += _opponents(context, loss, hint)
        elif texts & set(table["pronouns"]["we"]):
            found.append((loss.speaker.side, hint))
        else:
            sides = [side for n in words if (side := context.mentions.side_at(n, loss.speaker.side))]
            if not sides and texts & set(lexicon("tolls")["standing"]["rebels_plural"]):
                sides = [context.mentions.group or ""]
            found += [(side, hint) for side in sides[:1] if side]
            if any(context.grammar.words[n].xpos == "PRP$" for n in words):
                found.append((loss.speaker.side, f"{hint}.possessive-speaker"))
    return found


def _opponents(context: Context, loss: Loss, where: str) -> list[tuple[str | None, str]]:
    """Whom "the enemy" means: the opponent of the speaker, else of the land from which the report is sent."""
    mentions = context.mentions
    if loss.speaker.side is not None:
        return [(mentions.opposite(loss.speaker.side), f"{where}.enemy.of-speaker")]
    return [
        (mentions.opposite(_dateline_side(context)), f"{where}.enemy.of-dateline"),
        (mentions.opposite(mentions.home), f"{where}.enemy.of-home"),
    ]


def _dateline_side(context: Context) -> str | None:
    """The side of the first place or party that the report names."""
    mentions = context.mentions
    first = next((match.side for match in mentions.matches if match.side), None)
    land = next((mentions.lands[n] for n in sorted(mentions.lands)), None)
    return first or land


def _subject_side(context: Context, loss: Loss) -> str | None:
    """The side of the subject of the sentence, the count itself aside."""
    grammar, mentions = context.grammar, context.mentions
    first, last = grammar.sentence_range(loss.candidate.anchor)
    for n in range(first, last):
        if grammar.words[n].dep.startswith("nsubj") and n not in {loss.candidate.top, loss.candidate.anchor}:
            side = mentions.side_of(*grammar.phrase(n), loss.speaker.side)
            if side is not None:
                return side
    return None


def _of_clause(context: Context, loss: Loss) -> list[tuple[str | None, str]]:
    """Sides that the clause names: who lost or inflicted it, on whose side, where; the nearest mentions."""
    grammar, mentions = context.grammar, context.mentions
    found: list[tuple[str | None, str]] = [(side_by_place(context, loss.candidate), "clause.place")]
    if loss.told is not None:
        rule = "lose" if loss.told.rule == "lose" else "role"
        found.append((side_by_role(context, loss.candidate, loss.told, loss.speaker), f"clause.{rule}"))
    first, last = grammar.sentence_range(loss.candidate.anchor)
    before = [n for n in range(loss.candidate.words[0] - 1, first - 1, -1) if mentions.side_at(n, loss.speaker.side)]
    after = [n for n in range(loss.candidate.words[1], last) if mentions.side_at(n, loss.speaker.side)]
    if before:
        found.append((mentions.side_at(before[0], loss.speaker.side), "clause.before"))
        found.append((mentions.side_at(before[-1], loss.speaker.side), "clause.first"))
    if after:
        near = "clause.after" if after[0] - loss.candidate.words[1] <= 8 else "clause.later"
        found.append((mentions.side_at(after[0], loss.speaker.side), near))
    found.append((_subject_side(context, loss), "clause.subject"))
    for n in range(first, last):
        if grammar.words[n].text.lower() in lexicon("mentions")["opponents"]["words"]:
            found += _opponents(context, loss, f"clause.{_part_played(context, n)}")
        if grammar.words[n].text.lower() in {"side", "ranks"} and abs(n - loss.candidate.anchor) <= _ON_SIDE:
            found += [(mentions.side_at(m, loss.speaker.side), "clause.on-side") for m in range(max(first, n - 3), n)]
    return found


def _part_played(context: Context, n: int) -> str:
    """Whether a noun of the clause stands where losers stand: subject of "lose", or owner of losses."""
    grammar = context.grammar
    head = grammar.words[grammar.words[n].head]
    dep = grammar.words[n].dep
    if dep.startswith("nsubj") and head.lemma.lower() in _LOSING:
        return "loser"
    if dep.startswith("nmod") and noun_outcome(head) is not None:
        return "loser"
    return "agent" if dep.startswith(("nsubj", "obl")) else "other"


def _of_speaker(context: Context, loss: Loss, kind: str) -> list[tuple[str | None, str]]:
    """The speaker's own side and its opponent, by what is counted and from whose view it is told."""
    mentions = context.mentions
    side = loss.speaker.side
    view = _view(context, loss)
    breadth = "two-sided" if len(mentions.rivals) > 1 else "one-sided"
    if side is None:
        return [(MIXED_SIDE, f"mixed.{kind}.no-speaker"), (MIXED_SIDE, f"mixed.{kind}.no-speaker.{breadth}")]
    if side not in mentions.rivals:
        return [(MIXED_SIDE, f"mixed.{kind}.third-speaker"), (MIXED_SIDE, f"mixed.{kind}.third-speaker.{breadth}")]
    own = [(side, f"speaker.{kind}.{view}"), (mentions.opposite(side), f"opposite.{kind}.{view}")]
    return [*own, (side, f"speaker.rival.{kind}.{breadth}")]


def _view(context: Context, loss: Loss) -> str:
    if loss.told is None:
        return "none"
    if inflicted(context, loss.told):
        return "inflicted"
    return "lost" if loss.told.rule == "lose" else "suffered"


def _of_report(context: Context, kind: str) -> list[tuple[str | None, str]]:
    """The land in which the report stands, the armed group that it is about, and the two sides most mentioned."""
    mentions = context.mentions
    fights = "fights" if mentions.home in mentions.rivals else "hosts"
    found: list[tuple[str | None, str]] = [
        (mentions.home, f"home.{kind}"),
        (mentions.home, f"home.{fights}.{kind}"),
        (MIXED_SIDE, f"mixed.home-{fights}.{kind}"),
        (mentions.group, f"group.{kind}"),
        (MIXED_SIDE, f"mixed.{kind}"),
    ]
    found.append((_dateline_side(context), f"dateline.{kind}"))
    found += [(party, f"rank.{n}") for n, party in enumerate(mentions.parties[:3])]
    return found


def _of_tolls(context: Context, loss: Loss, kind: str) -> list[tuple[str | None, str]]:
    """The sides of the tolls before."""
    found: list[tuple[str | None, str]] = []
    if loss.carried is not None:
        where = "sentence" if loss.same_sentence else "paragraph"
        alone = "alone" if loss.candidate.noun == loss.candidate.anchor else "noun"
        alone = "part" if is_part(context, loss.candidate) else alone
        found.append((loss.carried.victim_side, f"carried.{where}.{alone}"))
        found.append((loss.carried.victim_side, f"carried.{where}.{kind}"))
        if is_coordinated(context, loss.candidate, loss.carried):
            found.append((loss.carried.victim_side, "carried.coordinated"))
    if loss.earlier is not None:
        found.append((loss.earlier.victim_side, "earlier"))
        if loss.earlier.source == loss.speaker.name:
            found.append((loss.earlier.victim_side, "earlier.same-speaker"))
    return found
