"""Laws of folding, for arbitrary reports and claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.entry import Entry
from counterclaim.model.notation import parse_ledger
from counterclaim.model.report import Span
from counterclaim.reconciliation.origins import Document, origins_of, reprints
from tests.reconciliation.origins.cases import HOMES, prose

PASSAGES = [prose(seed, 30) for seed in range(4)] + ['He said: "we shall not give back one stone of the old town".']
SOURCES = ("report", "unspecified", "Hill officials", "Northland army", "Northland ministry", "Southland ministry")
CONTENTS = (
    "killed 40 Hills",
    "killed at-least 40 Hills at Hillford",
    "killed 40 Hills at Millbrook",
    "killed +1 Hills",
    "killed +300 Hills",
    "rejects territory",
    "event ASSAULT shelling at Hillford",
)
OTHER = "Entirely other words, about nothing that any of these reports has ever told its readers on any day of the war."

texts = st.lists(st.sampled_from(PASSAGES), max_size=4).map("\n\n".join)
days = st.sampled_from([date(2020, 10, 20), date(2020, 10, 21), date(2020, 10, 24)])
credited = st.lists(st.sampled_from(["AP", "Polaris Wire"]), max_size=2, unique=True).map(tuple)


@st.composite
def held_reports(draw: st.DrawFn) -> tuple[list[Document], list[Entry]]:
    """Up to six reports out of few passages, and up to eight claims in them."""
    documents = [
        Document(f"r{number}", draw(texts), draw(days), draw(st.sampled_from(["AP", "Herald", None])), draw(credited))
        for number in range(draw(st.integers(1, 6)))
    ]
    entries = [draw(claims_in(documents, number)) for number in range(draw(st.integers(0, 8)))]
    return documents, entries


@st.composite
def claims_in(draw: st.DrawFn, documents: list[Document], number: int) -> Entry:
    """A claim somewhere in one of the reports."""
    document = draw(st.sampled_from(documents))
    source = draw(st.sampled_from(SOURCES))
    (noted,) = parse_ledger(f"2020-10-20  {source}  {draw(st.sampled_from(CONTENTS))}")
    begin = draw(st.integers(0, max(len(document.text) - 1, 0)))
    claim = replace(noted.claim, span=draw(st.sampled_from([None, Span(begin, begin + 4)])))
    return Entry(
        f"c{number}",
        claim,
        document.id,
        document.published,
        document.outlet,
        None,
        "machine",
        speaker_side=HOMES.get(source),
    )


@given(held_reports(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_does_not_matter(held: tuple[list[Document], list[Entry]], chance) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Neither clusters nor origins nor reasons."""
    documents, entries = held
    origins = origins_of(entries, documents)
    chance.shuffle(documents)
    chance.shuffle(entries)
    again = origins_of(entries, documents)
    assert again == origins
    assert again.reprints.clusters == origins.reprints.clusters


@given(held_reports())
def test_folding_is_an_equivalence(held: tuple[list[Document], list[Entry]]) -> None:
    """Every claim has one origin, which is its own, and the edges lead from each claim of an origin to each other."""
    documents, entries = held
    origins = origins_of(entries, documents)
    ids = sorted(entry.id for entry in entries)
    reached = {claim: {claim} for claim in ids}
    for edge in origins.edges:
        together = reached[edge.first] | reached[edge.second]
        reached.update(dict.fromkeys(together, together))
    for claim in ids:
        assert origins.origin_of(claim) == min(reached[claim])
        assert origins.origin_of(origins.origin_of(claim)) == origins.origin_of(claim)


@given(held_reports())
def test_every_document_is_in_one_cluster_that_bears_its_smallest_id(held: tuple[list[Document], list[Entry]]) -> None:
    """Clusters are a partition."""
    documents, _ = held
    found = reprints(documents)
    assert sorted(name for cluster in found.clusters for name in cluster) == sorted(held.id for held in documents)
    for cluster in found.clusters:
        assert {found.story_of(name) for name in cluster} == {cluster[0]}
        assert cluster[0] == min(cluster)


@given(held_reports(), st.sampled_from(["a", "r2x", "z"]))
def test_an_unrelated_report_changes_nothing(held: tuple[list[Document], list[Entry]], name: str) -> None:
    """Neither the clusters nor the origins of the others."""
    documents, entries = held
    before = origins_of(entries, documents)
    (noted,) = parse_ledger("2020-10-20  Monitors  destroyed 7 Hills building")
    stranger = Entry(f"{name}-0", noted.claim, name, noted.published, "The Stranger", None, "machine")
    after = origins_of([*entries, stranger], [*documents, Document(name, OTHER, noted.published, "The Stranger")])
    assert set(after.reprints.clusters) == {*before.reprints.clusters, (name,)}
    assert after.edges == before.edges
    assert {entry.id: after.origin_of(entry.id) for entry in entries} == {
        entry.id: before.origin_of(entry.id) for entry in entries
    }


@given(st.text(min_size=1), st.lists(texts, max_size=3))
def test_a_verbatim_reprint_always_folds(text: str, others: list[str]) -> None:
    """However short the text, as long as it has a word."""
    documents = [Document(f"o{number}", other) for number, other in enumerate(others)]
    found = reprints([*documents, Document("x", text), Document("y", text)])
    assert (found.story_of("x") == found.story_of("y")) == any(map(str.isalnum, text)) or "_" in text


@given(held_reports(), st.data())
def test_voices_lie_between_one_and_origins(held: tuple[list[Document], list[Entry]], data: st.DataObject) -> None:
    """Parties are no more than voices, voices no more than origins, and of claims there is a voice at least."""
    documents, entries = held
    origins = origins_of(entries, documents)
    chosen = data.draw(st.lists(st.sampled_from([entry.id for entry in entries]))) if entries else []
    voices, parties = origins.independent(chosen), origins.parties(chosen)
    assert (voices == 0) == (not chosen)
    assert bool(parties) == bool(voices)
    assert parties <= voices <= len(origins.origins(chosen))
