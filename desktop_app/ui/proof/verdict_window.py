"""What a check of the data file found: a card for each subject, and one repair for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.store.proof.report import told
from desktop_app.store.proof.subjects import Repair
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.plain_text import plain_label
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import caption, heading, on_click, primary_button, quiet_button, wrapping
from desktop_app.ui.kit.tokens import COLOURS, Space
from desktop_app.ui.proof.subject_card import ListCard, SubjectCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QScrollArea, QWidget

    from desktop_app.store.proof.finding import Verdict

_SIZE = (760, 620)
_MARK = 36


class VerdictWindow(Dialog):
    """A verdict as cards; accepted when somebody asks for the repair.

    After a repair (`steps`: what it did) none is offered: nothing more would come of the same files.
    """

    def __init__(self, parent: QWidget, verdict: Verdict, steps: Sequence[str] = ()) -> None:
        super().__init__(parent, _("自检"), _SIZE)
        found = told(verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addLayout(_head(verdict, len(found)))
        self._cards = _cards(verdict, steps)
        column.addWidget(self._cards, 1)
        column.addLayout(self._foot(mends=not steps and any(one.explained.repair is not Repair.NONE for one in found)))
        # The arrows and Page Down turn the cards, Enter presses the button.
        self._cards.setFocus()

    def _foot(self, *, mends: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        said = _("修复前先留一份原样的备份。") if mends else ""
        row.addWidget(wrapping(caption(said)), 1)
        row.addWidget(on_click(quiet_button(_("关闭")), self.reject))
        if mends:
            mend = on_click(primary_button(_("修复…")), self.accept)
            mend.setDefault(True)
            row.addWidget(mend)
        return row


def _cards(verdict: Verdict, steps: Sequence[str]) -> QScrollArea:
    cards = QVBoxLayout()
    cards.setContentsMargins(0, 0, Space.SMALL, 0)
    cards.setSpacing(Space.MEDIUM)
    if steps:
        cards.addWidget(ListCard(_("修复做了什么"), "check", steps))
    for one in told(verdict):
        cards.addWidget(SubjectCard(one, mended=bool(steps)))
    if verdict.notes:
        cards.addWidget(ListCard(_("供您知道"), "info", verdict.notes))
    cards.addStretch(1)
    area = scrolling(cards)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return area


def _head(verdict: Verdict, subjects: int) -> QHBoxLayout:
    mark = plain_label()
    name, colour = ("good", COLOURS.good) if verdict.sound else ("warning", COLOURS.warning)
    mark.setPixmap(picture(name, colour, _MARK))
    counts = _("检查了 {records} 条记录、{changes} 次改动。").format(records=verdict.records, changes=verdict.revisions)
    words = QVBoxLayout()
    words.setSpacing(Space.TINY)
    words.addWidget(wrapping(heading(_said(verdict, subjects), 2)))
    words.addWidget(caption(counts))
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    row.addWidget(mark)
    row.addLayout(words, 1)
    return row


def _said(verdict: Verdict, subjects: int) -> str:
    if verdict.sound:
        return _("数据文件完好。")
    count = len(verdict.findings)
    if count == subjects:
        return _("发现 {count} 个问题。").format(count=count)
    return _("发现 {count} 个问题，分 {subjects} 类。").format(count=count, subjects=subjects)
