"""The first page asks who one is: an officer with the office's start file or without, the office; or opens a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.dropping import exchanged_files
from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, caption, heading, label, link_button, on_click
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled
from desktop_app.ui.window.opening import SUFFIX
from desktop_app.ui.window.start_form import NewFileForm
from desktop_app.ui.window.start_unit_form import StartUnitForm
from desktop_app.ui.window.year_chooser import brand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

_WIDTH = 560
_NEXT, _BEFORE = {Qt.Key.Key_Down, Qt.Key.Key_Right}, {Qt.Key.Key_Up, Qt.Key.Key_Left}


class StartPage(QWidget):
    """The choices, and a form for each way to begin.

    Signals: `wanted(NewFile)`, `start_file_chosen(Path)`, `open_asked()`, `restore_asked()`, `sample_asked()`,
    `recent_chosen(Path)`.
    """

    wanted = Signal(object)
    start_file_chosen = Signal(object)
    open_asked = Signal()
    restore_asked = Signal()
    sample_asked = Signal()
    recent_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.unit_form = StartUnitForm()
        self.unit_form.file_chosen.connect(self.start_file_chosen)
        self.alone_form, self.office_form = NewFileForm("unit"), NewFileForm("office")
        self._note = label("", "line")
        self._note.setWordWrap(True)
        self._noted = _noted(self._note)
        self._motto = body(_("政府信息公开工作：从日常登记到年报，不用联网。"))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._recent_title = caption(_("最近打开"))
        self._inside = QStackedWidget()
        self._inside.addWidget(self._choices())
        for form in (self.unit_form, self.alone_form, self.office_form):
            form.wanted.connect(self.wanted)
            form.given_up.connect(self.show_choices)
            self._inside.addWidget(form)
        self._lay_out()
        self.say("")

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the recent data files, the newest first."""
        while self._recent.count():
            gone = self._recent.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        self._recent_title.setVisible(bool(paths))
        for path in paths:
            self._recent.addWidget(self._recent_line(path))

    def say(self, text: str) -> None:
        """Say in one sentence why one is here, or nothing."""
        self._note.setText(text)
        self._noted.setVisible(bool(text))

    def show_choices(self) -> None:
        """Show what one can begin with; the keyboard is at the file one had last, never at something new."""
        self._inside.setCurrentIndex(0)
        self._motto.show()
        latest = self._recent.itemAt(0)
        (latest.widget() if latest else self).setFocus()

    def show_form(self, form: NewFileForm | StartUnitForm) -> None:
        """Show one of the forms."""
        self.say("")
        self._motto.hide()
        self._inside.setCurrentWidget(form)
        form.go_to_first()

    def start_with(self, path: Path) -> None:
        """Begin with a start file: the form opens with what the file offers."""
        self.show_form(self.unit_form)
        self.unit_form.choose_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a start file or a ledger that is dragged over the page."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin with a start file that was dropped, or open a ledger."""
        path = _dropped(event.mimeData())
        if path:
            event.acceptProposedAction()
            if path.suffix.lower() == SUFFIX:
                self.recent_chosen.emit(path)
            else:
                self.start_with(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the choices with the arrow keys too."""
        if self._inside.currentIndex() == 0 and event.key() in _NEXT | _BEFORE:
            self.focusNextPrevChild(event.key() in _NEXT)
        else:
            super().keyPressEvent(event)

    def _choices(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(
            _choice(
                *("open", _("信息员，有起步文件"), _("用办公室发的文件：选单位，填姓名，对核对码，三分钟")),
                lambda: self.show_form(self.unit_form),
            )
        )
        column.addWidget(
            _choice(
                *("new", _("信息员，还没有起步文件"), _("先自己登记；以后收下起步文件，记录不会重复")),
                lambda: self.show_form(self.alone_form),
            )
        )
        column.addWidget(
            _choice(
                *("building", _("办公室，汇总各单位"), _("建立机关的台账，贴入单位名单，写一个起步文件发下去")),
                lambda: self.show_form(self.office_form),
            )
        )
        column.addLayout(self._others())
        column.addSpacing(Space.SMALL)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addStretch(1)
        return whole

    def _others(self) -> QHBoxLayout:
        others = QHBoxLayout()
        others.setSpacing(Space.MEDIUM)
        others.addWidget(on_click(link_button(_("打开已有的台账…"), "open"), self.open_asked.emit))
        others.addWidget(on_click(link_button(_("从备份恢复…"), "backup"), self.restore_asked.emit))
        example = link_button(_("看看示例"), "sample")
        example.setToolTip(_("一个人社局2013年的完整台账，可以随意改动"))
        others.addWidget(on_click(example, self.sample_asked.emit))
        others.addStretch(1)
        return others

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
        middle.setFixedWidth(scaled(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, Space.WIDE, 0, Space.WIDE)
        column.setSpacing(Space.SMALL)
        column.addStretch(1)
        column.addWidget(brand(40, "heading1"))
        column.addWidget(self._motto)
        column.addSpacing(Space.MEDIUM)
        column.addWidget(self._noted)
        column.addWidget(self._inside)
        column.addStretch(2)
        whole.addWidget(middle)
        whole.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(whole))


def _noted(note: QWidget) -> QWidget:
    frame = QFrame()
    frame.setProperty("role", "note")
    inside = QHBoxLayout(frame)
    inside.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
    inside.setSpacing(Space.SMALL)
    inside.addWidget(mark("info", COLOURS.warning))
    inside.addWidget(note, 1)
    return frame


def _dropped(dragged: QMimeData) -> Path | None:
    """Return the start file among what is dragged, or else the ledger."""
    found = exchanged_files(dragged)
    local = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return next(iter((*found, *(path for path in local if path.suffix.lower() == SUFFIX))), None)


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
