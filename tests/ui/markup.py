"""Looking for texts of records that a window shows as markup: through every widget, model, action and document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid
from sqlalchemy import update

from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.ui.annex_sheet.sheet import SheetView
from desktop_app.ui.today.month_grid import MonthGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.ledger import Ledger

MARKUP = '<img src="file:///ogi-probe.png"><b>x</b>'
_SIGN = "<img"

_MEANT = {
    *("code", "sha256", "media_type", "fingerprint", "signing_key", "receiving_key", "certified_by", "check_code"),
    *("figures", "format", "holidays", "workdays", "before", "after", "records", "record", "record_kind", "value"),
    *("finding", "body"),
}
"""Fields whose text the program reads itself: it would be told as damaged instead of shown."""

_ROWS, _COLUMNS, _DEPTH = 25, 60, 3


def write_markup(ledger: Ledger) -> None:
    """Write the markup into every free text of every record, as a hostile file would bring it."""
    worded = {
        name: [{"code": code, "label": f"{MARKUP}{code}", "english": f"{MARKUP}{code}"} for code in codes]
        for name, codes in ledger.codes().by_name.items()
    }
    hand_down(ledger, "codes", "codes.json", json.dumps(worded).encode())
    texts = {Shape.TEXT, Shape.LINES, Shape.TAGS}
    with ledger.writer.begin() as connection:
        for kind in KINDS.values():
            for field in fields_of(kind).values():
                if field.shape in texts and field.name not in _MEANT and kind.kind != "rule_setting":
                    connection.execute(update(kind).values({field.name: MARKUP}))


def shown_as_markup() -> set[str]:
    """Return where a text of a record is shown as markup, in any window that can be seen and in any menu."""
    found: set[str] = set()
    for widget in QApplication.allWidgets():
        # What a page replaced may be gone by now.
        if isValid(widget) and (widget.isVisible() or isinstance(widget, QMenu)):
            found |= {f"{type(widget).__name__} ({widget.objectName()}): {place}" for place in _places(widget)}
    return found


def _is_markup(text: object) -> bool:
    return isinstance(text, str) and _SIGN in text and GuiQt.mightBeRichText(text)


def _places(widget: QWidget) -> Iterator[str]:
    for kind, look in _LOOKS.items():
        if isinstance(widget, kind):
            yield from look(widget)
    # A menu shows the tips of its lines only where it says so.
    for action in widget.actions() if not isinstance(widget, QMenu) or widget.toolTipsVisible() else ():
        yield from _action(action)


def _own_tips(widget: QWidget) -> Iterator[str]:
    yield from (f"tip {text[:60]}" for text in (widget.toolTip(), widget.whatsThis()) if _is_markup(text))


def _view(view: QAbstractItemView) -> Iterator[str]:
    if view.model() is not None:
        yield from _model(view.model())


def _editor(editor: QTextEdit) -> Iterator[str]:
    if _SIGN in editor.document().toHtml():
        yield "a picture in a document"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for at in range(bar.count()):
        if _is_markup(bar.tabToolTip(at)) or _is_markup(bar.tabWhatsThis(at)):
            yield "the tip of a tab"


def _line(line: QLineEdit) -> Iterator[str]:
    if line.completer():
        yield from _model(line.completer().model())


def _action(action: QAction) -> Iterator[str]:
    if _is_markup(action.toolTip()) or _is_markup(action.whatsThis()):
        yield f"the tool tip of an action {action.toolTip()[:60]}"


def _label(label: QLabel) -> Iterator[str]:
    text, how = label.text(), label.textFormat()
    guessed = how == Qt.TextFormat.AutoText and GuiQt.mightBeRichText(text)
    if _SIGN in text and (guessed or how in {Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText}):
        yield f"text {text[:60]}"


def _model(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> Iterator[str]:
    nowhere = parent or QModelIndex()
    rows = min(model.rowCount(nowhere), _ROWS)
    # A list doesn't tell how many columns it has.
    columns = 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(nowhere), _COLUMNS)
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole)
    for way, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        for section in range(count):
            if any(_is_markup(model.headerData(section, way, role)) for role in roles):
                yield f"{type(model).__name__}: the tip of a heading"
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column, nowhere)
            if any(_is_markup(model.data(index, role)) for role in roles):
                yield f"{type(model).__name__}: the tip of a cell in column {column}"
            if depth < _DEPTH and not isinstance(model, QAbstractListModel | QAbstractTableModel):
                yield from _model(model, index, depth + 1)


def _drawn(widget: QWidget) -> Iterator[str]:
    """Rest the mouse all over a widget that draws itself and says what lies under the mouse."""
    for x in range(10, widget.width(), 60):
        for y in range(10, widget.height(), 40):
            place = QPoint(x, y)
            QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
            if _is_markup(QToolTip.text()):
                yield f"what it says of a place {QToolTip.text()[:60]}"
                return


_LOOKS: dict[type[QWidget], Callable[[Any], Iterator[str]]] = {
    QWidget: _own_tips,
    QLabel: _label,
    QAbstractItemView: _view,
    QComboBox: lambda box: _model(box.model()),
    QTextEdit: _editor,
    QTabBar: _tabs,
    QLineEdit: _line,
    SheetView: _drawn,
    MonthGrid: _drawn,
}
