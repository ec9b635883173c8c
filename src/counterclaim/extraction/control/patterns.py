"""Every wording of control in a report, by the first pattern that fits each word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from counterclaim.extraction.context import Context
from counterclaim.extraction.control.holding import Holding
from counterclaim.extraction.control.law import claimed, lies_inside, recognised
from counterclaim.extraction.control.possession import flag_over, in_hands, stronghold, under_control
from counterclaim.extraction.control.verbs import capture, fallen, held, hyphenated, ousted, taken
from counterclaim.extraction.lexicon import lexicon


def find_holdings(context: Context) -> Iterator[Holding]:
    """Every wording of control in a report, in text order."""
    openers = _openers()
    for number, word in enumerate(context.grammar.words):
        if word.lemma.lower() not in openers and word.text.lower() not in openers:
            continue
        for pattern in _PATTERNS:
            found = pattern(context, number)
            if found is not None:
                yield found
                break


@cache
def _openers() -> frozenset[str]:
    """Every word at which some pattern may fit."""
    table = lexicon("control")
    lists = [*table["holding"].values(), *table["taking"].values(), *table["phrases"].values(), *table["law"].values()]
    return frozenset(word.partition(" ")[0] for words in lists for word in words) | {"claim", "soil"}


_PATTERNS: tuple[Callable[[Context, int], Holding | None], ...] = (
    hyphenated,
    held,
    taken,
    capture,
    fallen,
    ousted,
    in_hands,
    flag_over,
    stronghold,
    under_control,
    recognised,
    claimed,
    lies_inside,
)
