"""The first page: make a data file, open one, look at the sample, or go on with a recent one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, caption, heading
from desktop_app.ui.kit.tokens import COLOURS, Space
from desktop_app.ui.window.start_form import NewFileForm
from desktop_app.ui.window.year_chooser import brand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_WIDTH = 560


class StartPage(QWidget):
    """Signals: `wanted(NewFile)`, `open_asked()`, `sample_asked()`, `recent_chosen(Path)`."""

    wanted = Signal(object)
    open_asked = Signal()
    sample_asked = Signal()
    recent_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = NewFileForm()
        self.form.wanted.connect(self.wanted)
        self.form.given_up.connect(self.show_choices)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._recent_title = caption(_("最近打开"))
        self._inside = QStackedWidget()
        self._inside.addWidget(self._choices())
        self._inside.addWidget(self.form)
        self._lay_out()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the recent data files, the newest first."""
        while self._recent.count():
            gone = self._recent.takeAt(0).widget()
            if gone:
                gone.deleteLater()
        self._recent_title.setVisible(bool(paths))
        for path in paths:
            self._recent.addWidget(self._recent_line(path))

    def show_form(self) -> None:
        """Show the form for a new data file."""
        self._inside.setCurrentWidget(self.form)
        self.form.organisation.editor.setFocus()

    def show_choices(self) -> None:
        """Show what one can begin with."""
        self._inside.setCurrentIndex(0)

    def _choices(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(_choice("new", _("新建台账"), _("填写机关、单位和姓名，从空白开始"), self.show_form))
        column.addWidget(_choice("open", _("打开…"), _("打开本机或移动硬盘上的数据文件"), self.open_asked.emit))
        column.addWidget(
            _choice("sample", _("看看示例"), _("一个人社局2013年的完整台账，可以随意改动"), self.sample_asked.emit)
        )
        column.addSpacing(Space.MEDIUM)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addStretch(1)
        return whole

    def _recent_line(self, path: Path) -> Clickable:
        inside = row()
        inside.addWidget(mark("document", COLOURS.text_faint))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Clipped(path.stem))
        words.addWidget(Clipped(str(path.parent), "faint"))
        inside.addLayout(words, 1)
        return Clickable("row", inside, path.name, lambda: self.recent_chosen.emit(path))

    def _lay_out(self) -> None:
        whole = QHBoxLayout()
        whole.addStretch(1)
        middle = QWidget()
        middle.setFixedWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, Space.PAGE, 0, Space.PAGE)
        column.setSpacing(Space.SMALL)
        column.addStretch(1)
        column.addWidget(brand(40, "heading1"))
        column.addWidget(body(_("政府信息公开工作：从日常登记到年报，不用联网。")))
        column.addSpacing(Space.WIDE)
        column.addWidget(self._inside)
        column.addStretch(2)
        whole.addWidget(middle)
        whole.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(whole))


def _choice(icon_name: str, title: str, text: str, action: Callable[[], object]) -> Clickable:
    inside = row()
    inside.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
    inside.setSpacing(Space.LARGE)
    inside.addWidget(mark(icon_name, COLOURS.accent))
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(heading(title, 3))
    words.addWidget(caption(text))
    inside.addLayout(words, 1)
    inside.addWidget(mark("right", COLOURS.text_faint))
    return Clickable("tile", inside, title, action)
