"""How figures changed from publication to publication: as a table, and as records for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.entry import Entry
from counterclaim.model.finding import Finding
from counterclaim.views.console import Column, Listing
from counterclaim.views.figures import figure_words, finding_record, side_words, values_words, window_words
from counterclaim.views.listing import SHORT_ID, source_words
from counterclaim.views.record import Record
from counterclaim.views.words import claim_words, day_words


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a figure on the day on which claims about it were published."""

    day: date
    before: Finding | None
    """None where nobody had spoken of the figure."""
    after: Finding
    told: tuple[Entry, ...]
    """Claims published that day on which the figure's ends, support or dissent newly rest."""


def timeline_listing(steps: Sequence[Step]) -> Listing:
    """One line a change: the day, the figure, its values before and after, and the claims that changed it."""
    columns = (
        Column("published", whole=True, justify="right"),
        Column("losses of", style="bold"),
        Column("figure"),
        Column("from", whole=True, justify="right"),
        Column("values"),
        Column("what was said"),
    )
    return Listing(columns, tuple(_row(step) for step in steps))


def step_record(step: Step) -> Record:
    """A change as a JSON record."""
    return {
        "day": step.day.isoformat(),
        "before": finding_record(step.before) if step.before else None,
        "after": finding_record(step.after),
        "claims": [entry.id for entry in step.told],
    }


def flat_step(step: Step) -> Record:
    """The record for a table of cells."""
    figure = step.after.figure
    return {
        "day": step.day.isoformat(),
        "victim_side": side_words(figure),
        "figure": figure_words(figure),
        "before": values_words(step.before) if step.before else None,
        "after": values_words(step.after),
        "claims": [entry.id for entry in step.told],
    }


def _row(step: Step) -> tuple[str, ...]:
    figure, values = step.after.figure, values_words(step.after)
    earlier = values_words(step.before) if step.before else None
    change = values if earlier in (None, values) else f"{earlier} → {values}"
    said = "\n".join(
        f"{source_words(entry)}: {claim_words(entry.claim)} [{entry.id[:SHORT_ID]}]" for entry in step.told
    )
    return day_words(step.day), side_words(figure), figure_words(figure), window_words(figure)[0], change, said
