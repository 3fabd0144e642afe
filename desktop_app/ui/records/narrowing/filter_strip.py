"""常用筛选 beside a list: each filter that has a name with the number of its records; one click narrows the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.office.records.listing import count_each
from desktop_app.store.log.reading import read
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import icon_button, label, link_button, on_click
from desktop_app.ui.kit.tokens import Size, Space, scaled
from desktop_app.ui.records.criteria import Criteria
from desktop_app.ui.records.narrowing.named_filters import NamedFilters
from desktop_app.ui.records.narrowing.strip_lines import COUNT, CURRENT, StripLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from desktop_app.settings import KeptFilter
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.narrowing.kept_filters import KeptFilters

_WIDTH = 196
_KEPT = Qt.ItemDataRole.UserRole


class FilterStrip(QFrame):
    """The strip. Signals: `wanted(KeptFilter)`, None for everything; `folded()`; `left()` on Escape."""

    wanted = Signal(object)
    folded = Signal()
    left = Signal()

    def __init__(self, context: Context, kept: KeptFilters) -> None:
        super().__init__()
        self.setObjectName("filters")
        self._context = context
        self._kept = kept
        self._counts: dict[int, int] = {}
        self._latest = Latest(context.jobs, context.messages)
        self.more = icon_button("more", _("常用筛选的更多操作"))
        self.menu = NamedFilters(self.more, kept, folded=False)
        self.menu.wanted.connect(self.wanted)
        self.menu.fold_wanted.connect(lambda _fold: self.folded.emit())
        self.fold = on_click(icon_button("left", _("把常用筛选收起到按钮")), self.folded.emit)
        self.keep = on_click(link_button(_("存下现在的筛选…"), "new"), kept.ask_name)
        self.list = _Names(self)
        self.list.itemClicked.connect(self._use)
        kept.changed.connect(self._furnish)
        self.setFixedWidth(scaled(_WIDTH))
        self._lay_out()
        self._furnish()

    def show_current(self) -> None:
        """Mark the filter that the list is narrowed to, and offer to keep one that has no name."""
        current, everything = self._kept.current(), self._kept.nothing_narrowed
        for row in range(self.list.count()):
            item = self.list.item(row)
            one = item.data(_KEPT)
            is_current = everything if one is None else one == current
            item.setData(CURRENT, is_current)
            self._say(item)
        self.keep.setVisible(self._kept.worth_keeping)

    def count(self) -> None:
        """Count the records of each filter in the working year, off the window's thread; not while nobody sees it."""
        if not self.isVisible():
            return
        kind, ledger = self._kept.kind, self._context.ledger
        asked = [Criteria(year=self._context.year.value), *map(self._kept.asked_by, self._kept.all())]
        today = self._context.today()
        wanted = [one.filter(kind, today) for one in asked]
        self._latest.run(_("常用筛选"), lambda: read(ledger, count_each, kind, wanted), self._take)

    def take_focus(self) -> None:
        """Go to the filter that is used, or to the first one."""
        rows = range(self.list.count())
        self.list.setCurrentRow(next((row for row in rows if self.list.item(row).data(CURRENT)), 0))
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what wasn't counted while nobody saw it."""
        super().showEvent(event)
        self.count()

    def use_chosen(self) -> None:
        """Narrow the list to the one that the keyboard is at."""
        if item := self.list.currentItem():
            self._use(item)

    def rename_chosen(self) -> None:
        """Ask for another name of the one that the keyboard is at."""
        if one := self._chosen():
            self._kept.ask_other_name(one)

    def forget_chosen(self) -> None:
        """Give up the one that the keyboard is at."""
        if one := self._chosen():
            self._kept.ask_to_forget(one)

    def menu_of_chosen(self) -> QMenu:
        """Return what can be done with the one that the keyboard is at."""
        made = QMenu(self.list)
        made.addAction(_("筛选"), self.use_chosen)
        if self._chosen():
            made.addAction(_("改名…"), "F2", self.rename_chosen)
            made.addAction(_("删除…"), "Del", self.forget_chosen)
        return made

    def _chosen(self) -> KeptFilter | None:
        item = self.list.currentItem()
        return item.data(_KEPT) if item else None

    def _use(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(_KEPT))

    def _furnish(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        self._counts = {}
        for one in (None, *self._kept.all()):
            item = QListWidgetItem(one.name if one else _("全部"))
            item.setData(_KEPT, one)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.show_current()
        self.count()

    def _take(self, counts: Sequence[int]) -> None:
        self._counts = dict(enumerate(counts))
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setData(COUNT, self._counts.get(row))
            self._say(item)

    def _say(self, item: QListWidgetItem) -> None:
        """Say the whole of a line to who rests on it or listens."""
        number = item.data(COUNT)
        parts = [item.text(), *([] if number is None else [counted(self._kept.kind, number)])]
        parts += [_("正在用")] if item.data(CURRENT) else []
        item.setData(Qt.ItemDataRole.AccessibleTextRole, "，".join(parts))
        item.setToolTip(tip(" · ".join(parts)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.SMALL, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(label(_("常用筛选"), "caption"), 1)
        head.addWidget(self.more)
        head.addWidget(self.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)


class _Names(QListWidget):
    """The lines of the strip, gone through by the arrow keys."""

    def __init__(self, strip: FilterStrip) -> None:
        super().__init__()
        self._strip = strip
        self.setItemDelegate(StripLines(self))
        self.setAccessibleName(_("常用筛选"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setMinimumHeight(2 * Size.FIELD)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Use with Enter or the space bar, rename with F2, give up with Delete, leave with Escape; the rest is Qt's."""
        acts = {
            Qt.Key.Key_Return: self._strip.use_chosen,
            Qt.Key.Key_Enter: self._strip.use_chosen,
            Qt.Key.Key_Space: self._strip.use_chosen,
            Qt.Key.Key_F2: self._strip.rename_chosen,
            Qt.Key.Key_Delete: self._strip.forget_chosen,
            Qt.Key.Key_Escape: self._strip.left.emit,
        }
        if act := acts.get(Qt.Key(event.key())):
            act()
        else:
            super().keyPressEvent(event)

    def _ask(self, at: QPoint) -> None:
        if item := self.itemAt(at):
            self.setCurrentItem(item)
        self._strip.menu_of_chosen().popup(self.viewport().mapToGlobal(at))
