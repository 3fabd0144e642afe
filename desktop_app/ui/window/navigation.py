"""The side of the window: where to go, which year is shown, and who works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import label, separator, set_look, set_tone
from desktop_app.ui.kit.tokens import COLOURS, Size, Space, Tone, scaled
from desktop_app.ui.window.menu import digit_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop_app.ui.window.places import Place


_BADGE_ROOM = 24
_GAP = 8


class Entry(Button):
    """One page in the navigation: icon, name, and a small count of what waits there."""

    def __init__(self, place: Place, number: int) -> None:
        super().__init__(_(place.label))
        self.name = place.name
        self.setProperty("role", "entry")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIcon(icon(place.name, COLOURS.text_soft, COLOURS.accent, gap=_GAP))
        self.setIconSize(QSize(Size.ICON + Space.SMALL, Size.ICON))
        self.setToolTip(tip(digit_key(number)))
        self._badge = label("", "badge")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.SMALL, 0)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._badge.hide()

    def show_count(self, count: int, tone: Tone, meaning: str) -> None:
        """Show how much waits there; 0 shows nothing. `meaning` is said to a screen reader."""
        self._badge.setText(str(count))
        self._badge.setVisible(count > 0)
        set_tone(self._badge, tone)
        self.setAccessibleDescription(meaning if count else "")


class Sidebar(QWidget):
    """The navigation; signal `chosen(name)` when the person picks a page."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], top: QWidget, foot: QWidget) -> None:
        super().__init__()
        self._sections: list[QLabel] = []
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entries = {place.name: Entry(place, number) for number, place in enumerate(places, 1) if place.side}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setSpacing(2)
        column.addWidget(top)
        column.addSpacing(Space.MEDIUM)
        listed = QVBoxLayout()
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(2)
        self._area = scrolling(listed)
        column.addWidget(self._area, 1)  # in its place before it is filled: the style sheet asks who is around
        self._list(places, listed)
        column.addWidget(separator())
        column.addSpacing(Space.SMALL)
        column.addWidget(foot)
        # Wider where a language needs longer names; the badge needs room too.
        longest = max(entry.sizeHint().width() for entry in self._entries.values())
        self.setFixedWidth(max(Size.SIDEBAR, longest + 2 * Space.MEDIUM + scaled(_BADGE_ROOM)))
        self.shrink(on=False)

    def shrink(self, *, on: bool) -> None:
        """Stand closer where the window is low, without the names of the sections, or as always again."""
        edge = Space.SMALL if on else Space.LARGE
        layout = self.layout()
        if layout:
            layout.setContentsMargins(Space.MEDIUM, edge, Space.MEDIUM, edge)
        for section in self._sections:
            section.setHidden(on)
        for entry in self.entries():
            set_look(entry, "low", on)
            entry.setFixedHeight(entry.sizeHint().height())

    def entries(self) -> list[Entry]:
        """Return the entries from top to bottom."""
        return list(self._entries.values())

    def mark(self, name: str) -> None:
        """Show which page is open; none of them where it doesn't stand at the side."""
        self._group.setExclusive(False)
        for entry in self.entries():
            entry.setChecked(entry.name == name)
        self._group.setExclusive(True)
        self._show_marked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the open page in sight."""
        super().resizeEvent(event)
        self._show_marked()

    def _show_marked(self) -> None:
        """Bring the entry of the open page into sight, once the entries have their places."""
        marked = self._group.checkedButton()
        if marked:
            QTimer.singleShot(0, marked, lambda: self._area.ensureWidgetVisible(marked))

    def show_count(self, name: str, count: int, tone: Tone, meaning: str) -> None:
        """Show how much waits on a page."""
        self._entries[name].show_count(count, tone, meaning)

    def _list(self, places: Sequence[Place], column: QVBoxLayout) -> None:
        section = ""
        for place in (place for place in places if place.side):
            if place.section != section:
                section = place.section
                self._sections.append(_section(section))
                column.addSpacing(Space.SMALL)
                column.addWidget(self._sections[-1])
            entry = self._entries[place.name]
            self._group.addButton(entry)
            entry.clicked.connect(lambda _checked=False, name=place.name: self.chosen.emit(name))
            column.addWidget(entry)
        column.addStretch(1)


def _section(text: str) -> QLabel:
    made = label(_(text), "section")
    made.setFixedHeight(Space.WIDE)
    return made
