"""Who is meant: people with roles, organs of a state, demonyms, capitals, pronouns, "the enemy"."""

from counterclaim.extraction.mentions.people import Person
from counterclaim.extraction.mentions.referents import Referent, ReferentKind
from counterclaim.extraction.mentions.resolving import Mentions, find_mentions

__all__ = ["Mentions", "Person", "Referent", "ReferentKind", "find_mentions"]
