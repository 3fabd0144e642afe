"""The list of keys (Ctrl+/): to read beside the work, to narrow by typing, to print and put beside the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.model.pinyin import answers_to
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.paper.preview import Preview

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from desktop_app.progress import Progress
    from desktop_app.report.paper.pdf.render import Rendered
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.context.messages import Messages
    from desktop_app.ui.seeking.shortcuts import ShortcutLine

_SIZE = (640, 640)
_KEYS_WIDTH = 220
_ROW, _GROUP_ROW = 28, 38


class ShortcutsWindow(Dialog):
    """The keys, under the menus and pages they stand in; the main window stays usable."""

    def __init__(
        self, parent: QWidget, lines: Sequence[ShortcutLine], jobs: Jobs, messages: Messages, day: dt.date
    ) -> None:
        super().__init__(parent, _("快捷键"), _SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines, self._jobs, self._day = lines, jobs, day
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("输入文字查找"))
        self.words.setAccessibleName(_("查找快捷键"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._narrow)
        self.tree = _tree()
        self._fill()
        self.preview = Preview(messages, _("返回"))
        self._sides = QStackedWidget()
        self._sides.addWidget(self._list_side())
        self._sides.addWidget(self.preview)
        self.preview.closed.connect(lambda: self._sides.setCurrentIndex(0))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.addWidget(self._sides)
        self.words.setFocus()

    def print_list(self) -> None:
        """Show the list on paper; from there, print it or save it."""
        lines, day, title = self._lines, self._day, _("快捷键")

        def work(progress: Progress) -> Rendered:
            from desktop_app.report.lists.key_list import key_list  # noqa: PLC0415 (paper is only loaded when wanted)
            from desktop_app.report.paper.pdf.render import render  # noqa: PLC0415

            return render(key_list([(line.place, line.words, line.keys) for line in lines], day).document(), progress)

        self._jobs.run(_("生成 PDF"), work, lambda rendered: self._show_paper(rendered.pdf, title))

    def _show_paper(self, pdf: bytes, title: str) -> None:
        self.preview.show_pdf(pdf, title)
        self._sides.setCurrentWidget(self.preview)

    def _list_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.words)
        column.addWidget(self.tree, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(on_click(quiet_button(_("打印…"), "print"), self.print_list))
        foot.addWidget(on_click(quiet_button(_("关闭")), self.close))
        column.addLayout(foot)
        return side

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        bold = self.font()
        bold.setBold(True)
        for line in self._lines:
            if line.place not in groups:
                groups[line.place] = QTreeWidgetItem([line.place])
                self.tree.addTopLevelItem(groups[line.place])
                groups[line.place].setFirstColumnSpanned(True)
                groups[line.place].setSizeHint(0, QSize(0, scaled(_GROUP_ROW)))
                groups[line.place].setFont(0, bold)
            item = QTreeWidgetItem(groups[line.place], [line.words, line.keys])
            item.setSizeHint(0, QSize(0, scaled(_ROW)))
        self.tree.expandAll()

    def _narrow(self, words: str) -> None:
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            rows = [group.child(row) for row in range(group.childCount())] if group else []
            for row in rows:
                row.setHidden(not answers_to(f"{row.text(0)} {row.text(1)}", words))
            if group:
                group.setHidden(all(row.isHidden() for row in rows))


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(_("快捷键"))
    tree.setHeaderLabels([_("作用"), _("按键")])
    tree.setRootIsDecorated(False)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.setColumnWidth(1, scaled(_KEYS_WIDTH))
    return tree
