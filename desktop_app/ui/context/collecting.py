"""Python's search for unreachable cycles, put off till nobody waits: while it goes over everything, all else stands."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from desktop_app.ui.context.jobs import Jobs

_LULL = 1500
"""Milliseconds in which nothing was done, saved or shown: then a tenth of a second is nobody's."""

_SELDOM = 200
"""How many small searches go before a whole one by itself, where no lull comes: twenty times Python's own number."""

_GROWN = 3
"""Times as much as after the last search through everything, from where on the next one is due at a lull too."""


class QuietCollecting(QObject):
    """Searches at lulls, each time only through what has come since; through everything while another program is used.

    What was gone through once is set aside. Left alone, Python goes through all of it again every few actions, which
    stops the window for a tenth to half a second with a ledger of a year.
    """

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._lull = QTimer(self, singleShot=True, interval=_LULL)
        self._lull.timeout.connect(self.collect)
        for happened in (jobs.ended, jobs.saved):
            happened.connect(self.wait_for_lull)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(lambda _state: self.wait_for_lull())
        gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
        gc.freeze()
        self._aside = gc.get_freeze_count()

    def wait_for_lull(self) -> None:
        """Search once nothing more happens."""
        self._lull.start()

    def collect(self) -> None:
        """Search through what has come since the last time, and now and then through everything."""
        if self._jobs.busy or not gc.isenabled():
            return  # the end of the job is heard; whoever switched the search off has half a million cells in hand
        away = QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
        whole = away or gc.get_freeze_count() > _GROWN * self._aside
        if whole:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        if whole:
            self._aside = gc.get_freeze_count()
