"""Which expressions may count losses: quantities, single persons and things, and what the engine marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extraction.analysis import Range
from counterclaim.extraction.context import Context
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.extraction.quantities import Quantity, find_quantities
from counterclaim.extraction.tolls.marks import marked_spans
from counterclaim.extraction.tolls.words import is_counted_noun
from counterclaim.model.counts import Count, Qualifier, exactly, qualified
from counterclaim.model.report import Span

_MODIFYING = frozenset({"nummod", "det", "amod", "compound", "advmod", "nmod"})
_REACH = 7
"""Words between a number and the noun that it counts, at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression that may be a toll, with the noun it counts."""

    span: Span
    words: Range
    """Words of the number, or of the noun phrase of a single person or thing."""
    anchor: int
    """The word that stands for the number in the tree."""
    noun: int
    """The counted noun; the anchor itself where the number stands alone."""
    top: int
    """The word by which number and noun hang in the sentence."""
    count: Count
    indefinite: bool = False
    single: bool = False
    """Whether it is one person or thing without a number ("a soldier")."""
    marked: bool = False
    """Whether only the engine proposes it."""

    @property
    def alone(self) -> bool:
        """Whether it stands without a noun of its own ("on Saturday it was 28")."""
        return self.noun == self.anchor


def find_candidates(context: Context) -> tuple[Candidate, ...]:
    """Every expression of a report that may count losses, in text order, none overlapping another."""
    grammar = context.grammar
    masked = tuple(time.span for time in context.times)
    quantities = find_quantities(context.report.text, masked)
    counted = [found for q in quantities if (found := _candidate(grammar, q))]
    taken = {n for candidate in counted for n in range(*candidate.words)}
    single = list(_singles(context, taken))
    taken |= {n for candidate in single for n in range(*candidate.words)}
    return tuple(sorted((*counted, *single, *_marked(context, taken)), key=lambda c: c.span))


def _candidate(grammar: Grammar, quantity: Quantity) -> Candidate | None:
    words = grammar.words_in(quantity.number)
    if words[0] == words[1] or _age(grammar, words) or _spent(grammar, words):
        return None
    anchor = grammar.head_of(words)
    noun = counted_noun(grammar, anchor, words)
    top = noun if anchor in grammar.subtree(noun) else anchor
    count = quantity.count
    if count.qualifier is Qualifier.MORE_THAN and count.amount is not None and _is_negated(grammar, anchor):
        count = qualified(Qualifier.AT_MOST, count.amount)
    return Candidate(quantity.span, words, anchor, noun, top, count, quantity.indefinite)


def _is_negated(grammar: Grammar, word: int) -> bool:
    """Whether the verb over a word is negated ("never lost more than ten")."""
    verb = next((n for n in grammar.ancestors(word) if grammar.words[n].upos == "VERB"), None)
    if verb is None or grammar.sentence_of[verb] != grammar.sentence_of[word]:
        return False
    return any(grammar.words[n].text.lower() in {"not", "never", "n't", "n’t"} for n in grammar.children[verb])


def _age(grammar: Grammar, words: Range) -> bool:
    """Whether a number between commas behind a name is an age ("Sergeant X, 22, of Y")."""
    first, last = words
    if first < 2 or last >= len(grammar.words) or last - first > 1:
        return False
    before, behind = grammar.words[first - 1].text, grammar.words[last].text
    return before == "," and behind in {",", ";", "."} and grammar.words[first - 2].upos == "PROPN"


def _spent(grammar: Grammar, words: Range) -> bool:
    """Whether a number is a sum of money by the verb before it ("spent 45 million")."""
    before = range(max(0, words[0] - 2), words[0])
    spending = lexicon("quantities")["measures"]["spending"]
    return any(grammar.words[n].upos == "VERB" and grammar.words[n].lemma.lower() in spending for n in before)


def counted_noun(grammar: Grammar, anchor: int, words: Range) -> int:
    """The noun that a number counts; the number itself where it stands alone."""
    head = grammar.words[anchor].head
    modifies = grammar.words[anchor].dep.partition(":")[0] in _MODIFYING
    if modifies and 0 <= head - words[1] <= _REACH and grammar.words[head].upos in {"NOUN", "PROPN", "ADJ"}:
        return head
    for child in grammar.dependents(anchor, "nmod", "obl"):
        cases = {grammar.words[n].text.lower() for n in grammar.dependents(child, "case")}
        if "of" in cases and 0 < child - anchor <= _REACH:
            return child
    for n in range(words[1], min(words[1] + 4, grammar.sentence_range(anchor)[1])):
        if grammar.words[n].upos in {"NOUN", "PROPN"}:
            return n if grammar.words[n].dep.partition(":")[0] != "compound" else grammar.words[n].head
        if grammar.words[n].upos not in {"ADJ", "ADV", "VERB"} or grammar.words[n].xpos in {"VBD", "VBZ", "VBP"}:
            break
    return anchor


def _singles(context: Context, taken: set[int]) -> Iterator[Candidate]:
    """Noun phrases of one person or thing with an indefinite article or a name."""
    grammar = context.grammar
    for number, word in enumerate(grammar.words):
        if number in taken or word.upos not in {"NOUN", "PROPN"} or word.xpos in {"NNS", "NNPS"}:
            continue
        if not is_counted_noun(word) or not _indefinite(grammar, number):
            continue
        words = grammar.phrase(number)
        if not taken.intersection(range(words[0] - 1, words[1])) and not _says_who(context, words, taken):
            yield Candidate(grammar.span(words), words, number, number, number, exactly(1), single=True)


def _marked(context: Context, taken: set[int]) -> Iterator[Candidate]:
    """Expressions without a number that the engine marks as losses: names of the dead, single things."""
    grammar = context.grammar
    for words, kind in marked_spans(context.analysis):
        if kind == "undisclosed" or taken.intersection(range(*words)):
            continue
        if not any(grammar.words[n].upos in {"NOUN", "PROPN"} for n in range(*words)) or _denies(grammar, words):
            continue
        if _says_who(context, words, taken):
            continue
        head = grammar.head_of(words)
        yield Candidate(expression_span(grammar, words), words, head, head, head, exactly(1), single=True, marked=True)


def _says_who(context: Context, words: Range, taken: set[int]) -> bool:
    """Whether an indefinite phrase only tells who somebody counted before is ("Mr X, a driver", "one a mother")."""
    said, before = context.grammar.words, words[0] - 1
    if before < 1 or said[words[0]].text.lower() not in {"a", "an"}:
        return False
    if said[before].text != ",":
        return before in taken
    return said[before - 1].text.lower() in {"whom", "them"} or context.mentions.person_at(before - 1) is not None


def _denies(grammar: Grammar, words: Range) -> bool:
    """Whether marked words deny a figure or point back to one ("dismissed the number") and count nothing."""
    table = lexicon("tolls")["denial"]
    return any(
        grammar.words[n].lemma.lower() in table["cues"] or grammar.words[n].text.lower() in table["figures"]
        for n in range(*words)
    )


def _indefinite(grammar: Grammar, noun: int) -> bool:
    return any(grammar.words[n].text.lower() in {"a", "an", "another"} for n in grammar.dependents(noun, "det"))


def expression_span(grammar: Grammar, words: Range) -> Span:
    """The characters of marked words, a leading article kept and trailing punctuation dropped."""
    first, last = words
    while last > first + 1 and grammar.words[last - 1].upos == "PUNCT":
        last -= 1
    return grammar.span((first, last))
