"""Our own failures.

    CounterclaimError
    ├── EngineError         a language engine that is unknown, missing or broken
    ├── ConflictFileError   a malformed conflict file, with the line at fault
    ├── SettingsFileError   a malformed counterclaim.toml, with the line at fault
    ├── ReadingError        a reading that is unknown or malformed, with the key at fault
    ├── SolverError         the solver gave up, which says nothing of the claims
    ├── NotationError       a line that is no claim notation
    ├── CorrectionError     a correction that names no claim, field or allowed value
    └── LedgerError         a ledger that cannot be opened, written or asked
        ├── LedgerLocked    another process is writing to it
        ├── UnknownId       no claim or report has the id given, or several have
        └── NotALedger      a file that is not a ledger of ours, or a damaged one

Unreadable input is no failure of ours: it is a `Problem` (see `counterclaim.model.problem`).
"""


class CounterclaimError(Exception):
    """Root of every error that Counterclaim raises on purpose; its text is meant for the user."""


class EngineError(CounterclaimError):
    """The language engine asked for is unknown, not installed or unusable."""


class ConflictFileError(CounterclaimError):
    """A conflict file that cannot be used; the text names file, line and remedy."""


class SettingsFileError(CounterclaimError):
    """A counterclaim.toml that cannot be used; the text names file, line and remedy."""


class ReadingError(CounterclaimError):
    """A reading that is unknown, or whose file cannot be used; the text names file, key and remedy."""


class SolverError(CounterclaimError):
    """The solver reached no answer; no finding, and no sign that claims collide."""


class NotationError(CounterclaimError):
    """A line that is not claim notation; the text names the column."""


class CorrectionError(CounterclaimError):
    """A correction that names no known claim, field or allowed value."""


class LedgerError(CounterclaimError):
    """A ledger that cannot be opened, written or asked."""


class LedgerLocked(LedgerError):
    """Another process holds the ledger for writing."""


class UnknownId(LedgerError):
    """No claim or report of a ledger has the id given, or several have."""


class NotALedger(LedgerError):
    """The file is not a Counterclaim ledger, or is damaged."""
