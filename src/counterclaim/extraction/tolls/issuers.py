"""Whose bulletin a report is, by its first line: "DEFENCE MINISTRY, CAPITAL, 3 March" or "Army summary, 22:00"."""

from __future__ import annotations

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.world.names import NameKind

_LONGEST = 20
"""Words of a dateline, at most."""
_ENDS = frozenset({".", ":", "-", "–", "—", "--", "|"})


def issuer_of(context: Context) -> str | None:
    """The organ or body that the dateline names as the issuer; None where the report is an outlet's own."""
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
