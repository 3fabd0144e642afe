"""What the history of a record says: creation, deletion and restoring, personal values, texts of markup."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from desktop_app.model.kinds import Application, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import undo
from desktop_app.ui.forms.history_panel import HistoryPanel
from desktop_app.ui.forms.linked_titles import Linked
from tests.ui.records.hands import click

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.context.context import Context
    from tests.ui.records.conftest import Small


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> HistoryPanel:
    """Return an empty panel."""
    made = HistoryPanel(context, Linked(context).title)
    qtbot.addWidget(made)
    return made


def said(panel: HistoryPanel) -> list[str]:
    """Return every text of the panel."""
    return [words.text() for words in panel.widget().findChildren(QLabel)]


def test_a_creation_shows_what_was_entered_and_nothing_struck_out(panel: HistoryPanel, small: Small) -> None:
    panel.show_record(small.releases[0])
    assert said(panel)[:2] == ["测试员", "新增"]
    assert "第1号通知" in said(panel)
    assert not [words for words in panel.widget().findChildren(QLabel) if words.property("role") == "before"]


def test_a_deletion_and_its_undoing_are_entries_too(panel: HistoryPanel, ledger: Ledger, small: Small) -> None:
    with operation(ledger, "删除", why="重复") as change:
        change.delete(small.releases[0])
    undo(ledger, change.notice.operation)
    panel.show_record(small.releases[0])
    marks = [words.text() for words in panel.widget().findChildren(QLabel) if words.property("role") == "pill"]
    assert marks == ["恢复", "删除", "新增"]
    assert "原因：重复" in said(panel)


def test_a_link_shows_the_title_of_what_it_meant(panel: HistoryPanel, ledger: Ledger, small: Small) -> None:
    with operation(ledger, "改") as change:
        change.update(small.releases[0], {"unit": small.units["就业处"], "full_text": True})
    panel.show_record(small.releases[0])
    assert said(panel)[3:9] == ["公开单位", "办公室", "就业处", "全文电子化", "否", "是"]


def test_personal_values_are_shown_where_they_are_held(panel: HistoryPanel, ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        one = change.add(
            Application,
            {
                "unit": ledger.profile.unit_id,
                "channel": "web",
                "received_on": dt.date(2013, 3, 1),
                "nature": "disclosure",
                "subject": "工资政策",
                "applicant_type": "natural",
                "applicant_name": "某某",
            },
        )
    panel.show_record(one)
    assert "某某" in said(panel)


def test_texts_are_shown_literally(panel: HistoryPanel, ledger: Ledger, small: Small) -> None:
    with operation(ledger, "改", why="<b>x</b>", who="<i>y</i>") as change:
        change.update(small.releases[0], {"title": "<img src=x>", "summary": "长" * 1000})
    panel.show_record(small.releases[0])
    assert all(words.textFormat() == Qt.TextFormat.PlainText for words in panel.widget().findChildren(QLabel))
    assert {"<img src=x>", "<i>y</i>", "原因：<b>x</b>", "长" * 400 + "…"} <= set(said(panel))


def test_what_was_changed_again_since_is_not_offered_to_be_taken_back(
    panel: HistoryPanel, ledger: Ledger, small: Small
) -> None:
    for title in ("甲", "乙"):
        with operation(ledger, "改") as change:
            change.update(small.releases[0], {"title": title})
    panel.show_record(small.releases[0])
    undo_buttons = [found for found in panel.widget().findChildren(QPushButton) if found.text() == "撤销这次变更"]
    assert len(undo_buttons) == 1
    click(undo_buttons[0])
    with reading(ledger) as session:
        assert session.get_one(Release, small.releases[0]).title == "甲"


def test_a_button_writes_a_proof_of_the_history_where_it_is_told_to(
    panel: HistoryPanel, small: Small, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "证明.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    panel.show_record(small.releases[0])
    (button,) = [one for one in panel.widget().findChildren(QPushButton) if one.text() == "写出证明…"]
    click(button)
    qtbot.waitUntil(target.exists)
    assert small.releases[0] in target.read_text("utf-8")
