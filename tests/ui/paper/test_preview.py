"""Preview and print: the same pages on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from desktop_app.report.paper.document import Document, PageBreak, Paragraph, Title
from desktop_app.report.paper.pdf.render import render
from desktop_app.ui.context.messages import Messages
from desktop_app.ui.paper.pdf_pages import PdfPages
from desktop_app.ui.paper.preview import Preview
from desktop_app.ui.paper.printing import page_numbers, prepare, print_pages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

BLACK_ENOUGH = 128


@pytest.fixture(scope="module")
def pdf() -> bytes:
    blocks = (Title("第一页"), PageBreak(), Title("第二页"), Paragraph("密密麻麻的正文" * 80))
    return render(Document("两页", blocks=blocks)).pdf


@pytest.fixture
def pages(pdf: bytes) -> PdfPages:
    return PdfPages(pdf)


@pytest.fixture
def preview(qtbot: QtBot, pdf: bytes) -> Preview:
    view = Preview(Messages())
    view.resize(1000, 700)
    qtbot.addWidget(view)
    view.show()
    view.show_pdf(pdf, "附表")
    return view


def test_the_pictures_have_the_size_of_the_paper_and_ink_on_them(pages: PdfPages) -> None:
    picture = pages.picture(0, 96.0)
    assert (picture.width(), picture.height()) == (794, 1123)
    dark = [picture.pixelColor(x, y).lightness() < BLACK_ENOUGH for x in range(0, 794, 2) for y in range(60, 200, 2)]
    assert any(dark)
    assert not all(dark)


def test_the_preview_shows_every_page_and_says_which(preview: Preview) -> None:
    assert len(preview.pictures.places) == 2
    assert "1" in preview.place.text()
    bar = preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert "第 2 页" in preview.place.text()


def test_the_pages_fill_the_width_until_another_zoom_is_chosen(preview: Preview) -> None:
    fitted = preview.pictures.places[0].width()
    assert preview.area.viewport().width() - 60 < fitted < preview.area.viewport().width()
    preview.actual_size()
    assert preview.pictures.places[0].width() == 794
    preview.fit_width()
    assert preview.pictures.places[0].width() == fitted


def test_plus_and_minus_step_through_the_zooms(preview: Preview) -> None:
    preview.actual_size()
    QTest.keyClick(preview.area, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.percent.text() == "125%"
    QTest.keyClick(preview.area, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.percent.text() == "100%"


def test_saving_writes_the_very_bytes_that_are_shown(
    preview: Preview, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "附表"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    preview.save()
    assert chosen.with_suffix(".pdf").read_bytes() == pdf


def test_a_file_that_cannot_be_written_is_told_in_plain_words(
    qtbot: QtBot, preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "无此文件夹" / "a.pdf"), ""))
    with qtbot.waitSignal(preview.messages.said) as said:
        preview.save()
    assert "没有写成" in said.args[0].text


def test_printing_gives_one_sheet_of_a4_for_each_page(pages: PdfPages, tmp_path: Path) -> None:
    target = tmp_path / "打印.pdf"
    printer = prepare(pages, "附表")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(150)
    print_pages(pages, printer)
    printed = PdfPages(target.read_bytes())
    assert len(printed) == 2
    paper = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Point)
    assert abs(printed.size(0).width() - paper.width()) < 1
    same = _difference(pages.picture(1, 40.0), printed.picture(1, 40.0))
    assert same < 0.01
    assert _difference(pages.picture(1, 40.0), printed.picture(0, 40.0)) > 2 * same


def test_the_print_dialog_prints_what_the_preview_shows(
    preview: Preview, pages: PdfPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "打印.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        dialog.printer().setResolution(100)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    preview.print_out()
    printed = PdfPages(target.read_bytes())
    assert len(printed) == len(pages)
    assert _difference(pages.picture(0, 40.0), printed.picture(0, 40.0)) < 0.01


def test_only_the_pages_asked_for_are_printed(pages: PdfPages) -> None:
    printer = prepare(pages, "附表")
    assert list(page_numbers(printer, 5)) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert list(page_numbers(printer, 5)) == [1, 2]


def _difference(one: QImage, other: QImage) -> float:
    """Return the share of points that are light in one picture and dark in the other."""
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    lightness = [(one.pixelColor(x, y).lightness(), other.pixelColor(x, y).lightness()) for x, y in places]
    return sum(abs(left - right) > BLACK_ENOUGH for left, right in lightness) / len(places)
