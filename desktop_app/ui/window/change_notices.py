"""From an operation's notice to fresh pages: heard on any thread, told on the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from desktop_app.store.log.notices import Notice, Notices


class Changes(QObject):
    """The one subscription of the window to an open data file; signal `happened(Notice)` comes on its own thread."""

    happened = Signal(object)
    _heard = Signal(object)

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        # Queued even on the same thread: pages are refreshed after the click that changed something is over.
        self._heard.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = notices.subscribe(self._hear)

    def close(self) -> None:
        """Hear no more."""
        self._unsubscribe()

    def _hear(self, notice: Notice) -> None:
        self._heard.emit(notice)
