"""The first start: making a data file by typing, opening files that can't be opened, the sample, recent files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from desktop_app.exchange.bundles.sending import send
from desktop_app.model.kinds import Category, Organisation, Unit
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.ui.answering import answer, button, click
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow
    from desktop_app.ui.window.start_form import NewFileForm


def make(path: Path, password: str = "") -> Ledger:
    return create_ledger(path, organisation="测试市测试局", unit="就业促进处", role="unit", password=password)


def form_of(window: MainWindow) -> NewFileForm:
    click(window, "信息员，还没有起步文件")
    return window.start.alone_form


def complaints(form: NewFileForm) -> list[str]:
    keeping = form.keeping
    lines = (form.organisation, form.unit, form.person, keeping.place, keeping.password, keeping.again)
    return [line.editor.accessibleDescription() for line in lines if line.editor.accessibleDescription()]


def test_a_clerk_makes_a_data_file_by_typing_and_lands_on_the_page_of_today(window: MainWindow, tmp_path: Path) -> None:
    form = form_of(window)
    type_in(form.organisation.editor, "测试市测试局")
    type_in(form.unit.editor, "就业促进处")
    type_in(form.person.editor, "李明")
    click(form, "新建并打开")
    assert window.desk is not None
    ledger = window.desk.context.ledger
    assert ledger.path == tmp_path / "就业促进处.ogi"
    assert (ledger.profile.role, ledger.profile.person) == ("unit", "李明")
    with reading(ledger) as session:
        assert [row.name for row in session.scalars(select(Organisation))] == ["测试市测试局"]
        assert [row.name for row in session.scalars(select(Unit))] == ["就业促进处"]
    assert window.desk.pages.current is not None
    assert window.desk.pages.current.name == "today"
    assert "就业促进处" in window.windowTitle()


def test_missing_names_are_asked_for_beside_their_fields_and_nothing_is_made(
    window: MainWindow, tmp_path: Path
) -> None:
    form = form_of(window)
    click(form, "新建并打开")
    assert complaints(form) == ["请填写机关全称，年报封面要用。", "请填写处室或单位名称。"]
    assert form.organisation.editor.hasFocus()
    assert list(tmp_path.glob("*.ogi")) == []


def test_a_complaint_goes_away_with_the_first_key(window: MainWindow) -> None:
    form = form_of(window)
    click(form, "新建并打开")
    type_in(form.organisation.editor, "局")
    assert complaints(form) == ["请填写处室或单位名称。"]


def test_enter_in_a_field_makes_the_file_like_the_button(window: MainWindow) -> None:
    form = form_of(window)
    type_in(form.organisation.editor, "测试市测试局")
    type_in(form.unit.editor, "就业促进处")
    QTest.keyClick(form.unit.editor, Qt.Key.Key_Return)
    assert window.desk is not None


def test_an_existing_file_is_never_overwritten(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "就业促进处.ogi").write_text("mine")
    form = form_of(window)
    type_in(form.organisation.editor, "测试市测试局")
    type_in(form.unit.editor, "就业促进处")
    click(form, "新建并打开")
    assert complaints(form) == ["这个文件已经存在，请换一个文件名。"]
    assert (tmp_path / "就业促进处.ogi").read_text() == "mine"


def test_a_unit_named_like_a_path_gets_a_plain_file_name(window: MainWindow, tmp_path: Path) -> None:
    form = form_of(window)
    type_in(form.unit.editor, "a/b:处")
    assert form.keeping.place.text() == str(tmp_path / "ab处.ogi")


def test_two_different_passwords_are_refused_and_the_right_ones_protect_the_file(
    window: MainWindow, tmp_path: Path
) -> None:
    form = form_of(window)
    type_in(form.organisation.editor, "测试市测试局")
    type_in(form.unit.editor, "就业促进处")
    assert not form.keeping.password.isVisible()
    form.keeping.locked.setChecked(True)
    type_in(form.keeping.password.editor, "long secret")
    click(form, "新建并打开")
    assert complaints(form) == ["两次输入的密码不一样。"]
    type_in(form.keeping.again.editor, "long secret")
    click(form, "新建并打开")
    assert window.desk is not None
    assert not (tmp_path / "就业促进处.ogi").read_bytes().startswith(b"SQLite")


def test_a_protected_file_asks_for_its_password_until_it_fits(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "locked.ogi"
    close_ledger(make(path, "long secret"))
    said = answer("确定", "取消", typing="wrong")
    window.opening.open(path)
    first, second = said.said
    assert "请输入“locked.ogi”的密码：" in first
    assert "密码不对，请再输入一次。" not in first
    assert "密码不对，请再输入一次。" in second
    assert window.desk is None


def test_the_right_password_opens_a_protected_file(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "locked.ogi"
    close_ledger(make(path, "long secret"))
    answer("确定", typing="long secret")
    window.opening.open(path)
    assert window.desk is not None


def test_a_picture_is_refused_in_plain_words_and_the_start_page_stays(window: MainWindow, tmp_path: Path) -> None:
    picture = tmp_path / "照片.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0 not a data file")
    said = answer("知道了")
    window.opening.open(picture)
    assert "“照片.jpg”不是公开台账的数据文件" in said.said[0]
    assert window.desk is None
    assert window.start.isVisible()


def test_a_truncated_file_is_refused_in_plain_words(window: MainWindow, fresh_file: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.ogi"
    cut.write_bytes(fresh_file.read_bytes()[:5000])
    said = answer("取消")
    window.opening.open(cut)
    assert "不完整或已损坏" in said.said[0]


def test_a_file_open_in_another_window_is_refused_and_stays_open_there(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "busy.ogi"
    first = make(path)
    said = answer("知道了")
    window.opening.open(path)
    assert "已经在另一个窗口里打开了" in said.said[0]
    close_ledger(first)
    close_ledger(open_ledger(path))


def test_open_asks_for_a_file_and_remembers_it(
    window: MainWindow, fresh_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.ogi"
    path.write_bytes(fresh_file.read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    click(window, "打开已有的台账…")
    assert window.settings.recent == [str(path)]
    assert window.close_file()
    click(window, "mine.ogi")
    assert window.desk is not None


def test_a_recent_file_that_is_gone_is_not_offered(window: MainWindow, tmp_path: Path) -> None:
    window.settings.recent = [str(tmp_path / "gone.ogi")]
    assert window.recent() == []


def test_giving_up_the_form_leads_back_to_the_choices(window: MainWindow) -> None:
    form = form_of(window)
    click(form, "返回")
    assert button(window, "看看示例").isVisible()


def test_the_sample_is_opened_where_it_was_made_before(window: MainWindow, fresh_file: Path, tmp_path: Path) -> None:
    (tmp_path / "公开台账示例2013.ogi").write_bytes(fresh_file.read_bytes())
    click(window, "看看示例")
    assert window.desk is not None
    assert window.desk.context.ledger.path.name == "公开台账示例2013.ogi"


def test_a_restored_file_says_so_and_has_back_what_it_had_handed_in(window: MainWindow, tmp_path: Path) -> None:
    path, kept = tmp_path / "就业促进处.ogi", tmp_path / "kept.ogi"
    ledger = make(path)
    backup(ledger, kept)
    with operation(ledger, "登记") as change:
        change.add(Category, {"name": "本处的", "code": "own"})
    send(ledger, tmp_path / "上报.ogix")
    close_ledger(ledger)
    path.unlink()
    restore(kept, path)
    window.opening.open(path)
    assert window.desk is not None
    banner = window.desk.banner
    assert banner.isVisible()
    assert "从备份恢复" in banner._text.text()
    with reading(window.desk.context.ledger) as session:
        assert session.scalar(select(Category.name).where(Category.code == "own")) == "本处的"
