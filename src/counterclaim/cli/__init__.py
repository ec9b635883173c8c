"""The command line: parse arguments, call the workspace, print. Data on stdout, everything else on stderr."""

from counterclaim.cli.application import app, main
from counterclaim.cli.asking import claims, control, events, positions, review, sources
from counterclaim.cli.demonstrating import demo
from counterclaim.cli.drafting import conflicts
from counterclaim.cli.reading import read
from counterclaim.cli.reconciling import contradictions, timeline, tolls
from counterclaim.cli.tracing import correct, verify, why

__all__ = ["app", "main"]

# The order of the help page: from the first five minutes to the upkeep.
for command in (
    *(demo, read, claims, tolls, contradictions, timeline, events, positions, control),
    *(sources, why, review, correct, verify),
):
    app.command()(command)
app.add_typer(conflicts, name="conflict")
