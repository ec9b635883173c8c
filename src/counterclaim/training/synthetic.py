"""Made-up dispatches of losses, labelled as they are drawn.

They teach the toll heads what the few annotated reports show too seldom: rare outcomes and objects,
coordinated and standing counts, denials, refusals, and numbers that are no toll.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from random import Random
from typing import TypeAlias, cast

from counterclaim.training.pointing import peoples
from counterclaim.training.sources.gold import GoldReport, Record, Value

HEADS = frozenset({"toll", "toll_object", "toll_victim_type", "toll_measure", "toll_denied"})
"""Heads that learn from made-up dispatches; nothing else in them is labelled."""

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_FORMS = ("finite", "have", "had", "verb", "ging", "part")
_OUTCOMES = ("killed", "wounded", "captured", "missing", "displaced", "casualties")
_OUTCOME_WEIGHTS = (8, 6, 3, 2, 2, 2)
_KINDS = ("sentences", "standing", "denials", "refusals", "others")
_KIND_WEIGHTS = (10, 4, 1.5, 1, 7)

Wordings: TypeAlias = Mapping[str, Sequence[str]]


def dispatches(count: int, draw: Random) -> list[GoldReport]:
    """Reports of a few sentences, each with the tolls that it states."""
    return [_dispatch(draw) for _ in range(count)]


def _dispatch(draw: Random) -> GoldReport:
    text, tolls = "", []
    for number in range(draw.randint(4, 9)):
        (kind,) = draw.choices(_KINDS, _KIND_WEIGHTS)
        sentence, found = _Sentence(kind, draw).made()
        runs_on = text.endswith(".") and draw.random() < 0.7
        between = "" if number == 0 else " " if runs_on else "\n\n"
        tolls += [_moved(toll, len(text) + len(between)) for toll in found]
        text += between + sentence
    return GoldReport("made up", text, (), (), (), tuple(tolls), (), (), ())


class _Sentence:
    """One sentence in the making; the choices of a toll hold for all slots of its number."""

    def __init__(self, kind: str, draw: Random) -> None:
        self._kind, self._draw = kind, draw
        self._tolls: dict[str, dict[str, Value]] = {}
        self._people = draw.choice(peoples())
        self._spans: dict[str, tuple[int, int]] = {}

    def made(self) -> tuple[str, list[Record]]:
        """The sentence and its tolls."""
        template = self._draw.choice(_wordings(self._kind))
        self._choose(template)
        text, place = "", 0
        for slot in _SLOT.finditer(template):
            text += template[place : slot.start()]
            filled = self._filled(*slot.groups())
            if slot[1] == "n" and not template[slot.end() :].startswith((" {v", " {bare")):
                filled = filled.removesuffix(" of")
            if slot[1] in ("n", "undisclosed"):
                self._spans[slot[2]] = (len(text), len(text) + len(filled.removesuffix(" of")))
            text, place = text + filled, slot.end()
        text += template[place:]
        text = text[0].upper() + text[1:]
        return text, [
            toll | {"begin": begin, "end": end}
            for key, toll in self._tolls.items()
            for begin, end in [self._spans[key]]
        ]

    def _choose(self, template: str) -> None:
        """Draws outcome, object and victims of each toll of a template."""
        slots = _SLOT.findall(template)
        if self._kind == "refusals":
            self._tolls[""] = self._toll("casualties", "persons", "military", disclosed=False)
        for number in sorted({number for name, number in slots if name == "n"}):
            forms = [name for name, slot in slots if slot == number and name in _FORMS]
            narrower = any(name == "narrower" for name, slot in slots if slot == number)
            named = any(name in ("v", "bare") for name, slot in slots if slot in (number, "1"))
            self._tolls[number] = self._inherited() if narrower else self._drawn(forms, named=named)

    def _drawn(self, forms: Sequence[str], *, named: bool) -> dict[str, Value]:
        """A toll whose outcome has all forms; a later one shares the first's victims, as ellipsis does."""
        first = self._tolls.get("1")
        materiel = first["outcome"] == "destroyed" if first else named and self._draw.random() < 0.25
        if materiel:
            thing = str(first["object"]) if first else self._draw.choice(list(_nested("objects")))
            return self._toll("destroyed", thing, "civilian" if thing == "building" else "military")
        able = {
            name: weight
            for name, weight in zip(_OUTCOMES, _OUTCOME_WEIGHTS, strict=True)
            if (not first or name != first["outcome"]) and all(form in _nested("outcomes")[name] for form in forms)
        }
        (outcome,) = self._draw.choices(list(able), list(able.values()))
        kinds = ["military"] * 4 + list(_nested("victims")) if named else ["any"]
        return self._toll(outcome, "persons", str(first["victim_type"]) if first else self._draw.choice(kinds))

    def _inherited(self) -> dict[str, Value]:
        kind = self._draw.choice(["civilian", "child", "child", "medic", "military"])
        return {**self._tolls["1"], "object": "persons", "victim_type": kind}

    def _toll(self, outcome: str, thing: str, victims: str, *, disclosed: bool = True) -> dict[str, Value]:
        standing = self._kind in ("standing", "refusals")
        return {
            "outcome": outcome, "object": thing, "victim_type": victims, "measure": "cumulative" if standing else "new",
            "denied": self._kind == "denials", "disclosed": disclosed, "victim_side": "none/mixed",
        }  # fmt: skip

    def _filled(self, name: str, number: str) -> str:
        toll = self._tolls.get(number, {})
        if name == "n":
            return self._number()
        if name in ("v", "bare", "narrower"):
            return self._victims(toll, name)
        if name in ("country", "adjective"):
            toll["victim_side"] = self._people[0]
            return self._people[0] if name == "country" else self._people[1]
        if name in _FORMS:
            return self._draw.choice(_nested("outcomes")[str(toll["outcome"])][name])
        if name in ("count", "ordinal"):
            return str(self._draw.randint(2, 900)) if name == "count" else self._draw.choice(["third", "fifth", "12th"])
        chosen = self._draw.choice(_wordings(name if name in ("since", "soon", "undisclosed") else f"{name}s"))
        return _SLOT.sub(lambda slot: self._filled(*slot.groups()), chosen)

    def _victims(self, toll: dict[str, Value], name: str) -> str:
        persons = toll["object"] == "persons"
        table = _nested("victims")[str(toll["victim_type"])] if persons else _nested("objects")[str(toll["object"])]
        noun = self._draw.choice(table["words"])
        if name == "v" and toll["victim_side"] == "none/mixed" and self._draw.random() < 0.4:
            toll["victim_side"] = self._people[0]
            return f"{self._people[1]} {noun}"
        return noun

    def _number(self) -> str:
        if self._draw.random() < 0.3:
            return self._draw.choice(_wordings("words"))
        size = self._draw.choice((9, 60, 60, 400, 9000))
        figure = f"{self._draw.randint(2, size):,}"
        return f"{self._draw.choice(_wordings('qualifiers'))} {figure}" if self._draw.random() < 0.35 else figure


def _moved(toll: Record, by: int) -> Record:
    begin, end = toll["begin"], toll["end"]
    assert isinstance(begin, int) and isinstance(end, int)
    return {**toll, "begin": begin + by, "end": end + by}


def _wordings(name: str) -> Sequence[str]:
    return cast("Sequence[str]", _tables()[name])


def _nested(name: str) -> Mapping[str, Wordings]:
    return cast("Mapping[str, Wordings]", _tables()[name])


@cache
def _tables() -> Mapping[str, object]:
    return tomllib.loads(resources.files(__package__).joinpath("synthetic.toml").read_text(encoding="utf-8"))
