"""A case while an import writes: steps, the reply, fees, letters and attachments; no button waits, nothing is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from desktop_app.model.kinds import Application, Attachment, CaseStep, Fee, Letter
from desktop_app.office.records.attaching import Owner, attach
from desktop_app.progress import silent
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.case.cases_page import CasesPage
from tests.ui.case.conftest import TODAY
from tests.ui.case.hands import fill
from tests.ui.case.test_steps import named
from tests.ui.importing import AT_ONCE, context_of, importing, rest, waits_for_nobody

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def today() -> dt.date:
    """Return the day of the case."""
    return TODAY


@pytest.fixture
def step(ledger: Ledger, application: str) -> str:
    """Return a step that was taken already."""
    with operation(ledger, "分办") as change:
        return change.add(CaseStep, {"application": application, "step": "assigned", "day": TODAY, "officer": "张华"})


@pytest.fixture
def payment(ledger: Ledger, application: str) -> str:
    """Return a payment that was registered already."""
    with operation(ledger, "收费") as change:
        return change.add(Fee, {"application": application, "item": "search", "charged_on": TODAY, "charged": 100})


@pytest.fixture
def kept_file(ledger: Ledger, application: str, tmp_path: Path) -> str:
    """Return the name of a file that is attached already."""
    path = tmp_path / "来信.pdf"
    path.write_bytes(b"%PDF-1.7")
    attach(ledger, Owner(application, Attachment), [path], TODAY, silent)
    return path.name


@pytest.fixture
def case(threaded_window: MainWindow, ledger: Ledger, application: str) -> CaseView:
    """Return the page of the application, opened in a window with threads."""
    threaded_window.show_ledger(ledger)
    context_of(threaded_window).open_record("application", application, None)
    assert threaded_window.desk
    page = threaded_window.desk.pages.current
    assert isinstance(page, CasesPage)
    return page.case


def press(inside: QWidget, name: str) -> Callable[[], object]:
    """Return what presses a button by its name; it is looked up at the click."""
    return lambda: QTest.mouseClick(named(inside, name), Qt.MouseButton.LeftButton)


def test_a_step_is_put_right_and_deleted(
    step: str, case: CaseView, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    press(case.timeline, "改正“分办”")()
    form = case.steps.bar.form
    assert form
    fill(form, officer="李明")
    waits_for_nobody(threaded_window, ledger, qtbot, form.save)
    with reading(ledger) as session:
        assert session.get_one(CaseStep, step).officer == "李明"
    waits_for_nobody(threaded_window, ledger, qtbot, press(case.timeline, "删去“分办”"))
    with reading(ledger) as session:
        assert session.get(CaseStep, step) is None


def test_a_reply_is_given_put_right_and_taken_back(
    case: CaseView, threaded_window: MainWindow, ledger: Ledger, application: str, qtbot: QtBot
) -> None:
    case.steps.start_by_code("reply")
    form = case.steps.bar.form
    assert form
    fill(form, decision="granted")
    waits_for_nobody(threaded_window, ledger, qtbot, form.save)
    press(case.timeline, "改正“作出答复”")()
    again = case.steps.bar.form
    assert again
    fill(again, day="2025-11-11")
    waits_for_nobody(threaded_window, ledger, qtbot, again.save)
    with reading(ledger) as session:
        assert str(session.get_one(Application, application).replied_on) == "2025-11-11"
    waits_for_nobody(threaded_window, ledger, qtbot, press(case.timeline, "删去“作出答复”"))
    with reading(ledger) as session:
        assert session.get_one(Application, application).replied_on is None


def test_a_payment_is_registered(case: CaseView, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    case.more.enter_fee()
    form = case.steps.bar.form
    assert form
    fill(form, charged="100")
    waits_for_nobody(threaded_window, ledger, qtbot, form.save)
    with reading(ledger) as session:
        assert session.scalars(select(Fee)).one().charged == 10000


def test_a_payment_is_deleted(
    payment: str, case: CaseView, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    waits_for_nobody(threaded_window, ledger, qtbot, press(case.fees, "删去这笔收费"))
    with reading(ledger) as session:
        assert session.get(Fee, payment) is None


def test_a_letter_of_several_matters_is_split(
    case: CaseView, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    case.more.split()
    form = case.steps.bar.form
    assert form
    fill(form, **{next(iter(form.rows)): "另一件事"})
    waits_for_nobody(threaded_window, ledger, qtbot, form.save)
    with reading(ledger) as session:
        assert "另一件事" in session.scalars(select(Application.subject)).all()


def test_a_letter_is_issued_and_taken_away(
    case: CaseView, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    rest(threaded_window, qtbot)
    case.letters.draft("receipt")
    qtbot.waitUntil(case.letters.preview.isVisible, timeout=20_000)
    waits_for_nobody(threaded_window, ledger, qtbot, case.letters.preview.issue.click)
    with reading(ledger) as session:
        letter = session.scalars(select(Letter)).one().id
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: case.letters.remove(letter))
    with reading(ledger) as session:
        assert session.get(Letter, letter) is None


def test_an_attachment_is_taken_away(
    kept_file: str, case: CaseView, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    waits_for_nobody(threaded_window, ledger, qtbot, press(case.attachments, f"删去“{kept_file}”"))
    with reading(ledger) as session:
        assert session.scalars(select(Attachment)).all() == []


def test_a_dropped_file_is_taken_in_once_the_import_is_over(
    case: CaseView, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "来信.pdf"
    path.write_bytes(b"%PDF-1.7")
    rest(threaded_window, qtbot)
    with importing(ledger):
        begun = time.perf_counter()
        case.attachments.attach([path])
        assert time.perf_counter() - begun < AT_ONCE
        with reading(ledger) as session:
            assert session.scalars(select(Attachment)).all() == []
    rest(threaded_window, qtbot)
    with reading(ledger) as session:
        assert session.scalars(select(Attachment)).one().name == "来信.pdf"
