"""Hints of whether a count is new or a running total, and the days from which and to which it counts.

Source: annotation guide, rules 20 and 21.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from counterclaim.extraction.analysis import Range, Word
from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import alternatives, lexicon, word_set
from counterclaim.extraction.times import TimeExpression, TimeRole, governing_time
from counterclaim.extraction.tolls.accepting import Link
from counterclaim.extraction.tolls.candidates import Candidate
from counterclaim.extraction.tolls.circumstances import around
from counterclaim.extraction.tolls.losses import Loss
from counterclaim.extraction.tolls.parts import is_coordinated, is_part
from counterclaim.model.claim import Measure, Outcome
from counterclaim.model.counts import Qualifier
from counterclaim.model.dates import Interval

_REACHING = 9
"""Words before a preposition among which the verb of a rising total stands, at most."""
_SINCE_CLAUSE = 8
"""Words from "since" to the day of its clause, at most."""
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")"})
"""Marks that part one count from another."""


@cache
def _cues(measure: str) -> re.Pattern[str]:
    table = lexicon("tolls")[measure]
    return re.compile(rf"\b(?:{alternatives((*table['words'], *table['phrases']))})\b", re.IGNORECASE)


def measure_options(context: Context, loss: Loss) -> list[tuple[Measure, Hints]]:
    """Both measures; all hints speak for or against the running total."""
    tense = _tense(context, loss)
    hints: dict[str, float] = defaultdict(float, {"bias": 1.0})
    for name in (*_cue_hints(context, loss), *_tense_hints(context, loss, tense), *_kind_hints(context, loss)):
        hints[name] = 1.0
    if loss.mark is not None:
        hints["mark"] = loss.mark.cumulative - 0.5
    hints |= around(context, loss, tense)
    return [(Measure.NEW, {}), (Measure.CUMULATIVE, hints)]


def _cue_hints(context: Context, loss: Loss) -> list[str]:
    """Words of totals and of news, in the count's own stretch of the sentence and in all of it."""
    grammar, text = context.grammar, context.report.text
    first, last = grammar.sentence_range(loss.candidate.anchor)
    own = _own_stretch(context, loss.candidate)
    found = []
    for measure in ("cumulative", "new"):
        for where, words in (("own", own), ("sentence", (first, last))):
            span = grammar.span(words)
            for match in _cues(measure).finditer(text, span.begin, span.end):
                found.append(f"{where}.{' '.join(match.group().lower().split())}")
                found.append(f"{where}.any-{measure}")
    for time in context.times:
        if time.role is TimeRole.SINCE and first <= time.words[0] < last:
            found.append("since.own" if own[0] <= time.words[0] < own[1] else "since.sentence")
    found += [f"own.{name}" for name in _moves(context, loss.candidate)]
    found += _since_hints(context, own, (first, last))
    roles = {time.role for time in context.times if first <= time.words[0] < last}
    found += [f"time.{role}" for role in roles if role is not TimeRole.SINCE]
    return found


def _moves(context: Context, candidate: Candidate) -> list[str]:
    """What leads up to a count: a total that reaches it ("bringing the dead to 25") or stands at it."""
    words = context.grammar.words
    before = candidate.words[0] - 1
    preposition = words[before].text.lower() if before >= 0 else ""
    verbs = {words[n].lemma.lower() for n in range(max(0, before - _REACHING), before) if words[n].upos != "PUNCT"}
    if preposition in {"to", "past", "above", "beyond"} and verbs & word_set("tolls", "running", "reaching"):
        return ["reaches"]
    return ["stands"] if preposition == "at" and verbs & word_set("tolls", "running", "standing") else []


def _since_hints(context: Context, own: Range, sentence: Range) -> list[str]:
    """A "since" that opens a clause ("since the offensive began") or stands before a day or an event."""
    words = context.grammar.words
    places = [n for n in range(*sentence) if words[n].text.lower() == "since"]
    return [*("since-word.own" for n in places if own[0] <= n < own[1]), *("since-word.sentence" for n in places)]


def _own_stretch(context: Context, candidate: Candidate) -> Range:
    """The words around a count that speak of it alone: up to the next mark, "and" or other number on either side."""
    grammar = context.grammar
    first, last = grammar.sentence_range(candidate.anchor)
    dated = {n for time in context.times for n in range(*time.words)}
    begin, end = candidate.words[0], max(candidate.words[1], candidate.noun + 1)
    while begin > first and not _breaks(grammar.words[begin - 1], begin - 1 in dated):
        begin -= 1
    while end < last and not _breaks(grammar.words[end], end in dated):
        end += 1
    return begin, end


def _breaks(word: Word, dated: bool) -> bool:
    """Whether a word parts one count from another."""
    return word.text in _BREAKS or word.text.lower() in {"and", "while", "but"} or (word.upos == "NUM" and not dated)


def _tense_hints(context: Context, loss: Loss, tense: str | None) -> list[str]:
    """Tense and aspect of the telling verb and of the sentence."""
    grammar = context.grammar
    first, last = grammar.sentence_range(loss.candidate.anchor)
    tags = {grammar.words[n].xpos for n in range(first, last) if grammar.words[n].upos in {"VERB", "AUX"}}
    found = [f"sentence-tag.{tag}" for tag in tags & {"VBD", "VBP", "VBZ"}]
    if any(_perfect(context, n) for n in range(first, last)):
        found.append("perfect.sentence")
    found += [f"counted.{grammar.words[n].xpos}" for n in _counting(context, loss.candidate)]
    if tense is not None:
        timed = any(first <= t.words[0] < last and t.role in {TimeRole.AT, TimeRole.DURATION} for t in context.times)
        found.append(f"{tense}.{'timed' if timed else 'untimed'}")
    governor = next((n for n in grammar.ancestors(loss.candidate.top) if grammar.words[n].upos == "VERB"), None)
    if governor is not None and first <= governor < last and _perfect(context, governor):
        found.append("perfect.governor")
    if loss.told is None:
        return [*found, "told.none"]
    verb = loss.told.word
    found.append(f"told.{loss.told.rule}")
    if _perfect(context, verb) or (grammar.words[verb].dep == "conj" and _perfect(context, grammar.words[verb].head)):
        found.append("perfect.told")
    auxiliaries = list(grammar.dependents(verb, "aux", "cop"))
    found += [f"aux.{grammar.words[n].text.lower()}" for n in auxiliaries]
    if not auxiliaries:
        found.append(f"bare.{grammar.words[verb].xpos}")
    return found


def _counting(context: Context, candidate: Candidate) -> list[int]:
    """The verbs of counting before a count ("speaks of 35 killed", "counts 28")."""
    words = context.grammar.words
    verbs = word_set("tolls", "running", "counting")
    near = range(max(context.grammar.sentence_range(candidate.anchor)[0], candidate.words[0] - 4), candidate.words[0])
    return [n for n in near if words[n].upos == "VERB" and words[n].lemma.lower() in verbs]


def _tense(context: Context, loss: Loss) -> str | None:
    """The tense in which the loss is told: present or past perfect, simple past or present; None without a verb."""
    grammar = context.grammar
    first, last = grammar.sentence_range(loss.candidate.anchor)
    told = [loss.told.word] if loss.told is not None else []
    governors = [n for n in grammar.ancestors(loss.candidate.top) if first <= n < last]
    for verb in (*told, *governors):
        auxiliaries = [grammar.words[n] for n in grammar.dependents(verb, "aux", "cop")]
        if _perfect(context, verb):
            have = [grammar.words[n].text.lower() for n in range(max(first, verb - 5), verb)]
            return "past-perfect" if "had" in have else "present-perfect"
        tags = {word.xpos for word in auxiliaries} | ({grammar.words[verb].xpos} - {"VBN"})
        if tags & {"VBD"}:
            return "past"
        if tags & {"VBP", "VBZ"}:
            return "present"
    return None


def _perfect(context: Context, verb: int) -> bool:
    """Whether a verb stands in a perfect tense ("have been killed", "had lost"), also where the tree is torn."""
    grammar = context.grammar
    if any(grammar.words[n].text.lower() in _HAVE for n in grammar.dependents(verb, "aux")):
        return True
    before = verb - 1
    while before >= 0 and (
        grammar.words[before].upos == "ADV" or grammar.words[before].text.lower() in {"been", "not"}
    ):
        before -= 1
    participle = grammar.words[verb].xpos in {"VBN", "VBD", "JJ"}
    return participle and before >= 0 and grammar.words[before].text.lower() in _HAVE


_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})


def _kind_hints(context: Context, loss: Loss) -> list[str]:
    """What is counted, how, where in the report, and the measure of the toll before."""
    candidate = loss.candidate
    found = [f"kind.{loss.object}", f"type.{loss.victim_type}"]
    if candidate.single:
        found.append("single")
    if candidate.count.qualifier is Qualifier.VAGUE:
        found.append("vague")
    amount = candidate.count.low or candidate.count.high or 0
    found.append(f"digits.{len(str(amount))}")
    if context.grammar.paragraph_of[candidate.anchor] == 0:
        found.append("opening")
    if loss.speaker.side is not None:
        found.append("party-speaks")
    if loss.carried is not None:
        alone = "alone" if candidate.alone else "noun"
        found.append(f"carried.{loss.carried.measure}.{loss.link}.{alone}")
        if loss.count.elliptic:
            found.append(f"carried.{loss.carried.measure}.elliptic")
        if is_part(context, candidate):
            found.append(f"carried.{loss.carried.measure}.part")
        elif loss.told is None and loss.link is not Link.PARAGRAPH:
            found.append(f"carried.{loss.carried.measure}.listed")
        if is_coordinated(context, candidate, loss.carried):
            found.append(f"carried.{loss.carried.measure}.coordinated")
    if loss.told is not None and loss.told.outcome in {Outcome.DISPLACED, Outcome.CAPTURED, Outcome.MISSING}:
        found.append(f"outcome.{loss.told.outcome}")
    return found


def since_of(context: Context, candidate: Candidate) -> Interval | None:
    """The start of counting that the sentence gives ("since 27 September"); None where it gives none."""
    first, last = context.grammar.sentence_range(candidate.anchor)
    inside = [time for time in context.times if first <= time.words[0] < last]
    told = next((time for time in inside if time.role is TimeRole.SINCE), None)
    told = told or next((time for time in inside if _dates_a_since(context, time, first)), None)
    return told.interval if told is not None else None


def _dates_a_since(context: Context, time: TimeExpression, first: int) -> bool:
    """Whether a day dates the clause that "since" opens ("since fighting broke out on 27 September")."""
    words = context.grammar.words
    for n in range(time.words[0] - 1, max(first, time.words[0] - _SINCE_CLAUSE) - 1, -1):
        if words[n].text in _BREAKS:
            return False
        if words[n].text.lower() == "since":
            return time.role is TimeRole.AT
    return False


def as_of(context: Context, loss: Loss) -> Interval | None:
    """The day that the clause ties the count to; None stands for the day of publication."""
    word = loss.told.word if loss.told else loss.candidate.anchor
    time = governing_time(context.analysis, context.times, word)
    if time is None or time.role is not TimeRole.AT or time.interval is None:
        return None
    if _dates_a_since(context, time, context.grammar.sentence_range(word)[0]):
        return None
    return Interval.on(time.interval.end) if time.interval.end else None
