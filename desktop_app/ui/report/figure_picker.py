"""Choosing a live figure: found by typing, shown with what it says now, in the style it is to be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.model.pinyin import answers_to
from desktop_app.report.narrative.style import styles
from desktop_app.report.narrative.text import Mark
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import (
    caption,
    dialog_column,
    foot_row,
    label,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.report.narrative.figure import Entry, FigureReading

_SIZE = (640, 520)
_NAME = Qt.ItemDataRole.UserRole
_WALKING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_SHOWN = 12
"""Characters of a sentence that the list shows."""

_WIDTHS = {1: 190, 2: 150}
"""Logical pixels of the columns beside the names."""

_ROW_HEIGHT = 30


class FigurePicker(Dialog):
    """The dialog; `mark` is the figure chosen, with `unit` what may stand behind it."""

    def __init__(
        self, parent: QWidget, entries: Sequence[Entry], told: Callable[[Mark], FigureReading], now: Mark | None = None
    ) -> None:
        super().__init__(parent, _("插入数字"), _SIZE)
        self._entries = {entry.name: entry for entry in entries}
        self._told = told
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("输入名称查找，如“行政复议”“访问量”"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.items = self._list()
        self.style_choice = QuietChoice()
        self.style_choice.setAccessibleName(_("写法"))
        self.last_year = QCheckBox(_("上年的数"))
        self.preview = label("", "heading3")
        self.preview.setWordWrap(True)
        self._fill()
        self._lay_out()
        self._choose(now)
        self.items.currentItemChanged.connect(lambda _item: self._show())
        self.style_choice.currentIndexChanged.connect(lambda _index: self._show_preview())
        self.last_year.toggled.connect(lambda _on: self._show_preview())
        self._show()
        if now is not None:
            self.style_choice.setCurrentIndex(max(self.style_choice.findData(now.style), 0))
            self.last_year.setChecked(now.last_year)
        self.search.setFocus()

    @property
    def mark(self) -> Mark | None:
        """Return the figure that is chosen."""
        item = self.items.currentItem()
        if item is None or item.isHidden():
            return None
        return Mark(item.data(0, _NAME), self.style_choice.currentData() or "", self.last_year.isChecked())

    @property
    def unit(self) -> str:
        """Return the unit of the figure that is chosen; "" where its text says it already."""
        mark = self.mark
        return self._entries[mark.name].unit if mark and not self._told(mark).text.endswith("%") else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the search line."""
        walking = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALKING
        if walking and watched is self.search:
            QApplication.sendEvent(self.items, event)
            return True
        return super().eventFilter(watched, event)

    def _list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(_("可以插入的数字"))
        made.setHeaderLabels([_("名称"), _("现在是"), _("类别")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setStretchLastSection(False)
        made.itemDoubleClicked.connect(lambda _item, _column: self.accept())
        return made

    def _fill(self) -> None:
        for entry in self._entries.values():
            told = self._told(Mark(entry.name))
            now = _("（缺）") if told.missing else told.text + entry.unit
            now = now if len(now) <= _SHOWN else now[:_SHOWN] + "…"
            item = QTreeWidgetItem([entry.label, now, entry.group])
            item.setData(0, _NAME, entry.name)
            item.setSizeHint(0, QSize(0, scaled(_ROW_HEIGHT)))
            item.setToolTip(1, tip(told.missing or told.text))
            self.items.addTopLevelItem(item)
        for column, width in _WIDTHS.items():
            self.items.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        column = dialog_column(self, _("插入数字"), Space.MEDIUM)
        column.addWidget(self.search)
        column.addWidget(self.items, 1)
        ways = QHBoxLayout()
        ways.setSpacing(Space.SMALL)
        ways.addWidget(caption(_("写法")))
        ways.addWidget(self.style_choice)
        ways.addSpacing(Space.SMALL)
        ways.addWidget(self.last_year)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addWidget(self.preview)
        self.accept_button = on_click(primary_button(_("插入")), self.accept)
        self.accept_button.setDefault(True)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.accept_button))

    def _choose(self, now: Mark | None) -> None:
        rows = self._rows()
        same = [item for item in rows if now is not None and item.data(0, _NAME) == now.name]
        self.items.setCurrentItem((same or rows)[0])

    def _rows(self) -> list[QTreeWidgetItem]:
        rows = (self.items.topLevelItem(row) for row in range(self.items.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def _narrow(self, words: str) -> None:
        first: QTreeWidgetItem | None = None
        for item in self._rows():
            item.setHidden(not answers_to(f"{item.text(0)} {item.text(2)} {item.data(0, _NAME)}", words))
            first = first or (None if item.isHidden() else item)
        if first is not None:
            self.items.setCurrentItem(first)
        self._show()

    def _show(self) -> None:
        """Offer the styles that the current figure can be written in."""
        mark = self.mark
        self.accept_button.setEnabled(mark is not None)
        chosen = self.style_choice.currentData() or ""
        self.style_choice.blockSignals(True)
        self.style_choice.clear()
        if mark is not None:
            reading = self._told(Mark(mark.name))
            self.style_choice.addItem(_("按来源"), "")
            for style in styles().values() if reading.amount else ():
                if style.writes != "percent" or reading.unit == "%":
                    self.style_choice.addItem(f"{style.text}  {reading.written(style.code).text}", style.code)
            self.style_choice.setCurrentIndex(max(self.style_choice.findData(chosen), 0))
            self.last_year.setEnabled(not mark.name.startswith(("say:", "fact:")))
            self.last_year.setChecked(self.last_year.isChecked() and self.last_year.isEnabled())
        self.style_choice.blockSignals(False)
        self._show_preview()

    def _show_preview(self) -> None:
        mark = self.mark
        if mark is None:
            self.preview.setText(_("没有找到，换一个词试试。"))
            return
        told = self._told(mark)
        self.preview.setText(told.missing or told.text + self.unit)
