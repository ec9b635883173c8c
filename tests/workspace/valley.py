"""A small war for tests: its conflict file, reports in words of our own, and ledgers written in claim notation.

Northland and the Hills, whose dead count as Northland's, fight Southland from 1 April 2031.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from counterclaim.ledger import Ledger
from counterclaim.model.claim import Control, Event, Position, Toll
from counterclaim.model.extraction import Extraction
from counterclaim.model.notation import parse_ledger
from counterclaim.model.report import Report
from counterclaim.workspace import Reader, keep, read

WAR = """
name = "valley"
title = "War of the valley"
start = 2031-04-01

[[side]]
name = "Northland"
aliases = ["Northlander", "Northlanders", "Northport"]
allies = ["Hills"]

[[side]]
name = "Hills"
aliases = ["Hill", "Hillmen"]
counted_with = "Northland"

[[side]]
name = "Southland"
aliases = ["Southlander", "Southlanders", "Southport"]

[[actor]]
name = "Arne Holt"
aliases = ["Holt"]
roles = ["Westmark's president"]

[[actor]]
name = "Ada Keld"
aliases = ["Keld"]
roles = ["Northland's president"]
side = "Northland"
"""
COUNT = """date 2031-04-26 Armies tell of their dead

Hundreds of people have died since the war of the valley began on April 1.

Hill officials on April 26 named 26 more of their soldiers who had been killed, bringing the number of Northland \
soldiers killed to 897.

Southland has not disclosed its military casualties. It has said that 61 Southland civilians have been killed.

Westmark's President Arne Holt said on April 26 that nearly 5,000 people had been killed on both sides since April 1.
"""
"""An admission with its newest part, a refusal, an outsider's total, and the reporter's."""
BEFORE = """date 2031-04-20 A week in the hills

Hill officials said on April 20 that 640 Northland soldiers had been killed since April 1.
"""
AFTER = """date 2031-05-03 Still no truce

Hill officials said on May 3 that 950 Northland soldiers had been killed since April 1.
"""
STORY = """date 2031-04-21 Shells fall on a market

Twelve civilians were killed in Northport on Monday when shells struck the market where farmers sell their first \
greens of the year. Smoke hung over the square until dusk, and the fire brigade searched the cellars with lamps.
"""
CUT = f"""date 2031-04-21 Market struck

{STORY.split(chr(10))[2].partition(". ")[0]}.
"""
"""The story's first sentence under a title of its own."""
OWN = """date 2031-04-21 Mourning in the harbour quarter

Nobody opened a shop in the harbour quarter. Shelling killed 12 civilians in Northport on Monday.
"""
"""The same loss in words of its own."""


def war_file(folder: Path) -> Path:
    """The conflict file of the war, written into a folder."""
    path = folder / "war.toml"
    path.write_text(WAR, "utf-8")
    return path


def told(
    ledger: Ledger, name: str, notation: str, *, outlet: str = "The Evening Lamp", text: str | None = None
) -> None:
    """Append a report, published on the day of its first claim, that makes the claims written in notation."""
    told_here(ledger, name, notation, outlet=outlet, text=text, conflict="valley")


def told_here(
    ledger: Ledger,
    name: str,
    notation: str,
    *,
    conflict: str,
    outlet: str = "The Evening Lamp",
    text: str | None = None,
) -> None:
    """The same, read with the conflict file of that name."""
    noted = parse_ledger(notation)
    day = noted[0].published
    report = Report(name, text or f"date {day}\n{name}", day, f"Page {name}", outlet)
    claims = [each.claim for each in noted]
    ledger.append(
        report,
        Extraction(
            report=report.id,
            engine="hand",
            rules="none",
            conflict=conflict,
            attributions=(),
            tolls=tuple(claim for claim in claims if isinstance(claim, Toll)),
            events=tuple(claim for claim in claims if isinstance(claim, Event)),
            positions=tuple(claim for claim in claims if isinstance(claim, Position)),
            controls=tuple(claim for claim in claims if isinstance(claim, Control)),
        ),
    )


def read_into(ledger: Ledger, folder: Path, reports: Iterable[tuple[str, str, str]], reader: Reader) -> None:
    """Read texts, each given as file stem, outlet and text, through files in the folder into the ledger."""
    for stem, outlet, text in reports:
        path = folder / f"{stem}.txt"
        path.write_text(text, "utf-8")
        for reading in read([path], reader, outlet=outlet):
            keep(ledger, reading)
