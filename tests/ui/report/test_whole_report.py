"""What is done with the whole report on its page: charts, the leader's page, preview, Word and web page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import docx
import pypdfium2
from PySide6.QtWidgets import QFileDialog, QPushButton
from sqlalchemy import select

from desktop_app.model.kinds import Release
from desktop_app.store.log.operation import operation
from tests.ui.report.test_page import body, type_at_end

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.report.page import ReportPage


def press(page: ReportPage, text: str) -> None:
    """Click the button of the page that says this."""
    buttons = [each for each in page.findChildren(QPushButton) if each.text().strip() == text and each.isVisible()]
    buttons[0].click()


def previewed(page: ReportPage) -> str:
    """Return the text of the pages in the preview."""
    preview = page.whole_report.stack.preview
    assert preview is not None
    with pypdfium2.PdfDocument(preview.document) as pdf:
        return "".join("".join(each.get_textpage().get_text_bounded().split()) for each in pdf)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the question for a file."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))


def test_the_preview_shows_the_report_with_what_was_just_typed(page: ReportPage, sample: Ledger) -> None:
    page.list.choose("other")
    type_at_end(page, "刚写的话。")
    press(page, "预览")
    assert "刚写的话。" in previewed(page)
    assert "2013年通过局门户网站共计发布各类信息1276条" in previewed(page)
    assert "刚写的话。" in body(sample, "other")
    assert not page.save_button.isVisible()
    press(page, "返回")
    assert not page.whole_report.stack.previewing
    assert page.save_button.isVisible()


def test_ctrl_p_previews_the_report(page: ReportPage) -> None:
    assert page.prints()
    page.print_page()
    assert page.whole_report.stack.previewing


def test_the_leaders_page_is_one_page(page: ReportPage) -> None:
    press(page, "一页纸")
    text = previewed(page)
    assert "2013年政府信息公开工作情况" in text
    assert "第1页共1页" in text


def test_charts_are_drawn_turned_over_and_follow_the_records(qtbot: QtBot, page: ReportPage, sample: Ledger) -> None:
    press(page, "图表")
    view = page.whole_report.charts
    assert view.isVisible()
    first = view.cards[0]
    assert "其他信息 575" in first.drawing.accessibleName()
    qtbot.waitUntil(first.drawing.isVisible)
    press(page, "看数据表")
    assert first.table.isVisible()
    assert not first.drawing.isVisible()
    model = first.table.model()
    cells = {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}
    assert cells["其他信息"] == "575"
    with operation(sample, "添") as change:
        like = change.session.scalars(select(Release)).first()
        assert like
        values = {"title": "又一条", "unit": like.unit, "category": like.category, "released_on": dt.date(2013, 5, 5)}
        change.add(Release, values)
    qtbot.waitUntil(lambda: "1,277" in _total(page))
    press(page, "返回编写")
    assert page.bench.isVisible()


def _total(page: ReportPage) -> str:
    months = next(card.chart for card in page.whole_report.charts.cards if "按月" in card.chart.title)
    return f"{sum(value or 0 for value in months.series[0].values):,}"


def test_the_report_is_saved_as_word_and_as_a_web_page(
    page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "年报")
    page.whole_report.save_docx()
    page.whole_report.save_html()
    texts = [each.text for each in docx.Document(str(tmp_path / "年报.docx")).paragraphs]
    assert "二、主动公开政府信息情况" in texts
    assert "二、主动公开政府信息情况</h2>" in (tmp_path / "年报.html").read_text("utf-8")


def test_nothing_is_written_when_no_file_is_named(
    page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: ("", ""))
    page.whole_report.save_docx()
    assert list(tmp_path.glob("*.docx")) == []
