"""The tables of a ledger, and the triggers that let them only grow.

Every row of a payload table is one entry: `entry` is its number in `entries`, where its hash stands. A link closes
one transaction over the hashes of its entries.
"""

from __future__ import annotations

from dataclasses import dataclass

APPLICATION_ID = 0x43434C4D
"""Marks the file as ours in its SQLite header ("CCLM")."""
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A payload table; each row of it is an entry of kind `kind`."""

    name: str
    kind: str
    columns: tuple[str, ...]
    """Column definitions after `entry` and `id`; the first word of each is the column's name."""
    identity: tuple[str, ...] = ("id",)
    """The columns that no two rows share."""
    indexes: tuple[str, ...] = ()
    """Column lists to index."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """All columns in their order, `entry` first."""
        return ("entry", "id", *(column.split()[0] for column in self.columns))


_REPORT = "report TEXT NOT NULL REFERENCES reports (id)"
_OWNED = ("extraction TEXT NOT NULL REFERENCES extractions (id)", _REPORT)
_SPAN = ("span_begin INTEGER", "span_end INTEGER")
_VOUCHED = (*_SPAN, "source TEXT NOT NULL", "nested TEXT NOT NULL", "via TEXT NOT NULL")
_READ_BY = ("extractor TEXT NOT NULL", "confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)")


def _claims(name: str, kind: str, *columns: str, indexes: tuple[str, ...]) -> Table:
    return Table(
        name,
        kind,
        (*_OWNED, *_VOUCHED, *columns, *_READ_BY),
        identity=("extraction", "id"),
        indexes=("id", "report, span_begin, span_end", "source", "confidence", *indexes),
    )


REPORTS = Table(
    "reports",
    "report",
    (
        "name TEXT NOT NULL",
        "title TEXT",
        "outlet TEXT",
        "url TEXT",
        "published TEXT",
        "credits TEXT NOT NULL",
        "text TEXT NOT NULL",
    ),
    indexes=("published", "outlet"),
)
EXTRACTIONS = Table(
    "extractions",
    "extraction",
    (_REPORT, "engine TEXT NOT NULL", "rules TEXT NOT NULL", "conflict TEXT NOT NULL"),
    indexes=("report, entry",),
)
ATTRIBUTIONS = Table(
    "attributions",
    "attribution",
    (
        *_OWNED,
        "number INTEGER NOT NULL",
        "source TEXT NOT NULL",
        "source_begin INTEGER",
        "source_end INTEGER",
        "cue TEXT NOT NULL",
        "cue_begin INTEGER NOT NULL",
        "cue_end INTEGER NOT NULL",
        "content_begin INTEGER NOT NULL",
        "content_end INTEGER NOT NULL",
        "form TEXT NOT NULL",
        "said_on TEXT",
        "venue TEXT",
        "nested_in INTEGER",
        *_READ_BY,
    ),
    identity=("extraction", "id"),
    indexes=("id", "source"),
)
TOLLS = _claims(
    "tolls",
    "toll",
    "outcome TEXT NOT NULL",
    "object TEXT NOT NULL",
    "victim_side TEXT NOT NULL",
    "victim_type TEXT NOT NULL",
    "low INTEGER",
    "high INTEGER",
    "qualifier TEXT",
    "amount INTEGER",
    "measure TEXT NOT NULL",
    "since TEXT",
    "as_of TEXT",
    "place TEXT",
    "denied INTEGER NOT NULL",
    indexes=("outcome, victim_side",),
)
EVENTS = _claims(
    "events",
    "event",
    "type TEXT NOT NULL",
    "mode TEXT NOT NULL",
    "actors TEXT NOT NULL",
    "recipients TEXT NOT NULL",
    "places TEXT NOT NULL",
    "occurred TEXT",
    "status TEXT NOT NULL",
    indexes=("type, mode", "occurred"),
)
POSITIONS = _claims(
    "positions",
    "position",
    "actor TEXT NOT NULL",
    "stance TEXT NOT NULL",
    "issue TEXT NOT NULL",
    "toward TEXT",
    "said_on TEXT",
    indexes=("actor", "issue, stance"),
)
CONTROLS = _claims(
    "controls",
    "control",
    "place TEXT NOT NULL",
    "holder TEXT NOT NULL",
    "basis TEXT NOT NULL",
    "backer TEXT",
    "since TEXT",
    indexes=("place", "holder"),
)
CORRECTIONS = Table(
    "corrections",
    "correction",
    (
        _REPORT,
        "extraction TEXT NOT NULL REFERENCES extractions (id)",
        "claim TEXT NOT NULL",
        "claim_kind TEXT NOT NULL",
        *_SPAN,
        "action TEXT NOT NULL",
        "fields TEXT NOT NULL",
        "author TEXT NOT NULL",
        "reason TEXT NOT NULL",
        "previous TEXT",
    ),
    indexes=("claim", "report"),
)
PROBLEMS = Table(
    "problems",
    "problem",
    (
        "report TEXT REFERENCES reports (id)",
        "extraction TEXT REFERENCES extractions (id)",
        "kind TEXT NOT NULL",
        "location TEXT NOT NULL",
        "what TEXT NOT NULL",
        "remedy TEXT NOT NULL",
        "severity TEXT NOT NULL",
    ),
    indexes=("report",),
)

CLAIM_TABLES = {table.kind: table for table in (TOLLS, EVENTS, POSITIONS, CONTROLS)}
"""Claim kind to its table, in the order in which kinds are listed."""
TABLES = (REPORTS, EXTRACTIONS, ATTRIBUTIONS, *CLAIM_TABLES.values(), CORRECTIONS, PROBLEMS)

_CHAIN = (
    """CREATE TABLE links (
  number INTEGER PRIMARY KEY,
  recorded_at TEXT NOT NULL,
  previous TEXT NOT NULL,
  entries INTEGER NOT NULL,
  hash TEXT NOT NULL
)""",
    """CREATE TABLE entries (
  number INTEGER PRIMARY KEY,
  link INTEGER NOT NULL REFERENCES links (number) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  within TEXT NOT NULL,
  hash TEXT NOT NULL
)""",
    "CREATE INDEX entries_link ON entries (link)",
    "CREATE INDEX links_recorded_at ON links (recorded_at)",
    """CREATE TRIGGER entries_closed BEFORE INSERT ON entries
WHEN NEW.link <= (SELECT COALESCE(MAX(number), 0) FROM links)
  OR NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, 'an entry joins the end of the chain only'); END""",
    """CREATE TRIGGER links_follow BEFORE INSERT ON links
WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM links)
  OR EXISTS (SELECT 1 FROM links WHERE recorded_at >= NEW.recorded_at)
  OR EXISTS (SELECT 1 FROM links WHERE number = NEW.number - 1 AND hash <> NEW.previous)
BEGIN SELECT RAISE(ABORT, 'a link joins the end of the chain only'); END""",
)

# FTS5 keeps its index in shadow tables, which take no triggers. The index is therefore external: it holds no text of
# its own, can be rebuilt from `reports`, and `verify` compares it with them. It is filled by hand: a trigger that fills
# it would need a connection that trusts whatever triggers a file brings along.
_SEARCH = """CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content='reports', content_rowid='entry', tokenize='unicode61 remove_diacritics 2'
)"""


def _definitions(table: Table) -> tuple[str, ...]:
    body = ",\n  ".join(
        (
            "entry INTEGER PRIMARY KEY REFERENCES entries (number)",
            "id TEXT NOT NULL",
            *table.columns,
            f"UNIQUE ({', '.join(table.identity)})",
        )
    )
    indexes = (
        f"CREATE INDEX {table.name}_{columns.replace(', ', '_')} ON {table.name} ({columns})"
        for columns in table.indexes
    )
    return (f"CREATE TABLE {table.name} (\n  {body}\n)", *indexes, _entered(table))


def _entered(table: Table) -> str:
    # INSERT OR REPLACE deletes without firing DELETE triggers, so that an existing row must be refused beforehand.
    same = " AND ".join(f"{column} = NEW.{column}" for column in table.identity)
    return f"""CREATE TRIGGER {table.name}_entered BEFORE INSERT ON {table.name}
WHEN EXISTS (SELECT 1 FROM {table.name} WHERE entry = NEW.entry)
  OR EXISTS (SELECT 1 FROM {table.name} WHERE {same})
  OR NOT EXISTS (SELECT 1 FROM entries WHERE number = NEW.entry AND kind = '{table.kind}' AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, '{table.name}: a row is written once, with its entry'); END"""


def _append_only(table: str) -> tuple[str, ...]:
    return tuple(
        f"""CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table}: a ledger only grows'); END"""
        for action in ("UPDATE", "DELETE")
    )


def _claims_view() -> str:
    shared = "entry, id, extraction, report, span_begin, span_end, source, nested, via, extractor, confidence"
    selects = (f"SELECT '{kind}' AS kind, {shared} FROM {table.name}" for kind, table in CLAIM_TABLES.items())
    return "CREATE VIEW claims AS\n" + "\nUNION ALL\n".join(selects)


_LATEST_VIEW = """CREATE VIEW latest_extractions AS
SELECT * FROM extractions WHERE entry IN (SELECT MAX(entry) FROM extractions GROUP BY report)"""


def statements() -> tuple[str, ...]:
    """The statements that make an empty ledger, in order."""
    tables = (statement for table in TABLES for statement in _definitions(table))
    guards = (guard for name in ("links", "entries", *(table.name for table in TABLES)) for guard in _append_only(name))
    return (*_CHAIN, *tables, *guards, _SEARCH, _claims_view(), _LATEST_VIEW)
