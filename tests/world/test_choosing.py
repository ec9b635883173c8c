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


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        ("The TPLF said Ethiopian and Eritrean troops shelled Shire.", date(2022, 9, 30), "tigray-2020"),
        ("The TPLF said Ethiopian and Eritrean troops shelled Badme.", date(1999, 2, 28), None),
        ("India said Pakistani guns shelled Kargil and Drass.", date(1999, 6, 9), "kashmir-1989"),
    ],
)
def test_a_war_ends_with_its_dates(text: str, published: date, name: str | None) -> None:
    """The same sides in another war are not this war."""
    conflict = choose_conflict(text, published)
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
        ("The Houthis fired on a ship off Hodeidah; Yemeni government troops shelled Taiz.", "yemen-2014"),
        ("Syrian government jets bombed Idlib, the opposition said, and Hayat Tahrir al-Sham hit back.", "syria-2011"),
        ("M23 fighters took a hill near Goma from the FARDC; Kinshasa accused Rwanda.", "m23-2012"),
        ("Indian and Pakistani guns duelled along the Line of Control near Uri.", "kashmir-1989"),
        ("Thai and Cambodian guns duelled at Preah Vihear; Russia and Ukraine called for calm.", None),
        ("The harvest was good.", None),
        ("", None),
    ],
)
def test_of_wars_at_the_same_time_the_parties_decide(text: str, name: str | None) -> None:
    """Bystanders that are parties elsewhere do not make it their war."""
    conflict = choose_conflict(text, date(2024, 5, 5))
    assert (conflict.name if conflict else None) == name
