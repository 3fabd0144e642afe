"""The annex page's export: a workbook, a web page, PDF or JSON, by the kind that was chosen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.paths import user_documents
from desktop_app.ui.annex.exporting import ask_for_annex_file

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ui.annex.page import AnnexPage


def pick(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), kind))


@pytest.mark.parametrize(
    ("kind", "ending", "begins"),
    [
        ("Excel 表格 (*.xlsx)", ".xlsx", b"PK"),
        ("网页 (*.html)", ".html", b"<!DOCTYPE html>"),
        ("PDF 文件 (*.pdf)", ".pdf", b"%PDF"),
        ("附表数据 (*.json)", ".json", b"{"),
    ],
)
def test_the_annex_is_written_as_the_kind_that_was_chosen(
    page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ending: str, begins: bytes
) -> None:
    pick(monkeypatch, tmp_path / "2013年附表", kind)
    page.ask_for_export()
    content = (tmp_path / f"2013年附表{ending}").read_bytes()
    assert content.startswith(begins)
    if ending == ".json":
        assert json.loads(content)["cells"]["A1.sent.new"] == 1276
    if ending == ".html":
        assert "累计主动公开政府信息共1276条" in content.decode()


def test_the_kind_chosen_after_the_proposed_name_gives_its_ending(
    qtbot: QtBot, page: AnnexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    pick(monkeypatch, user_documents() / "附表.xlsx", "网页 (*.html)")
    assert ask_for_annex_file(page, "附表") == user_documents() / "附表.html"
    pick(monkeypatch, user_documents() / "我的.xlsx", "网页 (*.html)")
    assert ask_for_annex_file(page, "附表") == user_documents() / "我的.xlsx"


def test_nothing_is_written_where_nothing_was_chosen(
    page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    page.ask_for_export()
    assert list(tmp_path.glob("*.xlsx")) == []
