"""The list of working years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop_app.ui.context.context import WorkingYear
from desktop_app.ui.window.year_chooser import YearChooser

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_year_chosen_elsewhere_that_is_not_in_the_list_joins_it_in_order(qtbot: QtBot) -> None:
    year = WorkingYear(2013)
    chooser = YearChooser(year, (2014, 2013, 2011))
    qtbot.addWidget(chooser)
    year.choose(2012)
    years = chooser.findChild(QComboBox)
    assert isinstance(years, QComboBox)
    assert [years.itemData(place) for place in range(years.count())] == [2014, 2013, 2012, 2011]
    assert (years.currentData(), year.value) == (2012, 2012)
