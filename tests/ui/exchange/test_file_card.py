"""The card of one received file: a bug of the program over it can be copied for a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.exchange.bundles.receiving_outcome import FileOutcome
from desktop_app.ui.exchange.file_card import FileCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_details_of_a_bug_can_be_copied_and_a_bad_file_has_none(qtbot: QtBot, dressed: QApplication) -> None:
    bug = FileCard(FileOutcome(path=Path("a.ogix"), state="refused", message="程序出错", details="Traceback …"), str)
    bad = FileCard(FileOutcome(path=Path("b.ogix"), state="refused", message="文件已损坏"), str)
    for card in (bug, bad):
        qtbot.addWidget(card)
    (copying,) = bug.findChildren(QPushButton)
    copying.click()
    assert dressed.clipboard().text() == "Traceback …"
    assert bad.findChildren(QPushButton) == []
