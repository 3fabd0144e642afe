"""Words of registers: the files say what they can."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from desktop_app.exchange.sheets.matching.known_words import known_words, read_words
from desktop_app.exchange.sheets.matching.synonyms import read_headings, synonyms
from desktop_app.model.kinds import KINDS, Application, Release
from desktop_app.model.official_words import plain_word
from desktop_app.paths import resource


@pytest.mark.parametrize(
    ("place", "word", "code"),
    [
        (("application", "channel", "application_channel"), "邮寄", "letter"),
        (("application", "channel", "application_channel"), " 网 上 ", "web"),
        (("application", "applicant_type", "applicant_type"), "公民", "natural"),
        (("release", "attribute", "release_attribute"), "依申请", "request"),
        (("staff", "full_time", "yes_no"), "兼职", "no"),
        (("release", "full_text", "yes_no"), "✔", "yes"),
        (("dispute", "outcome", "dispute_outcome"), "驳回诉讼请求", "upheld"),
        (("dispute", "accepted", "yes_no"), "不予受理", "no"),
    ],
)
def test_words_of_registers_stand_for_codes(place: tuple[str, str, str], word: str, code: str) -> None:
    assert known_words(*place)[plain_word(word)] == code


def test_every_heading_names_a_target_and_a_register_and_stands_there_once() -> None:
    assert all(synonyms(kind) for kind in KINDS.values())


def test_releases_and_applications_know_120_headings_seen_in_registers() -> None:
    file = read_headings(resource("sheets", "headings.json").read_bytes())
    seen = [
        word
        for kind in (Release.kind, Application.kind)
        for words in file.kinds[kind].values()
        for word, register in words.items()
        if register != "plain"
    ]
    seen += [
        word
        for kind in (Release.kind, Application.kind)
        for word, about in file.by_content[kind].items()
        if about.seen != "plain"
    ]
    assert len(seen) >= 120


EMPTY: dict[str, Any] = {
    "registers": {"plain": "一般写法"},
    "kinds": {},
    "instead": {},
    "by_content": {},
    "constants": {},
    "left_out": {},
}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kinds": {"没有": {}}}, "没有: no such kind"),
        ({"kinds": {"unit": {"age": {"年龄": "plain"}}}}, "unit.age: no such target"),
        ({"kinds": {"unit": {"name": {"单位": "plain"}, "number": {" 单位*": "plain"}}}}, "means two things"),
        ({"kinds": {"unit": {"name": {"单位": "elsewhere"}}}}, "elsewhere: no such register"),
        ({"kinds": {"unit": {}}, "constants": {"unit": {"age": "1"}}}, "unit.age: no such target"),
        ({"kinds": {"unit": {}}, "instead": {"unit": {"name": "age"}}}, "unit.age: no such target"),
        (
            {"kinds": {}, "by_content": {"unit": {"类型": {"means": ["name"], "seen": "none"}}}},
            "none: no such register",
        ),
    ],
)
def test_a_heading_file_says_what_is_wrong_in_it(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_headings(msgspec.json.encode(EMPTY | wrong))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lists": {"没有": {}}, "several": {}, "fields": {}}, "没有: no such list or field"),
        (
            {"lists": {"delivery": {"pigeon": ["信鸽"]}}, "several": {}, "fields": {}},
            "delivery: pigeon isn't one of its codes",
        ),
        (
            {"lists": {"delivery": {"paper": ["书面"], "email": ["书 面"]}}, "several": {}, "fields": {}},
            "书面 stands there twice",
        ),
        ({"lists": {}, "several": {"delivery": {"空运": ["pigeon"]}}, "fields": {}}, "delivery: pigeon isn't one of"),
        (
            {"lists": {}, "several": {}, "fields": {"staff.full_time": {"maybe": ["半职"]}}},
            "maybe isn't one of its codes",
        ),
    ],
)
def test_a_word_file_says_what_is_wrong_in_it(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_words(msgspec.json.encode(wrong))
