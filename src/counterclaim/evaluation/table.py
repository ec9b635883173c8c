"""The table of figures and the floors that they must keep."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from counterclaim.evaluation.gold import Figures

TOLERANCE = 0.0005
"""Figures are pinned to three digits."""


def floors() -> dict[str, dict[str, float]]:
    """Set to figure to the least that it may be."""
    return tomllib.loads(files("counterclaim.evaluation").joinpath("floors.toml").read_text("utf-8"))


def below_floor(figures: Mapping[str, Figures], least: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    """Names, as "set figure", of the figures that fell below their floors."""
    return tuple(
        f"{name} {figure} {value:.3f} (floor {least[name][figure]:.3f})"
        for name, measured in figures.items()
        for figure, value in measured.items()
        if value < least.get(name, {}).get(figure, 0.0) - TOLERANCE
    )


def format_table(figures: Mapping[str, Figures], least: Mapping[str, Mapping[str, float]]) -> str:
    """One line a figure, one column a set, the floor in brackets behind each."""
    names = list(dict.fromkeys(figure for measured in figures.values() for figure in measured))
    lines = ["figure".ljust(16) + "".join(name.rjust(16) for name in figures)]
    for figure in names:
        cells = (_cell(measured.get(figure), least.get(name, {}).get(figure)) for name, measured in figures.items())
        lines.append(figure.ljust(16) + "".join(cell.rjust(16) for cell in cells))
    return "\n".join(lines)


def _cell(value: float | None, floor: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" + (f" ({floor:.3f})" if floor is not None else "")
