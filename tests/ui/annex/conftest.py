"""The annex page in the window's inside, on a copy of the 2013 sample; jobs run in place."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.settings import Settings
from desktop_app.ui.annex.page import AnnexPage
from desktop_app.ui.context.jobs import Jobs
from desktop_app.ui.context.live_settings import LiveSettings
from desktop_app.ui.context.messages import Messages
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
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Return an open copy of the sample."""
    path = tmp_path / "sample.ogi"
    shutil.copy(sample_file, path)
    opened = open_ledger(path)
    yield opened
    close_ledger(opened)


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, sample: Ledger) -> Iterator[OpenFile]:
    """Return the window's inside with the real annex page; the other pages are plain ones."""
    del dressed
    messages = Messages()
    places = [next((place for place in PLACES if place.name == plain.name == "annex"), plain) for plain in PLAIN_PLACES]
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
    inside.navigate("annex")
    yield inside
    inside.close_desk()


@pytest.fixture
def page(desk: OpenFile) -> AnnexPage:
    """Return the annex page, showing 2013."""
    shown = desk.pages.current
    assert isinstance(shown, AnnexPage)
    return shown
