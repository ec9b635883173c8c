"""The table of figures and the floors that they keep."""

from __future__ import annotations

from counterclaim.evaluation.table import below_floor, floors, format_table


def test_a_figure_below_its_floor_is_named() -> None:
    assert below_floor({"dev": {"control": 0.4, "positions": 0.3}}, {"dev": {"control": 0.5, "positions": 0.3}}) == (
        "dev control 0.400 (floor 0.500)",
    )


def test_a_figure_without_a_floor_never_fails() -> None:
    assert below_floor({"other": {"control": 0.0}}, {"dev": {"control": 0.5}}) == ()


def test_the_table_shows_every_figure_beside_its_floor() -> None:
    table = format_table({"dev": {"control": 0.512}}, {"dev": {"control": 0.5}})
    assert table.splitlines()[1].split() == ["control", "0.512", "(0.500)"]


def test_the_pinned_floors_are_shares() -> None:
    assert all(0.0 <= value <= 1.0 for least in floors().values() for value in least.values())
