"""The ledger and the conflict file of a command: its options, else what counterclaim.toml says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.cli.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.ledger import Ledger


def opened(ledger: Path | None) -> Ledger:
    """The ledger that a command asks, for reading alone."""
    from counterclaim import workspace

    return workspace.open_ledger(load_settings().ledger_path(ledger), read_only=True)


def conflict_named(option: str | None) -> str | None:
    """The conflict file that a command names; None leaves the choice to the reports."""
    return option or load_settings().conflict
