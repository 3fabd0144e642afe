"""A page of the window: the house's header and margins, built when first shown, refreshed when its kinds change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.subtitle import Subtitle
from desktop_app.ui.kit.theme import heading
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context

_LOW = 480
"""Logical pixels of height below which a page is content with narrower margins and gaps."""


class Page(QWidget):
    """One page. A page overrides `title`, `build` and `refresh`, and what else it needs.

    Attributes: `context`; `content`, the layout below the header that `build` fills; `header`, the row of the title at
    whose right `primary_actions` stand.
    """

    name: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()
    """The record kinds it shows: a notice about one of them makes the page stale."""
    edits: ClassVar[frozenset[str]] = frozenset()
    """The record kinds whose forms it opens (`open_record`)."""
    fills_height: ClassVar[bool] = True
    """Whether its content takes all the height (a table) or stands at the top (cards)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._built = False
        self._stale: Notice | None = None
        self._fresh = False
        self._taken = 0
        self.setObjectName("page")
        # Without it Qt paints no background of the style sheet on a widget of one's own.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def title(self) -> str:
        """Return the title at the top of the page."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Return the line under the title, e.g. the year and how many records; read again after every refresh."""
        return ""

    def primary_actions(self) -> list[QWidget]:
        """Return the buttons at the right of the header, the main one last."""
        return []

    def build(self) -> None:
        """Make the widgets, once, when the page is first shown."""
        raise NotImplementedError

    def refresh(self, notice: Notice | None) -> None:
        """Read the data file again; `notice` is the only change since the last time, or None: anything may differ."""
        raise NotImplementedError

    def arrive(self, target: object) -> None:
        """Take the target that `navigate` was given; called after the page was refreshed."""

    def place(self) -> object:
        """Return what `return_to` needs to show this page again as it is now; None where it stays so by itself."""
        return None

    def return_to(self, place: object) -> None:
        """Show what was shown when `place` was taken."""

    def open_record(self, kind: str, record_id: str | None, defaults: Mapping[str, Value] | None) -> None:
        """Show the form of a record of one of `edits`, or of a new one."""
        raise NotImplementedError

    def new_text(self) -> str:
        """Return the menu's words for a new record (Ctrl+N), e.g. 新增主动公开信息, or "" where there is none."""
        return ""

    def new_record(self) -> None:
        """Start a new record (Ctrl+N)."""

    def prints(self) -> bool:
        """Tell whether Ctrl+P does something here."""
        return False

    def print_page(self) -> None:
        """Print what is shown (Ctrl+P)."""

    def may_leave(self) -> bool:
        """Tell whether the page may be left or the window closed; ask about unsaved typing here."""
        return True

    def is_being_written(self) -> bool:
        """Tell whether something typed here isn't saved: Ctrl+Z then never means saved work."""
        return False

    def undo_typing(self, *, again: bool = False) -> bool:  # noqa: ARG002 (a page with a text of its own asks)
        """Take back the last typing on the page, or do it `again`; tells whether there was any."""
        return False

    def show_fresh(self) -> None:
        """Build the page if that wasn't done and refresh it if it is stale: the window calls this on showing it."""
        if not self._built:
            self._lay_out()
            self._built = True
        if not self._fresh:
            notice, self._stale, self._fresh = self._stale, None, True
            self.refresh(notice)
            self._say_subtitle()

    def mark_stale(self, notice: Notice | None) -> None:
        """Note that the data changed; two changes are as good as anything (None)."""
        self._stale = notice if self._fresh else None
        self._fresh = False

    @property
    def is_low(self) -> bool:
        """Tell whether there is little height: a small screen, or one with large writing."""
        return self.height() < scaled(_LOW)

    def give_way(self, width: int) -> None:
        """Leave that much at the right free for what lies over the page."""
        self._taken = width
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take narrower margins and gaps where the page is low."""
        super().resizeEvent(event)
        if self._built:
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout:
            edge = Space.MEDIUM if self.is_low else Space.WIDE
            layout.setContentsMargins(Space.PAGE, edge, self._taken + Space.WIDE if self._taken else Space.PAGE, edge)
        for gaps in (self._outer, self.content):
            gaps.setSpacing(Space.SMALL if self.is_low else Space.LARGE)

    def _lay_out(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._header())
        self.content = QVBoxLayout()
        if self.fills_height:
            self._outer.addLayout(self.content, 1)
        else:
            self.content.setContentsMargins(0, 0, Space.TINY, 0)
            self._outer.addWidget(scrolling(self.content), 1)
        self.build()
        if not self.fills_height:
            self.content.addStretch(1)
        self._fit()

    def _header(self) -> QHBoxLayout:
        self.header = QHBoxLayout()
        self.header.setSpacing(Space.SMALL)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(heading(self.title()))
        self._subtitle = Subtitle()
        words.addWidget(self._subtitle)
        self.header.addLayout(words, 1)
        actions = self.primary_actions()
        if actions:
            self.header.addWidget(ActionRow(actions), 0, Qt.AlignmentFlag.AlignVCenter)
        return self.header

    def _say_subtitle(self) -> None:
        text = self.subtitle()
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))
