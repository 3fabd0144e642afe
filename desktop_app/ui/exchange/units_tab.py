"""单位和起步: the office's list of units pasted or imported, and the start file for all with its covering note."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.unit_list import UnitList, read_unit_list, rows_of
from desktop_app.office.records.unit_list import TakenUnits, look_at_units, take_units
from desktop_app.paths import user_documents
from desktop_app.store.log.moments import moment_of
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.exchange.start_files import write_start_files
from desktop_app.ui.exchange.unit_table import UnitTable
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, caption, card, heading, on_click, primary_button, quiet_button, wrapping
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from desktop_app.model.unit_list import UnitLine
    from desktop_app.office.months.start_state import StartState
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.exchange.start_files import StartFiles

_PASTE_LEAST, _PASTE_MOST = 150, 250
_LEAST_HEIGHT = 200
"""Logical pixels of height that pasted list and table have at least; in a low window the tab scrolls."""


class UnitsTab(QWidget):
    """Left what was pasted, right the same as a table to check; below, the start file. Signal `written()`."""

    written = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._may_write = not context.ledger.read_only
        self._read = UnitList()
        self._written: StartFiles | None = None
        self.pasted = QPlainTextEdit()
        self.pasted.setAccessibleName(_("单位名单"))
        self.pasted.setPlaceholderText(_("贴在这里，一行一个：\n就业促进处\n社会保险处\n局属单位\n人才服务中心"))
        self.pasted.setTabChangesFocus(True)
        self.pasted.setMinimumWidth(_PASTE_LEAST)
        self.pasted.setMaximumWidth(_PASTE_MOST)
        self.pasted.textChanged.connect(self._read_pasted)
        self.table = UnitTable()
        self.table.list.edited.connect(lambda: self._look(self.table.list.lines))
        self.summary = body("")
        self.take = on_click(primary_button(_("登记"), "save"), self.take_in)
        self.write = on_click(primary_button(_("写起步文件和说明…"), "export"), self.ask_folder)
        self.open_folder = on_click(quiet_button(_("打开文件夹"), "open"), self._open_folder)
        self.state = body("")
        self._lay_out()
        self._look([])

    def go_to_list(self) -> None:
        """Put the keyboard where the list is pasted."""
        self.pasted.setFocus()

    def show_state(self, state: StartState) -> None:
        """Say how far the units and the start file are."""
        self.write.setEnabled(self._may_write and state.units > 0)
        self.state.setText(_said(state))
        self.open_folder.setVisible(self._written is not None)

    def ask_file(self) -> None:
        """Ask for a sheet or a text with the list."""
        kinds = _("名单 (*.xlsx *.xls *.csv *.txt *.ods)") + ";;" + _("所有文件 (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("选择单位名单"), str(user_documents()), kinds)
        if chosen:
            self._context.jobs.run(_("正在读名单…"), lambda progress: _rows(Path(chosen), progress), self._show_rows)

    def take_in(self) -> None:
        """Take the list in as it stands in the table, as one step."""
        work = partial(take_units, self._context.ledger, self.table.list.lines)
        do(self._context, _("登记单位名单"), work, Then(said=_taken_words, done=lambda _taken: self._start_anew()))

    def ask_folder(self) -> None:
        """Ask where the start file and its note go, and write them."""
        chosen = QFileDialog.getExistingDirectory(self, _("起步文件和说明写到哪个文件夹"), str(user_documents()))
        if not chosen:
            return
        ledger, today = self._context.ledger, self._context.today()

        def work(progress: Progress) -> StartFiles:
            return write_start_files(ledger, Path(chosen), today, progress)

        self._context.jobs.run(_("正在写起步文件…"), work, self._say_written)

    def _read_pasted(self) -> None:
        self._show_rows(rows_of(self.pasted.toPlainText()))

    def _show_rows(self, rows: list[list[str]]) -> None:
        self._read = read_unit_list(rows)
        self._look(self._read.lines)

    def _start_anew(self) -> None:
        self.pasted.clear()
        self._show_rows([])
        self.go_to_list()

    def _look(self, lines: list[UnitLine] | tuple[UnitLine, ...]) -> None:
        ledger = self._context.ledger
        units = read(ledger, look_at_units, lines, ledger.profile.unit_id)
        self.table.list.show_units(units)
        counts = {state: sum(unit.state == state for unit in units) for state in ("new", "filled", "double", "wrong")}
        ready = counts["new"] + counts["filled"]
        self.take.setText(_("登记 {count} 个单位").format(count=ready) if ready else _("登记"))
        self.take.setEnabled(self._may_write and ready > 0 and not counts["wrong"])
        self.summary.setText(" ".join(self._summary(len(units), counts)) if units else "")
        self._sides.setCurrentIndex(0 if units else 1)

    def _summary(self, count: int, counts: dict[str, int]) -> list[str]:
        said = [_("名单 {count} 行，新增 {new} 个单位。").format(count=count, new=counts["new"])]
        if counts["wrong"]:
            said.append(_("{count} 行要先改正。").format(count=counts["wrong"]))
        if counts["double"]:
            said.append(_("{count} 行重复，略过。").format(count=counts["double"]))
        if self._read.blank:
            said.append(_("{count} 行空白，略过。").format(count=self._read.blank))
        if self._read.left_out:
            said.append(_("没有用到的列：{columns}。").format(columns=_("、").join(self._read.left_out)))
        return said

    def _say_written(self, written: StartFiles) -> None:
        self._written = written
        text = _("已写好“{name}”、说明（PDF、docx）和信息员卡片，一起发给各单位；本机核对码是 {code}。")
        said = text.format(name=written.file.name, code=written.code)
        self._context.messages.saved(written.file.parent, said)
        self.written.emit()

    def _open_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.file.parent)))

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, Space.TINY, 0)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self._list_card(), 1)
        inside.addWidget(self._file_card())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside))

    def _list_card(self) -> QWidget:
        frame = card()
        head, sides = QHBoxLayout(), QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(heading(_("① 单位名单"), 3))
        how = _("从文件或表格里复制，贴到左边；右边核对，性质按名称猜，可以改，Delete 去掉一行")
        words.addWidget(wrapping(caption(how)))
        head.addLayout(words, 1)
        head.addWidget(on_click(quiet_button(_("从文件选名单…"), "open"), self.ask_file))
        self._sides = QStackedWidget()
        self._sides.setMinimumHeight(scaled(_LEAST_HEIGHT))
        self._sides.addWidget(self.table)
        nothing = _("名称以外，还可以有简称、性质、编号几列。同一个名单贴两次，也不会重复。")
        self._sides.addWidget(EmptyState("building", _("贴上名单，这里就列出每个单位"), nothing))
        sides.setSpacing(Space.LARGE)
        sides.addWidget(self.pasted, 1)
        sides.addWidget(self._sides, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.take)
        _fill(frame, head, sides, foot)
        return frame

    def _file_card(self) -> QWidget:
        frame = card()
        row, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(heading(_("② 起步文件和说明"), 3))
        words.addWidget(self.state)
        row.setSpacing(Space.SMALL)
        row.addLayout(words, 1)
        row.addWidget(self.open_folder)
        row.addWidget(self.write)
        self.open_folder.hide()
        _fill(frame, row)
        return frame


def _fill(frame: QWidget, *rows: QLayout) -> None:
    inside = frame.layout()
    if isinstance(inside, QVBoxLayout):
        for row in rows:
            inside.addLayout(row)


def _rows(path: Path, progress: Progress) -> list[list[str]]:
    from desktop_app.exchange.sheets.unit_sheet import read_unit_rows  # noqa: PLC0415 (sheets are only loaded when wanted)

    return read_unit_rows(path, progress)


def _taken_words(taken: TakenUnits) -> str:
    if taken.filled:
        return _("已登记 {added} 个单位，补充 {filled} 个。").format(added=taken.added, filled=taken.filled)
    return _("已登记 {added} 个单位。").format(added=taken.added)


def _said(state: StartState) -> str:
    """Say what to do next with the start file."""
    if not state.units:
        return _("先登记单位名单，再写起步文件：各单位用它建立自己的台账。")
    if state.written_at is None:
        return _("台账里有 {count} 个单位。写一个起步文件，各单位都用它，另附一页说明（PDF 和 docx）。").format(
            count=state.units
        )
    day = moment_text(moment_of(state.written_at))
    if state.added_since:
        text = _("起步文件写于 {day}，以后又登记了 {count} 个单位，请再写一次。")
        return text.format(day=day, count=state.added_since)
    return _("起步文件写于 {day}，{count} 个单位都在里面。").format(day=day, count=state.units)
