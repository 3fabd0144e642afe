"""Which layout the report goes by, the files of layouts, and beside them what is done with the whole report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QMenu, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import caption, icon_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.report.narrative.report_view import ReportView

_NAME = 6
"""Characters of a layout's name that are seen in any case."""


class LayoutBar(QWidget):
    """The row. Signals: `chosen(id)` another layout; `adopted(Path)` a file to put in force; `copied(Path)` where to.

    At its right stands what is done with the whole report.
    """

    chosen = Signal(str)
    adopted = Signal(object)
    copied = Signal(object)

    def __init__(self, whole_report: QWidget) -> None:
        super().__init__()
        self._now = ""
        self.layouts = QuietChoice()
        self.layouts.setAccessibleName(_("版式"))
        self.layouts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layouts.setMinimumContentsLength(_NAME)
        self.layouts.activated.connect(self._choose)
        self.files = icon_button("more", _("版式文件"))
        menu = QMenu(self.files)
        menu.addAction(_("启用版式文件…"), self._ask_for_file)
        menu.addAction(_("另存这个版式…"), self._ask_where)
        self.files.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(caption(_("版式")))
        row.addWidget(self.layouts, 1)
        row.addWidget(self.files)
        row.addSpacing(Space.MEDIUM)
        row.addWidget(whole_report)

    def show_layouts(self, view: ReportView) -> None:
        """Offer the layouts that there are and show the one in use; nobody is told."""
        self._now = view.layout.id
        self.layouts.clear()
        for layout in view.offered:
            self.layouts.addItem(layout.name, layout.id)
        self.layouts.setCurrentIndex(self.layouts.findData(self._now))

    def _choose(self, place: int) -> None:
        if self.layouts.itemData(place) != self._now:
            self.chosen.emit(self.layouts.itemData(place))

    def _ask_for_file(self) -> None:
        kinds = _("年报版式 (*.json)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("启用版式文件"), str(user_documents()), kinds)
        if chosen:
            self.adopted.emit(Path(chosen))

    def _ask_where(self) -> None:
        offered, kinds = str(user_documents() / f"{self._now}.json"), _("年报版式 (*.json)")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("另存版式文件"), offered, kinds)
        if chosen:
            self.copied.emit(Path(chosen))
