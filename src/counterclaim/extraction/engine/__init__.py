"""The language engine: raw text to words, trees, names, attribution spans and marks."""

from __future__ import annotations

from counterclaim.extraction.engine.engine import Engine, ShippedEngine
from counterclaim.extraction.engine.shipped import ModelFiles
from counterclaim.model.errors import EngineError

__all__ = ["Engine", "load_engine"]


def load_engine(name: str = "shipped") -> Engine:
    """The engine of a name: "shipped", or "spacy:PIPELINE" for words, trees and names by spaCy.

    Raises:
        EngineError: no engine has that name, or what it needs is not installed.
    """
    if name == "shipped":
        return ShippedEngine(ModelFiles.shipped())
    kind, _, pipeline = name.partition(":")
    if kind != "spacy" or not pipeline:
        raise EngineError(f"unknown engine {name!r}: there are 'shipped' and 'spacy:PIPELINE'")
    from counterclaim.extraction.engine.spacy_engine import SpacyEngine

    return SpacyEngine(pipeline, ShippedEngine(ModelFiles.shipped()))
