"""Commands about one claim or the whole ledger: why, correct, verify."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import options
from counterclaim.cli.opening import conflict_named, opened
from counterclaim.cli.options import Format
from counterclaim.cli.printing import note, print_lines, print_page, print_records
from counterclaim.cli.settings import load_settings

if TYPE_CHECKING:
    from counterclaim.ledger import Correction, Ledger, VerifyResult
    from counterclaim.views.record import Record
    from counterclaim.views.standing import Standing

BROKEN = 1
"""Exit code of `verify` where a link does not hold."""

Identifier = Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, or the first few characters of it.")]


class _Plain(StrEnum):
    """Formats of what is no list."""

    TABLE = "table"
    JSON = "json"


_PlainFormat = Annotated[_Plain, typer.Option("--format", help="How to write the output.")]


def why(identifier: Identifier, ledger: options.Ledger = None, output: options.OutputFormat = Format.TABLE) -> None:
    """Show a claim's sentence, chain, report and reading, and how it stands among the others."""
    from counterclaim import workspace
    from counterclaim.model.notation import NotedClaim, format_claim
    from counterclaim.views.plain import printable
    from counterclaim.views.provenance import provenance_page, provenance_record
    from counterclaim.views.standing import standing_record, standing_table

    with opened(ledger) as kept:
        found = workspace.provenance(kept, identifier)
        # Notation is the claim alone, for which nothing need be reconciled.
        stands = None if output is Format.NOTATION else _standing(kept, found.entry.id)
    match output:
        case Format.TABLE:
            print_page(provenance_page(found))
            if stands:
                print_page(standing_table(stands))
        case Format.NOTATION:
            print_lines([printable(format_claim(NotedClaim(found.entry.published, found.entry.claim)))])
        case _:
            print_records([{**provenance_record(found), **(standing_record(stands) if stands else {})}], output)


def _standing(kept: Ledger, claim: str) -> Standing | None:
    from counterclaim import workspace
    from counterclaim.workspace import reconciling

    return reconciling.standing(reconciling.account(kept, workspace.Query(conflict=conflict_named(None))), claim)


def correct(
    identifier: Identifier,
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE", help="Fields to set: low=26 victim_side=Armenia.")
    ] = None,
    retract: Annotated[bool, typer.Option("--retract", help="Take the claim out of use: it was misread.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Confirm the claim as it stands.")] = False,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who says so. Default: author in counterclaim.toml.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    ledger: options.Ledger = None,
) -> None:
    """Correct, confirm or retract a claim. The ledger keeps what was read; this adds an entry beside it."""
    from counterclaim import workspace

    settings = load_settings()
    if (bool(fields), retract, confirm).count(True) != 1:
        raise typer.BadParameter("give either FIELD=VALUE, or --retract, or --confirm")
    signed = {"author": author or settings.author or "", "reason": reason}
    with workspace.open_ledger(settings.ledger_path(ledger)) as kept:
        if retract:
            done = kept.retract(identifier, **signed)
        elif confirm:
            done = kept.confirm(identifier, **signed)
        else:
            done = kept.correct(identifier, _assignments(fields or []), **signed)
    note(_done_words(done))


def verify(
    place: Annotated[
        Path | None, typer.Argument(metavar="[LEDGER]", help="Ledger file; --ledger says the same.")
    ] = None,
    ledger: options.Ledger = None,
    output: _PlainFormat = _Plain.TABLE,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="A head saved earlier, which must stand in the chain.")
    ] = None,
) -> None:
    """Check that a ledger stands as it was written.

    Exit code 1 names the first bad entry.

    A chain in one file shows edits only against a head that was saved elsewhere: save the one printed here.
    """
    from counterclaim import workspace

    path = load_settings().ledger_path(place or ledger)
    with workspace.open_ledger(path, read_only=True) as kept:
        result = kept.verify(head)
    if output is _Plain.JSON:
        print_records([_verify_record(result)], Format.JSON)
    else:
        print_lines(_verify_lines(result, path))
    raise typer.Exit(0 if result.ok else BROKEN)


def _assignments(fields: list[str]) -> dict[str, str]:
    """Field to value.

    Raises:
        typer.BadParameter: one of them has no "=".
    """
    pairs = [field.partition("=") for field in fields]
    for name, equals, _ in pairs:
        if not equals:
            raise typer.BadParameter(f"{name!r} sets nothing; write FIELD=VALUE")
    return {name.strip(): value for name, _, value in pairs}


def _done_words(done: Correction) -> str:
    verb = {"correct": "Corrected", "confirm": "Confirmed", "retract": "Retracted"}[done.action.value]
    changed = ", ".join(f"{field} = {value}" for field, value in done.fields)
    return f"{verb} {done.claim_kind} {done.claim}{': ' + changed if changed else ''}."


def _verify_lines(result: VerifyResult, path: Path) -> list[str]:
    counts = ", ".join(f"{number:,} {kind if number == 1 else kind + 's'}" for kind, number in result.counts)
    stands = [f"{path}: {counts}", f"head    {result.head}", f"digest  {result.digest}"]
    if result.ok:
        return [*stands, "Whole: every entry stands as it was written."]
    return [*stands, f"Broken at {result.first_bad}: {result.reason}"]


def _verify_record(result: VerifyResult) -> Record:
    return {
        "ok": result.ok,
        "head": result.head,
        "digest": result.digest,
        "first_bad": result.first_bad,
        "reason": result.reason,
        "counts": dict(result.counts),
    }
