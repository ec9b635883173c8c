"""Where a claim comes from: its sentence, its chain of attribution, its report, and how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Toll
from counterclaim.model.counts import Qualifier
from counterclaim.model.entry import Entry
from counterclaim.model.report import Report
from counterclaim.views.palette import BLUE, ORANGE
from counterclaim.views.passage import Passage, passage_of
from counterclaim.views.plain import printable
from counterclaim.views.record import Record, attribution_record, entry_record
from counterclaim.views.words import claim_words, count_words, day_words, interval_words


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person did with a claim."""

    recorded_at: datetime
    author: str
    action: str
    """correct, confirm or retract."""
    fields: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """One claim with everything that stands behind it."""

    entry: Entry
    report: Report
    chain: tuple[str, ...]
    """Who passed it on, outermost first: outlet, those quoted through, source, those whose belief it tells."""
    attributions: tuple[Attribution, ...]
    """Attributions whose content holds the claim's words, outermost first."""
    engine: str
    rules: str
    conflict: str
    amendments: tuple[Amendment, ...]
    """Oldest first."""


def provenance_page(provenance: Provenance) -> RenderableType:
    """The page of one claim, as it is printed."""
    entry = provenance.entry
    title = Text(printable(claim_words(entry.claim)), style="bold")
    return Group(title, Text(), Padding(_sentence(provenance), (0, 0, 0, 2)), Text(), _particulars(provenance))


def provenance_record(provenance: Provenance) -> Record:
    """The page as a JSON record."""
    report, passage = provenance.report, _passage(provenance)
    sentence = f"{passage.lead}{passage.words}{passage.tail}" if passage else None
    return {
        **entry_record(provenance.entry),
        "report_name": report.name,
        "url": report.url,
        "credits": list(report.credits),
        "chain": list(provenance.chain),
        "before": passage.before if passage else None,
        "sentence": sentence,
        "after": passage.after if passage else None,
        "attributions": [attribution_record(attribution) for attribution in provenance.attributions],
        "engine": provenance.engine,
        "rules": provenance.rules,
        "conflict": provenance.conflict,
        "amendments": [_amendment_record(amendment) for amendment in provenance.amendments],
    }


def _passage(provenance: Provenance) -> Passage | None:
    span = provenance.entry.claim.span
    return passage_of(provenance.report.text, span) if span else None


def _sentence(provenance: Provenance) -> Text:
    """The sentence in colour, the words of the claim standing out by weight as well."""
    passage = _passage(provenance)
    if passage is None:
        return Text("Written in notation; no report holds its words.", style="dim")
    drawn = Text()
    if passage.before:
        drawn.append(f"{printable(passage.before)} ", style="dim")
    drawn.append(printable(passage.lead), style=BLUE)
    drawn.append(printable(passage.words), style=f"bold underline {ORANGE}")
    drawn.append(printable(passage.tail), style=BLUE)
    if passage.after:
        drawn.append(f" {printable(passage.after)}", style="dim")
    return drawn


def _particulars(provenance: Provenance) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, words in _lines(provenance):
        if words:
            table.add_row(label, Text(printable(words)))
    return table


def _lines(provenance: Provenance) -> Iterator[tuple[str, str]]:
    entry, report = provenance.entry, provenance.report
    claim = entry.claim
    yield "chain", " ← ".join(provenance.chain)
    for attribution in provenance.attributions:
        yield "said", _attribution_words(attribution)
    yield "report", ", ".join(part for part in (report.title, report.outlet, report.url, report.name) if part)
    yield "published", day_words(report.published) if report.published else "unknown: the report gives no date"
    yield "credits", ", ".join(report.credits)
    yield "kind", claim.kind
    if isinstance(claim, Toll):
        yield "read as", _toll_reading(claim)
        yield "holds for", interval_words(entry.held_on)
    yield "read by", f"{claim.extractor or 'hand'}, {claim.confidence:.0%} sure"
    yield "engine", f"{provenance.engine}; rules {provenance.rules}; conflict {provenance.conflict}"
    yield "status", entry.status.replace("_", " ")
    for amendment in provenance.amendments:
        yield "amended", _amendment_words(amendment)
    yield "id", entry.id


def _toll_reading(toll: Toll) -> str:
    """How the words became bounds."""
    kind = "running total" if toll.measure.value == "cumulative" else "new count"
    if toll.count is None:
        return "a figure that is not given"
    bounds = [("unbounded" if bound is None else f"{bound:,}") for bound in (toll.count.low, toll.count.high)]
    exact = toll.count.qualifier is Qualifier.EXACT
    reading = count_words(toll.count) if exact else f"{count_words(toll.count)}: from {bounds[0]} to {bounds[1]}"
    return f"{reading}, {kind}{', denied' if toll.denied else ''}"


def _attribution_words(attribution: Attribution) -> str:
    parts = [f"{attribution.source}, “{attribution.cue}”, {attribution.form.value}"]
    if attribution.said_on:
        parts.append(interval_words(attribution.said_on))
    if attribution.venue:
        parts.append(attribution.venue)
    return ", ".join(parts)


def _amendment_words(amendment: Amendment) -> str:
    changed = ", ".join(f"{field} = {value}" for field, value in amendment.fields)
    done = f"{amendment.action} {changed}".strip()
    return f"{day_words(amendment.recorded_at.date())}, {amendment.author}: {done} ({amendment.reason})"


def _amendment_record(amendment: Amendment) -> Record:
    return {
        "recorded_at": amendment.recorded_at.isoformat(),
        "author": amendment.author,
        "action": amendment.action,
        "fields": dict(amendment.fields),
        "reason": amendment.reason,
    }
