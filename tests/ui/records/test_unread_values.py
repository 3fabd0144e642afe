"""Values that nobody could have entered: the pages open, lists, forms and the history say what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from desktop_app.model.kinds import Expense
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.adopting import adopt
from desktop_app.ui.forms.editor_head import HISTORY
from desktop_app.ui.window.places import PLACES, Place
from tests.odd_values import take_in_odd_values
from tests.store.merge.exchanging import body, of
from tests.ui.records.hands import button, click, form_of, retype

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ledger import Ledger
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow

RECORD = "a" * 32


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_page_opens_over_odd_values(real_window: MainWindow, ledger: Ledger, place: Place) -> None:
    take_in_odd_values(ledger, ("NaN", 99999, "9999-12-31", "字" * 40_000, {}))
    assert real_window.desk
    real_window.desk.navigate(place.name)
    assert not real_window.grab().isNull()


def test_list_form_and_history_name_an_unknown_value_until_something_right_is_entered(
    show: Callable[[str], ListPage], ledger: Ledger
) -> None:
    page = show("people")
    keys: dict[str, LoggedKey] = {"year": 2013, "item": "other", "unit": ledger.profile.unit_id, "budget": "NaN"}
    adopt(ledger, of(body(RECORD, keys, kind="expense")))
    page.open_record("expense", RECORD, None)
    model = page.shown.table.records
    row = model.row_of(RECORD)
    cells = {model.columns[at].field.name: model.index(row, at).data() for at in range(model.columnCount())}
    assert (cells["budget"], cells["unit"]) == ("不认识的值", "办公室")
    form = form_of(page)
    assert any("不认识的值" in words.text() for words in form.rows["budget"].findChildren(QLabel))
    assert not any("不认识的值" in words.text() for words in form.rows["unit"].findChildren(QLabel))
    page.editor.head.tabs.setCurrentIndex(HISTORY)
    assert "不认识的值" in [words.text() for words in page.editor.history.widget().findChildren(QLabel)]
    page.editor.head.tabs.setCurrentIndex(0)
    retype(form, "budget", "12")
    click(button(page.editor, "保存"))
    with reading(ledger) as session:
        assert session.scalars(select(Expense.budget)).all() == [1200]
