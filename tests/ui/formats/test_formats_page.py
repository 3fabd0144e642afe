"""The page 附表格式: what there is, the empty form, copying one out, checking, putting in use and out of use."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.model.codes import code_text
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.paths import resource
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.letters.in_force import letters_of
from desktop_app.settings import Settings
from desktop_app.store.log.reading import reading
from desktop_app.ui.context.jobs import Jobs
from desktop_app.ui.context.live_settings import LiveSettings
from desktop_app.ui.context.messages import Messages
from desktop_app.ui.formats.format_files import check_file
from desktop_app.ui.formats.page import FormatsPage
from desktop_app.ui.formats.use_dialog import UseDialog
from desktop_app.ui.window.open_file import OpenFile
from desktop_app.ui.window.places import PLACES
from tests.ui.conftest import at_once
from tests.ui.plain_pages import PLAIN_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger

NATIONAL = re.sub(r'  "last_year": \d+,\n', "", resource("annex", "D-2021.json").read_text(encoding="utf-8"))
"""The form of 2021, as one that is still in force."""


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, ledger: Ledger) -> Iterator[OpenFile]:
    """Return the window's inside with the real page of formats; the other pages are plain ones."""
    del dressed
    messages = Messages()
    real = next(place for place in PLACES if place.name == "formats")
    places = [real if plain.name == "formats" else plain for plain in PLAIN_PLACES]
    inside = OpenFile(
        ledger,
        Jobs(messages, at_once),
        messages,
        lambda: dt.date(2014, 1, 10),
        places,
        LiveSettings(Settings(), lambda _kept: None),
    )
    qtbot.addWidget(inside)
    inside.resize(1366, 768)
    inside.show()
    inside.navigate("formats")
    yield inside
    inside.close_desk()


@pytest.fixture
def page(desk: OpenFile) -> FormatsPage:
    """Return the page."""
    shown = desk.pages.current
    assert isinstance(shown, FormatsPage)
    return shown


def names(page: FormatsPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def choose(page: FormatsPage, name: str) -> None:
    page.list.setCurrentRow(next(row for row, text in enumerate(names(page)) if name in text))


def next_year_s(folder: Path, right: str, wrong: str) -> Path:
    """Write the form of 2021 as that of 2097, with one change."""
    path = folder / "明年的表.json"
    text = NATIONAL.replace('"id": "D-2021"', '"id": "E-2097"').replace('"first_year": 2021', '"first_year": 2097')
    text = text.replace('"aliases": ["D-2021-30"],', "").replace("2021年格式", "2097年格式").replace(right, wrong)
    path.write_text(text, encoding="utf-8")
    return path


def pick(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for asking in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, asking, lambda *_asked: (str(path), ""))


def test_every_format_is_listed_with_its_years_and_origin_and_its_empty_form(page: FormatsPage) -> None:
    assert len(names(page)) == len(formats())
    (form,) = (name for name in names(page) if "2021年格式" in name)
    assert re.fullmatch(r"2021\D*\d* 年度起? · 程序自带\n政府信息公开工作年度报告附表（2021年格式）", form)
    choose(page, "2014年全国统一格式")
    assert "国办发〔2014〕32号" in page.card.facts.text()
    assert "凭记忆还原" in page.card.status.text()
    assert page.card.withdraw.isHidden()
    assert page.sheet_area.sheet.area_of("T1.1.1.n").isValid()


def test_a_copy_is_the_file_of_the_format_and_passes_the_check(
    page: FormatsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        line = page.chosen
        assert line is not None
        path = tmp_path / f"{row}.json"
        pick(monkeypatch, path)
        page.copy.click()
        assert path.read_bytes() == line.source
        page.check.click()
    assert len(answers) == len(formats())
    assert all("没有错误，可以启用" in said for said in answers)


def test_next_year_s_form_is_put_in_use_and_taken_out_again(
    qtbot: QtBot, page: FormatsPage, desk: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    pick(monkeypatch, next_year_s(tmp_path, "行政强制", "行政强制执行"))
    page.use.click()
    assert answers[-1].startswith("启用“政府信息公开工作年度报告附表（2097年格式）”\n2097 年度起：自动选用的由")
    qtbot.waitUntil(lambda: names(page)[0].startswith("2097 年度起 · 办公室 2013-12-31 下发\n"))
    with reading(desk.context.ledger) as session:
        assert formats_of(session).default(2098).id == "E-2097"
    page.list.setCurrentRow(0)
    page.card.withdraw.click()
    assert "2097 年度起：自动选用的由“政府信息公开工作年度报告附表（2097年格式）”改为" in answers[-1]
    qtbot.waitUntil(lambda: "2097" not in names(page)[0])


def test_a_file_with_a_mistake_is_told_with_its_line_and_not_put_in_use(
    qtbot: QtBot, page: FormatsPage, desk: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    pick(monkeypatch, next_year_s(tmp_path, '"rule.made"', '"rule.mode"'))
    with qtbot.waitSignal(desk.context.messages.said) as said:
        page.use.click()
    assert said.args is not None
    assert "没有“rule.mode”这个单元格" in said.args[0].text
    assert answers == []
    assert len(names(page)) == len(formats())


def test_a_handed_down_file_that_cannot_be_used_stands_in_the_list_with_its_reason(
    page: FormatsPage, desk: OpenFile
) -> None:
    hand_down(desk.context.ledger, "annex", "坏.json", b"{")
    page.refresh(None)
    page.list.setCurrentRow(page.list.count() - 1)
    assert page.card.name.text() == "坏.json"
    assert "第 1 行" in page.card.status.text()
    assert not page.copy.isEnabled()
    assert page.sheet_area.isHidden()


def test_a_unit_only_looks(qtbot: QtBot, desk: OpenFile) -> None:
    ledger = desk.context.ledger
    hand_down(ledger, "annex", "E-2097.json", NATIONAL.replace('"D-2021"', '"E-2097"').encode())
    unit = dataclasses.replace(ledger, profile=dataclasses.replace(ledger.profile, role="unit"))
    theirs = FormatsPage(dataclasses.replace(desk.context, ledger=unit))
    qtbot.addWidget(theirs)
    theirs.show_fresh()
    choose(theirs, "下发")
    assert not theirs.use.isEnabled()
    assert theirs.copy.isEnabled()
    assert theirs.card.withdraw.isHidden()


def test_a_file_of_code_lists_is_put_in_use_and_taken_out_again(
    qtbot: QtBot, page: FormatsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    path = tmp_path / "收费.json"
    path.write_text('{"fee_item": [{"code": "scan", "label": "扫描费", "english": "Scanning"}]}', encoding="utf-8")
    pick(monkeypatch, path)
    page.use.click()
    assert answers[-1].startswith("启用“收费.json”？")
    assert "增加扫描费" in answers[-1]
    qtbot.waitUntil(lambda: names(page)[-1] == "代码表 · 办公室 2013-12-31 下发\n收费.json")
    assert code_text("fee_item", "scan") == "扫描费"
    choose(page, "收费.json")
    assert "增加扫描费" in page.card.status.text()
    assert page.sheet_area.isHidden()
    assert page.copy.isEnabled()
    page.card.withdraw.click()
    qtbot.waitUntil(lambda: "收费.json" not in names(page)[-1])
    assert code_text("fee_item", "scan") == "scan"


def test_a_damaged_code_list_stands_in_the_list_with_its_reason(page: FormatsPage, desk: OpenFile) -> None:
    hand_down(desk.context.ledger, "codes", "坏.json", b'{"fee_items": []}')
    page.refresh(None)
    choose(page, "坏.json")
    assert "fee_item" in page.card.status.text()
    assert not page.copy.isEnabled()


def test_a_letter_is_put_in_use_and_stands_in_the_list(
    qtbot: QtBot, page: FormatsPage, desk: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    path = tmp_path / "回执.json"
    path.write_bytes(resource("letters", "receipt.json").read_bytes())
    pick(monkeypatch, path)
    page.use.click()
    assert answers[-1].startswith("启用“")
    qtbot.waitUntil(lambda: names(page)[-1] == "告知文书 · 办公室 2013-12-31 下发\nreceipt.json")
    choose(page, "receipt.json")
    assert "代替自带的" in page.card.status.text()
    with reading(desk.context.ledger) as session:
        assert letters_of(session).letters["receipt"].code == "receipt"


def test_a_file_of_steps_is_checked_and_comes_only_with_the_program(
    qtbot: QtBot, page: FormatsPage, desk: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    text = resource("reference", "steps.json").read_text(encoding="utf-8")
    path = tmp_path / "steps.json"
    pick(monkeypatch, path)
    path.write_text(text, encoding="utf-8")
    page.use.click()
    assert "个办理步骤。\n办理步骤随程序一起更新，不用在这里启用。" in answers.pop()
    path.write_text(text.replace('"fee_lapsed"', '"fee_laps"'), encoding="utf-8")
    with qtbot.waitSignal(desk.context.messages.said) as said:
        page.use.click()
    assert said.args is not None
    assert "不认识的名称“fee_laps”" in said.args[0].text
    assert answers == []


def test_rules_of_the_check_are_checked_and_come_only_with_the_program(
    page: FormatsPage, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    pick(monkeypatch, resource("checks", "figures.json"))
    page.use.click()
    assert "条核对规则。\n核对规则随程序一起更新，不用在这里启用。" in answers.pop()


def test_a_form_that_is_only_chosen_by_hand_says_so_in_the_list(page: FormatsPage) -> None:
    said = {line.partition("\n")[2]: line for line in names(page) if "只供另选" in line}
    assert [*said] == [fmt.name for fmt in formats().values() if fmt.file.by_hand]


def test_a_copy_is_asked_for_its_years_and_its_way_and_says_what_changes(desk: OpenFile, tmp_path: Path) -> None:
    path = tmp_path / "D-2021 的副本.json"
    path.write_text(NATIONAL, "utf-8")
    checked = check_file(desk.context.ledger, path)
    assert checked.annex is not None
    asking = UseDialog(desk, checked, checked.annex)
    assert not asking.use.isEnabled()
    assert asking.changes.text() == "请选“代替”或“并存”。"
    asking.beside.click()
    assert asking.changes.text().endswith("各年度自动选用的格式都不变。")
    asking.instead.click()
    asking.onwards.setChecked(False)
    asking.first.setValue(2026)
    asking.last.setValue(2025)
    assert not asking.use.isEnabled()
    assert "起始年度不能晚于截止年度" in asking.changes.text()
    asking.last.setValue(2027)
    assert "2026—2027 年度：自动选用的由" in asking.changes.text()
    asking.use.click()
    assert asking.prepared is not None
    assert (asking.prepared.format.file.first_year, asking.prepared.format.file.last_year) == (2026, 2027)
