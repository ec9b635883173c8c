"""What single words tell of losses, read from the lexicon once."""

from __future__ import annotations

from functools import cache

from counterclaim.extraction.analysis import Word
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.claim import Object, Outcome, VictimType


@cache
def _index(*keys: str) -> dict[str, str]:
    """Word to label, of one table of the toll lexicon."""
    table = lexicon("tolls")
    for key in keys:
        table = table[key]
    found: dict[str, str] = {}
    for label, words in table.items():
        for word in words:
            found.setdefault(word, label)
    return found


def _look(word: Word, *keys: str) -> str | None:
    # Taggers take some plurals for singulars, so that the lemma is the plural itself.
    return _index(*keys).get(word.lemma.lower()) or _look_up(word.text, *keys)


def _look_up(text: str, *keys: str) -> str | None:
    """The label of a word as written, singular or plural."""
    index, lower = _index(*keys), text.lower()
    singular = f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s")
    return index.get(lower) or index.get(singular)


def noun_outcome(word: Word) -> Outcome | None:
    """The outcome that a counted noun names ("bodies": killed)."""
    label = _look(word, "nouns")
    return Outcome(label) if label else None


def adjective_outcome(word: Word) -> Outcome | None:
    """The outcome that a participle or adjective beside a count names ("61 killed")."""
    label = _index("adjectives").get(word.text.lower())
    return Outcome(label) if label else None


def patient_outcome(word: Word) -> Outcome | None:
    """The outcome that a verb brings on its object."""
    label = _look(word, "patient")
    return Outcome(label) if label else None


def subject_outcome(word: Word) -> Outcome | None:
    """The outcome that a verb tells of its subject ("died")."""
    label = _look(word, "subject")
    return Outcome(label) if label else None


def object_of(word: Word) -> Object | None:
    """What a noun counts, where it is materiel or a building."""
    label = _look(word, "object")
    return Object(label) if label else None


def object_named(name: str) -> Object | None:
    """What a name or type of materiel counts ("S-300", "fighter-bombers", "air defence" as "air-defence")."""
    label = _look_up(name, "object")
    return Object(label) if label else None


def victim_type_of(word: Word) -> VictimType | None:
    """The standing of persons that a noun names."""
    label = _look(word, "victim")
    return VictimType(label) if label else None


def is_counted_noun(word: Word) -> bool:
    """Whether a noun names persons or things that can be lost."""
    return bool(_look(word, "victim") or _look(word, "object") or _look(word, "nouns"))
