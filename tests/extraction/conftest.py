"""One extractor for all tests of this folder: the shipped engine is loaded once."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.extraction.extractor import Extractor
from counterclaim.model.extraction import Extraction
from counterclaim.model.report import Report
from counterclaim.world.loading import load_conflict


class Reader:
    """Reads a text as a report of 22 October 2020 on the Karabakh war."""

    def __init__(self) -> None:
        self._extractor = Extractor(conflict=load_conflict("nagorno-karabakh-2020"))

    def __call__(self, text: str) -> Extraction:
        """Everything that the text claims."""
        return self._extractor.extract(Report(name="dispatch", text=text, published=date(2020, 10, 22)))


@pytest.fixture(scope="session")
def read() -> Reader:
    """A reader over the shipped engine."""
    return Reader()
