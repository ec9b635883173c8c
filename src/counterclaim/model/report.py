"""One dated news text and the spans in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[begin, end)` in characters (code points) of the stored report text.

    Raises:
        ValueError: the span is empty or begins before the text.
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"[{self.begin}, {self.end}) is no span")

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.begin : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.begin < other.end and other.begin < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One dated news text, published by an outlet, perhaps crediting wire services."""

    name: str
    """File stem, or "stem#n" for the n-th record of a file; unique within one run, not across ledgers."""
    text: str
    """The decoded file unchanged: nothing stripped, no line end translated. Offsets count in it."""
    published: date | None = None
    """Day of publication as the input gives it; None where it gives none."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    """Wire services credited by the report, in its order."""

    @property
    def id(self) -> str:
        """Content id: a verbatim reprint in another outlet or on another day is a report of its own."""
        day = self.published.isoformat() if self.published else ""
        return content_id("report", self.url or self.outlet or "", day, self.text)


def content_id(*parts: str) -> str:
    """A 16-hexdigit identifier of the parts, in order (BLAKE2b, parts framed by their length)."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        payload = part.encode("utf-8", "surrogatepass")
        digest.update(len(payload).to_bytes(8, "big") + payload)
    return digest.hexdigest()
