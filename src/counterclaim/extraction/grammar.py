"""Walking the trees of an analysis: children, subtrees, sentences, characters to words, quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from counterclaim.extraction.analysis import Analysis, Range, Word
from counterclaim.model.report import Span

_QUOTES = re.compile(r"[\"“”„«»]|``|''|(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_OPENING = frozenset("“„«‘") | {"``"}
_CLOSING = frozenset("”»’") | {"''"}


@dataclass(frozen=True)
class Grammar:
    """The trees of one analysis, indexed for walking."""

    analysis: Analysis

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the report."""
        return self.analysis.words

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of every word, in text order."""
        found: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head != number:
                found[word.head].append(number)
        return tuple(tuple(row) for row in found)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The number of the sentence of every word."""
        return tuple(n for n, (first, last) in enumerate(self.analysis.sentences) for _ in range(first, last))

    @cached_property
    def paragraph_of(self) -> tuple[int, ...]:
        """The number of the paragraph of every word."""
        return tuple(n for n, (first, last) in enumerate(self.analysis.paragraphs) for _ in range(first, last))

    @cached_property
    def _begins(self) -> list[int]:
        return [word.begin for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    def words_in(self, span: Span) -> Range:
        """The range of words that a span touches; empty where it touches none."""
        first = bisect_right(self._ends, span.begin)
        return first, max(first, bisect_left(self._begins, span.end))

    def span(self, words: Range) -> Span:
        """The characters of a range of words."""
        return Span(self.words[words[0]].begin, self.words[words[1] - 1].end)

    def text(self, words: Range) -> str:
        """The text of a range of words, as it stands in the report."""
        return self.span(words).of(self.analysis.text) if words[0] < words[1] else ""

    def preposition_of(self, noun: int) -> str:
        """The preposition before a noun, in lower case; empty where there is none."""
        return next((self.words[n].text.lower() for n in self.dependents(noun, "case")), "")

    def subtree(self, word: int) -> list[int]:
        """The word and everything below it, in text order."""
        found, waiting = [], [word]
        while waiting:
            number = waiting.pop()
            found.append(number)
            waiting.extend(self.children[number])
        return sorted(found)

    def dependents(self, word: int, *relations: str) -> Iterator[int]:
        """Dependents of a word by relation, subtypes included ("nsubj" finds "nsubj:pass")."""
        for child in self.children[word]:
            dep = self.words[child].dep
            if dep in relations or dep.partition(":")[0] in relations:
                yield child

    def has_dependent(self, word: int, *relations: str) -> bool:
        """Whether a word has a dependent by one of the relations; the first word of a report counts like any other."""
        return any(True for _ in self.dependents(word, *relations))

    def ancestors(self, word: int) -> Iterator[int]:
        """The governors of a word, nearest first."""
        seen = {word}
        while (head := self.words[word].head) not in seen:
            yield head
            seen.add(head)
            word = head

    def head_of(self, words: Range) -> int:
        """The word of a range whose governor lies outside it; the last word where the tree is torn."""
        for number in range(*words):
            if not words[0] <= self.words[number].head < words[1] or self.words[number].head == number:
                return number
        return words[1] - 1

    def phrase(self, head: int) -> Range:
        """The noun phrase of a head: from its leftmost modifier to the head and what is glued to it."""
        first, last = head, head + 1
        for child in self.children[head]:
            dep = self.words[child].dep
            if child < head and dep not in {"punct", "cc", "mark", "case", "advmod", "acl:relcl"}:
                first = min(first, self.subtree(child)[0])
            elif dep.partition(":")[0] in {"flat", "compound", "fixed"} or dep in {"goeswith"}:
                last = max(last, self.subtree(child)[-1] + 1)
        return first, last

    def sentence_range(self, word: int) -> Range:
        """The words of the sentence that a word stands in."""
        return self.analysis.sentences[self.sentence_of[word]]

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Quoted stretches, marks left out, each within one paragraph; an unclosed one runs to its end."""
        spans: list[Span] = []
        for first, last in self.analysis.paragraphs:
            if first < last:
                spans.extend(_quoted(self.analysis.text, self.words[first].begin, self._paragraph_end(last)))
        return tuple(spans)

    def quotation_of(self, word: int) -> int | None:
        """The number of the quotation that a word stands in; None outside quotation marks."""
        return self._quotation_numbers.get(word)

    @cached_property
    def _quotation_numbers(self) -> dict[int, int]:
        return {n: number for number, span in enumerate(self.quotations) for n in range(*self.words_in(span))}

    def _paragraph_end(self, last: int) -> int:
        text = self.analysis.text
        end = self.words[last - 1].end
        limit = self.words[last].begin if last < len(self.words) else len(text)
        while end < limit and not text[end].isspace():
            end += 1
        return end


def _quoted(text: str, begin: int, end: int) -> Iterator[Span]:
    """Quoted stretches of one paragraph; any closing mark closes, odd or mixed marks lose nothing."""
    opened: int | None = None
    opener = ""
    for match in _QUOTES.finditer(text, begin, end):
        mark = match.group()
        if opened is None and mark not in _CLOSING and not _ends_word(text, match):
            opened, opener = match.end(), mark
        elif opened is not None and _closes(opener, mark):
            if opened < match.start():
                yield Span(opened, match.start())
            opened = None
    if opened is not None and opened < end:
        yield Span(opened, end)


def _ends_word(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark is an apostrophe behind a word ("the soldiers' post")."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return mark.group() == "'" and bool(before.strip()) and not after.isalnum()


def _closes(opener: str, mark: str) -> bool:
    """Whether a mark may close what another opened; single marks close only single ones."""
    single = {"‘", "'", "’"}
    if opener in single or mark in single:
        return opener in single and mark in single
    return mark not in _OPENING or opener == mark or (opener, mark) == ("„", "“")
