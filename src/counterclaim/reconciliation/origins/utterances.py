"""Origins: the utterances behind claims, and how many independent voices stand behind a set of them.

Source: `RECONCILIATION.md`, "Reprints and independence".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.model.entry import Entry
from counterclaim.model.report import Span
from counterclaim.reconciliation.origins.edges import Edge, Told, edges_among
from counterclaim.reconciliation.origins.folding import smallest_members
from counterclaim.reconciliation.origins.propositions import proposition_of, single_of
from counterclaim.reconciliation.origins.quotations import QuotedText
from counterclaim.reconciliation.origins.reprints import Document, Reprints, reprints
from counterclaim.reconciliation.speakers import Speaker, speaker_of


@dataclass(frozen=True, slots=True)
class Origins:
    """Claims folded into the utterances that they tell.

    All methods raise `KeyError` for an id that is no claim's.
    """

    edges: tuple[Edge, ...]
    """Why claims are one utterance, in order; every claim of an origin hangs together by these."""
    reprints: Reprints
    """The reports by story."""
    _origins: Mapping[str, str] = field(repr=False)
    _voices: Mapping[str, frozenset[str]] = field(repr=False)
    _parties: Mapping[str, frozenset[str]] = field(repr=False)

    def origin_of(self, claim: str) -> str:
        """The smallest id among the claims that tell the same utterance."""
        return self._origins[claim]

    def origins(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The utterances that these claims tell, in order."""
        return tuple(sorted({self._origins[claim] for claim in claims}))

    def edges_of(self, claims: Iterable[str]) -> tuple[Edge, ...]:
        """The edges with both ends among these claims."""
        chosen = set(claims)
        return tuple(edge for edge in self.edges if edge.first in chosen and edge.second in chosen)

    def independent(self, claims: Iterable[str]) -> int:
        """How many independent voices tell these claims.

        Claims are folded into origins. The voices of an origin are its named speakers, be they named in another print
        of it, and where nobody is named the outlets that say it in their own voice. Origins that have a voice in
        common are one, directly or through others of these: a ministry is one voice however often and whatever it
        says. Tellers whom nobody names may be anybody: they count as one voice where no other is there, else as none.
        """
        return _count(self._voices[origin] for origin in self.origins(claims))

    def parties(self, claims: Iterable[str]) -> int:
        """How many voices as `independent` has them, with all organs and persons of one side taken for one."""
        return _count(self._parties[origin] for origin in self.origins(claims))

    def others(self, claim: str, claims: Iterable[str]) -> int:
        """How many parties beside its own stand behind `claims`; tellers whom nobody names are none."""
        own = self._parties[self._origins[claim]]
        voices = [self._parties[origin] for origin in self.origins(claims)]
        components = _components([own, *voices])
        return len(set(components.values()) - {components[name] for name in own})

    def voiced(self, claim: str) -> bool:
        """Whether anybody is known to stand behind a claim: a named speaker, or an outlet in its own voice."""
        return bool(self._voices[self._origins[claim]])


def origins_of(entries: Iterable[Entry], documents: Iterable[Document] = ()) -> Origins:
    """The origins of claims. Their order and that of the documents do not matter.

    Two claims are one utterance where they say the same (`proposition_of`) and

    - stand in reports that print one story, or in one report;
    - or are figures of one wire service, printed within two days;
    - or have eight words in a row in common of what is quoted in their sentences, on one day of publication;
    - or are figures of one speaker, or of organs of one side, for one day;

    or through others. Beside this they must not name different speakers (but for those of one side), different places
    or, in a count of one, different persons or things; a claim that names none goes with those that do where these
    agree. One quotation may hold several claims, which stay origins of their own.

    Args:
        entries: the claims; retracted ones are for the caller to leave out.
        documents: their reports. A claim whose report is missing is no reprint, credits nobody but its own channel,
            and quotes what `Entry.quote` does.

    Raises:
        ValueError: two entries or two documents have the same id.
    """
    known = tuple(documents)
    stories = reprints(known)
    told = tuple(_told(entries, known))
    edges = edges_among(told, stories)
    names = [one.id for one in told]
    if len(set(names)) < len(names):
        raise ValueError("two entries have the same id")
    origins = smallest_members(names, ((edge.first, edge.second) for edge in edges))
    behind = _behind(told, origins)
    voices = {origin: frozenset(one.voice for one in own if one.voice) for origin, own in behind.items()}
    parties = {origin: frozenset[str]().union(*(one.parties for one in own)) for origin, own in behind.items()}
    return Origins(edges, stories, origins, voices, parties)


def _told(entries: Iterable[Entry], documents: Sequence[Document]) -> Iterator[Told]:
    texts = {document.id: document for document in documents}
    quoted: dict[str, QuotedText] = {}
    for entry in entries:
        document = texts.get(entry.report)
        if document is not None and document.id not in quoted:
            quoted[document.id] = QuotedText(document.text)
        quotations = _quotations(entry, quoted.get(entry.report))
        single = single_of(entry, document.text if document else None)
        yield Told(entry, speaker_of(entry), proposition_of(entry), document, quotations, single)


def _quotations(entry: Entry, quoted: QuotedText | None) -> tuple[str, ...]:
    if quoted is not None and entry.claim.span is not None:
        return quoted.around(entry.claim.span)
    return QuotedText(entry.quote).around(Span(0, len(entry.quote))) if entry.quote else ()


def _behind(told: Iterable[Told], origins: Mapping[str, str]) -> dict[str, tuple[Speaker, ...]]:
    """Who stands behind each origin: its named speakers, or everybody where none is named."""
    speakers: dict[str, list[Speaker]] = {}
    for one in told:
        speakers.setdefault(origins[one.id], []).append(one.speaker)
    return {origin: tuple(one for one in own if one.name) or tuple(own) for origin, own in speakers.items()}


def _count(voices: Iterable[frozenset[str]]) -> int:
    """Components of voices that tell origins together; one where there are claims but no voice is known."""
    told = list(voices)
    return len(set(_components(told).values())) or min(len(told), 1)


def _components(voices: Sequence[frozenset[str]]) -> dict[str, str]:
    """Each voice with the smallest of those that it is one with, since they tell an origin together."""
    names = {name for together in voices for name in together}
    pairs = ((min(together), name) for together in voices if together for name in together)
    return smallest_members(names, pairs)
