"""附表与年报 while an import writes: an explanation and a published annex are kept without waiting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.report.annex.figures import to_json
from desktop_app.ui.annex.page import AnnexPage
from desktop_app.ui.findings.finding_card import FindingCard
from tests.ui.annex.test_page import figure, shown_findings
from tests.ui.importing import context_of, rest, waits_for_nobody

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def checking(threaded_window: MainWindow, sample: Ledger, qtbot: QtBot) -> AnnexPage:
    """Return the page in a window with threads, showing 2013."""
    threaded_window.show_ledger(sample)
    context_of(threaded_window).year.choose(2013)
    context_of(threaded_window).navigate("annex", None)
    assert threaded_window.desk
    page = threaded_window.desk.pages.current
    assert isinstance(page, AnnexPage)
    qtbot.waitUntil(lambda: page.view is not None, timeout=20_000)
    rest(threaded_window, qtbot)
    return page


def test_a_finding_is_explained(checking: AnnexPage, threaded_window: MainWindow, sample: Ledger, qtbot: QtBot) -> None:
    checking.figures.show_findings_tab()
    finding = next(found for found in shown_findings(checking) if found.id == "R17-summary")
    cards = checking.figures.findings.findChildren(FindingCard)
    box = next(card for card in cards if card.finding is finding).box
    box.open()
    box.edit.setPlainText("往年信息不写概述。")

    def save() -> None:
        assert box.edit.toPlainText() == "往年信息不写概述。"
        box.save()

    waits_for_nobody(threaded_window, sample, qtbot, save)
    qtbot.waitUntil(lambda: any(found.explanation for found in shown_findings(checking)), timeout=20_000)


def test_a_published_annex_is_kept(
    checking: AnnexPage,
    threaded_window: MainWindow,
    sample: Ledger,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert checking.view
    published = json.loads(to_json(checking.view.annex))
    published["year"] = 2012
    published["cells"]["A1.cnt.org"] = 4
    file = tmp_path / "2012.json"
    file.write_text(json.dumps(published), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    waits_for_nobody(threaded_window, sample, qtbot, checking.ask_for_published)
    assert figure(checking, "A1.cnt.org") == "4"
