"""交接与换电脑 in one window: what changes is the person, or the PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.handover.pc_tab import PcTab
from desktop_app.ui.handover.person_tab import PersonTab
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.tab_bar import TabBar
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context

_SIZE = (620, 620)


class HandoverWindow(Dialog):
    """Two tabs; signal `moved(Path)` once the file for the new PC is written: the ledger is to be closed then."""

    moved = Signal(object)

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, _("交接与换电脑"), _SIZE)
        self.person, self.pc = PersonTab(context), PcTab(context)
        self.person.done.connect(self.accept)
        self.pc.moved.connect(self.accept)
        self.pc.moved.connect(self.moved)
        for tab in (self.person, self.pc):
            tab.left.connect(self.reject)
        self.tabs = QTabWidget()
        self.tabs.setTabBar(TabBar())
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.person, _("交接给别人"))
        self.tabs.addTab(self.pc, _("换电脑"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.addWidget(self.tabs, 1)
