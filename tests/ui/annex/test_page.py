"""The annex page as a clerk uses it: choosing, walking over figures, drilling down, findings, preview."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from sqlalchemy import select
from sqlalchemy.orm import aliased

from desktop_app.model.kinds import Category, Release
from desktop_app.report.annex.figures import to_json
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.findings.finding_card import FindingCard
from desktop_app.ui.kit.clickable import Clickable
from tests.ui.answering import click
from tests.ui.plain_pages import PlainPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.finding import Finding
    from desktop_app.ui.annex.page import AnnexPage
    from desktop_app.ui.window.open_file import OpenFile

WALK = ("A1.cnt.org", "A1.cnt.oth", "A2.cnt.letter", "A3.cnt.yes", "A1.sent.new", "A5.sent.q1", "A6.sent.p")


def figure(page: AnnexPage, code: str) -> str:
    """Return what stands in a cell of the sheet."""
    assert page.view is not None
    return page.view.annex.cells[code].text


def shown_findings(page: AnnexPage) -> tuple[Finding, ...]:
    """Return the findings of what the page shows now."""
    assert page.view is not None
    return page.view.findings


def open_figure(page: AnnexPage, code: str) -> None:
    """Go to a figure and press Enter."""
    page.sheet_area.sheet.setFocus()
    page.sheet_area.go_to(code)
    QTest.keyClick(page.sheet_area.sheet, Qt.Key.Key_Return)


def test_the_year_brings_its_own_form_and_the_sample_its_figures(page: AnnexPage) -> None:
    assert page.choices.formats.currentData() == "A-qingdao"
    keys = ("org", "doc", "plan", "fin", "hr", "biz", "news", "oth")
    assert [figure(page, f"A1.cnt.{key}") for key in keys] == ["3", "70", "3", "10", "36", "296", "283", "575"]
    assert "2013" in page.subtitle()


def test_another_form_is_chosen_by_key(page: AnnexPage) -> None:
    QTest.keyClick(page.choices.formats, Qt.Key.Key_End)
    assert page.choices.formats.currentData() == "D-2021"
    assert figure(page, "T3.new.total") == "7"
    assert page.sheet_area.sheet.area_of("T3.new.total").isValid()


def test_choosing_a_year_tells_the_whole_window_and_brings_that_years_form(desk: OpenFile, page: AnnexPage) -> None:
    QTest.keyClick(page.choices.years, Qt.Key.Key_Up)
    assert desk.context.year.value == 2014
    desk.context.year.choose(2013)
    assert page.choices.years.currentData() == 2013
    assert page.choices.formats.currentData() == "A-qingdao"


def test_a_monthly_form_has_a_choice_of_months(page: AnnexPage) -> None:
    assert not page.choices.months.isVisible()
    page.choices.formats.setCurrentIndex(page.choices.formats.findData("A-shanghai-v2"))
    page.choices.chosen.emit(page.choices.choice())
    assert page.choices.months.isVisible()
    assert page.choices.months.currentData() == 12
    whole = int(figure(page, "v2.01.ytd"))
    QTest.keyClick(page.choices.months, Qt.Key.Key_Home)
    assert page.choices.months.currentData() == 1
    assert int(figure(page, "v2.01.ytd")) == int(figure(page, "v2.01.month")) < whole


def test_choosing_a_unit_counts_only_its_records(page: AnnexPage) -> None:
    whole = int(figure(page, "A1.sent.new"))
    QTest.keyClick(page.choices.units, Qt.Key.Key_Down)
    assert 0 < int(figure(page, "A1.sent.new")) < whole
    assert page.choices.units.currentText() in page.subtitle()


@pytest.mark.parametrize("code", WALK)
def test_enter_on_a_figure_lists_records_that_come_to_it(page: AnnexPage, code: str) -> None:
    open_figure(page, code)
    drilled = page.figures.shown
    assert drilled is not None
    assert drilled.code == code
    amounts = [int(each.amount or 1) for each in drilled.behind]
    assert str(sum(amounts)) == figure(page, code) == drilled.text
    assert page.figures.drill.records.records.rowCount() == len(amounts)


def test_the_records_behind_a_figure_and_the_findings_go_out_as_sheets(
    page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_figure(page, "A1.cnt.doc")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "记录.csv"), ""))
    click(page, "导出这些记录…")
    lines = (tmp_path / "记录.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "序号,种类,记录,单位、日期等"
    assert len(lines) == 1 + 70
    page.open_findings_list()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "核对单.csv"), ""))
    click(page.preview, "保存为表格…")
    assert (tmp_path / "核对单.csv").read_text("utf-8-sig").startswith("序号,级别,核对情况,说明")


def test_enter_goes_to_the_list_enter_there_opens_the_record_and_escape_goes_back(
    desk: OpenFile, page: AnnexPage
) -> None:
    open_figure(page, "A1.cnt.org")
    records = page.figures.drill.records
    assert records.currentIndex().row() == 0
    QTest.keyClick(records, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.sheet_area.sheet
    QTest.keyClick(page.sheet_area.sheet, Qt.Key.Key_Return)
    wanted = records.records.index(0).data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(records, Qt.Key.Key_Return)
    shown = desk.pages.current
    assert isinstance(shown, PlainPage)
    assert shown.notes[-1] == ("open", "release", wanted.record_id, None)


def test_the_panel_follows_the_arrow_keys_after_a_moment(qtbot: QtBot, page: AnnexPage) -> None:
    page.sheet_area.sheet.setFocus()
    page.sheet_area.go_to("A1.cnt.org")
    QTest.keyClick(page.sheet_area.sheet, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.figures.shown is not None and page.figures.shown.code == "A1.cnt.doc")
    assert page.figures.drill.records.records.rowCount() == 70


def test_a_cell_of_a_formula_leads_to_that_cell(qtbot: QtBot, page: AnnexPage) -> None:
    open_figure(page, "A1.pct.doc")
    lines = page.figures.drill.facts.terms.findChildren(Clickable)
    QTest.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    assert page.sheet_area.sheet.current_code == "A1.cnt.doc"
    qtbot.waitUntil(lambda: page.figures.shown is not None and page.figures.shown.code == "A1.cnt.doc")


def test_a_finding_leads_to_its_cell_and_says_there_what_is_wrong(qtbot: QtBot, page: AnnexPage) -> None:
    assert page.view is not None
    finding = next(found for found in page.view.findings if found.cells)
    assert str(len(page.view.findings)) in page.figures.tabText(1)
    page.figures.show_findings_tab()
    line = next(
        found for found in page.figures.findings.findChildren(Clickable) if finding.text in found.accessibleName()
    )
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert page.sheet_area.sheet.current_code == finding.cells[0]
    assert page.figures.currentWidget() is page.figures.drill
    qtbot.waitUntil(lambda: page.figures.shown is not None and page.figures.shown.code == finding.cells[0])
    remarks = [words.text() for words in page.figures.drill.facts.remarks.findChildren(QLabel)]
    assert finding.text in remarks
    assert finding.text in page.figures.describe(finding.cells[0])


def test_changing_a_category_elsewhere_changes_two_cells_and_undo_puts_both_back(
    qtbot: QtBot, page: AnnexPage, sample: Ledger
) -> None:
    with reading(sample) as session:
        leaf, top = aliased(Category), aliased(Category)
        business = select(leaf.id).join(top, leaf.parent == top.id).where(top.code == "biz")
        release = session.scalars(select(Release.id).where(Release.category.in_(business))).first()
        organisation = session.scalars(select(Category.id).where(Category.code == "org")).one()
    assert release is not None
    before = {code: figure(page, code) for code in ("A1.cnt.biz", "A1.cnt.org", "A1.sent.new")}
    with operation(sample, "改分类") as change:
        change.update(release, {"category": organisation})
    qtbot.waitUntil(lambda: figure(page, "A1.cnt.org") == str(int(before["A1.cnt.org"]) + 1))
    assert figure(page, "A1.cnt.biz") == str(int(before["A1.cnt.biz"]) - 1)
    assert figure(page, "A1.sent.new") == before["A1.sent.new"]
    undo(sample, change.notice.operation)
    qtbot.waitUntil(lambda: {code: figure(page, code) for code in before} == before)


def test_the_preview_shows_the_pages(page: AnnexPage) -> None:
    page.print_page()
    assert page.previewing
    assert len(page.preview.pictures.places) == 1


def test_escape_in_the_preview_goes_back_to_the_sheet(page: AnnexPage) -> None:
    page.print_page()
    QTest.keyClick(page.preview.area, Qt.Key.Key_Escape)
    assert not page.previewing
    assert page.focusWidget() is page.sheet_area.sheet


def test_what_is_printed_says_what_the_sheet_says(page: AnnexPage) -> None:
    page.print_page()
    with closing(pypdfium2.PdfDocument(page.preview.document)) as pdf:
        printed = "".join(pdf[0].get_textpage().get_text_range().split())
    assert page.view is not None
    assert "本年度新增主动公开政府信息共1276条" in printed
    assert page.view.annex.fingerprint in printed


def test_a_published_annex_is_kept_shown_as_published_and_its_findings_listed(
    page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.view is not None
    published = json.loads(to_json(page.view.annex))
    published["year"] = 2012
    published["cells"]["A1.cnt.org"] = 4
    file = tmp_path / "2012.json"
    file.write_text(json.dumps(published), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.ask_for_published()
    assert page.choices.years.currentData() == 2012
    assert page.choices.sources.currentText() == "已公布存档"
    assert figure(page, "A1.cnt.org") == "4"
    assert any("A1.cnt.org" in finding.cells for finding in shown_findings(page))
    QTest.keyClick(page.choices.sources, Qt.Key.Key_Down)
    assert figure(page, "A1.cnt.org") == "0"


def test_a_file_that_is_no_annex_is_refused_in_plain_words_and_nothing_changes(
    qtbot: QtBot, desk: OpenFile, page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "错.json"
    file.write_text("{}", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    before = page.view
    with qtbot.waitSignal(desk.context.messages.said) as said:
        page.ask_for_published()
    assert "错.json" in said.args[0].text
    assert page.view is before


def test_an_explanation_is_kept_shown_and_undone(qtbot: QtBot, page: AnnexPage, sample: Ledger) -> None:
    finding = next(found for found in shown_findings(page) if found.id == "R17-summary")
    card = next(card for card in page.figures.findings.findChildren(FindingCard) if card.finding is finding)
    card.box.open()
    card.box.edit.setPlainText("往年信息不写概述。")
    card.box.save()
    qtbot.waitUntil(lambda: any(found.explanation for found in shown_findings(page)))
    kept = next(found for found in shown_findings(page) if found.explanation)
    assert kept.key == finding.key
    assert kept.done
    assert "往年信息不写概述。" in [words.text() for words in page.figures.findings.findChildren(QLabel)]
    step = last_undoable(sample)
    assert step is not None
    undo(sample, step.operation)
    qtbot.waitUntil(lambda: not any(found.explanation for found in shown_findings(page)))


def test_the_records_of_a_finding_are_listed_on_their_own_page(desk: OpenFile, page: AnnexPage) -> None:
    finding = next(found for found in shown_findings(page) if found.id == "R17-summary")
    page.figures.findings.listed.emit(list(finding.records))
    shown = desk.pages.current
    assert isinstance(shown, PlainPage)
    assert shown.notes[-1] == ("arrive", Selection("release", tuple(at.id for at in finding.records), "检查发现的"))


def test_the_list_of_findings_is_previewed_like_any_paper(page: AnnexPage) -> None:
    page.figures.findings.print_button.click()
    assert page.previewing


def test_a_sentence_of_the_report_is_shown_on_its_page(desk: OpenFile, page: AnnexPage) -> None:
    finding = next(found for found in shown_findings(page) if found.passages)
    page.figures.findings.read.emit(finding.passages[0])
    shown = desk.pages.current
    assert isinstance(shown, PlainPage)
    assert shown.name == "report"
    assert shown.notes[-1] == ("arrive", finding.passages[0])
