"""Who acts, who is acted on and where, for one trigger."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.extraction.context import Context
from counterclaim.extraction.events.actors import names_of, roles_of
from counterclaim.extraction.events.places import nearest_places, places_of
from counterclaim.extraction.events.triggers import Trigger
from counterclaim.extraction.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one trigger, resolved."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    """Told of the event itself."""
    around: tuple[str, ...] = ()
    """The nearest place told where none is told of the event itself."""

    @property
    def somewhere(self) -> tuple[str, ...]:
        """The places told of the event, else the nearest one."""
        return self.places or self.around


def arguments_of(context: Context, trigger: Trigger, speaker: str | None) -> Arguments:
    """Actors, recipients and places of an event; in symmetric modes both parties are actors.

    Args:
        context: the report.
        trigger: what tells the event.
        speaker: the side of who tells it; None in the report's own voice or where it is not known.
    """
    doers, sufferers = roles_of(context.grammar, trigger)
    actors, recipients = names_of(context, doers, speaker), names_of(context, sufferers, speaker)
    if trigger.mode.symmetric:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    recipients = tuple(name for name in recipients if name not in actors)
    places = places_of(context, trigger)
    located = trigger.mode.family in lexicon("events")["places"]["located"]
    around = nearest_places(context, trigger.head) if located and not places else ()
    return Arguments(actors, recipients, places, around)
