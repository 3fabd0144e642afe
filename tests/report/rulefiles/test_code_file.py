"""A file of code lists is read strictly: what is wrong in it is told with its line, and what it changes in words."""

from __future__ import annotations

import re

import pytest

from desktop_app.model.code_additions import OPEN_LISTS
from desktop_app.model.codes import official_lists
from desktop_app.paths import resource
from desktop_app.report.rulefiles.code_file import is_code_file, read_codes, told_changes
from desktop_app.report.rulefiles.lines import FormatError
from tests.folders import DOCS

GOOD = """{
 "fee_item": [
  {"code": "scan", "label": "扫描费", "english": "Scanning"},
  {"code": "copy", "label": "复制费", "english": "Duplication"}
 ],
 "decision": [
  {"code": "granted", "label": "准予公开", "english": "Allowed"}
 ]
}"""


def test_what_a_file_changes_is_told_for_each_list() -> None:
    lists = read_codes(GOOD, "x.json")
    assert list(lists) == ["fee_item", "decision"] or list(lists) == ["decision", "fee_item"]
    told = "\n".join(told_changes(lists))
    assert "增加扫描费" in told
    assert "→复制费" in told
    assert "→准予公开" in told


@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ('"fee_item"', '"fee_items"', 2, "fee_item"),
        ('"label": "扫描费"', '"lable": "扫描费"', 3, "lable"),
        ('"label": "扫描费"', '"label": 7', 3, "文字"),
        ('"扫描费"', '" "', 3, "都要写"),
        ('"scan"', '"copy"', 4, "用了两次"),
        ('"scan"', '"扫描"', 3, "小写字母"),
        ('"扫描费"', '"复制费"', 3, "分不清"),
        ('"granted"', '"given"', 7, "不能增加“given”"),
        ("],", "]", 6, "JSON"),
    ],
)
def test_a_mistake_is_told_with_its_line(right: str, wrong: str, line: int, told: str) -> None:
    with pytest.raises(FormatError, match=told) as error:
        read_codes(GOOD.replace(right, wrong, 1), "x.json")
    assert error.value.line == line


def test_every_open_list_is_a_list_and_named_in_the_documentation() -> None:
    assert official_lists().by_name.keys() > OPEN_LISTS
    page = (DOCS / "code-lists.md").read_text(encoding="utf-8")
    named = page.partition("## 哪些代码表可以增加")[2].partition("## ")[0]
    assert set(re.findall(r"`(\w+)`", named)) == OPEN_LISTS
    assert read_codes(page.partition("```json")[2].partition("```")[0], "x.json")


def test_code_lists_and_annex_formats_are_told_apart() -> None:
    assert is_code_file(GOOD)
    assert is_code_file('{"fee_items": []}')
    assert is_code_file(resource("reference", "codes.json").read_text(encoding="utf-8"))
    assert not any(is_code_file(path.read_text(encoding="utf-8")) for path in resource("annex").glob("*.json"))
    assert not is_code_file("{")
    assert not is_code_file("[]")
