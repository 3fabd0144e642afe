"""How one hit of the search box looks: its title, and below its kind with the words around what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.ui.kit.tokens import COLOURS, Space, TextSize
from desktop_app.ui.seeking.painted_line import paint_ground, paint_words

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from desktop_app.office.records.search import Hit

HIT = Qt.ItemDataRole.UserRole


def said_of(hit: Hit) -> str:
    """Return what stands below a hit's title: kind, unit, day, and the words found where the title hasn't them."""
    excerpt = "" if hit.excerpt.strip("…") in hit.title else hit.excerpt
    return " · ".join(filter(None, (_(KINDS[hit.kind].label), hit.unit, hit.when, excerpt)))


class HitPainter(QStyledItemDelegate):
    """Paints a `Hit` in two lines."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, then both lines cut to the width."""
        hit: Hit = index.data(HIT)
        painter.save()
        area = paint_ground(painter, option)
        inside = area.adjusted(Space.SMALL, Space.TINY, -Space.SMALL, -Space.TINY)
        half = inside.height() // 2
        paint_words(painter, inside.adjusted(0, 0, 0, -half), hit.title, TextSize.BODY, COLOURS.text)
        paint_words(painter, inside.adjusted(0, half, 0, 0), said_of(hit), TextSize.CAPTION, COLOURS.text_faint)
        painter.restore()
