"""What a check of the data file found: each subject with what it means, what to do, and the repair beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.store.proof.report import told
from desktop_app.store.proof.subjects import Repair
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, caption, heading, on_click, quiet_button, wrapping
from desktop_app.ui.kit.tokens import COLOURS, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.store.proof.finding import Verdict
    from desktop_app.store.proof.report import Told

_SIZE = (760, 600)
_MARK = 36
_MOST = 5
"""How many sentences of one subject are listed."""


class VerdictWindow(QDialog):
    """A verdict as cards; accepted when somebody asks for the repair.

    After a repair (`steps`: what it did) none is offered: nothing more would come of the same files.
    """

    def __init__(self, parent: QWidget, verdict: Verdict, steps: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("自检"))
        self.resize(*_SIZE)
        self._mends = not steps
        cards = QVBoxLayout()
        cards.setContentsMargins(0, 0, Space.SMALL, 0)
        cards.setSpacing(Space.MEDIUM)
        if steps:
            cards.addWidget(_list_card(_("修复做了什么"), steps))
        for one in told(verdict):
            cards.addWidget(self._card(one))
        if verdict.notes:
            cards.addWidget(_list_card(_("供您知道"), verdict.notes))
        cards.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addLayout(_head(verdict))
        column.addWidget(scrolling(cards), 1)
        column.addWidget(on_click(quiet_button(_("关闭")), self.reject), 0, Qt.AlignmentFlag.AlignRight)

    def _card(self, one: Told) -> QFrame:
        made, inside = _card()
        for sentence in one.sentences[:_MOST]:
            inside.addWidget(wrapping(heading(sentence, 3)))
        if len(one.sentences) > _MOST:
            inside.addWidget(caption(_("还有 {count} 处同样的情况").format(count=len(one.sentences) - _MOST)))
        inside.addWidget(body(one.explained.meaning))
        inside.addWidget(body(one.explained.advice))
        if self._mends and one.explained.repair is not Repair.NONE:
            mending = on_click(quiet_button(_("修复…")), self.accept)
            inside.addWidget(mending, 0, Qt.AlignmentFlag.AlignLeft)
        return made


def _head(verdict: Verdict) -> QHBoxLayout:
    mark = QLabel()
    name, colour = ("good", COLOURS.good) if verdict.sound else ("warning", COLOURS.warning)
    mark.setPixmap(picture(name, colour, _MARK))
    said = _("数据文件完好。") if verdict.sound else _("发现 {count} 个问题。").format(count=len(verdict.findings))
    counts = _("检查了 {records} 条记录、{changes} 次改动。").format(records=verdict.records, changes=verdict.revisions)
    words = QVBoxLayout()
    words.setSpacing(Space.TINY)
    words.addWidget(heading(said, 2))
    words.addWidget(caption(counts))
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    row.addWidget(mark)
    row.addLayout(words, 1)
    return row


def _list_card(title: str, lines: Sequence[str]) -> QFrame:
    made, inside = _card()
    inside.addWidget(heading(title, 3))
    for line in lines:
        inside.addWidget(body(line))
    return made


def _card() -> tuple[QFrame, QVBoxLayout]:
    made = QFrame()
    made.setProperty("role", "card")
    inside = QVBoxLayout(made)
    inside.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
    inside.setSpacing(Space.SMALL)
    return made, inside
