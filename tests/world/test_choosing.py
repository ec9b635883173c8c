"""Which shipped conflict a report is about."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.world.loading import choose_conflict

KARABAKH = (
    "Baku said three Azerbaijani soldiers fell near the Karabakh line; Yerevan and Stepanakert denied firing first."
)


@pytest.mark.parametrize(
    ("published", "name"),
    [
        (date(1993, 4, 3), "nagorno-karabakh-1992"),
        (date(2016, 4, 3), "nagorno-karabakh-2016"),
        (date(2020, 10, 3), "nagorno-karabakh-2020"),
        (date(2023, 9, 20), "nagorno-karabakh-2023"),
        (date(2008, 9, 20), None),
    ],
)
def test_of_wars_between_the_same_sides_the_date_decides(published: date, name: str | None) -> None:
    """And between the wars it is none of them."""
    conflict = choose_conflict(KARABAKH, published)
    assert (conflict.name if conflict else None) == name


def test_without_a_date_wars_between_the_same_sides_stay_open() -> None:
    """None, rather than a guess."""
    assert choose_conflict(KARABAKH, None) is None


def test_an_actor_can_tell_what_a_missing_date_leaves_open() -> None:
    """Only one of the four wars knows these three."""
    text = f"{KARABAKH} Zohrab Mnatsakanian, David Tonoyan and Jalal Harutyunyan met."
    conflict = choose_conflict(text, None)
    assert conflict is not None and conflict.name == "nagorno-karabakh-2020"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russian guns shelled Kharkiv and Ukraine lost two men, the Ukrainian army said.", "russia-ukraine-2014"),
        ("Israeli jets hit Khan Younis after Hamas fired rockets.", "gaza-2008"),
        ("The RSF shelled El Fasher, the Sudanese army said.", "sudan-2023"),
        ("Indian and Pakistani guns duelled in Kashmir; Russia and Ukraine called for calm.", None),
        ("The harvest was good.", None),
        ("", None),
    ],
)
def test_of_wars_at_the_same_time_the_parties_decide(text: str, name: str | None) -> None:
    """Bystanders that are parties elsewhere do not make it their war."""
    conflict = choose_conflict(text, date(2024, 5, 5))
    assert (conflict.name if conflict else None) == name
