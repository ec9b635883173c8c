"""Words of a report that may tell an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extraction.analysis import Range, Word
from counterclaim.extraction.context import Context
from counterclaim.extraction.events.marks import marked, mode_of, trusted_words
from counterclaim.extraction.events.vocabulary import Mode, Reading, objects, openers, phrase_readings, word_readings
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells an event of one mode."""

    words: Range
    head: int
    mode: Mode
    weak: bool
    """Whether it counts only with an argument."""
    verbal: bool
    extractor: str
    confidence: float


def find_triggers(context: Context) -> tuple[Trigger, ...]:
    """Triggers in text order: those of the lexicon that the learned marks do not doubt, and those the marks trust."""
    known = list(_of_lexicon(context))
    taken = {number for trigger in known for number in range(*trigger.words)}
    learned = [trigger for trigger in _of_marks(context) if not taken.intersection(range(*trigger.words))]
    kept = [trigger for trigger in known if not _is_doubted(context, trigger)]
    return tuple(sorted((*kept, *learned), key=lambda trigger: trigger.words))


def _of_lexicon(context: Context) -> Iterator[Trigger]:
    grammar = context.grammar
    after = 0
    for number, word in enumerate(grammar.words):
        if number < after or openers().isdisjoint(forms(word)):
            continue
        trigger = _phrase_at(grammar, number) or _word_at(context, number)
        if trigger is not None and not _is_figure(context, trigger):
            after = trigger.words[1]
            yield trigger


def _of_marks(context: Context) -> Iterator[Trigger]:
    for number, kind, probability in trusted_words(context.analysis):
        mode = mode_of(context.analysis, number, kind)
        if mode is not None:
            verbal = context.grammar.words[number].upos == "VERB"
            yield Trigger((number, number + 1), number, mode, False, verbal, "model:event", probability)


def _is_doubted(context: Context, trigger: Trigger) -> bool:
    """Whether the learned marks give a trigger of the lexicon too little."""
    probability = marked(context.analysis, trigger.words, trigger.mode.type)
    table = lexicon("events")["marks"]
    return probability is not None and probability < table["weak" if trigger.weak else "doubted"]


def _is_figure(context: Context, trigger: Trigger) -> bool:
    """Whether a noun is part of a name, only modifies another noun, or is meant figuratively or in general."""
    grammar = context.grammar
    head = grammar.words[trigger.head]
    if trigger.verbal:
        return head.dep == "amod"
    if any(
        name.words[0] <= trigger.head < name.words[1] and name.label in ("ORG", "PERSON")
        for name in grammar.analysis.names
    ):
        return True
    if head.dep == "compound" and head.head >= trigger.words[1]:
        return True
    table = lexicon("events")["figurative"]
    beside = {form for n in grammar.children[trigger.head] for form in forms(grammar.words[n])}
    above = forms(grammar.words[head.head]) if head.dep.partition(":")[0] == "nmod" else ()
    return bool(set(table["words"]) & (beside | set(above))) or bool(set(table["general"]) & beside)


def _phrase_at(grammar: Grammar, number: int) -> Trigger | None:
    for form in forms(grammar.words[number]):
        for phrase, mode in phrase_readings().get(form, ()):
            last = number + len(phrase)
            if last <= len(grammar.words) and _same(grammar.words[number:last], phrase):
                head = grammar.head_of((number, last))
                verbal = grammar.words[head].upos == "VERB"
                return Trigger((number, last), head, mode, False, verbal, "rule:event-phrase", 0.8)
    return None


def _same(words: tuple[Word, ...], phrase: tuple[str, ...]) -> bool:
    return all(part in forms(word) for word, part in zip(words, phrase, strict=True))


def forms(word: Word) -> tuple[str, str, str]:
    """The lemma of a word, its written form and that form without a plural ending, all in lower case."""
    written = word.text.lower()
    return word.lemma.lower(), written, written.removesuffix("s")


def _word_at(context: Context, number: int) -> Trigger | None:
    word = context.grammar.words[number]
    part = "nouns" if word.upos in _NOUNS else "verbs"
    reading = _reading(context, number, part) if word.upos in _NOUNS or word.upos == "VERB" else None
    if reading is None:
        return None
    return Trigger(
        (number, number + 1), number, reading.mode, reading.weak, word.upos == "VERB", "rule:event-word", 0.6
    )


def _reading(context: Context, number: int, part: str) -> Reading | None:
    written = dict.fromkeys(forms(context.grammar.words[number]))
    senses = (sense for form in written for sense in word_readings(part).get(form, ()))
    fitting = (sense for sense in senses if not (sense.weak and sense.mode.objects) or _acts_on(context, number, sense))
    return next(fitting, None)


def _acts_on(context: Context, number: int, sense: Reading) -> bool:
    """Whether one of the word's arguments is of the class that the sense needs."""
    return any(_is_of(context, n, sense.mode.objects) for n in affected(context.grammar, number))


def _is_of(context: Context, number: int, kind: str) -> bool:
    if kind == "people":
        return context.mentions.person_at(number) is not None or context.mentions.referent_at(number) is not None
    named = kind == "places" and context.mentions.place_at(number) is not None
    return named or bool(objects(kind).intersection(forms(context.grammar.words[number])))


def affected(grammar: Grammar, number: int) -> Iterator[int]:
    """What a verb or verbal noun acts on: objects, passive subjects, subjects of falling, "of" phrases."""
    yield from grammar.dependents(number, "obj", "nsubj:pass", "nmod")
    if grammar.words[number].dep.startswith("acl"):
        yield grammar.words[number].head
    if grammar.words[number].lemma.lower() in ("fall", "fell", "fallen", "land", "rain"):
        yield from grammar.dependents(number, "nsubj")
