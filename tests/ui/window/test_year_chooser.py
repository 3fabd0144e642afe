"""The list of working years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop_app.settings import Settings
from desktop_app.ui.context.context import WorkingYear
from desktop_app.ui.window.remembered_year import stay_in_year
from desktop_app.ui.window.year_chooser import YearChooser

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_data_file_is_shown_in_the_year_in_which_one_left_it(tmp_path: Path) -> None:
    settings, file = Settings(), tmp_path / "a.ogi"
    year = WorkingYear(2014)
    stay_in_year(year, settings, file)
    assert year.value == 2014
    year.choose(2012)
    again, other = WorkingYear(2014), WorkingYear(2014)
    stay_in_year(again, settings, file)
    stay_in_year(other, settings, tmp_path / "b.ogi")
    assert (again.value, other.value) == (2012, 2014)
