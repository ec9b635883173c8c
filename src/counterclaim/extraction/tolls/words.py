"""What single words tell of losses, read from the lexicon once."""

from __future__ import annotations

from functools import cache, lru_cache

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
    return _label(word.lemma.lower(), word.text.lower(), keys)


# The same few thousand words are asked for again and again.
@lru_cache(maxsize=16384)
def _label(lemma: str, text: str, keys: tuple[str, ...]) -> str | None:
    """The label of a word by its lemma or as written, singular or plural."""
    index = _index(*keys)
    # Taggers take some plurals for singulars, so that the lemma is the plural itself.
    singular = f"{text[:-3]}y" if text.endswith("ies") else text.removesuffix("s")
    return index.get(lemma) or index.get(text) or index.get(singular)


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
    label = _label(name.lower(), name.lower(), ("object",))
    return Object(label) if label else None


def victim_type_of(word: Word) -> VictimType | None:
    """The standing of persons that a noun names."""
    label = _look(word, "victim")
    return VictimType(label) if label else None


def is_counted_noun(word: Word) -> bool:
    """Whether a noun names persons or things that can be lost."""
    return bool(_look(word, "victim") or _look(word, "object") or _look(word, "nouns"))
