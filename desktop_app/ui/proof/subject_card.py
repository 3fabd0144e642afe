"""A card: one subject of a verdict with what was found, what it means, what to do and whether a repair helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.store.proof.subject_titles import subject_title
from desktop_app.store.proof.subjects import Repair
from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.theme import body, caption, heading, label, pill, wrapping
from desktop_app.ui.kit.tokens import COLOURS, Space, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from desktop_app.store.proof.report import Told

_MOST = 4
"""How many sentences of one subject are listed."""


class SubjectCard(QFrame):
    """One subject of a verdict; after a repair (`mended`) nothing is said of what a repair could do."""

    def __init__(self, one: Told, *, mended: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = _column(self, Space.LARGE)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(mark("warning", COLOURS.warning), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(wrapping(heading(subject_title(one.subject), 3)), 1)
        if not mended:
            head.addWidget(_promise(one.explained.repair), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(body(one.explained.meaning))
        column.addWidget(_found(one.sentences))
        column.addWidget(wrapping(label(one.explained.advice, "line")))


class ListCard(QFrame):
    """A card that tells something in sentences: what a repair did, or what is worth knowing."""

    def __init__(self, title: str, icon_name: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = _column(self, Space.LARGE)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(mark(icon_name, COLOURS.text_faint))
        head.addWidget(heading(title, 3), 1)
        column.addLayout(head)
        for line in lines:
            column.addWidget(body(line))


def _found(sentences: Sequence[str]) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "inline")
    column = _column(frame, Space.MEDIUM)
    column.setSpacing(Space.TINY)
    for sentence in sentences[:_MOST]:
        column.addWidget(wrapping(label(sentence, "line")))
    if len(sentences) > _MOST:
        column.addWidget(caption(_("还有 {count} 处同样的情况").format(count=len(sentences) - _MOST)))
    return frame


def _promise(repair: Repair) -> QLabel:
    """Say in a word what a repair can do."""
    return {
        Repair.REBUILD: pill(_("可以修复"), Tone.GOOD),
        Repair.FETCH: pill(_("修复时从别处找回"), Tone.ACCENT),
        Repair.NONE: pill(_("要由人处理"), Tone.WARNING),
    }[repair]


def _column(frame: QFrame, around: int) -> QVBoxLayout:
    column = QVBoxLayout(frame)
    column.setContentsMargins(around, Space.MEDIUM, around, Space.MEDIUM)
    column.setSpacing(Space.SMALL)
    return column
