"""Whose bulletin a report is.

By its dateline ("DEFENCE MINISTRY, CAPITAL, 3 March"), its heading ("Statement of the General Staff"), its opening
("The command announces the following") or, where it says "we", by whom it first quotes.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context, Issuer
from counterclaim.extraction.lexicon import lexicon, word_set
from counterclaim.extraction.mentions.parties import plain_name
from counterclaim.model.attribution import Attribution
from counterclaim.world.names import NameKind

_LONGEST = 20
"""Words of a dateline, at most."""
_ENDS = frozenset({".", ":", "-", "–", "—", "--", "|"})
_OPENING = 90
"""Words in which a heading or an opening names the issuer, at most."""


def issuer_of(context: Context) -> Issuer | None:
    """The organ or body whose bulletin a report is; None where the report is an outlet's own."""
    for named, found in (("dateline", _of_dateline), ("heading", _of_heading), ("opening", _of_opening)):
        name = found(context)
        if name is not None:
            return Issuer(name, named)
    if _first_person(context) and context.attributions:
        return Issuer(context.attributions[0].source, "we")
    return None


def in_own_voice(context: Context) -> tuple[Attribution, ...]:
    """The attributions of a report, those to "we" and "the enemy" given to who speaks, or to whom they face.

    Who speaks is the source around them, else the issuer of the report.
    """
    we, enemy = word_set("mentions", "pronouns", "we"), word_set("mentions", "opponents", "words")
    known = context.attributions
    meant = [n for n, a in enumerate(known) if a.source.lower() in we | enemy]
    if not meant:
        return known
    issuer = issuer_of(context)
    named: dict[int, str] = {}
    for n in meant:
        speaker = _speaker_around(known, n, issuer)
        facing = known[n].source.lower() in enemy
        name = _opponent(context, speaker) if facing else speaker
        if name is not None:
            named[n] = name
    return tuple(replace(a, source=named.get(n, a.source)) for n, a in enumerate(known))


def _opponent(context: Context, speaker: str | None) -> str | None:
    """Whom a speaker calls the enemy; None where nothing tells."""
    mentions = context.mentions
    side = mentions.names.side_of(speaker) if speaker is not None else None
    return mentions.opposite(side or mentions.dateline)


def _speaker_around(known: tuple[Attribution, ...], number: int, issuer: Issuer | None) -> str | None:
    """Who says what holds an attribution, the innermost first; outside all of them the issuer of the report."""
    cue = known[number].cue_span
    around = [a for n, a in enumerate(known) if n != number and a.content_span.contains(cue) and a.cue_span != cue]
    if around:
        return min(around, key=lambda a: a.content_span.end - a.content_span.begin).source
    return issuer.name if issuer is not None and issuer.outright else None


def _first_person(context: Context) -> bool:
    """Whether a report speaks of "we" and "our" in its own voice: outside quotation marks and attributed words."""
    grammar = context.grammar
    told = [*grammar.quotations, *(a.content_span for a in context.attributions)]
    own = [word.begin for word in grammar.words if word.text.lower() in _WE]
    return sum(not any(span.begin <= place < span.end for span in told) for place in own) > 1


_WE = frozenset({"we", "our", "ours"})


def _of_heading(context: Context) -> str | None:
    """Whose statement it is by the words "statement of", "communique of" and the like."""
    words = context.grammar.words
    table = lexicon("mentions")["issuing"]
    for n in range(min(_OPENING, len(words) - 2)):
        if words[n].text.lower() in table["nouns"] and words[n + 1].text.lower() in {"of", "by", "from"}:
            return _named(context, n + 2)
    return None


def _named(context: Context, first: int) -> str | None:
    """The name that begins at a word, up to the next mark or verb, if it is that of an organ or a party."""
    grammar = context.grammar
    words = grammar.words
    paragraph = grammar.paragraph_of[first]
    last = first
    while last < len(words) and grammar.paragraph_of[last] == paragraph and words[last].upos not in _BREAKING:
        last += 1
    last = next((n for n in range(first, last) if words[n].text in _MARKS), last)
    organs = {*lexicon("mentions")["roles"]["organs"], *lexicon("mentions")["roles"]["issuers"]}
    known = any(words[n].text.lower() in organs or context.mentions.match_at(n) is not None for n in range(first, last))
    return plain_name(grammar, (first, last)) if known else None


def _of_opening(context: Context) -> str | None:
    """The subject of "announces the following" or "issued this statement"."""
    grammar = context.grammar
    table = lexicon("mentions")["issuing"]
    for n in range(min(_OPENING, len(grammar.words))):
        if grammar.words[n].upos != "VERB" or grammar.words[n].lemma.lower() not in table["verbs"]:
            continue
        near = {grammar.words[m].text.lower() for m in range(n + 1, min(n + 6, len(grammar.words)))}
        subject = next(grammar.dependents(n, "nsubj"), None)
        if subject is not None and "following" in near:
            described = grammar.subtree(subject)
            return plain_name(grammar, (described[0], described[-1] + 1))
    return None


_MARKS = frozenset({",", ".", ":", ";", "(", "–", "—", "|", "on", "about"})
_BREAKING = frozenset({"VERB", "AUX", "SCONJ"})


def _of_dateline(context: Context) -> str | None:
    """The organ or body that the dateline names."""
    first, last = _dateline(context)
    organ = next((n for n in range(first, last) if _is_organ(context, n)), None)
    if organ is None:
        return None
    begin, end = organ, organ + 1
    words = context.grammar.words
    while begin > first and words[begin - 1].text not in {",", "."}:
        begin -= 1
    while end < last and words[end].text.lower() in {"of", "for", "the", "and"} | _following(context, end, last):
        end += 1
    match = context.mentions.match_at(organ)
    if match is not None and match.kind is NameKind.BODY:
        return match.name
    name = " ".join(words[n].text for n in range(begin, end)).title()
    side = next(
        (s for n in range(first, last) if (s := context.mentions.side_at(n) or context.mentions.lands.get(n))), None
    )
    return name if side is None or side in name else f"{side} {name}"


def _dateline(context: Context) -> Range:
    """The words before the first full stop or dash, the header's date left out.

    Empty where they tell something, or name an agency in brackets, whose report it then is.
    """
    words = context.grammar.words
    first = 0
    while first < min(3, len(words)) and (words[first].text.lower() == "date" or words[first].text[:1].isdigit()):
        first += 1
    last = first
    while last < min(first + _LONGEST, len(words)) and words[last].text not in _ENDS:
        last += 1
    if last < len(words) and words[last].text == "." and last - first <= 2:
        last += 1
        while last < min(first + _LONGEST, len(words)) and words[last].text not in _ENDS:
            last += 1
    if any(words[n].text == "(" for n in range(first, last)):
        return first, first
    tells = any(words[n].upos in {"VERB", "AUX"} and words[n].text.islower() for n in range(first, last))
    return (first, first) if tells or last >= first + _LONGEST else (first, last)


def _is_organ(context: Context, n: int) -> bool:
    match = context.mentions.match_at(n)
    if match is not None and match.kind is NameKind.BODY:
        return True
    organs = lexicon("mentions")["roles"]["issuers"]
    return context.grammar.words[n].text.lower() in organs and context.grammar.words[n].text[:1].isupper()


def _following(context: Context, n: int, last: int) -> frozenset[str]:
    """The word at a place, if it goes on with a name in capitals ("OFFICE FOR THE COORDINATION")."""
    word = context.grammar.words[n]
    linked = context.grammar.words[n - 1].text.lower() in {"of", "for", "the", "and"} or word.text.isupper()
    return frozenset({word.text.lower()}) if linked and word.text[:1].isupper() and n < last else frozenset()
