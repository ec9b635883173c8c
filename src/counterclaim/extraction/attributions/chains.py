"""Agency chains: the speaker whom a medium quotes, where only the medium's cue was found.

Source: annotation guide, rule 28.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.attributions.spans import Spoken, is_quoting, quoting_verbs, trimmed_content
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.report import Span


def quoted_speakers(context: Context, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """For each "X quoted Y" without a speaker of its own, the attribution of the content to Y."""
    for medium in spoken:
        verb = medium.cue[0]
        word = context.grammar.words[verb]
        if word.lemma.lower() not in quoting_verbs() or _has_inner(medium, spoken):
            continue
        speaker = _speaker(context, verb)
        if speaker is not None and speaker != medium.source:
            cue = _saying(context, verb) or medium.cue
            yield replace(
                medium,
                source=speaker,
                cue=cue,
                layer=1,
                extractor="rule:quoted-speaker",
                confidence=0.75,
            )


def cited_speakers(context: Context, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """For each "X reported, citing Y", the attribution of the content to Y."""
    grammar = context.grammar
    for n, word in enumerate(grammar.words):
        if not is_quoting(word) or not word.text.lower().endswith("ing"):
            continue
        sentence = grammar.sentence_of[n]
        media = [s for s in spoken if s.layer == 0 and s.cue[0] < n and grammar.sentence_of[s.cue[0]] == sentence]
        if not media or any(s.cue[0] == n and s.content.overlaps(media[-1].content) for s in spoken):
            continue
        speaker = _speaker(context, n)
        if speaker is not None:
            yield replace(
                media[-1],
                source=speaker,
                cue=(n, n + 1),
                layer=1,
                extractor="rule:cited-speaker",
                confidence=0.75,
            )


def passed_on(context: Context, spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """The attributions, each "Y, quoted by X" that was taken for X's alone made one of X and one of Y."""
    grammar = context.grammar
    found: list[Spoken] = []
    for one in spoken:
        found.append(one)
        verb = one.source[0] - 2 if one.source is not None else -1
        while one.source is not None and verb >= 0 and grammar.words[verb + 1].upos == "DET":
            verb -= 1
        if verb < 0 or not is_quoting(grammar.words[verb]) or one.cue[0] == verb:
            continue
        if grammar.words[verb + 1].text.lower() != "by":
            continue
        speaker = _phrase_before(context, grammar.sentence_range(verb)[0], verb)
        if speaker is not None:
            found[-1] = replace(one, cue=(verb, verb + 2))
            found.append(replace(one, source=speaker, layer=1, extractor="rule:passed-on", confidence=0.75))
    return tuple(found)


def with_shared_contents(context: Context, spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """The attributions, medium and speaker of one chain of quotation with the whole of their common content."""
    grammar = context.grammar
    media = [s for s in spoken if grammar.words[s.cue[0]].lemma.lower() in quoting_verbs()]
    shared: dict[int, Span] = {}
    for medium in media:
        sentence = grammar.sentence_of[medium.cue[0]]
        for n, one in enumerate(spoken):
            if grammar.sentence_of[one.cue[0]] == sentence and one.content.overlaps(medium.content):
                whole = shared.get(n, one.content)
                begin, end = min(whole.begin, medium.content.begin), max(whole.end, medium.content.end)
                shared[n] = Span(begin, end)
    return tuple(replace(one, content=shared.get(n, one.content)) for n, one in enumerate(spoken))


def _has_inner(medium: Spoken, spoken: Sequence[Spoken]) -> bool:
    """Whether another attribution already gives the content to somebody."""
    content = medium.content
    return any(
        s is not medium
        and s.source is not None
        and s.source != medium.source
        and s.cue != medium.cue
        and min(s.content.end, content.end) - max(s.content.begin, content.begin) > 0.6 * (content.end - content.begin)
        for s in spoken
    )


def _speaker(context: Context, verb: int) -> Range | None:
    """The noun phrase behind a quoting verb, or before its passive ("Y, quoted by X").

    Read from the order of the words: with content in front, trees take speaker and medium for each other.
    """
    grammar = context.grammar
    first, last = grammar.sentence_range(verb)
    if verb + 1 < last and grammar.words[verb + 1].text.lower() == "by":
        return _phrase_before(context, first, verb)
    end = verb + 1
    while end < last and grammar.words[end].upos in _OF_PHRASES and grammar.words[end].text.lower() != "as":
        end += 1
    return (verb + 1, end) if _names_somebody(context, verb + 1, end) else None


_OF_PHRASES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM", "PRON"})


def _phrase_before(context: Context, first: int, verb: int) -> Range | None:
    grammar = context.grammar
    end = verb
    while end > first and grammar.words[end - 1].text in {",", "as", "-", "–"}:
        end -= 1
    begin = end
    while begin > first and grammar.words[begin - 1].upos in _OF_PHRASES:
        begin -= 1
    return (begin, end) if _names_somebody(context, begin, end) else None


def _names_somebody(context: Context, first: int, last: int) -> bool:
    mentions = context.mentions
    return any(mentions.referent_at(n) is not None or mentions.person_at(n) is not None for n in range(first, last))


def _saying(context: Context, verb: int) -> Range | None:
    """The "saying" of "quoted Y as saying"."""
    grammar = context.grammar
    for n in range(verb + 1, grammar.sentence_range(verb)[1]):
        if (
            grammar.words[n].text.lower() in lexicon("attributions")["quoting"]["as"]
            and grammar.words[n - 1].text.lower() == "as"
        ):
            return n, n + 1
    return None


def inner_beliefs(context: Context, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """Thoughts and statements told inside an outermost content where the engine found none ("Moscow believed that")."""
    grammar = context.grammar
    verbs = set(lexicon("attributions")["inner"]["verbs"])
    cues = {n for s in spoken for n in range(*s.cue)}
    for outer in spoken:
        if outer.layer != 0:
            continue
        first, last = grammar.words_in(outer.content)
        for n in range(first, last):
            word = grammar.words[n]
            if word.upos != "VERB" or word.lemma.lower() not in verbs or n in cues:
                continue
            inner = _belief(context, n, (first, last))
            if inner is not None:
                source, content = inner
                yield replace(
                    outer,
                    source=source,
                    cue=(n, n + 1),
                    content=content,
                    layer=1,
                    extractor="rule:inner-belief",
                    confidence=0.7,
                )


def _belief(context: Context, verb: int, within: Range) -> tuple[Range, Span] | None:
    """Subject and content of a verb of thinking or saying that governs a clause inside a content."""
    grammar = context.grammar
    subject = next((n for n in grammar.dependents(verb, "nsubj") if within[0] <= n < verb), None)
    clause = next((n for n in grammar.dependents(verb, "ccomp") if verb < n < within[1]), None)
    if (
        subject is None
        or clause is None
        or grammar.words[subject].text.lower() in lexicon("mentions")["pronouns"]["we"]
    ):
        return None
    words = [n for n in grammar.subtree(clause) if verb < n < within[1]]
    content = trimmed_content(context.report.text, grammar.span((words[0], words[-1] + 1)))
    return (grammar.phrase(subject), content) if content is not None else None
