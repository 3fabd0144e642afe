"""The input of a yes or no: a switch, with the word beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop_app.i18n import _
from desktop_app.ui.forms.inputs.field_input import FieldInput
from desktop_app.ui.kit.tokens import COLOURS, Size, Space, scaled

if TYPE_CHECKING:
    from desktop_app.model.field import Field

_TRACK = QSize(36, 20)
_KNOB = 14
_WORD = 24
_RING = 2


class Switch(QAbstractButton):
    """A sliding switch; the space bar turns it."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for the switch and its word."""
        return QSize(_TRACK.width() + Space.SMALL + scaled(_WORD), Size.FIELD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the knob and the word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_RING, (self.height() - _TRACK.height()) / 2, _TRACK.width(), _TRACK.height())
        on = self.isChecked()
        painter.setPen(QPen(QColor(COLOURS.accent_line if self.hasFocus() else "transparent"), _RING))
        painter.setBrush(QColor(COLOURS.accent if on else COLOURS.outline_hover))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.on_accent))
        gap = (track.height() - scaled(_KNOB)) / 2
        left = track.right() - gap - scaled(_KNOB) if on else track.left() + gap
        painter.drawEllipse(QRectF(left, track.top() + gap, scaled(_KNOB), scaled(_KNOB)))
        painter.setPen(QColor(COLOURS.text_soft))
        word = self.rect().adjusted(_TRACK.width() + Space.SMALL, 0, 0, 0)
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, _("是") if on else _("否"))


class SwitchInput(FieldInput):
    """A yes or no."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.switch = Switch()
        self.switch.clicked.connect(self.changed)
        self.hold(self.switch)

    def typed(self) -> str:
        """Return 1 or 0, which every language reads."""
        return "1" if self.switch.isChecked() else "0"

    def set_typed(self, text: str) -> None:
        """Turn the switch."""
        self.switch.setChecked(text in {"1", _("是")})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the next field with Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_enter(event):
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
