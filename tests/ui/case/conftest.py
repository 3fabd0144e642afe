"""What the tests of the page of an application share: one application of 2025, and the real window on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application
from desktop_app.store.log.operation import operation
from desktop_app.ui.case.cases_page import CasesPage
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.conftest import at_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.settings import Settings
    from desktop_app.ui.case.case_view import CaseView

TODAY = dt.date(2025, 11, 12)
RECEIVED = dt.date(2025, 11, 3)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts and settings of a test to itself."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))


@pytest.fixture
def values(ledger: Ledger) -> dict[str, Value]:
    """Return what was registered of the application."""
    return {
        "number": "2025-0031",
        "unit": ledger.profile.unit_id,
        "channel": "letter",
        "mail": "signed",
        "arrived_on": RECEIVED,
        "received_on": RECEIVED,
        "nature": "disclosure",
        "subject": "就业补助资金分配方案",
        "applicant_type": "natural",
        "applicant_name": "王小明",
        "identity_kind": "resident",
        "identity_number": "370202198001010000",
        "applicant_phone": "13812345678",
        "applicant_address": "青岛市市南区香港中路100号",
    }


@pytest.fixture
def application(ledger: Ledger, values: dict[str, Value]) -> str:
    """Return the id of the application."""
    with operation(ledger, "登记") as change:
        return change.add(Application, values)


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, settings: Settings, ledger: Ledger, application: str
) -> Iterator[MainWindow]:
    """Return the window with its real pages."""
    del application
    speak(dressed, "zh_CN")
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    made.show_ledger(ledger)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> CasesPage:
    """Return the page of applications, at its list."""
    assert window.desk
    window.desk.navigate("applications")
    shown = window.desk.pages.current
    assert isinstance(shown, CasesPage)
    return shown


@pytest.fixture
def case(page: CasesPage, application: str) -> CaseView:
    """Return the page of the application, opened."""
    page.open_record("application", application, None)
    return page.case
