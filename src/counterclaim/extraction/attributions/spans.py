"""The spans of one attribution in characters, mended to the conventions of the annotation guide.

A content loses wrapping marks, a leading "that" and final punctuation; a sentence interrupted by its cue is one
content; a further sentence behind the cue is an attribution of its own on the same cue (guide, rules 26, 30, 32).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extraction.analysis import Range, SpokenSpans, Word
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.attribution import Form
from counterclaim.model.report import Span

_LEAD = re.compile(r"[\s\"'“”‘’«»„`.,;:—–-]*(?:that\b)?[\s\"'“”‘’«»„`]*")
_TAIL = re.compile(r"[\s\"'“”‘’«»„`.,;:—–-]*\Z")
_SENTENCE_END = re.compile(r"[.!?;:]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One attribution before its source is resolved; ranges in words, spans in characters."""

    source: Range | None
    """The source span: nearest mention with title or leading description."""
    cue: Range
    content: Span
    layer: int
    confidence: float
    extractor: str = "model:spoken"


def spoken_spans(grammar: Grammar) -> tuple[Spoken, ...]:
    """Every attribution that the engine found, a record a content, in text order."""
    found = [record for spans in grammar.analysis.spoken for record in _records(grammar, spans)]
    return tuple(sorted(found, key=lambda s: (s.content.begin, s.layer, -s.content.end)))


def _records(grammar: Grammar, spans: SpokenSpans) -> Iterator[Spoken]:
    if spans.cue is None:
        return
    cue = main_cue(grammar, spans.cue)
    described = spans.source[0] if spans.source else _subject(grammar, cue)
    source = mended_source(grammar, described, cue) if described else None
    for content in _contents(grammar, spans):
        trimmed = trimmed_content(grammar.analysis.text, _behind_cue(grammar, cue, content))
        if trimmed is not None and not _astray(grammar, cue, trimmed):
            yield Spoken(source, cue, trimmed, spans.layer, spans.confidence)


def _behind_cue(grammar: Grammar, cue: Range, content: Span) -> Span:
    """The content without a cue that it opens with ("also said ..."), and without "whom" behind "according to"."""
    first, last = grammar.words_in(content)
    if first <= cue[0] <= first + 1 and cue[1] < last:
        first = cue[1]
    if first == cue[1] and first + 1 < last and grammar.words[first].text.lower() in {"whom", "which"}:
        first += 1
    return Span(max(content.begin, grammar.words[first].begin), content.end) if first < last else content


def _subject(grammar: Grammar, cue: Range) -> Range | None:
    """The subject of an active cue, or whom "according to" names, where the engine tagged no source."""
    if grammar.text(cue).lower() == "according to":
        return _noun_phrase_behind(grammar, cue[1])
    if grammar.has_dependent(cue[0], "nsubj:pass", "aux:pass"):
        return None
    subject = next((n for n in grammar.dependents(cue[0], "nsubj") if n < cue[0]), None)
    if subject is None or grammar.words[subject].text.lower() in {"it", "there", "what", "that"}:
        return None
    return grammar.phrase(subject)


def _noun_phrase_behind(grammar: Grammar, first: int) -> Range | None:
    """The noun phrase that begins at a word; None where none does."""
    end = first
    while end < len(grammar.words) and grammar.words[end].upos in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART"}:
        end += 1
    return (first, end) if end > first else None


def _astray(grammar: Grammar, cue: Range, content: Span) -> bool:
    """Whether a "citing" is tied to words of another sentence: it goes with the content of its own."""
    word = grammar.words[cue[0]]
    if word.xpos != "VBG" or word.lemma.lower() not in quoting_verbs():
        return False
    first, last = grammar.words_in(content)
    return grammar.sentence_of[cue[0]] not in {grammar.sentence_of[first], grammar.sentence_of[last - 1]}


def _contents(grammar: Grammar, spans: SpokenSpans) -> Iterator[Span]:
    """Fragments joined over the cue within one sentence, kept apart across sentences."""
    pieces = [grammar.span(words) for words in sorted(spans.content) if words[0] < words[1]]
    if not pieces:
        return
    current = pieces[0]
    for piece in pieces[1:]:
        if _apart(grammar, current, piece):
            yield current
            current = piece
        else:
            current = Span(current.begin, piece.end)
    yield current


def _apart(grammar: Grammar, before: Span, after: Span) -> bool:
    """Whether a sentence ends between two fragments."""
    between = grammar.analysis.text[before.end - 1 : after.begin]
    return "\n\n" in between or any(
        match.group() in ".!?;" and not _abbreviated(grammar, before.end - 1 + match.start())
        for match in _SENTENCE_END.finditer(between)
    )


def _abbreviated(grammar: Grammar, position: int) -> bool:
    """Whether a full stop belongs to a longer word ("Mr.", "U.S.")."""
    first, last = grammar.words_in(Span(position, position + 1))
    return first < last and len(grammar.words[first].text) > 1


def trimmed_content(text: str, span: Span) -> Span | None:
    """A content without the marks around it, a leading "that" and final punctuation; None where nothing is left."""
    body = span.of(text)
    lead = _LEAD.match(body)
    begin = span.begin + (lead.end() if lead else 0)
    tail = _TAIL.search(text[begin : span.end])
    end = span.end - (len(tail.group()) if tail else 0)
    return _with_pairs(text, begin, end) if begin < end else None


def _with_pairs(text: str, begin: int, end: int) -> Span:
    """A span with the mark at its edge that a mark inside it pairs with ("called it «our grief»")."""
    body = text[begin:end]
    for opening, closing in _PAIRS:
        opened, closed = body.count(opening), body.count(closing)
        alike = opening == closing and opened % 2 == 1
        if (opened > closed or alike) and text[end : end + 1] == closing:
            return Span(begin, end + 1)
        if (closed > opened or alike) and begin and text[begin - 1] == opening:
            return Span(begin - 1, end)
    if begin and text[begin - 1] == "‘" and _CLOSING_SINGLE.search(body):
        return Span(begin - 1, end)
    return Span(begin, end)


_CLOSING_SINGLE = re.compile(r"’(?!\w)")
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))
"""Quotation marks that pair; single ones are apostrophes as well."""


def main_cue(grammar: Grammar, cue: Range) -> Range:
    """The cue without auxiliaries and adverbs: its main verb, with a preposition that follows at once."""
    first, last = cue
    verbs = [n for n in range(first, last) if grammar.words[n].upos == "VERB"]
    if not verbs:
        return _without_auxiliaries(grammar, cue)
    verb = verbs[0]
    for n in verbs[1:]:
        if grammar.words[n].head == verb and grammar.words[n].dep == "conj":
            break
        verb = n if grammar.words[verb].head == n else verb
    end = verb + 1
    while end < last and grammar.words[end].upos in {"ADP", "PART"} and grammar.words[end].text.lower() != "that":
        end += 1
    return verb, end


def _without_auxiliaries(grammar: Grammar, cue: Range) -> Range:
    first, last = cue
    while first < last - 1 and grammar.words[first].upos in {"AUX", "PUNCT", "DET"}:
        first += 1
    while last > first + 1 and grammar.words[last - 1].upos == "PUNCT":
        last -= 1
    return first, last


def cue_lemma(grammar: Grammar, cue: Range) -> str:
    """The lemma of a cue, with its preposition ("speak of", "according to")."""
    words = [grammar.words[n] for n in range(*cue)]
    if [w.text.lower() for w in words] == ["according", "to"]:
        return "according to"
    return " ".join(w.lemma.lower() if w.upos == "VERB" else w.text.lower() for w in words)


def is_medium_cue(cue: str) -> bool:
    """Whether a cue, as `cue_lemma` gives it, makes its source the medium of a speaker who stands inside."""
    words = lexicon("attributions")["agency_cues"]["words"]
    return cue in words or cue.split()[0] in words


def is_quoting(word: Word) -> bool:
    """Whether a word is a form of a verb by which a medium passes on what another says."""
    return word.lemma.lower() in quoting_verbs() or word.text.lower() in lexicon("attributions")["quoting"]["forms"]


def quoting_verbs() -> frozenset[str]:
    """Verbs by which a medium passes on what another says; behind one begins the speaker."""
    return frozenset(lexicon("attributions")["quoting"]["verbs"])


def mended_source(grammar: Grammar, source: Range, cue: Range) -> Range:
    """A source span without its trailing apposition and the marks around it."""
    first, last = source
    quoting = [n for n in range(first, last - 1) if is_quoting(grammar.words[n])]
    if quoting and quoting[-1] not in range(*cue):
        first = quoting[-1] + 1
    while first < last - 1 and grammar.words[first].upos in {"PUNCT", "ADP"}:
        first += 1
    for n in range(first + 1, last):
        if grammar.words[n].text in {",", "(", "—", "–", "--"} and not _leads_to_name(grammar, n, last):
            last = n
            break
    while last > first + 1 and grammar.words[last - 1].upos == "PUNCT":
        last -= 1
    return first, last


def _leads_to_name(grammar: Grammar, comma: int, last: int) -> bool:
    """Whether what follows a comma is the name that a description leads to ("Armenia's president, X")."""
    return comma + 1 < last and grammar.words[comma + 1].upos == "PROPN" and grammar.words[comma - 1].upos != "PROPN"


def form_of(grammar: Grammar, content: Span) -> Form:
    """Whether a content is quoted wholly, in part or not at all."""
    text = grammar.analysis.text
    letters = [n for n in range(content.begin, content.end) if text[n].isalnum()]
    inside: set[int] = set()
    for quotation in grammar.quotations:
        if quotation.overlaps(content):
            inside.update(range(max(quotation.begin, content.begin), min(quotation.end, content.end)))
    quoted = sum(n in inside for n in letters)
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted >= 0.97 * len(letters) else Form.MIXED
