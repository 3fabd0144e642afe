"""Putting a backup back from the window: the place that is proposed, the password asked for, nothing replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.store.file.backup import FOLDER, backup
from desktop_app.ui.window.restoring import proposed_place
from tests.ui.answering import answer, click

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.window.main_window import MainWindow


def backup_of(path: Path, password: str = "") -> Path:
    """Make a data file, back it up beside itself, and lose it."""
    ledger = create_ledger(path, organisation="测试市测试局", unit="就业处", role="unit", password=password)
    kept = backup(ledger)
    close_ledger(ledger)
    path.unlink()
    return kept


def choose(monkeypatch: pytest.MonkeyPatch, kept: Path, target: Path | None = None) -> list[str]:
    """Choose a backup and, unless another place is given, the one proposed; returns the places that were proposed."""
    proposed: list[str] = []

    def save(*asked: object) -> tuple[str, str]:
        proposed.append(str(asked[2]))
        return str(target or asked[2]), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(kept), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return proposed


def test_a_backup_goes_back_under_its_old_name_and_opens(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup_of(tmp_path / "就业处.ogi")
    proposed = choose(monkeypatch, kept)
    click(window.start, "从备份恢复…")
    assert proposed == [str(tmp_path / "就业处.ogi")]
    assert window.desk is not None
    assert window.desk.context.ledger.path == tmp_path / "就业处.ogi"


@pytest.mark.parametrize(("typed", "opens"), [("long secret", True), ("wrong secret", False)])
def test_a_backup_with_a_password_asks_for_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, *, opens: bool
) -> None:
    kept = backup_of(tmp_path / "锁.ogi", "long secret")
    choose(monkeypatch, kept)
    said = answer(*["确定"] if opens else ["确定", "取消"], typing=typed)
    window.choose_backup()
    assert f"请输入“{kept.name}”的密码：" in said.said[0]
    assert (window.desk is not None, (tmp_path / "锁.ogi").exists()) == (opens, opens)


def test_a_file_that_is_there_is_never_replaced(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup_of(tmp_path / "就业处.ogi")
    (tmp_path / "就业处.ogi").write_text("mine")
    proposed = choose(monkeypatch, kept, tmp_path / "就业处.ogi")
    said = answer("知道了")
    window.choose_backup()
    assert proposed == [str(tmp_path / "就业处（恢复）.ogi")]
    assert "没有覆盖" in said.said[0]
    assert (tmp_path / "就业处.ogi").read_text() == "mine"
    assert window.desk is None


def test_a_name_without_a_time_in_it_is_kept(tmp_path: Path) -> None:
    assert proposed_place(tmp_path / FOLDER / "台账 备份 2014-01-01.ogi", tmp_path).stem == "台账 备份 2014-01-01"
    assert proposed_place(tmp_path / FOLDER / "台账_2014-01-01_120000_2.ogi", tmp_path).stem == "台账"


def test_a_short_password_is_said_beside_its_line(window: MainWindow) -> None:
    click(window, "信息员，还没有起步文件")
    form = window.start.alone_form
    form.keeping.locked.setChecked(True)
    form.keeping.password.editor.setText("1234567")
    form.keeping.again.editor.setText("1234567")
    click(form, "新建并打开")
    assert "至少要 8 个字符" in form.keeping.password.editor.accessibleDescription()
    assert window.desk is None
