"""The append-only store of reports, attributions, claims and corrections: the only code that knows SQL."""

from counterclaim.ledger.amendment import correctable_fields
from counterclaim.ledger.book import BUSY_TIMEOUT_S, CHECK_BELOW, Ledger, open_ledger
from counterclaim.ledger.identity import attribution_ids, claim_id, claim_ids
from counterclaim.ledger.values import (
    Action,
    Appended,
    Correction,
    LedgerAttribution,
    LedgerClaim,
    LedgerProblem,
    LedgerReport,
    SearchHit,
    Status,
    VerifyResult,
)

__all__ = [
    "BUSY_TIMEOUT_S",
    "CHECK_BELOW",
    "Action",
    "Appended",
    "Correction",
    "Ledger",
    "LedgerAttribution",
    "LedgerClaim",
    "LedgerProblem",
    "LedgerReport",
    "SearchHit",
    "Status",
    "VerifyResult",
    "attribution_ids",
    "claim_id",
    "claim_ids",
    "correctable_fields",
    "open_ledger",
]
