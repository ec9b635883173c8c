"""One report in, one extraction out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from counterclaim.extraction.attributions import find_attributions, issuer_of
from counterclaim.extraction.context import Context
from counterclaim.extraction.control import find_controls
from counterclaim.extraction.engine import Engine, load_engine
from counterclaim.extraction.events import find_events
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.mentions import find_mentions
from counterclaim.extraction.positions import find_positions
from counterclaim.extraction.times import find_times
from counterclaim.extraction.tolls import find_tolls
from counterclaim.model.choice import Choice
from counterclaim.model.extraction import Extraction
from counterclaim.model.report import Report
from counterclaim.model.world import Conflict
from counterclaim.world.loading import load_world
from counterclaim.world.names import Names
from counterclaim.world.records import World

RULES = "rules-3"
"""Version of the rules; a change of any rule or lexicon that changes what is read raises it."""


class Extractor:
    """Reads claims out of reports with one engine and one conflict file.

    Args:
        engine: "shipped", "spacy:NAME" for an installed spaCy pipeline as parser and name finder, or an engine itself.
        conflict: sides, actors and places of the conflict; None leaves parties to be inferred from each report.

    Raises:
        EngineError: the engine is unknown or not installed.
    """

    def __init__(self, engine: str | Engine = "shipped", conflict: Conflict | None = None) -> None:
        self._engine = engine
        self._conflict = conflict
        self._names = lru_cache(maxsize=64)(self._names_on)

    @cached_property
    def engine(self) -> Engine:
        """The language engine, loaded at first use."""
        return load_engine(self._engine) if isinstance(self._engine, str) else self._engine

    @cached_property
    def _world(self) -> World:
        return load_world()

    def _names_on(self, day: date | None) -> Names:
        return Names(self._world, self._conflict, day)

    def extract(self, report: Report, choices: list[Choice] | None = None) -> Extraction:
        """Every attribution and claim of a report. A report reads the same alone as among a thousand.

        Args:
            report: the report.
            choices: takes the choices on the way, with their reasons; None keeps none.
        """
        context = replace(self.context(report), choices=choices)
        return Extraction(
            report=report.id,
            engine=self.engine.version,
            rules=RULES,
            conflict=self._conflict.name if self._conflict else "inferred",
            attributions=context.attributions,
            tolls=find_tolls(context),
            events=find_events(context),
            positions=find_positions(context),
            controls=find_controls(context),
        )

    def context(self, report: Report) -> Context:
        """What the claims of a report are read from: its analysis, mentions, times and attributions."""
        analysis = self.engine.read(report.text)
        grammar = Grammar(analysis)
        mentions = find_mentions(grammar, self._names(report.published), self._conflict)
        context = Context(report, analysis, grammar, mentions, find_times(analysis, report.published))
        context = replace(context, attributions=find_attributions(context))
        return replace(context, issuer=issuer_of(context))
