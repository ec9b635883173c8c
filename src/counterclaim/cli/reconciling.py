"""Commands that reconcile a ledger's claims: tolls, contradictions, timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import options
from counterclaim.cli.opening import conflict_named, opened
from counterclaim.cli.options import Format
from counterclaim.cli.printing import note, print_list, print_page, print_records
from counterclaim.model.finding import ContradictionKind

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.workspace import Query
    from counterclaim.workspace.reconciling import Account, Manner

Reading = Annotated[
    str,
    typer.Option(
        "--reading",
        metavar="NAME|FILE",
        help="How a claim becomes a constraint: literal, guarded, conservative, prioritise, range, unconfirmed, "
        "pending, ask, or a TOML file.",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="SOURCE|SIDE|ID", help="Set these claims aside; may be given several times."),
]


def tolls(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    reading: Reading = "literal",
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    without: Without = None,
    repaired: Annotated[
        bool, typer.Option("--repaired", help="Bound contradicted figures by what the cheapest repair keeps.")
    ] = False,
    conflict: options.Conflict = None,
    limit: options.Limit = None,
) -> None:
    """List figures with the values consistent with all that is claimed, and what forces them."""
    from counterclaim.views.console import listing_table
    from counterclaim.views.figures import figures_listing, finding_record, flat_finding
    from counterclaim.workspace.reconciling import Manner, findings

    _refuse_notation(output, "figures")
    manner = Manner(reading, tuple(without or ()), repaired)
    with opened(ledger) as kept:
        account = _account(kept, _query(as_of, recorded_by, side, conflict), manner)
    found = findings(account, side)[:limit]
    match output:
        case Format.JSON:
            print_list(finding_record(finding) for finding in found)
        case Format.CSV:
            print_records((flat_finding(finding) for finding in found), output)
        case _ if found:
            print_page(listing_table(figures_listing(found, account.by_id)))
            note(f"Reading: {account.reading.name}. {account.reading.title}")
            if repaired:
                note("Figures whose claims collide have the bounds that the cheapest repair leaves them.")
            _ask(account)
        case _:
            note("The ledger holds no such figures.")


def contradictions(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    reading: Reading = "literal",
    kind: Annotated[ContradictionKind | None, typer.Option("--kind", help="Only contradictions of this kind.")] = None,
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    without: Without = None,
    conflict: options.Conflict = None,
    limit: options.Limit = None,
) -> None:
    """List claims that cannot all hold, with the arithmetic."""
    from counterclaim.views.console import listing_table
    from counterclaim.views.contradictions import contradiction_record, contradictions_listing, flat_contradiction
    from counterclaim.workspace import reconciling

    _refuse_notation(output, "contradictions")
    manner = reconciling.Manner(reading, tuple(without or ()))
    with opened(ledger) as kept:
        account = _account(kept, _query(as_of, recorded_by, side, conflict), manner)
    found = reconciling.contradictions(account, side, kind)[:limit]
    match output:
        case Format.JSON:
            print_list(contradiction_record(one, account.by_id) for one in found)
        case Format.CSV:
            print_records((flat_contradiction(one) for one in found), output)
        case _ if found:
            print_page(listing_table(contradictions_listing(found, account.by_id)))
            _ask(account)
        case _:
            note("No claims collide under this reading.")


def timeline(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    reading: Reading = "literal",
    start: Annotated[
        options.Day | None,
        typer.Option("--from", metavar="DATE", parser=options.parse_day, help="Only what changed from that day on."),
    ] = None,
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    without: Without = None,
    conflict: options.Conflict = None,
) -> None:
    """Show how each figure changed from publication to publication, every day answered with what was known then."""
    from counterclaim.views.console import listing_table
    from counterclaim.views.timeline import flat_step, step_record, timeline_listing
    from counterclaim.workspace import reconciling

    _refuse_notation(output, "changes")
    manner = reconciling.Manner(reading, tuple(without or ()))
    with opened(ledger) as kept:
        steps = tuple(reconciling.timeline(kept, _query(as_of, recorded_by, side, conflict), manner, start))
    match output:
        case Format.JSON:
            print_list(step_record(step) for step in steps)
        case Format.CSV:
            print_records((flat_step(step) for step in steps), output)
        case _ if steps:
            print_page(listing_table(timeline_listing(steps)))
        case _:
            note("No figure changed in those days.")


def _account(kept: Ledger, query: Query, manner: Manner) -> Account:
    from counterclaim.workspace import reconciling

    return reconciling.account(kept, query, manner)


def _query(as_of: options.AsOf, recorded_by: options.RecordedBy, side: str | None, conflict: str | None) -> Query:
    from counterclaim.workspace import Query

    return Query(None, as_of, recorded_by, side, conflict_named(conflict))


def _ask(account: Account) -> None:
    """Name the speakers to ask, where the reading wants that."""
    speakers = _speakers(account) if account.reading.asks else ()
    if speakers:
        note(f"To ask: {', '.join(speakers)}.")


def _speakers(account: Account) -> Sequence[str]:
    colliding = (claim for found in account.contradictions for claim in found.claims)
    return tuple(dict.fromkeys(account.by_id[claim].claim.source for claim in colliding))


def _refuse_notation(output: Format, what: str) -> None:
    if output is Format.NOTATION:
        raise typer.BadParameter(f"notation writes claims, and these are {what}. Use table, json or csv.")
