"""Who speaks: one key for an organ and those who speak for it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from counterclaim.model.claim import REPORT_VOICE, UNSPECIFIED
from counterclaim.model.entry import Entry


def speaker_key(entry: Entry) -> str:
    """The speaker of a claim, folded; the reporter's voice and unnamed tellers are another one in every outlet."""
    source = entry.claim.source
    if source in (REPORT_VOICE, UNSPECIFIED):
        return f"{source}@{entry.outlet or entry.report}".casefold()
    return organ(source)


@cache
def organ(source: str) -> str:
    """The name of an organ or person without the words for who speaks for it, folded."""
    folded = " ".join(source.casefold().split())
    for ending in _spokespeople():
        if folded.endswith(f" {ending}"):
            return folded[: -len(ending)].rstrip(" ,").removesuffix("'s").removesuffix("’s")
    return folded


@cache
def _spokespeople() -> tuple[str, ...]:
    """Longest first."""
    table = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
    return tuple(sorted(table["spokespeople"], key=len, reverse=True))
