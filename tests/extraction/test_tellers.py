"""Who tells what stands in a span."""

from __future__ import annotations

from counterclaim.extraction.tellers import side_of_teller, teller_of
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.report import Span
from tests.extraction.trees import context_of, unparsed

TEXT = "Strelsau said Szohod claimed that the ford was free"


def said(source: str, begin: int, source_span: Span | None = None) -> Attribution:
    return Attribution(source, source_span, "say", Span(0, 1), Span(begin, len(TEXT)), Form.INDIRECT)


def test_the_innermost_content_tells() -> None:
    """Of two contents around a span the smaller one is the teller's."""
    outer, inner = said("Ruritania", TEXT.index("Szohod")), said("Borduria", TEXT.index("the ford"))
    context = context_of(unparsed(TEXT), None, outer, inner)
    begin = TEXT.index("ford")
    assert teller_of(context, Span(begin, begin + 4)) is inner


def test_outside_all_contents_the_report_speaks() -> None:
    """None is the report's own voice."""
    assert teller_of(context_of(unparsed(TEXT), None, said("Borduria", 20)), Span(0, 8)) is None


def test_the_side_of_a_teller_is_read_from_the_name_or_from_the_words() -> None:
    """A party is its own side; an unknown name takes the side of the words that name it."""
    context = context_of(unparsed(TEXT))
    assert side_of_teller(context, said("Borduria", 20)) == "Borduria"
    assert side_of_teller(context, said("a spokesman", 20, Span(0, 8))) == "Ruritania"
    assert side_of_teller(context, said("a spokesman", 20)) is None
