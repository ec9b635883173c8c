"""Small gold folders for tests, their tolls written in claim notation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counterclaim.model.claim import Toll
from counterclaim.model.notation import parse_ledger


def write_gold(folder: Path, ledgers: Mapping[str, str]) -> Path:
    """A gold folder with a report for each ledger, named by its key, published on the day of its first claim."""
    for stem, ledger in ledgers.items():
        noted = parse_ledger(ledger)
        records = [toll_record(each.claim) for each in noted if isinstance(each.claim, Toll)]
        (folder / f"{stem}.txt").write_text(f" date {noted[0].published} A day at the front.\n", "utf-8")
        gold = {"tolls": records, "attributions": [], "events": [], "positions": [], "control": []}
        (folder / f"{stem}.gold.json").write_text(json.dumps(gold), "utf-8")
    return folder


def toll_record(toll: Toll) -> dict[str, Any]:
    """The toll as a gold file has it."""
    count = toll.count
    return {
        "outcome": toll.outcome,
        "object": toll.object,
        "victim_side": toll.victim_side,
        "victim_type": toll.victim_type,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "qualifier": count.qualifier if count else None,
        "measure": toll.measure,
        "since": str(toll.since) if toll.since else None,
        "as_of": str(toll.as_of) if toll.as_of else None,
        "place": toll.place,
        "disclosed": toll.disclosed,
        "source": toll.source,
        "denied": toll.denied,
        "begin": 1,
        "end": 5,
    }
