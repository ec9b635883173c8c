"""Wire services credited by a report, in its order."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from counterclaim.reading.credits import credits_of
from counterclaim.reading.publication import after_header, head_of

BODY = "The ministry said that eleven sailors were killed off the cape.\n\n"


def credited(text: str) -> tuple[str, ...]:
    """The wires that a text credits."""
    return credits_of(after_header(head_of(text)), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY + "With reporting by Reuters, AP, AFP, and Interfax", ("Reuters", "AP", "AFP", "Interfax")),
        (BODY + "With reporting by the Sund Service, AP and Interfax\n\nAll rights reserved", ("AP", "Interfax")),
        (BODY + "Additional reporting by Agence France-Presse.", ("AFP",)),
        (BODY + "Reuters and The Associated Press contributed to this report.", ("Reuters", "AP")),
        (BODY.strip() + " (Reuters)", ("Reuters",)),
        (BODY + "(AFP, Reuters)", ("AFP", "Reuters")),
        (BODY + "(dpa/TASS)", ("dpa", "TASS")),
        (BODY + "— AFP", ("AFP",)),
        (BODY + "Source: TASS", ("TASS",)),
        (BODY + "© AFP 2021", ("AFP",)),
        ("date 2021-03-04 SUND (AP) — " + BODY, ("AP",)),
        ("Clash off the cape\n\nSUND, March 4 (Xinhua) -- " + BODY, ("Xinhua",)),
        ("SUND, March 4. /TASS/. " + BODY, ("TASS",)),
        ("Reuters — " + BODY, ("Reuters",)),
        ("By Jane Roe, AP\n\n" + BODY, ("AP",)),
        ("SUND (AP) — " + BODY + "With files from AP and Reuters", ("AP", "Reuters")),
    ],
)
def test_credits_are_read_where_they_stand(text: str, expected: tuple[str, ...]) -> None:
    """Credit lines, brackets, datelines and bylines; each service once, under its short name."""
    assert credited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        BODY + "(Compiled by the desk with agency material)",
        BODY + "(With agencies)",
        BODY + "(Source: agencies)",
        BODY + "(Reporting by the Sund bureau; editing by J. Roe)",
        "SUND (Agency) - " + BODY,
        "Interfax said that eleven were killed.\n\n" + BODY + "The minister told Reuters so.",
        BODY + "That was denied by the Armed Forces of the Peninsula (AFP).",
        BODY + "Its guns fell silent, with reports of losses reaching AFP.",
        "",
    ],
)
def test_a_service_that_is_not_credited_is_not_named(text: str) -> None:
    """Nameless agencies name none; services quoted in the story are its sources, not its credits."""
    assert credited(text) == ()


def test_no_two_services_share_a_name() -> None:
    """A name in the list stands for one service, and no generic word is a service."""
    listed = tomllib.loads(resources.files("counterclaim.reading").joinpath("wires.toml").read_text(encoding="utf-8"))
    names = [name for main, others in listed["wires"].items() for name in (main, *others)]
    assert sorted(names) == sorted(set(names))
    assert not set(listed["generic"]["names"]) & {name.lower() for name in names}
