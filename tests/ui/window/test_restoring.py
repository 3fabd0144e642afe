"""Putting a backup back with no data file open: what it holds, what is lost, where it goes, nothing replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.store.file.backup import FOLDER, backup
from desktop_app.store.file.found_backups import found_backups, ledger_named, place_before
from desktop_app.store.file.kept_backups import BackupPlan
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.proof.backing_up import back_up, places_of
from desktop_app.ui.backups.restore_window import RestoreWindow
from tests.ui.answering import answer, click

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from desktop_app.ui.window.main_window import MainWindow


def backed_up(path: Path, password: str = "") -> Path:
    """Make a data file, back it up beside itself by itself, and write one more entry."""
    ledger = create_ledger(path, organisation="测试局", unit="就业处", role="unit", password=password, person="甲")
    add(ledger, "以前")
    made = back_up(ledger, BackupPlan())
    assert made
    add(ledger, "以后")
    close_ledger(ledger)
    return made.path


def add(ledger: object, name: str) -> None:
    """Add a category."""
    with operation(ledger, f"新增{name}") as change:  # type: ignore[arg-type]
        change.add(Category, {"name": name, "code": f"c{ord(name[-1])}"})


def categories(path: Path, password: str = "") -> set[str]:
    """Return the categories made here that a data file holds."""
    ledger = open_ledger(path, password=password, read_only=True)
    with reading(ledger) as session:
        names = {row.name for row in session.query(Category)} & {"以前", "以后"}
    close_ledger(ledger)
    return names


def found(window: MainWindow, *ledgers: Path) -> RestoreWindow:
    """Return the window of the backups that are found, opened from the start page."""
    window.settings.recent = [str(path) for path in ledgers]
    click(window.start, "从备份恢复…")
    return next(shown for shown in window.findChildren(RestoreWindow) if shown.isVisible())


def press(button: QPushButton) -> None:
    """Click a button that is seen; nothing else happens before, for an answer waits for the next dialog."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_data_file_that_cannot_be_opened_is_put_back_by_keys_once_one_has_seen_what_is_in_it(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "就业处.ogi"
    backed_up(path)
    path.write_bytes(b"torn" * 2000)
    shown = found(window, path)
    assert shown.table.hasFocus() or not shown.isActiveWindow()
    assert shown.rows.index(0, 0).data() == "就业处"
    assert any("分类" in text for text in shown.details.texts)
    assert any("最后一次登记" in text and "新增以前" in text for text in shown.details.texts)
    assert any("“就业处.ogi”打不开" in text for text in shown.details.texts)
    said = answer("恢复")
    shown.back.setFocus()
    QTest.keyClick(shown.back, Qt.Key.Key_Space)
    assert "打不开" in said.said[0]
    assert "会改名留在“备份”文件夹里" in said.said[0]
    assert window.desk is not None
    assert window.desk.context.ledger.path == path
    kept = list((tmp_path / FOLDER).glob("就业处_恢复前_*.ogi"))
    assert [one.read_bytes() for one in kept] == [b"torn" * 2000]


def test_what_a_readable_data_file_would_lose_is_counted(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "就业处.ogi"
    backed_up(path)
    shown = found(window, path)
    assert any("1 次登记" in text for text in shown.details.texts)
    assert any("登记人：甲" in text for text in shown.details.texts)
    answer("取消")
    press(shown.back)
    assert shown.isVisible()
    assert categories(path) == {"以前", "以后"}


def test_a_data_file_that_is_gone_comes_back_under_its_old_name(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "就业处.ogi"
    backed_up(path)
    path.unlink()
    shown = found(window, path)
    assert any("已经不在" in text for text in shown.details.texts)
    answer("恢复")
    press(shown.back)
    assert window.desk is not None
    assert window.desk.context.ledger.path == path
    window.close_file()
    assert categories(path) == {"以前"}


def test_a_backup_with_a_password_shows_nothing_before_it_is_typed(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "锁.ogi"
    backed_up(path, "long secret")
    shown = found(window, path)
    assert "设有密码" in shown.details.texts[0]
    assert not shown.back.isEnabled()
    answer("确定", typing="wrong secret")
    press(shown.unlock)
    assert "密码不对" in shown.details.texts[0]
    answer("确定", typing="long secret")
    press(shown.unlock)
    assert any("1 次登记" in text for text in shown.details.texts)
    answer("恢复")
    press(shown.back)
    assert window.desk is not None
    window.close_file()
    assert categories(path, "long secret") == {"以前"}


def test_a_file_of_another_name_is_never_replaced(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "就业处.ogi", tmp_path / "别的.ogi"
    backed_up(path)
    other.write_text("mine")
    shown = found(window, path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(other), ""))
    click(shown, "换个位置…")
    said = answer("恢复", "知道了")
    press(shown.back)
    assert "没有覆盖" in said.said[1]
    assert other.read_text() == "mine"
    assert window.desk is None


def test_a_data_file_that_another_window_has_open_stays_as_it_is(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "就业处.ogi"
    backed_up(path)
    shown = found(window, path)
    held = open_ledger(path)
    said = answer("恢复", "知道了")
    press(shown.back)
    close_ledger(held)
    assert "已经在另一个窗口" in said.said[1]
    assert categories(path) == {"以前", "以后"}


def test_a_file_from_elsewhere_is_looked_into_first(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    kept = backed_up(tmp_path / "就业处.ogi").rename(stick / "抄出来的.ogi")
    shown = found(window)
    assert "没有找到备份" in shown.details.texts[0]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(kept), ""))
    click(shown, "其他文件…")
    assert any("新增以前" in text for text in shown.details.texts)
    assert shown.place.text().endswith("抄出来的（恢复）.ogi")


def test_backups_are_found_beside_recent_data_files_and_in_the_places_of_the_settings(tmp_path: Path) -> None:
    path, stick = tmp_path / "a" / "就业处.ogi", tmp_path / "stick"
    path.parent.mkdir()
    stick.mkdir()
    ledger = create_ledger(path, organisation="测试局", unit="就业处", role="unit")
    plan = BackupPlan(second=stick)
    first = back_up(ledger, plan)
    by_hand = backup(ledger)
    far = places_of(ledger, plan)[1]
    close_ledger(ledger)
    assert first
    (path.parent / FOLDER / "不是.txt").write_text("x")
    names = {one.path for one in found_backups([path], plan)}
    assert names == {first.path, by_hand, far / first.path.name}
    assert {ledger_named(name) for name in names} == {"就业处"}
    assert {place_before(name, [path]) for name in names} == {path}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("台账_2014-01-01_120000_2", "台账"),
        ("台账_每日_2014-01-01_120000", "台账"),
        ("台账_升级前（第 4 版）", "台账"),
        ("台账 备份 2014-01-01", "台账 备份 2014-01-01"),
    ],
)
def test_the_name_of_a_backup_tells_of_which_data_file_it_is(tmp_path: Path, name: str, told: str) -> None:
    assert ledger_named(tmp_path / f"{name}.ogi") == told


def test_a_short_password_is_said_beside_its_line(window: MainWindow) -> None:
    click(window, "信息员，还没有起步文件")
    form = window.start.alone_form
    form.keeping.locked.setChecked(True)
    form.keeping.password.editor.setText("1234567")
    form.keeping.again.editor.setText("1234567")
    click(form, "新建并打开")
    assert "至少要 8 个字符" in form.keeping.password.editor.accessibleDescription()
    assert window.desk is None
