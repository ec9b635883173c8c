"""Headlines as they are printed: what they are about, who says what, and the sum where one needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from counterclaim.model.claim import Basis, Control, Event, EventStatus, Measure, Position, Stance, Toll
from counterclaim.model.entry import Entry
from counterclaim.model.finding import ContradictionKind
from counterclaim.views.figures import figure_words
from counterclaim.views.headlines import Headline
from counterclaim.views.listing import SHORT_ID, source_words
from counterclaim.views.matrix import Mark
from counterclaim.views.matrix_page import UNTOLD
from counterclaim.views.palette import MARK_STYLES
from counterclaim.views.plain import clipped, printable
from counterclaim.views.words import count_signs, interval_words

CLAIMS_SHOWN = 6
"""Claims of one headline that the page shows; it says how many more there are."""

_Line: TypeAlias = tuple[str, str, str, str, str]
"""Source, value, day, outlet and beginning of the id of a claim."""

_GAP = "  "
_STYLES = ("", "bold", "dim", "dim", "dim")
_RIGHT = (1, 2)
_ELASTIC = (0, 1, 3)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TOLD_AS = {
    EventStatus.HAPPENED: "tells of it",
    EventStatus.ONGOING: "tells of it",
    EventStatus.PLANNED: "says it is planned",
    EventStatus.FAILED: "says it failed",
    EventStatus.ALLEGED: "alleges it",
    EventStatus.DENIED: "denies it",
}
_ADDRESSED = frozenset({Stance.ACCUSES, Stance.THREATENS})


def headline_lines(told: Sequence[Headline], width: int) -> Iterator[RenderableType]:
    """A block for each headline, at most `width` columns wide; their claims stand in the same columns."""
    blocks = [[_claim_line(headline, entry) for entry in headline.entries[:CLAIMS_SHOWN]] for headline in told]
    widths = _widths([line for block in blocks for line in block], width)
    for headline, block in zip(told, blocks, strict=True):
        yield _heading(headline, width)
        yield from (_drawn(line, widths) for line in block)
        yield from _below(headline)


def about_words(headline: Headline) -> str:
    """What the claims of a headline are about ("Northland: military killed", "Shelling at Elm, 3 Oct 2020")."""
    if headline.figures:
        return f"{_sufferer(headline)}: {figure_words(headline.figures[0])}"
    claim = headline.entries[0].claim
    match claim:
        case Toll():
            return claim.outcome.value
        case Event():
            actors = claim.actors if _same_actors(headline) else ()
            parts = (("by", actors), ("at", claim.places))
            named = (f"{word} {', '.join(names)}" for word, names in parts if names)
            when = f", {interval_words(claim.occurred)}" if claim.occurred else ""
            return _begun(" ".join((claim.mode, *named)) + when)
        case Position():
            return _begun(claim.issue.value.replace("_", " "))
        case Control():
            return _begun(f"{claim.place}: who holds it")
        case _:
            assert_never(claim)


def reason_words(headline: Headline) -> str:
    """Why the claims of a headline cannot all hold, in short."""
    match headline.contradiction.kind:
        case ContradictionKind.PAIR:
            return _pair_words(headline)
        case ContradictionKind.FAMILY | ContradictionKind.SMALLEST:
            number = len(headline.entries)
            return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} that do not add up"
        case ContradictionKind.DENIAL:
            return "denied"
        case ContradictionKind.RIVAL:
            return "rival claims"
        case ContradictionKind.CEASE_FIRE:
            return "rival accounts"


def value_words(headline: Headline, entry: Entry) -> str:
    """What one claim says of it: a figure, or a few words."""
    claim = entry.claim
    match claim:
        case Toll():
            counted = count_signs(claim.count, new=claim.measure is Measure.NEW and not claim.denied)
            return " ".join(filter(None, ("denies" if claim.denied else "", counted, _own_figure(headline, entry))))
        case Event():
            actors = () if _same_actors(headline) else claim.actors
            return f"{_TOLD_AS[claim.status]}{': ' if actors else ''}{', '.join(actors)}"
        case Position():
            toward = claim.toward if claim.stance in _ADDRESSED else None
            actor = claim.actor if claim.actor != claim.source else None
            return " ".join(filter(None, (actor, claim.stance.value, toward)))
        case Control():
            return f"held by {claim.holder} {'by law' if claim.basis is Basis.DE_JURE else 'in fact'}"
        case _:
            assert_never(claim)


def _sufferer(headline: Headline) -> str:
    """Whose loss it is: a side where all claims of the first figure name one, else its camp."""
    camp = headline.figures[0].victim_side
    told = zip(headline.entries, headline.figures, strict=True)
    sides = {entry.victim_side for entry, figure in told if figure.victim_side == camp}
    name = sides.pop() if len(sides) == 1 else camp
    return name.replace(", ", " and ") if name else UNTOLD


def _pair_words(headline: Headline) -> str:
    """Why two sums cannot both hold: a floor, and a ceiling on the same figure or on a wider one."""
    tolls = [entry.claim for entry in headline.entries if isinstance(entry.claim, Toll)]
    starts = {toll.since for toll in tolls if toll.since}
    if len(set(headline.figures)) > 1 or len({toll.measure for toll in tolls}) > 1 or len(starts) > 1:
        return "a part above its whole"
    floor, ceiling = headline.entries
    return "rival figures" if floor.held_until == ceiling.held_until else "an earlier total above a later one"


def _own_figure(headline: Headline, entry: Entry) -> str:
    """The figure of a claim where the claims of the headline give several, else nothing."""
    if len(set(headline.figures)) == 1:
        return ""
    figure = headline.figures[headline.entries.index(entry)]
    sides = {figure.victim_side for figure in headline.figures}
    side = entry.victim_side if len(sides) > 1 else None
    return " ".join(filter(None, (side, figure_words(figure))))


def _same_actors(headline: Headline) -> bool:
    """Whether all events that the headline tells of have the same actors."""
    claims = (entry.claim for entry in headline.entries)
    return len({claim.actors for claim in claims if isinstance(claim, Event)}) == 1


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _heading(headline: Headline, width: int) -> Text:
    mark = Mark.DENIED if headline.contradiction.kind is ContradictionKind.DENIAL else Mark.CONTRADICTED
    line = Text().append(f"{mark.value} ", style=MARK_STYLES[mark])
    line.append(printable(about_words(headline)), style="bold")
    line.append(f"{_GAP}{reason_words(headline)}", style="dim")
    line.truncate(width, overflow="ellipsis")
    return line


def _claim_line(headline: Headline, entry: Entry) -> _Line:
    source, outlet = (clipped(words, most) for words, most in ((source_words(entry), 34), (entry.outlet or "", 22)))
    value = printable(value_words(headline, entry))
    return source, value, interval_words(entry.held_on), outlet, entry.id[:SHORT_ID]


def _widths(lines: Sequence[_Line], room: int) -> list[int]:
    """The width of each column; where the room is short the widest of source, value and outlet gives way."""
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    while sum(widths) + len(_GAP) * len(widths) > room and max(widths[number] for number in _ELASTIC) > 1:
        widths[max(_ELASTIC, key=lambda number: widths[number])] -= 1
    return widths


def _drawn(cells: _Line, widths: Sequence[int]) -> Text:
    line = Text()
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        drawn = Text(cell, style=_STYLES[number])
        drawn.truncate(width, overflow="ellipsis")
        space = " " * (width - drawn.cell_len)
        line.append(_GAP + space * (number in _RIGHT)).append_text(drawn).append(space * (number not in _RIGHT))
    line.rstrip()
    return line


def _below(headline: Headline) -> Iterator[RenderableType]:
    more = len(headline.entries) - CLAIMS_SHOWN
    if more > 0:
        yield Text(f"{_GAP}and {more} more", style="dim")
    if headline.contradiction.kind in (ContradictionKind.FAMILY, ContradictionKind.SMALLEST):
        yield Padding(
            Text(printable(headline.contradiction.arithmetic), style="dim"), (0, 0, 0, len(_GAP)), expand=False
        )
