"""Letter files: a mistake is told with file, line and reason; the closest wording is chosen."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.model.codes import codes
from desktop_app.model.letter_heads import own_heads
from desktop_app.office.rules.numbering import all_series, letter_series
from desktop_app.paths import resource
from desktop_app.report.letters.file_shape import Version
from desktop_app.report.letters.files import Situation, choose, read_letters
from desktop_app.report.letters.vocabulary import vocabulary
from desktop_app.report.rulefiles.lines import FormatError
from tests.folders import DOCS

if TYPE_CHECKING:
    from pathlib import Path

PAGE = DOCS / "letters.md"


def broken(tmp_path: Path, old: str, new: str, name: str = "extension.json") -> FormatError:
    """Return the mistake that a file has once a text in it is replaced."""
    folder = tmp_path / "letters"
    shutil.copytree(resource("letters"), folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(FormatError) as caught:
        read_letters(folder)
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("{extension_days}", "{extension_dyas}", 11, "没有“{extension_dyas}”这个填空"),
        ("{extension_days}", "{extension_days", 11, "花括号没有成对"),
        ('"code": "extension"', '"code": "extention"', 2, "文书种类“extention”"),
        ('"steps": ["extension"]', '"steps": ["extension"], "guards": ["weather"]', 6, "不认识的名称“weather”"),
        ('"steps": ["extension"]', '"steps": ["prolonging"]', 6, "不认识的名称“prolonging”"),
        ('"rule_set": "CN-2007"', '"rule_set": "CN-2012"', 8, "没有“CN-2012”这个规定"),
        ('"rule_set": "CN-2007"', '"rule_set": "CN-2019"', 15, "适用的情形相同"),
        ('"part": "opening"', '"part": "ending"', 9, "没有“ending”这个共用段落"),
        ('"part": "opening"', '"part": "opening", "text": "又"', 9, "也只能写一个"),
        ('"part": "opening"', '"part": "opening", "if": "sunny"', 9, "没有“{sunny}”这个填空"),
        ('"title"', '"tittle"', 3, "不认识的名称“tittle”"),
        ('"part": "opening"},', '"part": "opening"}', 10, "不是正确的 JSON"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    error = broken(tmp_path, old, new)
    assert (error.file, error.line) == ("extension.json", line)
    assert reason in error.reason


def test_mistakes_in_shared_passages_and_forms_are_told_too(tmp_path: Path) -> None:
    error = broken(tmp_path, "{court}", "{cuort}", "parts.json")
    assert (error.file, "{cuort}" in error.reason) == ("parts.json", True)
    shutil.rmtree(tmp_path / "letters")
    assert "左栏" in broken(tmp_path, '"登记号"', '"登│记"', "urging.json").reason
    shutil.rmtree(tmp_path / "letters")
    assert "“x”" in broken(tmp_path, '"decisions": ["registry"]', '"decisions": ["x"]', "refused.json").reason


def version(name: str, **more: Any) -> Version:
    """Return a wording that only says its name."""
    return Version(body=(name,), **more)


def test_the_closest_wording_goes_first_and_then_the_newest() -> None:
    versions = (
        version("any"),
        version("2010", since=dt.date(2010, 1, 12)),
        version("2024", since=dt.date(2024, 1, 1)),
        version("internal", decisions=("internal",)),
        version("first", review_first=True, since=dt.date(2024, 1, 1), decisions=("case_file",)),
        version("co_maker", steps=("co_maker",)),
    )

    def chosen(day: str, decision: str = "", step: str = "", *, first: bool = False) -> str:
        situation = Situation(
            rule_set="CN-2019", day=dt.date.fromisoformat(day), decision=decision, step=step, review_first=first
        )
        found = choose(versions, situation)
        assert found is not None
        return str(found.body[0])

    assert chosen("2009-01-01") == "any"
    assert chosen("2010-01-12") == "2010"
    assert chosen("2023-12-31") == "2010"
    assert chosen("2024-01-01") == "2024"
    assert chosen("2024-01-01", "internal") == "internal"
    assert chosen("2024-01-01", "case_file") == "2024"
    assert chosen("2024-01-01", "case_file", first=True) == "first"
    assert chosen("2024-01-01", "internal", "co_maker") == "co_maker"


def test_every_kind_of_letter_has_a_series_of_its_own() -> None:
    patterns = [letter_series(head).pattern for head in own_heads().values()]
    assert len(set(patterns)) == len(patterns)
    assert {series.code for series in all_series() if series.kind == "letter"} == set(codes("letter"))


def test_the_page_for_the_office_lists_every_word_with_its_meaning() -> None:
    page = PAGE.read_text("utf-8")
    listed = dict(re.findall(r"^\| `\{(\w+)\}` \| (.+) \|$", page, re.MULTILINE))
    assert listed == vocabulary().words


def test_the_example_of_the_page_is_a_letter_file(tmp_path: Path) -> None:
    example = re.search(r"```json\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example
    folder = tmp_path / "letters"
    shutil.copytree(resource("letters"), folder)
    (folder / f"{json.loads(example[1])['code']}.json").write_text(example[1], "utf-8")
    assert json.loads(example[1])["code"] in read_letters(folder).letters
