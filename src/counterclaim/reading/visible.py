"""The text that a reader of a saved page sees, told without building a tree, and how much of it a text lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "iframe", "select", "button", "textarea")
)
_FRAME = frozenset(("nav", "footer", "aside", "form", "header", "figure"))
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong"),
        *("sub", "sup", "time", "u"),
    )
)
_PARAGRAPH_CHARACTERS = 80
_PROBE_CHARACTERS = 40
_SPACE = re.compile(r"\s+")


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN or tag in _FRAME:
            self._hidden.append(tag)
        if tag not in _INLINE:
            self.end_block()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag in self._hidden:
            del self._hidden[_last(self._hidden, tag) :]

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(data)

    def end_block(self) -> None:
        block = _SPACE.sub(" ", "".join(self._pieces)).strip()
        self._pieces.clear()
        if block:
            self.blocks.append(block)


def visible_blocks(html: str) -> tuple[str, ...]:
    """The blocks of text that a page shows outside menus, forms and footers, white space folded."""
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    parser.end_block()
    return tuple(parser.blocks)


def lost_share(blocks: tuple[str, ...], text: str) -> float:
    """Share of the paragraphs among `blocks`, in characters, that `text` lacks: 0 to 1."""
    kept = _letters(text)
    paragraphs = [block for block in blocks if len(block) >= _PARAGRAPH_CHARACTERS]
    whole = sum(map(len, paragraphs))
    return sum(len(block) for block in paragraphs if not _stands_in(block, kept)) / whole if whole else 0.0


def _stands_in(block: str, kept: str) -> bool:
    return all(probe in kept for probe in _probes(_letters(block)))


def _probes(letters: str) -> Iterator[str]:
    """The beginning and the end of a paragraph, short enough to survive an inner link or note."""
    yield letters[:_PROBE_CHARACTERS]
    yield letters[-_PROBE_CHARACTERS:]


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _last(tags: list[str], tag: str) -> int:
    return len(tags) - 1 - tags[::-1].index(tag)
