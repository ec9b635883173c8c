"""Who tells what stands in a span, and to which side the teller belongs."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.extraction.context import Context
from counterclaim.model.attribution import Attribution
from counterclaim.model.report import Span
from counterclaim.world.names import Names


def teller_of(context: Context, span: Span) -> Attribution | None:
    """The innermost attribution whose content holds a span; None in the report's own voice."""
    holding = [a for a in context.attributions if a.content_span.contains(span)]
    return min(holding, key=lambda a: a.content_span.end - a.content_span.begin, default=None)


@lru_cache(maxsize=1024)
def side_of_name(names: Names, name: str) -> str | None:
    """The side that a name belongs to; kept, since a report asks for the same few names again and again."""
    return names.side_of(name)


def side_of_teller(context: Context, said: Attribution) -> str | None:
    """The side of whoever speaks: of a known name, a person of the report, or the words that name the source."""
    named = side_of_name(context.mentions.names, said.source)
    if named is not None:
        return named
    person = next((person for person in context.mentions.people if person.name == said.source), None)
    if person is not None and person.side is not None:
        return person.side
    if said.source_span is None:
        return None
    first, last = context.grammar.words_in(said.source_span)
    return context.mentions.side_of(first, last) if first < last else None
