"""How the columns of a list look: their order, widths, which are shown and what it is sorted by, kept per ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from desktop_app.i18n import _
from desktop_app.settings import ListLook
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.records.columns import by_importance, choosable, columns_of

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.table_model import RecordTableModel

_TITLE_AT_LEAST = 280
_TITLE_ENOUGH = 520
_WIDEST_MARK = 140
_WIDEST = 420
"""Logical pixels beyond which a column doesn't grow by itself, however long its texts are."""


class ColumnLook(QObject):
    """Follows what the person does with the head of a list, and puts it back when the list is opened again.

    Signal `colours_wanted()`: the menu of the head leads to the colour rules too.
    """

    colours_wanted = Signal()

    def __init__(self, table: QTableView, records: RecordTableModel, context: Context) -> None:
        super().__init__(table)
        self._table = table
        self._records = records
        self._context = context
        self._look = context.settings.look(context.ledger.path, records.kind.kind)
        self._by_hand = True
        self._set_up()
        self._show_chosen()
        head = self._head
        head.sectionMoved.connect(lambda *_places: self._note_order())
        head.sectionResized.connect(self._note_width)
        head.sortIndicatorChanged.connect(self._note_sort)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask)

    @property
    def sorted_by(self) -> str:
        """Return what the list was sorted by last, as a filter names it."""
        return self._look.sort

    def places(self) -> list[int]:
        """Return the columns in their order on screen, those without room among them."""
        return sorted(range(len(self._records.columns)), key=self._head.visualIndex)

    def sort_here(self) -> None:
        """Sort by the column that the keyboard is in, or by the title; once more: the other way round."""
        current = self._table.currentIndex()
        place = current.column() if current.isValid() else 0
        up = (place, Qt.SortOrder.AscendingOrder)
        again = (self._head.sortIndicatorSection(), self._head.sortIndicatorOrder()) == up
        self._head.setSortIndicator(place, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def fit(self) -> None:
        """Show the columns that fit beside a readable title; room that is left goes to what is cut off."""
        title = scaled(_TITLE_AT_LEAST) + self._room_for_marks()
        room = self._table.viewport().width() - min(title, self._table.viewport().width() // 2)
        shown = []
        for place in by_importance(self._records.columns):
            width = self._width(place)
            fits = room >= width and self._name(place) not in self._look.hidden
            self._table.setColumnHidden(place, not fits)
            if fits:
                room -= width
                shown.append(place)
        self._widen(shown, room + title - self._enough_for_title() - self._room_for_marks())

    def menu(self) -> QMenu:
        """Return the menu of the head: which columns are shown, and the way back to the first day's."""
        menu = QMenu(self._table)
        shown = {column.field.name for column in self._records.columns}
        kind = self._records.kind
        for field in [*(column.field for column in columns_of(kind)), *choosable(kind)]:
            action = menu.addAction(_(field.label))
            action.setCheckable(True)
            action.setChecked(field.name in shown and field.name not in self._look.hidden)
            action.setEnabled(not self._is_title(field.name))
            action.toggled.connect(lambda on, name=field.name: self.choose(name, on=on))
        menu.addSeparator()
        menu.addAction(_("恢复默认的列"), self.reset)
        menu.addAction(_("颜色规则…"), self.colours_wanted.emit)
        return menu

    def choose(self, name: str, *, on: bool) -> None:
        """Show the column of a field, or don't."""
        hidden = [other for other in self._look.hidden if other != name]
        order = [other for other in self._order() if other != name]
        own = name in {column.field.name for column in columns_of(self._records.kind)}
        self._keep(hidden=hidden if on else [*hidden, name], order=[*order, name] if on or own else order)
        self._show_chosen()
        self.fit()

    def reset(self) -> None:
        """Show the columns of the first day, as wide as they were."""
        self._look = ListLook(sort=self._look.sort)
        self._context.settings.keep_look(self._context.ledger.path, self._records.kind.kind, self._look)
        self._show_chosen()
        self.fit()

    @property
    def _head(self) -> QHeaderView:
        return self._table.horizontalHeader()

    def _name(self, place: int) -> str:
        return self._records.columns[place].field.name

    def _is_title(self, name: str) -> bool:
        return any(column.stretches and column.field.name == name for column in self._records.columns)

    def _width(self, place: int) -> int:
        return self._look.widths.get(self._name(place), self._records.columns[place].width)

    def _order(self) -> list[str]:
        return [self._name(place) for place in self.places()]

    def _set_up(self) -> None:
        head = self._head
        head.setHighlightSections(False)
        head.setSortIndicatorClearable(False)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)

    def _show_chosen(self) -> None:
        """Make the columns that are wanted and put them in order."""
        self._by_hand = False
        extra = {field.name for field in choosable(self._records.kind)}
        self._records.show_more(frozenset(extra & set(self._look.order) - set(self._look.hidden)))
        head = self._head
        names = [column.field.name for column in self._records.columns]
        for place, column in enumerate(self._records.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretches else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(place, mode)
            self._table.setColumnWidth(place, self._width(place))
        known = [name for name in self._look.order if name in names]
        for at, name in enumerate([*known, *(name for name in names if name not in known)]):
            head.moveSection(head.visualIndex(names.index(name)), at)
        self._show_sort(names)
        self._by_hand = True

    def _show_sort(self, names: list[str]) -> None:
        name = self._look.sort.lstrip("-")
        down = self._look.sort.startswith("-")
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self._head.setSortIndicator(names.index(name) if name in names else -1, order)

    def _room_for_marks(self) -> int:
        """Return how much of the title's column the names of colour rules take."""
        names = [rule.name for rule in self._records.colouring.kept.rules if rule.on]
        widest = max(map(self._table.fontMetrics().horizontalAdvance, names), default=0)
        return min(widest + 3 * Space.SMALL, scaled(_WIDEST_MARK)) if widest else 0

    def _enough_for_title(self) -> int:
        place = next(place for place, column in enumerate(self._records.columns) if column.stretches)
        return min(max(self._needed(place), scaled(_TITLE_AT_LEAST)), scaled(_TITLE_ENOUGH))

    def _needed(self, place: int) -> int:
        text = self._records.longest(place)
        return self._table.fontMetrics().horizontalAdvance(text) + 2 * Space.MEDIUM + Space.SMALL

    def _widen(self, shown: list[int], room: int) -> None:
        """Give what room is left to the columns whose texts are cut off, the most important first."""
        self._by_hand = False
        for place in shown:
            width = self._width(place)
            if self._name(place) not in self._look.widths:
                more = max(0, min(self._needed(place), scaled(_WIDEST)) - width)
                taken = min(more, max(room, 0))
                width, room = width + taken, room - taken
            self._table.setColumnWidth(place, width)
        self._by_hand = True

    def _note_order(self) -> None:
        if self._by_hand:
            self._keep(order=self._order())

    def _note_width(self, place: int, _before: int, width: int) -> None:
        stretches = place < len(self._records.columns) and self._records.columns[place].stretches
        if self._by_hand and width and not stretches and not self._table.isColumnHidden(place):
            self._keep(widths={**self._look.widths, self._name(place): width})

    def _note_sort(self, place: int, order: Qt.SortOrder) -> None:
        if self._by_hand and place >= 0:
            minus = "-" if order == Qt.SortOrder.DescendingOrder else ""
            self._keep(sort=minus + self._name(place))

    def _keep(
        self,
        *,
        order: list[str] | None = None,
        widths: dict[str, int] | None = None,
        hidden: list[str] | None = None,
        sort: str | None = None,
    ) -> None:
        old = self._look
        self._look = ListLook(
            order=old.order if order is None else order,
            widths=old.widths if widths is None else widths,
            hidden=old.hidden if hidden is None else hidden,
            sort=old.sort if sort is None else sort,
        )
        self._context.settings.keep_look(self._context.ledger.path, self._records.kind.kind, self._look)

    def _ask(self, at: QPoint) -> None:
        self.menu().popup(self._head.mapToGlobal(at))
