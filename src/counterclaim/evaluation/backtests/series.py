"""What the back-tests share: their description of the data sets, claims as entries, and reconciling them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from counterclaim.model.claim import Toll
from counterclaim.model.entry import Entry
from counterclaim.reconciliation.ground import ground_of
from counterclaim.reconciliation.readings import load_reading
from counterclaim.reconciliation.reconcile import Reconciliation, reconcile
from counterclaim.world.camps import camps_of
from counterclaim.world.loading import load_conflict


@cache
def dataset(name: str) -> Mapping[str, Any]:
    """What `datasets.toml` says of a data set."""
    tables = tomllib.loads(resources.files(__package__).joinpath("datasets.toml").read_text("utf-8"))
    described: Mapping[str, Any] = tables[name]
    return described


def toll_entry(
    identifier: str, toll: Toll, published: date, *, speaker_side: str | None, victim_side: str | None
) -> Entry:
    """A toll as published on a day in a bulletin of its own."""
    return Entry(
        id=identifier,
        claim=toll,
        report=identifier,
        published=published,
        outlet=None,
        title=None,
        status="machine",
        speaker_side=speaker_side,
        victim_side=victim_side,
    )


def reconciled(entries: Iterable[Entry], conflict: str, reading: str) -> Reconciliation:
    """The claims on the ground of a shipped conflict file, under a reading."""
    entries, file = tuple(entries), load_conflict(conflict)
    return reconcile(entries, ground_of(file, camps_of(file, entries), entries), load_reading(reading))
