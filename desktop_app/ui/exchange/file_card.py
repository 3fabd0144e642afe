"""One received file as a card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.exchange.bundles.receiving_outcome import brought_by
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.exchange.file_words import file_words
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.theme import body, heading, label, link_button, on_click, pill, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.exchange.bundles.receiving_outcome import Brought, FileOutcome


class FileCard(QFrame):
    """What came of a file, or would come of it; its records can be looked at, and `may_return`ed to their unit.

    Signals: `opened(Selection)`, records that it brought are to be shown; `return_wanted({kind: ids})`, all of them are
    to be returned.
    """

    opened = Signal(object)
    return_wanted = Signal(object)

    def __init__(self, file: FileOutcome, page_of: Callable[[str], str], *, may_return: bool = False) -> None:
        super().__init__()
        self._page_of = page_of
        self._may_return = may_return
        self.setProperty("role", "card")
        self.file = file
        words = file_words(file)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        head = QHBoxLayout()
        head.addWidget(heading(words.title, 3), 1)
        head.addWidget(pill(words.mark, words.tone))
        column.addLayout(head)
        for line in words.lines:
            column.addWidget(body(line))
        if file.state == "taken" and file.adopted:
            column.addWidget(self._links(brought_by(file.adopted), words.title))
        for warning in words.warnings:
            said = label(warning, "error")
            said.setWordWrap(True)
            column.addWidget(said)
        if file.details:
            copying = on_click(quiet_button(_("复制详细内容"), "copy"), self.copy_details)
            column.addWidget(copying, 0, Qt.AlignmentFlag.AlignLeft)

    def _links(self, brought: Sequence[Brought], unit: str) -> QWidget:
        """Return a link for each kind of record that has a page."""
        whole = QWidget()
        flow = Flow()
        whole.setLayout(flow)
        for one in brought:
            if self._page_of(one.kind):
                chosen = Selection(one.kind, one.records, _("{unit}送来的").format(unit=unit))
                link = link_button(_("查看{records}").format(records=one.words), "forward")
                flow.addWidget(on_click(link, partial(self.opened.emit, chosen)))
        returnable = {KINDS[one.kind]: one.records for one in brought if self._page_of(one.kind)}
        if self._may_return and returnable:
            link = link_button(_("全部退回…"), "give_back")
            flow.addWidget(on_click(link, partial(self.return_wanted.emit, returnable)))
        return whole

    def copy_details(self) -> None:
        """Put what a report of our bug needs on the clipboard."""
        QApplication.clipboard().setText(self.file.details)
