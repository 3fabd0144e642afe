"""Characters in old places, invisible ones, and radicals: what a text says is found and kept."""

from __future__ import annotations

import unicodedata

import pytest

from desktop_app.model.old_characters import in_todays_places, with_plain_radicals, without_invisible
from desktop_app.store.log.search_index import match_expression, tokens


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("\ue78d", "\ufe10"),
        ("\ue816", "\U00020087"),
        ("\ue81a", "\u3473"),
        ("\ue81e", "\u9fb4"),
        ("\ue855", "\U000241fe"),
        ("\ue864", "\u9fbb"),
        ("\ue7c7", "\u1e3f"),
    ],
)
def test_characters_of_older_fonts_stand_where_unicode_has_them(old: str, now: str) -> None:
    assert in_todays_places(f"张{old}某") == f"张{now}某"


def test_every_place_that_gb_18030_moved_is_known_and_other_private_ones_stay() -> None:
    moved = [chr(point) for point in range(0xE815, 0xE865)]
    assert all(in_todays_places(sign) != sign for sign in moved)
    assert len({in_todays_places(sign) for sign in moved}) == len(moved)
    assert not any(unicodedata.category(in_todays_places(sign)) == "Co" for sign in moved)
    assert in_todays_places("\ue000\uf8ff") == "\ue000\uf8ff"


def test_what_nobody_sees_is_dropped_and_pictures_stay_whole() -> None:
    assert without_invisible("\ufeff关\u200b于\u00ad节\u2060水\u202e") == "关于节水"
    assert without_invisible("👨\u200d👩\u200d👧 ❤️\u200d🔥") == "👨\u200d👩\u200d👧 ❤️\u200d🔥"


@pytest.mark.parametrize(("typed", "looked_for"), [("⼈⺠", "人民"), ("⻓⻛", "长风"), ("人民", "⼈⺠")])
def test_radicals_are_found_as_the_characters_they_look_like(typed: str, looked_for: str) -> None:
    assert tokens(typed) == tokens(looked_for)
    assert match_expression(typed) == match_expression(looked_for)


def test_every_radical_of_the_supplement_but_one_has_its_character() -> None:
    radicals = [chr(point) for point in range(0x2E81, 0x2EF4) if point != 0x2E9A]
    assert all(unicodedata.name(with_plain_radicals(radical)).startswith("CJK UNIFIED") for radical in radicals)
