"""The head of an editor: what kind of record, its title, how to close it, and the two tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.forms.draft_bar import DraftBar
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.tab_bar import TabBar
from desktop_app.ui.kit.theme import icon_button, label, on_click, separator
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.ui.forms.record_banner import RecordBanner
    from desktop_app.ui.forms.slip_links import SlipLinks

FORM, HISTORY, BESIDE = range(3)
"""The tabs of an editor; only some kinds have something beside form and history."""


class EditorHead(QWidget):
    """Signals `close_wanted()`, `delete_wanted()`, `tab_chosen(int)` (one of the above), `forget_wanted()` (draft)."""

    close_wanted = Signal()
    delete_wanted = Signal()
    tab_chosen = Signal(int)
    forget_wanted = Signal()

    def __init__(self, returned: RecordBanner, slips: SlipLinks) -> None:
        super().__init__()
        self.slips = slips
        self.returned = returned
        self._kind = label("", "faint")
        self._title = Clipped("", "heading2")
        self.tabs = TabBar()
        self.tabs.addTab(_("内容"))
        self.tabs.addTab(_("变更记录"))
        self.tabs.addTab("")
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self.tab_chosen)
        self.draft_bar = DraftBar()
        self.draft_bar.forget_wanted.connect(self.forget_wanted)
        self._lay_out()

    def show_record(self, kind: str, title: str, *, saved: bool, beside: str) -> None:
        """Show what is edited; a record that isn't saved yet has no history. `beside` names the third tab, if any."""
        self._kind.setText(kind)
        self.show_title(title)
        self.tabs.setVisible(saved)
        self.delete_button.setVisible(saved)
        self.tabs.setTabText(BESIDE, beside)
        self.tabs.setTabVisible(BESIDE, bool(beside))
        self.tabs.setCurrentIndex(FORM)

    def tell_of(self, kind: str, record_id: str) -> None:
        """Show whether a record is returned, and the correction slips over its changes; none ("") hides both."""
        self.returned.show_record(kind, record_id)
        self.slips.show_record(record_id)

    def show_title(self, title: str) -> None:
        """Show the record's title, cut where there is no room."""
        self._title.setText(title)
        self._title.setAccessibleName(title)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.SMALL)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
        inside.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._kind, 1)
        self.close_button = on_click(icon_button("close", _("关闭（Esc）")), self.close_wanted.emit)
        self.delete_button = on_click(icon_button("delete", _("删除这条记录")), self.delete_wanted.emit)
        top.addWidget(self.returned.give_back)
        top.addWidget(self.delete_button)
        top.addWidget(self.close_button)
        inside.addLayout(top)
        inside.addWidget(self._title)
        inside.addWidget(self.slips)
        inside.addSpacing(Space.SMALL)
        inside.addWidget(self.draft_bar)
        inside.addWidget(self.returned)
        inside.addWidget(self.tabs)
        column.addLayout(inside)
        column.addWidget(separator())
