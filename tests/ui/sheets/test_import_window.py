"""Excel in, as a clerk does it: the sheet chosen, its columns said once, cells put right, the rest saved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from sqlalchemy import select

from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.taking.examined import Status
from desktop_app.model.kinds import Release
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.ui.sheets.checked_rows import FIRST
from desktop_app.ui.sheets.import_window import CHECK, COLUMNS, SOURCE, ImportWindow
from desktop_app.ui.sheets.value_choice import ValueChoice
from tests.ui.answering import button, click
from tests.ui.sheets.made_sheets import CATALOGUE, REGISTER, Rows, save
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.context.messages import Message
    from desktop_app.ui.window.main_window import MainWindow


def choose(step: ImportWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press the button of the first step and choose a file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    click(step, "选择文件…")


def type_value(editor: ValueChoice | QLineEdit, text: str) -> None:
    """Type a value for all rows and leave the line with Enter."""
    line = editor.lineEdit() if isinstance(editor, ValueChoice) else editor
    assert line is not None
    line.setFocus()
    line.clear()
    type_in(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def another(step: ImportWindow, qtbot: QtBot) -> ImportWindow:
    """Open the guided step once more, as a month later."""
    behind = step.parentWidget()
    assert behind is not None
    made = ImportWindow(behind, step.importing.context, "release")
    qtbot.addWidget(made)
    made.show()
    return made


def settle(step: ImportWindow) -> None:
    """Look at the rows now, as happens a moment after the last change."""
    step.importing.look()


def releases(ledger: Ledger) -> dict[str, Release]:
    with reading(ledger) as session:
        found = {row.title: row for row in session.scalars(select(Release))}
        session.expunge_all()
        return found


def statuses(step: ImportWindow) -> dict[str, int]:
    """Return how many rows have which status, as the buttons over the grid say it."""
    pairs = [shown.text().split() for shown in step.check.filter.buttons.values() if not shown.isHidden()]
    return {word: int(count) for word, count in pairs}


def edit(step: ImportWindow, row: int, target: str, text: str) -> None:
    """Go to a cell of the grid by keyboard, type and press Enter."""
    rows = step.check.rows
    assert rows.examined is not None
    column = FIRST + [each.name for each in rows.examined.targets].index(target)
    table = step.check.table
    table.setFocus()
    table.setCurrentIndex(rows.index(rows.place_of(row), column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.clear()
    type_in(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_a_register_goes_in_once_its_missing_fields_are_said_and_next_month_without_a_question(
    step: ImportWindow, bureau: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(step, save(tmp_path / "登记表.xlsx", REGISTER), monkeypatch)
    assert step.step == COLUMNS
    assert step.columns.bar.first.value() == 3
    meanings = [meaning.choice.currentText().removesuffix(" *") for meaning in step.columns.head.meanings]
    assert meanings == ["不导入", "文号", "标题", "内容概述", "生成日期", "公开属性"]
    assert all(meaning.said.text() for meaning in step.columns.head.meanings)
    assert not button(step, "下一步：核对").isEnabled()
    type_value(step.columns.constants.editors["unit"], "政策法规科")
    type_value(step.columns.constants.editors["category"], "政策文件")
    click(step, "下一步：核对")
    assert step.step == CHECK
    assert statuses(step) == {"全部": 3, "新增": 3}
    click(step, "导入 3 行")
    assert not step.isVisible()
    assert len(releases(bureau)) == 3
    assert releases(bureau)["局领导分工"].made_on == dt.date(2022, 3, 20)
    undone = last_undoable(bureau)
    assert undone is not None
    undo(bureau, undone.operation)
    assert releases(bureau) == {}
    again = another(step, qtbot)
    choose(again, save(tmp_path / "登记表-4月.xlsx", REGISTER), monkeypatch)
    assert again.step == CHECK
    assert statuses(again) == {"全部": 3, "新增": 3}


def test_what_is_not_read_is_said_and_other_heading_and_last_rows_can_be_chosen(
    step: ImportWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(step, save(tmp_path / "登记表.xlsx", REGISTER), monkeypatch)
    assert step.importing.proposal is not None
    whys = [left.why for left in step.importing.proposal.table.left_out]
    assert whys == ["标题行以上", "只有序号，没有内容", "合计行", "签字行"]
    table = step.columns.table
    table.setCurrentIndex(table.model().index(4, 0))
    step.columns.row_menu().actions()[1].trigger()
    assert step.importing.proposal.matching.last_row == 5
    assert len(step.importing.proposal.table.rows) == 2
    step.columns.bar.first.setFocus()
    step.columns.bar.first.selectAll()
    QTest.keyClicks(step.columns.bar.first, "4\r")
    assert step.importing.proposal.matching.heading_rows == (4,)
    assert step.columns.bar.last.value() == 5


def test_the_same_catalogue_a_month_later_adds_the_new_row_only(
    step: ImportWindow, bureau: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(step, save(tmp_path / "目录.xlsx", CATALOGUE), monkeypatch)
    click(step, "导入 2 行")
    later: Rows = [*CATALOGUE, ["关于排水管理的办法", "规划建设科", "政策文件", dt.date(2024, 4, 2), "水规〔2024〕3号"]]
    later[1] = ["关于节约用水的办法", "规划建设科", "政策文件", dt.date(2024, 3, 8), "水规〔2024〕1号"]
    again = another(step, qtbot)
    choose(again, save(tmp_path / "目录-下月.xlsx", later), monkeypatch)
    assert statuses(again)["新增"] >= 1
    assert statuses(again)["已有"] == 1
    click(again, f"新增 {statuses(again)['新增']}")
    assert all(row.status is Status.NEW for row in again.check.rows.rows)
    assert bureau


def test_cells_are_put_right_in_the_grid_by_keyboard_and_looked_at_again(
    step: ImportWindow, bureau: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: Rows = [list(row) for row in CATALOGUE]
    rows[2][3] = "2024年13月1日"
    choose(step, save(tmp_path / "目录.xlsx", rows), monkeypatch)
    assert step.step == CHECK
    assert statuses(step) == {"全部": 2, "不能导入": 1, "新增": 1}
    index = step.check.table.currentIndex()
    assert step.check.rows.rows[index.row()].number == 3
    assert "这一天不存在" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    edit(step, 3, "released_on", "2024-12-01")
    settle(step)
    assert statuses(step) == {"全部": 2, "新增": 2}
    click(step, "导入 2 行")
    assert releases(bureau)["关于河道管理的办法"].released_on == dt.date(2024, 12, 1)


def test_a_word_that_nobody_knows_is_said_once_for_all_rows_and_remembered(
    step: ImportWindow, bureau: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    rows: Rows = [list(row) for row in CATALOGUE]
    rows[1][1] = rows[2][1] = "法规股"
    choose(step, save(tmp_path / "目录.xlsx", rows), monkeypatch)
    assert statuses(step) == {"全部": 2, "不能导入": 2}
    assert step.check.words.isVisible()
    choice = step.check.words.choices["unit", "法规股"]
    choice.setFocus()
    choice.setCurrentIndex(choice.findText("政策法规科"))
    choice.activated.emit(choice.currentIndex())
    settle(step)
    assert not step.check.words.isVisible()
    click(step, "导入 2 行")
    assert len({row.unit for row in releases(bureau).values()}) == 1
    rows[1][0], rows[1][4] = "又一个办法", "水规〔2024〕9号"
    again = another(step, qtbot)
    choose(again, save(tmp_path / "下月.xlsx", rows), monkeypatch)
    assert statuses(again) == {"全部": 2, "新增": 1, "已有": 1}


def test_the_good_rows_are_taken_and_the_rest_is_saved_with_the_reasons(
    step: ImportWindow, bureau: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: Rows = [list(row) for row in CATALOGUE]
    rows[2][3] = "去年"
    said: list[Message] = []
    step.importing.context.messages.said.connect(said.append)
    choose(step, save(tmp_path / "目录.xlsx", rows), monkeypatch)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    click(step, "导入其余 1 行，不能导入的另存…")
    assert releases(bureau) == {}
    rest = tmp_path / "不能导入.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(rest), ""))
    click(step, "导入其余 1 行，不能导入的另存…")
    assert list(releases(bureau)) == ["关于节约用水的办法"]
    assert said[-1].file == rest
    assert said[-1].undo
    assert read_sheet(rest).rows[1].cells[0] == "关于河道管理的办法"


def test_a_row_is_left_out_with_delete_and_taken_after_all(
    step: ImportWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(step, save(tmp_path / "目录.xlsx", CATALOGUE), monkeypatch)
    step.check.table.setFocus()
    QTest.keyClick(step.check.table, Qt.Key.Key_Delete)
    settle(step)
    assert statuses(step) == {"全部": 2, "新增": 1, "不要": 1}
    click(step, "还是要")
    settle(step)
    assert statuses(step) == {"全部": 2, "新增": 2}


def test_a_changed_row_shows_before_and_after(
    step: ImportWindow, bureau: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    rows: Rows = [["标题", "公开单位", "信息分类", "公开日期", "文号", "页数"], [*CATALOGUE[1], 3]]
    choose(step, save(tmp_path / "目录.xlsx", rows), monkeypatch)
    click(step, "导入 1 行")
    rows[1][5] = 8
    again = another(step, qtbot)
    choose(again, save(tmp_path / "改过.xlsx", rows), monkeypatch)
    assert statuses(again) == {"全部": 1, "有变化": 1}
    assert ">3</s>" in again.check.detail._said.text()
    assert "<b>8</b>" in again.check.detail._said.text()
    click(again, "导入 1 行")
    assert [row.pages for row in releases(bureau).values()] == [8]


def test_a_file_that_is_no_sheet_is_refused_in_the_step_and_another_can_be_chosen(
    step: ImportWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "照片.xlsx").write_bytes(b"\xff\xd8\xff")
    choose(step, tmp_path / "照片.xlsx", monkeypatch)
    assert step.step == SOURCE
    assert "照片.xlsx" in step.source._wrong.text()
    assert step.source._wrong.isVisible()
    choose(step, save(tmp_path / "目录.xlsx", CATALOGUE), monkeypatch)
    assert step.step == CHECK
    assert not step.source._wrong.isVisible()


def test_copied_rows_are_pasted_and_a_file_is_dropped(step: ImportWindow, tmp_path: Path) -> None:
    lines = ["\t".join(str(cell) for cell in row) for row in CATALOGUE]
    QApplication.clipboard().setText("\r\n".join(lines))
    QTest.keyClick(step, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert step.step == CHECK
    assert statuses(step) == {"全部": 2, "新增": 2}
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(save(tmp_path / "登记表.xlsx", REGISTER)))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    step.dropEvent(event)
    assert event.isAccepted()
    assert step.step == COLUMNS


def test_rows_copied_with_a_merged_cell_are_read_from_the_page_on_the_clipboard(step: ImportWindow) -> None:
    page = (
        "<table><tr><td>标题</td><td>公开单位</td><td>信息分类</td><td>公开日期</td></tr>"
        "<tr><td>通知一</td><td rowspan=2>政策法规科</td><td>政策文件</td><td>2023-06-01</td></tr>"
        "<tr><td>通知二</td><td>政策文件</td><td>2023-06-02</td></tr></table>"
    )
    copied = QMimeData()
    copied.setHtml(page)
    copied.setText("标题")
    QApplication.clipboard().setMimeData(copied)
    click(step, "粘贴（Ctrl+V）")
    assert statuses(step) == {"全部": 2, "新增": 2}
    assert "合并单元格" in step.check.said.text()


def test_cells_are_pasted_into_the_grid_from_the_current_one_on(
    step: ImportWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(step, save(tmp_path / "目录.xlsx", CATALOGUE), monkeypatch)
    table = step.check.table
    table.setCurrentIndex(step.check.rows.index(0, FIRST + 3))
    table.setFocus()
    QApplication.clipboard().setText("2024-05-01\t水规〔2024〕7号\n2024-05-02\t水规〔2024〕8号\n2024-05-03\n")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(step)
    assert [row.texts[3:5] for row in step.check.rows.rows] == [
        ("2024-05-01", "水规〔2024〕7号"),
        ("2024-05-02", "水规〔2024〕8号"),
    ]
    assert step.step == CHECK


def test_a_doubtful_number_is_taken_once_somebody_says_it_is_right(
    step: ImportWindow, bureau: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: Rows = [[*CATALOGUE[0], "索引号"], [*CATALOGUE[1], "110101199001011000"]]
    choose(step, save(tmp_path / "目录.xlsx", rows), monkeypatch)
    assert statuses(step) == {"全部": 1, "不能导入": 1}
    click(step, "这样没错")
    assert not button(step, "再核对一次").isEnabled()
    settle(step)
    click(step, "导入 1 行")
    assert [row.index_number for row in releases(bureau).values()] == ["110101199001011000"]


def test_one_of_several_sheets_is_chosen_and_hidden_rows_are_a_choice(
    step: ImportWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "两张表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("说明", "目录"):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(
                [["标题", "公开单位", "公开时间"], ["甲", name, "2024-01-01"], ["乙", name, "x"]]
            ):
                sheet.write_row(number, 0, row)
            sheet.set_row(2, None, None, {"hidden": True})
    choose(step, path, monkeypatch)
    assert step.sheets.isVisible()
    assert [step.sheets.itemText(place) for place in range(step.sheets.count())] == ["说明", "目录"]
    step.sheets.setCurrentIndex(1)
    step.sheets.activated.emit(1)
    assert step.importing.chosen is not None
    assert step.importing.chosen.sheet.name == "目录"
    hidden = step.columns.bar.hidden
    assert hidden.isVisible()
    QTest.mouseClick(hidden, Qt.MouseButton.LeftButton, pos=QPoint(8, hidden.height() // 2))
    assert step.importing.matching is not None
    assert not step.importing.matching.hidden
    assert step.columns.raw.why_left_out(2) == "隐藏的行"


def test_another_kind_is_proposed_anew_and_another_column_meaning_moves(
    step: ImportWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(step, save(tmp_path / "登记表.xlsx", REGISTER), monkeypatch)
    head = step.columns.head
    place = head.meanings[3].choice.findData("remark")
    head.meanings[3].choice.setCurrentIndex(place)
    head.meanings[3].choice.activated.emit(place)
    assert step.importing.matching is not None
    assert step.importing.matching.columns[3] == "remark"
    assert head.meanings[3].said.text() == "手工选定"
    step.kinds.setCurrentIndex(step.kinds.findData("application"))
    assert step.importing.kind.kind == "application"
    assert "applicant_type" in step.columns.constants.editors


def test_the_window_opens_it_by_a_dropped_sheet(desk_window: MainWindow, bureau: Ledger, tmp_path: Path) -> None:
    assert bureau
    assert desk_window.desk is not None
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(save(tmp_path / "目录.xlsx", CATALOGUE)))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk_window.desk.dropEvent(event)
    opened = desk_window.findChild(ImportWindow)
    assert opened is not None
    opened.kinds.setCurrentIndex(opened.kinds.findData("release"))
    assert opened.importing.chosen is not None
    opened.close()
