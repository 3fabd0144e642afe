"""The head of the navigation: the product's seal and name, and the working year (工作年度)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.plain_text import plain_label
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import label
from desktop_app.ui.kit.tokens import COLOURS, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.context.context import WorkingYear


def brand(side: int, role: str) -> QWidget:
    """Make the seal with the product's name beside it; `role` is the name's role in the style sheet."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    mark = plain_label()
    mark.setPixmap(picture("seal", COLOURS.seal, side))
    row.addWidget(mark)
    row.addWidget(label(_("公开台账"), role), 1)
    return whole


class YearChooser(QWidget):
    """Seal, name and the list of years; choosing one tells every page."""

    def __init__(self, year: WorkingYear, years: Sequence[int]) -> None:
        super().__init__()
        self._years = QuietChoice()
        self._years.setAccessibleName(_("工作年度"))
        self._years.setToolTip(_("所有页面都按这一年显示"))
        for choice in years:
            self._years.addItem(_("{year} 年度").format(year=choice), choice)
        self._years.setCurrentIndex(self._years.findData(year.value))
        self._years.currentIndexChanged.connect(lambda index: year.choose(self._years.itemData(index)))
        year.changed.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        self._brand = brand(28, "heading2")
        column.addWidget(self._brand)
        column.addWidget(self._years)

    def shrink(self, *, on: bool) -> None:
        """Leave the seal and the name out, which stand in the window's frame too."""
        self._brand.setHidden(on)

    def _show(self, year: int) -> None:
        """Show a year that was chosen elsewhere; one not in the list (of a published annex) joins it."""
        if self._years.findData(year) < 0:
            later = [place for place in range(self._years.count()) if self._years.itemData(place) > year]
            self._years.insertItem(len(later), _("{year} 年度").format(year=year), year)
        self._years.setCurrentIndex(self._years.findData(year))
