"""The PCs that nobody has certified yet, in one list: each is ticked once its code was compared, none by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.pinyin import answers_to
from desktop_app.model.text_order import text_key
from desktop_app.ui.exchange.file_words import content_words, months_words
from desktop_app.ui.kit.headed_rows import HeadedRows, Index
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_table import make_plain
from desktop_app.ui.kit.plain_text import said_in
from desktop_app.ui.kit.theme import body, heading
from desktop_app.ui.kit.tokens import COLOURS, Size, Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome

UNIT, PERSON, CODE, CONTENT = range(4)
_SEARCH = 230
_LEAST_ROWS = 3


@dataclass(slots=True)
class UnknownPc:
    """A PC with the files it signed; several files of one PC are compared once."""

    unit: str
    person: str
    code: str
    files: list[FileOutcome] = field(default_factory=list)
    ticked: bool = False

    def holds(self, words: str) -> bool:
        """Tell whether words typed to find it are part of its unit, person or code, or sound like them."""
        texts = (self.unit, self.person, self.code, self.code.replace("-", ""))
        return any(answers_to(text, words) for text in texts)

    @property
    def said(self) -> str:
        """Return what to know of its files before they are taken: a stranger's unit, another bureau, a wrong clock."""
        return " ".join(dict.fromkeys(said for file in self.files for said in file.warnings if self.code not in said))

    @property
    def content(self) -> str:
        """Return in words what its files bring."""
        words = [
            _("：").join(filter(None, (months_words(file) or _("没有上报月份"), content_words(file))))
            for file in self.files
        ]
        return _("；").join(dict.fromkeys(words))


def unknown_pcs(files: Sequence[FileOutcome]) -> list[UnknownPc]:
    """Return the PCs that signed files, in the order of their units."""
    found: dict[str, UnknownPc] = {}
    for file in files:
        if file.sender:
            sender = file.sender
            pc = found.setdefault(sender.code, UnknownPc(sender.unit_name, sender.person, sender.code))
            pc.files.append(file)
    return sorted(found.values(), key=lambda pc: (text_key(pc.unit), pc.code))


class UnknownPcs(QFrame):
    """The list with a box to find a unit or code. Signal `ticked()`: another PC was compared, or isn't any more."""

    ticked = Signal()

    def __init__(self, *, office: bool, may_write: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._office = office
        self._pcs: list[UnknownPc] = []
        self._title = heading("", 3)
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("查找单位或核对码"))
        self.words.setAccessibleName(_("查找单位或核对码"))
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setFixedWidth(scaled(_SEARCH))
        self.words.textChanged.connect(self._filter)
        self.table = _PcTable()
        self.table.pcs.may_write = may_write
        self.table.pcs.ticked.connect(self._say)
        self.words.returnPressed.connect(self.table.setFocus)
        self._lay_out()

    def show_pcs(self, pcs: Sequence[UnknownPc]) -> None:
        """Show PCs, none of them ticked."""
        self._pcs = list(pcs)
        self.words.clear()
        self._filter("")
        head = self.table.horizontalHeader().sizeHint().height() + 2
        self.table.setMinimumHeight(min(len(pcs), _LEAST_ROWS) * Size.ROW + head)
        self.table.setMaximumHeight(len(pcs) * Size.ROW + head)
        self._say()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes that were compared."""
        return tuple(pc.code for pc in self._pcs if pc.ticked)

    def _filter(self, words: str) -> None:
        self.table.pcs.put([pc for pc in self._pcs if pc.holds(words)])
        self.table.setCurrentIndex(self.table.pcs.index(0, UNIT))

    def _say(self) -> None:
        text = _("还没有认证的电脑 {count} 台，已核对 {ticked} 台")
        self._title.setText(text.format(count=len(self._pcs), ticked=len(self.codes)))
        self.ticked.emit()

    def _lay_out(self) -> None:
        column, head = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self.words)
        column.addLayout(head)
        by_phone = _("逐台对照单位交来的核对码纸，或打电话请对方念一遍；一致的打勾（空格键）。没有打勾的一律不收。")
        by_note = _("对照办公室起步说明上的核对码，四组都一致才打勾（空格键）。不一致的不要收，先给办公室打电话。")
        column.addWidget(body(by_phone if self._office else by_note))
        column.addWidget(self.table, 1)
        column.addStretch()


class _PcModel(HeadedRows[UnknownPc]):
    """One line for each PC; signal `ticked()`."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__((_("单位"), _("信息员"), _("核对码"), _("内容")))
        self.may_write = True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pc, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == UNIT:
            return Qt.CheckState.Checked if pc.ticked else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return said_in(role, (pc.unit, pc.person or _("（未署名）"), pc.code, pc.said or pc.content)[column])
        if role == Qt.ItemDataRole.ForegroundRole and column == CONTENT and pc.said:
            return QColor(COLOURS.bad)
        if role == Qt.ItemDataRole.FontRole and column == CODE:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsUserCheckable if index.column() == UNIT and self.may_write else known

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.may_write:
            return False
        self.rows[index.row()].ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


class _PcTable(QTableView):
    """The lines; the space bar ticks one and goes to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.pcs = _PcModel()
        self.setModel(self.pcs)
        self.setAccessibleName(_("还没有认证的电脑"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        make_plain(self)
        head = self.horizontalHeader()
        for column in (UNIT, CONTENT):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (PERSON, CODE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current line with the space bar, or take the tick off, and go on."""
        index = self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not index.isValid():
            super().keyPressEvent(event)
            return
        box = index.siblingAtColumn(UNIT)
        ticked = box.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        if self.pcs.setData(box, state, Qt.ItemDataRole.CheckStateRole) and index.row() + 1 < self.pcs.rowCount():
            self.setCurrentIndex(box.siblingAtRow(index.row() + 1))
