"""The messages as the window shows them: a note over the foot of the page, with an offer to undo or to open a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
)

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.plain_text import plain_label
from desktop_app.ui.kit.theme import body, icon_button, label, link_button, on_click, set_tone
from desktop_app.ui.kit.tokens import Space, Tone, ink, scaled
from desktop_app.ui.window.saved_file import SavedFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.messages import Message
    from desktop_app.ui.context.selection import Selection

_SECONDS = 8
_ICON = 20
_SECONDS_TO_OPEN = 20
_WIDTH = 640
_LEAST = 280
"""Logical pixels: a message is as wide as its words, between these two."""

_DOWN = QPointF(0, 4)
_ICONS = {Tone.GOOD: "good", Tone.WARNING: "warning", Tone.BAD: "bad"}


class Banner(QFrame):
    """Shows the newest message; good news goes away by itself, bad news stays.

    Signals: `undo_asked(operation)`, `look_asked(Selection)`, `reopen_asked()`.
    """

    undo_asked = Signal(str)
    look_asked = Signal(object)
    reopen_asked = Signal()

    def __init__(self, over: QWidget, bar: QWidget | None = None) -> None:
        super().__init__(over)
        self.setObjectName("banner")
        self._over = over
        self._bar = bar
        self._operation = ""
        self._passes = True
        self._page: QWidget | None = None
        self._stands = False
        self._clock = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._clock.timeout.connect(self._go)
        self._mark = plain_label()
        self._text = label("", "heading3")
        self._text.setWordWrap(True)
        self._hint = body("")
        self._undo = on_click(link_button(_("撤销"), "undo"), self._ask_undo)
        self._selection: Selection | None = None
        self._look = on_click(link_button(_("查看"), "search"), self._ask_look)
        self._reopen = on_click(link_button(_("重新打开"), "refresh"), self._ask_reopen)
        self.file = SavedFile()
        self.file.opened.connect(self.hide)
        self._lay_out()
        self.setGraphicsEffect(QGraphicsDropShadowEffect(blurRadius=24, color=QColor(0, 0, 0, 40), offset=_DOWN))
        self.hide()
        over.installEventFilter(self)

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        set_tone(self, message.tone)
        colour = ink(message.tone)[0]
        self._mark.setPixmap(picture(_ICONS.get(message.tone, "info"), colour, _ICON))
        self._text.setText(message.text)
        self._hint.setText(message.hint)
        self._hint.setVisible(bool(message.hint))
        self._operation = message.undo
        self._undo.setVisible(bool(message.undo))
        self._selection = message.look
        self._look.setVisible(message.look is not None)
        self._reopen.setVisible(message.reopen)
        self.file.offer(message.file)
        self.show()
        self._place()
        self._stands, self._page = True, None
        # Whoever says something and goes to a page at once says it there.
        QTimer.singleShot(0, self, self._settle)
        self._passes = message.tone not in {Tone.WARNING, Tone.BAD}
        self._clock.setInterval((_SECONDS_TO_OPEN if message.file else _SECONDS) * 1000)
        if self._passes:
            self._clock.start()
        else:
            self._clock.stop()

    def follow(self, page: QWidget | None) -> None:
        """Stay on the page a message was said on: it goes with it, and what stays until it is closed comes back."""
        if self._page is None or not self._stands:
            return
        if page is self._page:
            self.show()
            self._place()
        elif self._passes:
            self._go()
        else:
            super().hide()

    def hide(self) -> None:
        """Go away for good."""
        self._stands = False
        super().hide()

    def _settle(self) -> None:
        over = self._over
        self._page = over.currentWidget() if isinstance(over, QStackedWidget) else over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where it belongs when the page becomes larger or smaller."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the clock run again when the mouse has gone."""
        if self._passes:
            self._clock.start()
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is over it: somebody is about to press a button."""
        self._clock.stop()
        super().enterEvent(event)

    def _go(self) -> None:
        """Go away, but not from under the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._clock.start()
        else:
            self.hide()

    def _place(self) -> None:
        layout = self.layout()
        width = min(max(self._wanted(), _LEAST), scaled(_WIDTH), self._over.width() - 2 * Space.PAGE)
        if self._bar is not None:
            self._place_in(self._bar, width)
        else:
            height = layout.totalHeightForWidth(width) if layout else 0
            left = (self._over.width() - width) // 2
            self.setGeometry(left, self._over.height() - height - Space.WIDE, width, height)
        self.raise_()

    def _place_in(self, bar: QWidget, wanted: int) -> None:
        """Stand in the bar above the page, where it is empty: over nothing that one types into or reads."""
        above = bar.parentWidget()
        if self.parentWidget() is not above:
            shown = not self.isHidden()
            self.setParent(above)
            self.setVisible(shown)
        fields = [field.geometry() for field in bar.findChildren(QLineEdit)]
        buttons = [button.geometry() for button in bar.findChildren(QAbstractButton) if button.parentWidget() is bar]
        begin = max((field.right() for field in fields), default=0) + Space.LARGE
        end = min((button.left() for button in buttons if button.left() > begin), default=bar.width()) - Space.LARGE
        if end - begin < scaled(_LEAST):
            begin, end = Space.SMALL, bar.width() - Space.SMALL
        width = min(wanted, end - begin)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        left = bar.x() + begin + (end - begin - width) // 2
        self.setGeometry(left, bar.y() + max(Space.TINY, (bar.height() - height) // 2), width, height)

    def _wanted(self) -> int:
        """Return the width at which every line of the words is whole."""
        layout, words = self.layout(), [part for part in (self._text, self._hint) if not part.isHidden()]
        if layout is None:
            return scaled(_WIDTH)
        layout.activate()  # else it still knows the words before
        lines = [part.fontMetrics().horizontalAdvance(line) for part in words for line in part.text().splitlines()]
        beside = layout.sizeHint().width() - max(part.sizeHint().width() for part in words)
        return beside + max(lines, default=0) + Space.MEDIUM

    def _ask_undo(self) -> None:
        self.hide()
        self.undo_asked.emit(self._operation)

    def _ask_look(self) -> None:
        self.hide()
        self.look_asked.emit(self._selection)

    def _ask_reopen(self) -> None:
        self.hide()
        self.reopen_asked.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self.file)
        row.addWidget(self._undo)
        row.addWidget(self._look)
        row.addWidget(self._reopen)
        row.addWidget(on_click(icon_button("close", _("关闭提示")), self.hide))
