"""The strip in the corner of the menu bar while a job runs: what it does, how far it is, and a way to cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import caption, link_button, on_click
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from desktop_app.ui.context.jobs import Jobs

_PATIENCE = 150
"""Milliseconds a job may take before the strip appears: short work doesn't make the window flicker."""

_BAR_WIDTH = 140
_ROOM = 400


class ProgressStrip(QWidget):
    """Shows the jobs' progress; hidden while nothing runs."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = caption("")
        self._step = caption("")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(scaled(_BAR_WIDTH))
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.show)
        self._cancel = on_click(link_button(_("取消")), self._ask_cancel)
        self._jobs = jobs
        self._lay_out()
        self.hide()
        jobs.started.connect(self._started)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        jobs.saving.connect(self._saving)
        jobs.saved.connect(self._saved)

    def _started(self, text: str) -> None:
        self._label.setText(text)
        self._step.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._cancel.show()
        self._patience.start()

    def _progressed(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(text)

    def _ended(self) -> None:
        self._patience.stop()
        self.hide()

    def _saving(self) -> None:
        """Say that something is being saved, where the disk takes its time and nothing else is said."""
        if not self._jobs.working:
            self._started(_("正在保存…"))
            self._cancel.hide()

    def _saved(self) -> None:
        if not self._jobs.working:
            self._ended()

    def _ask_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._step.setText(_("正在停止…"))
        self._jobs.cancel()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.SMALL, 0)
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        row.addWidget(self._step)
        row.addWidget(self._label)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)


class KeptRoom(QWidget):
    """A place of a fixed size in a bar, so that nothing around the strip moves when it comes and goes."""

    def __init__(self, strip: ProgressStrip, bar: QWidget) -> None:
        super().__init__(bar)
        self._size = QSize(scaled(_ROOM), bar.fontMetrics().height() + Space.SMALL)
        self.setFixedSize(self._size)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(strip)

    def sizeHint(self) -> QSize:
        """Ask for the same room whether the strip shows or not: a menu bar goes by this alone."""
        return self._size
