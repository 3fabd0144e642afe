"""The tools over the editor: what kind of paragraph this is, lists, tables, and a live figure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import icon_button, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.report.formatting import (
    add_column,
    add_row,
    passage_kind,
    put_table,
    remove_column,
    remove_row,
    set_kind,
    set_list,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.report.section_editor import SectionEditor

_KEYS = ("Ctrl+Alt+0", "Ctrl+Alt+1", "Ctrl+Alt+2", "Ctrl+Alt+3", "Ctrl+Alt+4")


class EditorBar(QWidget):
    """The tools; each acts on the paragraph that the cursor is in, and has a key."""

    def __init__(self, editor: SectionEditor) -> None:
        super().__init__()
        self._editor = editor
        self.kinds = self._kinds()
        self.figure_button = on_click(quiet_button(_("插入数字"), "figure"), editor.figure_asked.emit)
        self.figure_button.setToolTip(_("插入台账、附表、指标里的数，数变了文字跟着变（Ctrl+G）"))
        self.table_button = icon_button("table", _("表格"))
        self.table_button.setMenu(self._tables())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(self.kinds)
        row.addSpacing(Space.TINY)
        row.addWidget(self._tool("bullets", _("项目符号"), "Ctrl+Shift+8", lambda: set_list(editor, numbered=False)))
        row.addWidget(self._tool("numbers", _("编号"), "Ctrl+Shift+7", lambda: set_list(editor, numbered=True)))
        row.addWidget(self.table_button)
        row.addWidget(self._tool("undo", _("撤销输入"), "", editor.undo))
        row.addWidget(self._tool("redo", _("重做输入"), "", editor.redo))
        row.addStretch(1)
        row.addWidget(ActionRow((self.figure_button,)))
        editor.cursorPositionChanged.connect(self._follow)

    def _kinds(self) -> QComboBox:
        names = (_("正文"), _("一级标题"), _("二级标题"), _("三级标题"), _("四级标题"))
        made = QuietChoice()
        made.setAccessibleName(_("段落样式"))
        for level, name in enumerate(names):
            made.addItem(name, level)
            self._key(_KEYS[level], partial(set_kind, self._editor, level))
        made.activated.connect(lambda level: set_kind(self._editor, level))
        return made

    def _tables(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("插入表格"), lambda: put_table(self._editor))
        self._in_table: list[QAction] = [
            menu.addAction(_("下面加一行"), lambda: add_row(self._editor)),
            menu.addAction(_("右边加一列"), lambda: add_column(self._editor)),
            menu.addAction(_("删去这一行"), lambda: remove_row(self._editor)),
            menu.addAction(_("删去这一列"), lambda: remove_column(self._editor)),
        ]
        menu.aboutToShow.connect(self._allow_table)
        return menu

    def _allow_table(self) -> None:
        inside = bool(self._editor.textCursor().currentTable())
        for action in self._in_table:
            action.setEnabled(inside)

    def _tool(self, icon_name: str, name: str, key: str, action: Callable[[], object]) -> QPushButton:
        button = icon_button(icon_name, _("{name}（{key}）").format(name=name, key=key) if key else name)
        if key:
            self._key(key, action)
        return on_click(button, action)

    def _key(self, key: str, action: Callable[[], object]) -> None:
        made = QAction(self._editor)
        made.setShortcut(QKeySequence(key))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda _checked=False: action())
        self._editor.addAction(made)

    def _follow(self) -> None:
        self.kinds.setCurrentIndex(passage_kind(self._editor))
