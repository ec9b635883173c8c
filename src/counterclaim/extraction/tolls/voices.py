"""Hints of who vouches for a figure, for every speaker near it and for the report itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extraction.attributions.spans import is_medium_cue
from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.lexicon import word_set
from counterclaim.extraction.tolls.accepting import Link
from counterclaim.extraction.tolls.sources import Voice, outwards, own_state, speaker_of
from counterclaim.extraction.tolls.victims import Speaker
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED, Toll
from counterclaim.model.report import Span

_COUNTED = 6
"""Words between a verb of counting and its figure, at most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure in its text, as far as its speaker is concerned."""

    span: Span
    word: int
    carried: Toll | None
    link: Link
    alone: bool = False
    """Whether the count stands without a noun of its own ("on Saturday it was 28")."""
    twins: tuple[Span, ...] = ()
    """The same figure elsewhere in the report."""


def voice_of(context: Context, placed: Placed) -> Voice:
    """The likeliest voice in which a figure is told, with the chain of attribution around it."""
    choice = context.choose("source", voice_options(context, placed), placed.span)
    chosen = choice.option
    attribution = _attribution_of(context, placed, chosen)
    if attribution is None:
        speaker = speaker_of(context, chosen) if chosen != REPORT_VOICE else Speaker(REPORT_VOICE, None)
        return Voice(speaker, probability=choice.probability)
    chain = outwards(context.attributions, attribution)
    outer = [context.attributions[n].source for n in reversed(chain[1:])]
    inner = _told_by(context, placed.span, chain)
    return Voice(
        speaker_of(context, chosen),
        nested=inner,
        via=tuple(name for name in dict.fromkeys(outer) if name != chosen),
        probability=choice.probability,
    )


def _told_by(context: Context, span: Span, chain: list[int]) -> tuple[str, ...]:
    """Whose belief the speaker tells, where a belief stands between speaker and figure."""
    holding = [n for n, a in enumerate(context.attributions) if a.nested_in == chain[0] and holds(a, span)]
    return tuple(context.attributions[n].source for n in holding)


def _attribution_of(context: Context, placed: Placed, name: str) -> int | None:
    """The attribution nearest to a figure by the chosen speaker; those that hold it first."""
    own = [n for n, a in enumerate(context.attributions) if a.source == name]
    holding = [n for n in own if holds(context.attributions[n], placed.span)]
    if holding:
        return min(holding, key=lambda n: _length(context.attributions[n]))
    return min(own, key=lambda n: abs(context.attributions[n].cue_span.begin - placed.span.begin), default=None)


def voice_options(context: Context, placed: Placed) -> list[tuple[str, Hints]]:
    """Every speaker with the hints that speak for it, the report's own voice and nobody named among them."""
    hints: dict[str, dict[str, float]] = {REPORT_VOICE: defaultdict(float), UNSPECIFIED: defaultdict(float)}
    for name, hint in (*_holding(context, placed), *_near(context, placed), *_own_voice(context, placed)):
        hints.setdefault(name, defaultdict(float))[hint] = 1.0
    for name, probability in _pointed(context, placed):
        hints.setdefault(name, defaultdict(float))["pointer"] += probability
    return list(hints.items())


def _pointed(context: Context, placed: Placed) -> Iterator[tuple[str, float]]:
    """Whom the engine points to from the number, with the probability; the number itself is the report."""
    first = context.grammar.words_in(placed.span)[0]
    pointers = context.analysis.pointers.get("teller", ())
    for word, probability in pointers[first] if first < len(pointers) else ():
        if word == first:
            yield REPORT_VOICE, probability
        elif (name := _speaker_at(context, word)) is not None:
            yield name, probability


def _speaker_at(context: Context, word: int) -> str | None:
    """The source of the attribution whose source words hold a word, else whom the word itself names."""
    for attribution in context.attributions:
        if attribution.source_span is not None:
            first, last = context.grammar.words_in(attribution.source_span)
            if first <= word < last:
                return attribution.source
    referent = context.mentions.referent_at(word)
    return referent.name if referent is not None else None


def holds(attribution: Attribution, span: Span) -> bool:
    """Whether the content of an attribution holds a span outside its cue."""
    return attribution.content_span.overlaps(span) and not attribution.cue_span.contains(span)


def _estimators(context: Context, placed: Placed) -> list[str]:
    """Whose estimate the sentence gives: "by the count of X", "on X's figures", "X's toll of"."""
    grammar = context.grammar
    nouns = word_set("attributions", "counting", "nouns")
    first, last = grammar.sentence_range(placed.word)
    found = []
    for n in range(first, last):
        if grammar.words[n].upos != "NOUN" or grammar.words[n].lemma.lower() not in nouns:
            continue
        owners = [*grammar.dependents(n, "nmod"), *grammar.dependents(n, "amod", "compound")]
        for owner in owners:
            words = grammar.phrase(owner)
            known = grammar.words[owner].upos == "PROPN" or context.mentions.side_of(*words) is not None
            if grammar.words[owner].text.lower() == "our":
                found.append(_own_name(context, owner))
                break
            if grammar.preposition_of(owner) in {"", "of", "by", "from", "'s", "’s"} and known:
                found.append(context.mentions.actor_of(*words))
                break
    return found


def _own_name(context: Context, word: int) -> str:
    """Who "our" is outside quotation marks: the issuer of a bulletin, else the report itself."""
    issuer = context.issuer
    own = issuer is not None and issuer.outright and context.grammar.quotation_of(word) is None
    return issuer.name if own and issuer is not None else REPORT_VOICE


def _length(attribution: Attribution) -> int:
    return attribution.content_span.end - attribution.content_span.begin


def _holding(context: Context, placed: Placed) -> list[tuple[str, str]]:
    """Speakers of the contents that hold the figure, innermost first."""
    holding = [n for n, a in enumerate(context.attributions) if holds(a, placed.span)]
    holding.sort(key=lambda n: (_length(context.attributions[n]), -n))
    found = []
    for rank, n in enumerate(holding[:3]):
        attribution = context.attributions[n]
        found.append((attribution.source, f"holds.{rank}"))
        if attribution.nested_in is not None and own_state(context, outwards(context.attributions, n)):
            found.append((attribution.source, "holds.own-state"))
        if is_medium_cue(attribution.cue):
            found.append((attribution.source, f"holds.medium.{'alone' if len(holding) == 1 else 'among'}"))
        if attribution.source == UNSPECIFIED:
            found.append((attribution.source, "holds.unspecified"))
        if set(attribution.source.lower().split()) & word_set("mentions", "roles", "outlets"):
            found.append((attribution.source, "holds.outlet"))
    return found


def _near(context: Context, placed: Placed) -> list[tuple[str, str]]:
    """Speakers of the sentence and the paragraph whose contents do not hold the figure, and of the toll before."""
    grammar = context.grammar
    sentence = grammar.sentence_of[placed.word]
    paragraph = grammar.paragraph_of[placed.word]
    found = []
    for attribution in context.attributions:
        if holds(attribution, placed.span):
            continue
        cue = grammar.words_in(attribution.cue_span)[0]
        if cue >= len(grammar.words):
            continue
        order = "before" if cue < placed.word else "after"
        gap = grammar.sentence_of[cue] - sentence
        layer = "outer" if attribution.nested_in is None else "inner"
        if gap == 0:
            found.append((attribution.source, f"sentence.{order}.{layer}"))
        elif grammar.paragraph_of[cue] == paragraph:
            found.append((attribution.source, f"paragraph.{order}.{min(abs(gap), 2)}"))
        elif order == "before" and paragraph - grammar.paragraph_of[cue] == 1:
            found.append((attribution.source, "paragraph-before"))
    alone = "alone" if placed.alone else "named"
    before = [f for f in found if f[1].startswith(("paragraph.before", "paragraph-before"))]
    if before:
        found.append((before[-1][0], f"last-speaker.{alone}"))
    if placed.carried is not None:
        found.append((placed.carried.source, f"carried.{placed.link}.{alone}"))
    return found


def _own_voice(context: Context, placed: Placed) -> list[tuple[str, str]]:
    """Hints for the report's own voice and for hearsay."""
    grammar = context.grammar
    first, last = grammar.sentence_range(placed.word)
    words = {grammar.words[n].text.lower() for n in range(first, last)}
    held = any(holds(a, placed.span) for a in context.attributions)
    found = [(REPORT_VOICE, "report.held" if held else "report.free"), (UNSPECIFIED, "unspecified")]
    if words & word_set("attributions", "hearsay", "words"):
        found.append((UNSPECIFIED, "unspecified.hearsay"))
    sentence = grammar.span((first, last))
    if any(sentence.begin <= a.cue_span.begin < sentence.end for a in context.attributions):
        found.append((REPORT_VOICE, "report.cued-sentence"))
    if grammar.paragraph_of[placed.word] <= 1:
        found.append((REPORT_VOICE, "report.opening"))
    found += [(name, "estimate") for name in _estimators(context, placed)]
    for twin in placed.twins:
        inner = min((a for a in context.attributions if holds(a, twin)), key=_length, default=None)
        found.append((inner.source if inner is not None else REPORT_VOICE, "twin"))
    counting = _counter(context, placed)
    if counting is not None:
        found.append((counting, "counts.held" if held else "counts"))
    issuer = context.issuer
    if issuer is not None:
        found += [(issuer.name, "bulletin"), (issuer.name, f"bulletin.{issuer.named}.{'held' if held else 'free'}")]
    return found


def _counter(context: Context, placed: Placed) -> str | None:
    """Who counts, publishes or admits a figure by the verb that governs it ("they published the names of 26")."""
    grammar = context.grammar
    verbs = word_set("attributions", "counting", "verbs")
    for n in grammar.ancestors(placed.word):
        if grammar.words[n].upos != "VERB" or grammar.words[n].lemma.lower() not in verbs:
            continue
        for subject in grammar.dependents(n, "nsubj"):
            if subject < placed.word and grammar.words[subject].dep != "nsubj:pass":
                return context.mentions.actor_of(*grammar.phrase(subject))
    return _counter_before(context, placed.word, verbs)


def _counter_before(context: Context, word: int, verbs: frozenset[str]) -> str | None:
    """The nearest speaker before a verb of counting right before a figure, where the tree is torn."""
    grammar = context.grammar
    first, _ = grammar.sentence_range(word)
    near = range(word - 1, max(first, word - _COUNTED) - 1, -1)
    verb = next((n for n in near if grammar.words[n].upos == "VERB" and grammar.words[n].lemma.lower() in verbs), None)
    if verb is None or any(grammar.words[n].text in {",", ";", ":"} for n in range(verb, word)):
        return None
    heads = (n for n in range(verb - 1, first - 1, -1) if context.mentions.referent_at(n) is not None)
    head = next(heads, None)
    referent = context.mentions.referent_at(head) if head is not None else None
    return context.mentions.actor_of(*referent.words) if referent is not None else None
