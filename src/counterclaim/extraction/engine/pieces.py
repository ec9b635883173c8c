"""Word pieces of the encoder's vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

from counterclaim.extraction.engine.windows import PIECES_PER_WORD

_BATCH = 4096


class Pieces:
    """A WordPiece vocabulary, read from the text of a `tokenizer.json`."""

    def __init__(self, serialised: str) -> None:
        self._tokenizer = Tokenizer.from_str(serialised)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.cls, self.sep, self.unknown, self.mask = map(self._number, ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """Piece numbers of each word, at least one and at most `PIECES_PER_WORD`."""
        found: list[list[int]] = [[] for _ in words]
        for begin in range(0, len(words), _BATCH):
            clipped = [_encodable(word[:100]) for word in words[begin : begin + _BATCH]]
            encoding = self._tokenizer.encode(clipped, is_pretokenized=True, add_special_tokens=False)
            for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
                found[begin + int(word or 0)].append(piece)
        return [word[:PIECES_PER_WORD] or [self.unknown] for word in found]

    def vocabulary(self) -> dict[str, int]:
        """Every piece with its number; frequent words come early."""
        return self._tokenizer.get_vocab()

    def _number(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the vocabulary lacks {piece}")
        return int(number)


def _encodable(word: str) -> str:
    """The word with lone surrogates, which no text may hold but some do, replaced."""
    return word.encode("utf-8", "replace").decode()
