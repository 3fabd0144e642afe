"""One more letter is one more file: checked, handed down, offered, issued with its number, printed; no code changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.cli.run import main
from desktop_app.model.codes import code_text, codes
from desktop_app.model.kinds import Application, CaseStep, Letter
from desktop_app.office.opening import close_ledger
from desktop_app.office.rules.handing_down import withdraw
from desktop_app.office.rules.letter_heads import letter_heads
from desktop_app.office.rules.rule_files import rule_files
from desktop_app.report.letters.files import letter_files
from desktop_app.report.letters.in_force import letters_of, read_letter
from desktop_app.report.letters.offer_words import offer_lines
from desktop_app.report.letters.order import LetterOrder
from desktop_app.report.rulefiles.lines import FormatError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.formats.format_files import check_file, put_in_use
from desktop_app.ui.formats.format_lines import read_lines
from tests.store.merge.exchanging import hand_over
from tests.ui.case.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.case.case_view import CaseView

PAGE = Path(__file__).parents[3] / "docs" / "letters.md"
EXAMPLE = re.findall(r"```json\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL)[1]
CODE = str(json.loads(EXAMPLE)["code"])


def without(name: str) -> str:
    """Return the example of the page without one of its names."""
    return json.dumps({key: value for key, value in json.loads(EXAMPLE).items() if key != name}, ensure_ascii=False)


def changed(**more: object) -> str:
    """Return the example of the page with some names said otherwise."""
    return json.dumps(json.loads(EXAMPLE) | more, ensure_ascii=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the example as a file."""
    path = tmp_path / f"{CODE}.json"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def test_the_example_is_a_letter_the_program_does_not_bring_along() -> None:
    assert CODE not in letter_files().letters
    assert read_letter(EXAMPLE, "x.json").code == CODE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (without("name"), "还要写“name”（窗口里的名称）。"),
        (without("english"), "还要写“english”（英文名称）。"),
        (without("number"), "还要写“number”（文号的样式，如 {unit}公开收〔{year}〕{n}号）。"),
        (changed(number="阅〔{year}〕"), "文号的样式不能用：格式里要有一个顺序号"),
        (changed(number="{unit}公开答〔{year}〕{n}号"), "文号的样式与“公开告知书”一样"),
        (changed(name="公开告知书"), "已经有一种文书叫“公开告知书”（granted）"),
        (changed(code="Site"), "只能用小写字母"),
        (changed(decisions=["granted"]), "只能写一个"),
        (changed(steps=["visit"]), "不认识的名称“visit”"),
        (changed(steps=[], decisions=["yes"]), "不认识的名称“yes”"),
        (changed(states=["asleep"]), "不认识的名称“asleep”"),
    ],
)
def test_what_a_new_letter_lacks_is_told_in_words(text: str, told: str) -> None:
    with pytest.raises(FormatError, match=re.escape(told)):
        read_letter(text, "x.json")


def test_a_letter_that_nothing_offers_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"{CODE}.json"
    path.write_text(changed(steps=[], states=[]), encoding="utf-8")
    assert main(["check-format", str(path)]) == 0
    said = capsys.readouterr().out
    assert "办件时不会提出，只列在“其他文书”里" in said
    assert "没有错误，可以启用" in said


def test_the_check_says_when_a_letter_will_be_offered(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", str(file)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "文号：{unit}公开阅〔{year}〕{n}号"
    assert said[1:3] == ["办了“补正告知”以后提出。", "状态是“已签发”时提出。"]
    file.write_text(changed(steps=[], decisions=["granted", "partial"], states=[]), encoding="utf-8")
    assert main(["check-format", str(file)]) == 0
    decisions = "、".join(f"“{code_text('decision', code)}”" for code in ("granted", "partial"))
    assert f"办理结果是{decisions}时提出。" in capsys.readouterr().out


def test_every_letter_of_the_program_is_offered_or_stands_among_the_others_for_a_reason() -> None:
    files = letter_files()
    never = [code for code, letter in files.letters.items() if "其他文书" in offer_lines(letter, files)[-1]]
    assert never == ["urging"]


def give_back(ledger: Ledger, application: str) -> None:
    """Ask the applicant for a correction, by a bureau whose address is known."""
    with operation(ledger, "补正") as change:
        change.update(ledger.profile.organisation_id, {"address": "示例路1号"})
        step: dict[str, Value] = {"step": "correction", "day": TODAY, "until": "2025-12-01", "reason": "请写明文号"}
        change.add(CaseStep, step | {"application": application})


def issued(ledger: Ledger) -> Mapping[str, str]:
    """Return the numbers of the letters that were issued, by their kind."""
    with reading(ledger) as session:
        return {letter.code: letter.number for letter in session.query(Letter)}


def test_a_letter_dropped_in_is_offered_issued_and_printed(
    case: CaseView, ledger: Ledger, application: str, file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert CODE not in case.letters.panel.drafts
    checked = check_file(ledger, file)
    assert (checked.replaces, "补正告知" in checked.remarks) == ("", True)
    put_in_use(ledger, checked)
    assert CODE in codes("letter")
    give_back(ledger, application)
    QApplication.processEvents()
    button = case.letters.panel.drafts[CODE]
    assert button.text() == "现场查阅通知书"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QTest.mouseClick(case.letters.preview.issue, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert issued(ledger) == {CODE: "公开阅〔2025〕1号"}
    assert CODE not in case.letters.panel.drafts
    (line,) = (line for line in read_lines(ledger) if line.subject == "letters")
    assert line.changes.startswith("增加文书“现场查阅通知书”")
    path = ledger.path
    case.window().close()
    close_ledger(ledger)
    paper = tmp_path / "paper.pdf"
    words = ("letter", str(path), "2025-0031", "--code", CODE, "--day", "2025-11-14", "--issue", "--pdf", str(paper))
    assert main(list(words)) == 0
    assert "公开阅〔2025〕2号" in capsys.readouterr().out
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_reply_handed_down_says_its_decisions(ledger: Ledger, application: str, file: Path) -> None:
    from desktop_app.report.letters.issuing import issue_letter  # noqa: PLC0415 (only this test issues without a page)

    file.write_text(changed(steps=[], states=[], decisions=["granted"]), encoding="utf-8")
    put_in_use(ledger, check_file(ledger, file))
    with operation(ledger, "单位概况") as change:
        change.update(ledger.profile.organisation_id, {"address": "示例路1号"})
    issue_letter(ledger, application, LetterOrder(code=CODE, day=TODAY))
    with reading(ledger) as session:
        assert session.get_one(Application, application).reply_number == "公开阅〔2025〕1号"
        assert session.query(CaseStep).one().proposed == "granted"


def test_a_letter_reaches_the_units_and_goes_when_it_is_put_out_of_use(
    ledger: Ledger, other: Ledger, file: Path
) -> None:
    put_in_use(ledger, check_file(ledger, file))
    hand_over(ledger, other)
    with reading(other) as session:
        assert letter_heads(session)[CODE].number == "{unit}公开阅〔{year}〕{n}号"
        assert CODE in letters_of(session).letters
    with reading(ledger) as session:
        (kept,) = rule_files(session, "letters")
    withdraw(ledger, kept.record_id)
    with reading(ledger) as session:
        assert CODE not in letter_heads(session)
