"""The guided step over an office's ledger with three units and a category of its own; jobs run in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Category, Unit
from desktop_app.store.log.operation import operation
from desktop_app.ui.sheets.import_window import ImportWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def bureau(ledger: Ledger) -> Ledger:
    """Return the ledger with what the sheets speak of."""
    with operation(ledger, "新增") as change:
        for name in ("政策法规科", "水资源科", "规划建设科"):
            change.add(Unit, {"name": name, "nature": "division"})
        change.add(Category, {"name": "政策文件", "code": "policy"})
    return ledger


@pytest.fixture
def step(desk_window: MainWindow, bureau: Ledger, qtbot: QtBot) -> ImportWindow:
    """Return the guided step for releases, at its beginning."""
    assert bureau
    assert desk_window.desk is not None
    desk_window.resize(1093, 614)
    made = ImportWindow(desk_window, desk_window.desk.context, "release")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made
