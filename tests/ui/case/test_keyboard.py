"""A plain application from the list to its reply, by keyboard alone, in far less than a minute."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from sqlalchemy import select

from desktop_app.model.kinds import Application
from desktop_app.store.log.reading import reading
from tests.ui.case.conftest import TODAY
from tests.ui.case.hands import Keyboard

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.ui.case.cases_page import CasesPage
    from desktop_app.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
STROKES_A_MINUTE = 120
"""A slow typist: two strokes a second."""


def test_a_plain_application_is_entered_and_answered_by_keyboard_within_a_minute(
    window: MainWindow, page: CasesPage, ledger: Ledger
) -> None:
    keys = Keyboard(window)
    page.shown.table.setFocus()
    keys.press(Qt.Key.Key_N, CTRL)
    form = page.editor.form
    assert form
    keys.type("当面")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)  # today
    keys.press(Qt.Key.Key_Return)  # an application for information
    assert form.rows["subject"].input.focusProxy() is window.focusWidget()
    keys.type("公租房分配名单")
    keys.press(Qt.Key.Key_Return)  # past what may stay empty
    assert form.rows["applicant_type"].input.focusProxy() is window.focusWidget()
    keys.type("自然")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_S, CTRL)
    assert page.case.isVisible()
    assert page.case.banner.subject.text() == "公租房分配名单"
    keys.press(Qt.Key.Key_Return)  # the likeliest next step: reply
    keys.type("予以公开")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_S, CTRL)
    with reading(ledger) as session:
        made = session.scalars(select(Application).where(Application.subject == "公租房分配名单")).one()
    assert (made.number, made.received_on, made.replied_on) == ("2025-0032", TODAY, TODAY)
    assert (made.decision, made.state) == ("granted", "replied")
    assert made.due_on == dt.date(2025, 12, 10)
    assert keys.strokes < STROKES_A_MINUTE
    assert page.case.steps.bar.form is None
