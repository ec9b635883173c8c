"""Recognises the expressions of time in a text, one regular expression for each way of writing one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.extraction.times.words import any_of, lexicon


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression as written: which pattern, where, and its named parts."""

    kind: str
    begin: int
    end: int
    parts: Mapping[str, str]
    """Only the parts present."""


def find_atoms(text: str) -> tuple[Atom, ...]:
    """The expressions of a text in order; where two overlap the earlier wins, then the longer, then the listed one."""
    found = sorted(_matches(text), key=lambda atom: (atom.begin, -atom.end))
    kept: list[Atom] = []
    for atom in found:
        if not kept or atom.begin >= kept[-1].end:
            kept.append(atom)
    return tuple(kept)


def _matches(text: str) -> Iterator[Atom]:
    regions = _regions(text)
    for kind, pattern in _patterns().items():
        for match in (match for region in regions for match in pattern.finditer(text, *region)):
            parts = {name: part for name, part in match.groupdict().items() if part is not None}
            yield Atom(kind, *match.span("body" if "body" in parts else 0), parts)


def _regions(text: str) -> list[tuple[int, int]]:
    """The stretches of a text around its hints of time, apart from one another."""
    reach = lexicon()["hints"]["reach"]
    regions: list[tuple[int, int]] = []
    for hint in _hints().finditer(text):
        begin, end = max(0, hint.start() - reach), min(len(text), hint.end() + reach)
        if regions and begin <= regions[-1][1]:
            regions[-1] = (regions[-1][0], end)
        else:
            regions.append((begin, end))
    return regions


@cache
def _hints() -> re.Pattern[str]:
    return _compiled(lexicon()["hints"]["pattern"], _fragments())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    fragments = _fragments()
    return {kind: _compiled(source, fragments) for kind, source in lexicon()["patterns"].items()}


def _compiled(source: str, fragments: Mapping[str, str]) -> re.Pattern[str]:
    filled = re.sub(r"(?<!P)<(\w+)>", lambda match: f"(?:{fragments[match.group(1)]})", source)
    return re.compile(filled.replace(" ", r"\s"))


def _fragments() -> dict[str, str]:
    tables = lexicon()
    months = [month for month in tables["months"] if len(month) > 3]
    short = [month for month in tables["months"] if len(month) <= 4 and month != "may"]
    capital = any_of([m.title() for m in months] + [m.upper() for m in months] + ["May", "MAY"])
    return {
        "month": rf"{capital}|(?:{any_of([m.title() for m in short])})\.?",
        "safe": any_of(m.title() for m in months if m not in ("march", "may", "sept", "june", "july")) + "|June|July",
        "weekday": any_of(day.title() for day in tables["weekdays"])
        + "|"
        + any_of(d.upper() for d in tables["weekdays"]),
        "unit": any_of([u for u in tables["units"] if u not in ("century", "second", "weekday")] + ["weekday"])
        + "|second(?=s)",
        "season": any_of([*tables["seasons"], *(s.title() for s in tables["seasons"])]),
        "num": rf"\d{{1,3}}(?:,\d{{3}})*|(?i:(?:twenty|thirty|forty|fifty|sixty)-)?(?i:{any_of(tables['numbers'])})",
        "vague": rf"(?i:{any_of(tables['vague']['words'])})",
        "ordinal": rf"\d{{1,2}}(?:st|nd|rd|th)|(?i:{any_of(tables['ordinals'])})",
        "deictic": rf"(?i:{any_of(tables['deictic'])})",
        "anaphoric": rf"(?i:{any_of(tables['anaphoric'])})",
        "reference": rf"(?i:{any_of(tables['references'])})",
        "frequency": rf"(?i:{any_of(tables['frequency'])})",
        "holiday": rf"(?i:{any_of(tables['holidays'])})",
        "counted": any_of(tables["blocked"]["counted"]),
        "age": str(tables["blocked"]["age"]),
        "d": r"3[01]|[12]\d|0?[1-9]",
        "th": "st|nd|rd|th",
        "y": r"1[0-9]\d\d|20\d\d",
        "era": r"B\.?C\.?E?\.?",
        "part": r"(?i:morning|afternoon|evening|night|dawn)",
    }
