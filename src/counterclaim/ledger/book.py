"""The ledger: reports, attributions, claims and corrections, each written once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from counterclaim.ledger import gathering, listing, lookup, verification
from counterclaim.ledger.connection import connect, translated
from counterclaim.ledger.entering import enter_correction, enter_extraction, enter_problems
from counterclaim.ledger.gathering import View
from counterclaim.ledger.listing import Question
from counterclaim.ledger.marks import Marks, unmatched_problem
from counterclaim.ledger.schema import CLAIM_TABLES
from counterclaim.ledger.values import (
    Action,
    Appended,
    Correction,
    LedgerAttribution,
    LedgerClaim,
    LedgerProblem,
    LedgerReport,
    SearchHit,
    VerifyResult,
)
from counterclaim.ledger.writing import Clock
from counterclaim.model.errors import LedgerError
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report

CHECK_BELOW = 0.6
"""Confidence under which a claim is to be checked, unless another is chosen."""
BUSY_TIMEOUT_S = 10.0
"""How long a ledger that another process writes to is waited for."""


def _now() -> datetime:
    return datetime.now(UTC)


def open_ledger(
    path: Path | str,
    *,
    create: bool = False,
    read_only: bool = False,
    clock: Clock = _now,
    check_below: float = CHECK_BELOW,
    timeout_s: float = BUSY_TIMEOUT_S,
) -> Ledger:
    """The ledger in the file at `path`; a context manager that closes it. Use it in the thread that opened it.

    Raises:
        LedgerLocked: another process holds the file beyond `timeout_s`.
        NotALedger: the file is none of ours, damaged, or of a newer version.
        LedgerError: there is no such file and `create` is not set, or it cannot be opened or made.
    """
    place = Path(path)
    connection = connect(place, create=create, read_only=read_only, timeout_s=timeout_s)
    return Ledger(place, connection, clock, check_below)


class Ledger:
    """An open ledger. Every answer with `recorded_by` T stays the same once T has passed.

    `as_of` is a day of publication, `recorded_by` a moment with its time zone; None bounds nothing. With `as_of`,
    reports without a date are left out.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Clock, check_below: float) -> None:
        self.path = path
        self._connection = connection
        self._clock = clock
        self._check_below = check_below
        self._marks: Marks | None = None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; nothing can be asked afterwards."""
        with translated(self.path):
            self._connection.close()

    def append(self, report: Report, extraction: Extraction, problems: Sequence[Problem] = ()) -> Appended:
        """What was new: the report with its problems, and the extraction. What is known is not written again.

        Raises:
            LedgerError: the extraction is of another report, a span leaves its text, or nothing can be written.
        """
        with translated(self.path):
            return enter_extraction(self._connection, self._clock, report, extraction, problems)

    def record_problems(self, problems: Sequence[Problem]) -> int:
        """How many of the problems, of input that gave no report, were new."""
        with translated(self.path):
            return enter_problems(self._connection, self._clock, problems)

    def correct(self, claim: str, fields: Mapping[str, str], *, author: str, reason: str) -> Correction:
        """The entry that sets fields of a claim (id or unique beginning of one): `low=26`, `victim_side=Armenia`.

        Raises:
            CorrectionError: no such claim, no such field, a value that is not allowed, no author or no reason.
        """
        return self._mark(Action.CORRECT, claim, fields, author, reason)

    def confirm(self, claim: str, *, author: str, reason: str) -> Correction:
        """The entry that confirms a claim as it stands.

        Raises:
            CorrectionError: no such claim, no author or no reason.
        """
        return self._mark(Action.CONFIRM, claim, {}, author, reason)

    def retract(self, claim: str, *, author: str, reason: str) -> Correction:
        """The entry that takes a claim out of use: it was misread. It stays in the ledger.

        Raises:
            CorrectionError: no such claim, no author or no reason.
        """
        return self._mark(Action.RETRACT, claim, {}, author, reason)

    def claims(
        self,
        kind: str | None = None,
        *,
        as_of: date | None = None,
        recorded_by: datetime | None = None,
        side: str | Sequence[str] | None = None,
        report: str | None = None,
        latest: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[LedgerClaim, ...]:
        """Claims by day of publication, report and span, corrections applied; retracted ones among them.

        `side` is a party, or several spellings of one, named as source, sufferer, actor, addressee or holder.
        With `latest` unset, claims of superseded extractions are given too.
        """
        spellings = (side,) if isinstance(side, str) else tuple(side) if side is not None else None
        with self._view(recorded_by) as view:
            question = Question(view.horizon, _known_kind(kind), as_of, spellings, report, latest)
            return lookup.claims(view, question, limit, offset)

    def claim_count(
        self, kind: str | None = None, *, as_of: date | None = None, recorded_by: datetime | None = None
    ) -> int:
        """How many claims the latest extractions hold."""
        with self._view(recorded_by) as view:
            return listing.count(self._connection, Question(view.horizon, _known_kind(kind), as_of))

    def claim(self, identifier: str, *, recorded_by: datetime | None = None) -> LedgerClaim:
        """The claim of an id, or of a unique beginning of one; from the latest extraction that holds it.

        Raises:
            UnknownId: no claim has the id, or several do.
        """
        with self._view(recorded_by) as view:
            return lookup.claim(view, identifier)

    def reports(
        self,
        *,
        as_of: date | None = None,
        recorded_by: datetime | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[LedgerReport, ...]:
        """Reports by day of publication, undated ones last."""
        bound = -1 if limit is None else limit
        with self._view(recorded_by) as view:
            if as_of is None:
                return gathering.reports_where(self._connection, view.horizon, limit=bound, offset=offset)
            condition = "r.published <= :v0"
            day = as_of.isoformat()
            return gathering.reports_where(self._connection, view.horizon, condition, day, limit=bound, offset=offset)

    def report(self, identifier: str) -> LedgerReport:
        """The report of an id, or of a unique beginning of one.

        Raises:
            UnknownId: no report has the id, or several do.
        """
        with self._view(None) as view:
            return lookup.report(view, identifier)

    def extraction(self, identifier: str) -> Extraction | None:
        """The extraction of an id as it was appended, without corrections; None where there is none."""
        with translated(self.path):
            return gathering.extraction_at(self._connection, identifier)

    def attributions(self, report: str, *, recorded_by: datetime | None = None) -> tuple[LedgerAttribution, ...]:
        """The attributions of a report's latest extraction, in the order in which `nested_in` counts them.

        Raises:
            UnknownId: no report has the id, or several do.
        """
        with self._view(recorded_by) as view:
            held = lookup.report(view, report)
            return gathering.attributions_in(self._connection, held.extraction) if held.extraction else ()

    def attributions_of(self, claim: LedgerClaim) -> tuple[LedgerAttribution, ...]:
        """The attributions within whose content a claim stands, outermost first."""
        with translated(self.path):
            return lookup.attributions_of(self._connection, claim)

    def search(self, text: str, *, recorded_by: datetime | None = None, limit: int = 50) -> tuple[SearchHit, ...]:
        """Reports with all the words in title or text, best first; words in double quotes stand together."""
        query = lookup.search_query(text)
        with self._view(recorded_by) as view:
            return gathering.search_hits(self._connection, query, view.horizon, limit) if query else ()

    def corrections(self, *, recorded_by: datetime | None = None) -> tuple[Correction, ...]:
        """Corrections, confirmations and retractions, oldest first."""
        with self._view(recorded_by) as view:
            return view.marks.all

    def problems(self, *, recorded_by: datetime | None = None) -> tuple[LedgerProblem, ...]:
        """Problems of the input and of the latest extractions, oldest first, then corrections that match no claim."""
        with self._view(recorded_by) as view:
            unmatched = (
                LedgerProblem(
                    unmatched_problem(correction, lookup.report(view, correction.report).report.name),
                    correction.report,
                    correction.recorded_at,
                )
                for correction in view.marks.unmatched
            )
            return (*gathering.problems_until(self._connection, view.horizon), *unmatched)

    def review_queue(
        self, threshold: float | None = None, leverage: Mapping[str, float] | None = None, *, limit: int | None = None
    ) -> tuple[LedgerClaim, ...]:
        """Claims that nobody has looked at, with a confidence below the threshold, the most pressing first.

        Pressing is doubt (1 - confidence) times `leverage`: claim id to how far a finding moves with the claim; 1 for
        a claim that is not in it.
        """
        below = self._check_below if threshold is None else threshold
        with self._view(None) as view:
            return lookup.review_queue(view, below, leverage or {}, limit)

    def verify(self, saved_head: str | None = None) -> VerifyResult:
        """Whether everything stands as written, and the first part that does not; `saved_head` must be in the chain."""
        with translated(self.path):
            return verification.verify(self._connection, saved_head)

    def head(self) -> str:
        """Hash of the last link: worth saving elsewhere."""
        with translated(self.path):
            return verification.head_of(self._connection)

    def digest(self) -> str:
        """Hash of what is held, without clock and order: equal in two ledgers that hold the same."""
        with translated(self.path):
            return verification.ledger_digest(self._connection)

    def counts(self) -> tuple[tuple[str, int], ...]:
        """(kind of entry, how many), and the links under "link"."""
        with translated(self.path):
            return verification.counts_of(self._connection)

    def _mark(self, action: Action, claim: str, fields: Mapping[str, str], author: str, reason: str) -> Correction:
        with translated(self.path):
            return enter_correction(self._connection, self._clock, action, claim, fields, author=author, reason=reason)

    @contextmanager
    def _view(self, recorded_by: datetime | None) -> Iterator[View]:
        with translated(self.path):
            horizon = lookup.horizon(self._connection, recorded_by)
            # What was recorded up to an entry never changes, so that it is resolved once.
            if self._marks is None or self._marks.horizon != horizon:
                self._marks = Marks(self._connection, horizon)
            yield View(self._connection, horizon, self._marks, self._check_below)


def _known_kind(kind: str | None) -> str | None:
    if kind is not None and kind not in CLAIM_TABLES:
        raise LedgerError(f"There is no claim of kind {kind!r}; kinds are {', '.join(CLAIM_TABLES)}.")
    return kind
