"""One side of a difference: what it says, who wrote it when and why, and the button that lets it stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.listed import unread_text
from desktop_app.ui.kit.theme import body, caption, label, on_click, pill, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.field import Field, Value
    from desktop_app.store.merge.differences import Difference, Side

_ROLES = {"office": "办公室", "unit": "信息员", "head": "负责人"}


class SideColumn(QFrame):
    """A side as a card. Signal `chosen()`."""

    chosen = Signal()

    def __init__(
        self, difference: Difference, side: Side, number: int, title_of: Callable[[Field, Value], str], unit: str
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.side = side
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        if side.shown:
            column.addWidget(pill(_("现在显示的"), Tone.NEUTRAL), 0, Qt.AlignmentFlag.AlignLeft)
        for words in _said(difference, side, title_of):
            column.addWidget(words)
        role = _(_ROLES.get(side.role, side.role)) if side.role else ""
        who = " · ".join(filter(None, (side.who, role, unit)))
        column.addStretch(1)
        column.addWidget(caption(who or _("（未署名）")))
        column.addWidget(caption(moment_text(side.at)))
        if side.why:
            column.addWidget(body(_("原因：{why}").format(why=side.why)))
        button = primary_button if number == 1 else quiet_button
        self.button = on_click(button(_("用这个（{number}）").format(number=number)), self.chosen.emit)
        column.addWidget(self.button)


def _said(difference: Difference, side: Side, title_of: Callable[[Field, Value], str]) -> list[QLabel]:
    """Return what a side says, field by field; what the sides agree on is soft, what differs is strong."""
    if difference.is_deletion:
        return [_strong(_("删除这条记录") if side.logged is True else _("保留这条记录"))]
    if side.hidden:
        return [_strong(_("（个人信息，本机没有）"))]
    made = []
    for field in difference.fields:
        value = side.values.get(field.name)
        text = unread_text() if field.name in side.unread else title_of(field, value) or _("（空）")
        differs = any(_differs(field, side, other) for other in difference.sides if other is not side)
        made.append(caption(_(field.label)))
        made.append(_strong(text) if differs else body(text))
    return made


def _differs(field: Field, side: Side, other: Side) -> bool:
    """Tell whether two sides say different things; what nobody knows is like nothing else."""
    unknown = field.name in side.unread or field.name in other.unread
    return unknown or other.values.get(field.name) != side.values.get(field.name)


def _strong(text: str) -> QLabel:
    words = label(text, "heading2")
    words.setWordWrap(True)
    return words
