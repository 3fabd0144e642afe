"""The house's own widgets: every button, heading, card and mark of a page is made here, so that all look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_text import plain_label, tip
from desktop_app.ui.kit.tokens import COLOURS, Size, Space, Tone, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ICON_IN_BUTTON = 18
_GAP = 4


def primary_button(text: str, icon_name: str = "") -> QPushButton:
    """Make the one filled button of a page or dialog."""
    return _button(text, "primary", icon_name, COLOURS.on_accent)


def quiet_button(text: str, icon_name: str = "") -> QPushButton:
    """Make an outlined button for everything that isn't the main action."""
    return _button(text, "quiet", icon_name, COLOURS.text_soft)


def link_button(text: str, icon_name: str = "") -> QPushButton:
    """Make a button without an outline, in the accent colour, for actions inside a line."""
    return _button(text, "link", icon_name, COLOURS.accent)


def danger_button(text: str, icon_name: str = "") -> QPushButton:
    """Make a button for what takes something away."""
    return _button(text, "danger", icon_name, COLOURS.bad)


def icon_button(icon_name: str, name: str) -> QPushButton:
    """Make a small button that is only an icon; its name is its tool tip, and what screen readers say."""
    button = _button("", "icon", icon_name, COLOURS.text_soft)
    button.setToolTip(tip(name))
    button.setAccessibleName(name)
    button.setFixedSize(Size.FIELD - Space.TINY, Size.FIELD - Space.TINY)
    return button


def heading(text: str, level: int = 1) -> QLabel:
    """Make a heading: 1 the page's title, 2 a section's, 3 a card's."""
    return label(text, f"heading{level}")


def caption(text: str) -> QLabel:
    """Make a line of small soft text."""
    return label(text, "caption")


def body(text: str) -> QLabel:
    """Make a paragraph that wraps."""
    return wrapping(label(text, "body"))


def wrapping(words: QLabel) -> QLabel:
    """Let a label go on in a second line where it has no room; returns the label."""
    words.setWordWrap(True)
    return words


def label(text: str, role: str) -> QLabel:
    """Make a label of one of the style sheet's roles; its text is always shown literally."""
    made = plain_label(text)
    made.setProperty("role", role)
    return made


def pill(text: str, tone: Tone = Tone.NEUTRAL) -> QLabel:
    """Make a small rounded mark, e.g. 逾期 3 天."""
    made = label(text, "pill")
    made.setProperty("tone", tone.value)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return made


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Give a widget of the style sheet another tone."""
    set_look(widget, "tone", tone.value)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another of the style sheet's roles."""
    set_look(widget, "role", role)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Give a widget another value of a property that the style sheet asks for."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # Qt looks at a property when it polishes a widget, before it is first shown, and never again by itself.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def card() -> QFrame:
    """Make a panel with a hairline border and a vertical layout of its own (`layout()`)."""
    frame = QFrame()
    frame.setProperty("role", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
    inside.setSpacing(Space.SMALL)
    return frame


def separator() -> QFrame:
    """Make a horizontal hairline."""
    line = QFrame()
    line.setProperty("role", "separator")
    line.setFixedHeight(1)
    return line


def dialog_column(dialog: QWidget, title: str, gap: int = Space.SMALL) -> QVBoxLayout:
    """Give a dialog the house's margins and its title; returns the column into which the rest comes."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
    column.setSpacing(gap)
    column.addWidget(heading(title, 2))
    return column


def foot_row(*right: QWidget, left: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Make the row at the foot of a dialog: its buttons at the right, what is said or seldom done at the left."""
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for part in left:
        row.addWidget(part)
    row.addStretch(1)
    for part in right:
        row.addWidget(part)
    return row


def on_click(button: QPushButton, action: Callable[[], object]) -> QPushButton:
    """Connect a button's click and return the button, so that it can be made in one expression."""
    # Qt hands over whether the button is checked, which no action takes.
    button.clicked.connect(lambda _checked=False: action())
    return button


def _button(text: str, role: str, icon_name: str, colour: str) -> QPushButton:
    button = Button(text)
    button.setProperty("role", role)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the focus ring is for the keyboard, not for every click
    button.setAutoDefault(role == "primary")
    if icon_name:
        gap = _GAP if text else 0
        button.setIcon(icon(icon_name, colour, gap=gap))
        button.setIconSize(QSize(scaled(_ICON_IN_BUTTON + gap), scaled(_ICON_IN_BUTTON)))
    return button
