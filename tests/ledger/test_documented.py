"""The ledger's page names what stands in the file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from counterclaim.ledger import open_ledger

PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"


def test_every_table_and_view_is_documented(tmp_path: Path) -> None:
    """Who opens the file in a browser finds each name explained."""
    open_ledger(tmp_path / "l.db", create=True).close()
    with closing(connect(tmp_path / "l.db")) as connection:
        names = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
            if not name.startswith(("search_", "sqlite_"))
        }
    page = PAGE.read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in page} == set()
    assert len(names) == 14
