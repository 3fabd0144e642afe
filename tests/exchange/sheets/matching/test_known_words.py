"""Words of registers and annexes: the files say what they can, and every official row name is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from desktop_app.exchange.sheets.matching.known_words import known_words, plain_word, read_words
from desktop_app.exchange.sheets.matching.synonyms import read_headings, synonyms
from desktop_app.model.codes import codes
from desktop_app.model.kinds import KINDS, Application, Release
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_BROAD = {"3.否决公开答复总数", "不予公开", "（8）“免予公开范围4”数", "（9）“免予公开范围5”数"}
"""Rows that count several outcomes of which none stands for the others: a person has to say which."""


def decision_rows(part: object) -> Iterator[str]:
    """Yield the names of all rows of a format that count outcomes."""
    if isinstance(part, list):
        for each in part:
            yield from decision_rows(each)
    if isinstance(part, dict):
        if any(each.get("field") == "decision" for each in part.get("where", ()) if isinstance(each, dict)):
            yield from [part["label"]] if "label" in part else []
        for each in part.values():
            yield from decision_rows(each)


def meaning(word: str) -> str:
    """Return what a word means as the outcome of an application, "" where nobody knows."""
    labels = {plain_word(code.label): code.code for code in codes("decision").values()}
    return (labels | dict(known_words("application", "decision", "decision"))).get(plain_word(word), "")


def test_every_row_name_of_every_annex_is_known_as_an_outcome() -> None:
    names = {
        name
        for path in resource("annex").glob("*.json")
        for name in decision_rows(msgspec.json.decode(path.read_bytes())["tables"])
    }
    assert len(names) > 50
    assert {name for name in names if not meaning(name)} == TOO_BROAD


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("属于三类内部事务信息", "internal"),
        ("三（三）5.属于三类内部事务信息", "internal"),
        ("5．属于三类内部事务信息", "internal"),
        ("不予公开：属于三类内部事务信息", "internal"),
        ("三（一）予以公开", "granted"),
        ("本机关不掌握相关政府信息", "not_held"),
        ("（2）“信息不存在”数", "nonexistent"),
        ("其他处理", "other"),
        ("（11）其它原因", "other"),
        ("危及“三安全一稳定”", "safety"),
    ],
)
def test_an_outcome_is_known_as_the_annex_prints_it_and_without_its_number(word: str, code: str) -> None:
    assert meaning(word) == code


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
        ({"lists": {"没有": {}}, "fields": {}}, "没有: no such list or field"),
        ({"lists": {"delivery": {"pigeon": ["信鸽"]}}, "fields": {}}, "delivery: pigeon isn't one of its codes"),
        ({"lists": {"delivery": {"paper": ["书面"], "email": ["书 面"]}}, "fields": {}}, "书面 stands there twice"),
        ({"lists": {}, "fields": {"staff.full_time": {"maybe": ["半职"]}}}, "maybe isn't one of its codes"),
    ],
)
def test_a_word_file_says_what_is_wrong_in_it(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_words(msgspec.json.encode(wrong))
