"""Commands that ask a ledger: claims, events, positions, control, sources, review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import options
from counterclaim.cli.opening import conflict_named, opened
from counterclaim.cli.options import Format, Kind
from counterclaim.cli.printing import note, print_entries, print_page, print_records

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from counterclaim.model.entry import Entry
    from counterclaim.views.console import Listing
    from counterclaim.workspace import Query


def claims(
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only claims of this kind.")] = None,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show tolls as a matrix of figures by voices, with what stands out.")
    ] = False,
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    conflict: options.Conflict = None,
    limit: options.Limit = None,
) -> None:
    """List claims: who said what, and when; or the matrix."""
    from counterclaim.views.listing import claims_listing
    from counterclaim.workspace import Query

    wanted = Kind.TOLL if matrix else kind
    query = Query(wanted.value if wanted else None, as_of, recorded_by, side, conflict_named(conflict), limit)
    if not matrix:
        _list(ledger, query, output, claims_listing)
        return
    if output is not Format.TABLE:
        raise typer.BadParameter("the matrix is a table; leave out --matrix to list its claims in another format")
    _draw_matrix(ledger, query)


def events(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    conflict: options.Conflict = None,
    limit: options.Limit = None,
) -> None:
    """List what is claimed to have happened or to be planned."""
    from counterclaim.views.listing import events_listing
    from counterclaim.workspace import Query

    query = Query(Kind.EVENT.value, as_of, recorded_by, side, conflict_named(conflict), limit)
    _list(ledger, query, output, events_listing)


def positions(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    conflict: options.Conflict = None,
    limit: options.Limit = None,
) -> None:
    """List what each party demands, offers and refuses."""
    from counterclaim.views.listing import positions_listing
    from counterclaim.workspace import Query

    query = Query(Kind.POSITION.value, as_of, recorded_by, side, conflict_named(conflict), limit)
    _list(ledger, query, output, positions_listing)


def control(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    conflict: options.Conflict = None,
    limit: options.Limit = None,
) -> None:
    """List who is said to hold which place."""
    from counterclaim.views.listing import control_listing
    from counterclaim.workspace import Query

    query = Query(Kind.CONTROL.value, as_of, recorded_by, side, conflict_named(conflict), limit)
    _list(ledger, query, output, control_listing)


def sources(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    as_of: options.AsOf = None,
    recorded_by: options.RecordedBy = None,
    side: options.Side = None,
    conflict: options.Conflict = None,
) -> None:
    """List who speaks, what each told and kept back, and how its totals compare with those of others."""
    from counterclaim import workspace
    from counterclaim.views.console import listing_table
    from counterclaim.views.sources import source_record, sources_listing
    from counterclaim.workspace import reconciling

    _refuse_notation(output)
    with opened(ledger) as kept:
        account = reconciling.account(kept, workspace.Query(None, as_of, recorded_by, side, conflict_named(conflict)))
    summaries = reconciling.sources(account, side)
    if output is not Format.TABLE:
        print_records((source_record(summary) for summary in summaries), output)
    elif summaries:
        print_page(listing_table(sources_listing(summaries)))
    else:
        note("The ledger holds no claims.")


def review(
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    below: Annotated[
        float | None,
        typer.Option("--below", min=0.0, max=1.0, help="Claims that were read less surely than this. Default: 0.6."),
    ] = None,
    limit: options.Limit = 20,
) -> None:
    """List the claims to check first.

    They are those that the reader was least sure of and that nobody has looked at.
    """
    from counterclaim import workspace
    from counterclaim.views.listing import review_listing

    with opened(ledger) as kept:
        waiting = workspace.queue(kept, below, limit)
    if waiting or output is not Format.TABLE:
        print_entries(waiting, output, review_listing)
    else:
        note("Nothing waits for review.")


def _list(ledger: Path | None, query: Query, output: Format, listing: Callable[[Sequence[Entry]], Listing]) -> None:
    from counterclaim import workspace

    with opened(ledger) as kept:
        found = workspace.entries(kept, query)
    print_entries(found, output, listing)


def _draw_matrix(ledger: Path | None, query: Query) -> None:
    from counterclaim.workspace.reconciling import overview

    with opened(ledger) as kept:
        page = overview(kept, query)
    if page.entries:
        print_page(page)
    else:
        note("The ledger holds no tolls.")


def _refuse_notation(output: Format) -> None:
    if output is Format.NOTATION:
        raise typer.BadParameter("notation writes claims; sources have none. Use table, json or csv.")
