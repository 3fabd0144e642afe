"""The page 年报编写 in the window's inside, on a copy of the 2013 sample; jobs run in place."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.report.narrative.figure import FigureReading
from desktop_app.report.narrative.text import Mark, TextParagraph
from desktop_app.settings import Settings
from desktop_app.ui.context.jobs import Jobs
from desktop_app.ui.context.live_settings import LiveSettings
from desktop_app.ui.context.messages import Messages
from desktop_app.ui.report.page import ReportPage
from desktop_app.ui.report.section_editor import SectionEditor
from desktop_app.ui.window.open_file import OpenFile
from desktop_app.ui.window.places import PLACES
from tests.ui.conftest import at_once
from tests.ui.plain_pages import PLAIN_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger

NEW_YEAR = dt.date(2014, 1, 10)


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Return an open copy of the sample, with drafts in a folder of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    path = tmp_path / "sample.ogi"
    shutil.copy(sample_file, path)
    opened = open_ledger(path)
    yield opened
    close_ledger(opened)


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, sample: Ledger) -> Iterator[OpenFile]:
    """Return the window's inside with the real page of the report; the other pages are plain ones."""
    del dressed
    messages = Messages()
    real = {place.name: place for place in PLACES if place.name == "report"}
    places = [real.get(plain.name, plain) for plain in PLAIN_PLACES]
    inside = OpenFile(
        sample,
        Jobs(messages, at_once),
        messages,
        lambda: NEW_YEAR,
        places,
        LiveSettings(Settings(), lambda _kept: None),
    )
    qtbot.addWidget(inside)
    inside.resize(1366, 768)
    inside.show()
    inside.navigate("report")
    yield inside
    inside.close_desk()


@pytest.fixture
def page(desk: OpenFile) -> ReportPage:
    """Return the page, showing 2013."""
    shown = desk.pages.current
    assert isinstance(shown, ReportPage)
    return shown


@pytest.fixture
def editor(qtbot: QtBot, dressed: QApplication) -> SectionEditor:
    """Return an editor that shows “共 [1276] 条。”, its figure live."""
    del dressed
    made = SectionEditor(lambda mark: FigureReading(mark.name, "1276"))
    qtbot.addWidget(made)
    made.show()
    made.show_text((TextParagraph(("共", Mark("num:a"), "条。")),))
    return made
