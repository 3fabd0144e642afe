"""Nothing typed is lost: drafts over Esc, another record, another page, a closed window, a crash."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.paths import user_settings
from desktop_app.ui.forms.drafts import Draft, Drafts, OwnedDraft
from tests.ui.records.hands import click, editor_of, form_of, open_row, press, retype, text_of, titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases with a new form, a title typed in it."""
    shown = show("releases")
    shown.new_record()
    retype(form_of(shown), "title", "Half a title")
    return shown


def draft_words(page: ListPage) -> bool:
    """Tell whether the editor says that a draft was put back."""
    return not page.editor.head.draft_bar.isHidden()


def asks(page: ListPage) -> bool:
    """Tell whether the editor asks what to do with what isn't saved."""
    return page.editor.footer.is_asking


def test_escape_asks_only_when_something_is_unsaved(page: ListPage) -> None:
    press(editor_of(form_of(page), "title"), Qt.Key.Key_Escape)
    assert asks(page)
    click(page.editor.footer.keep_typing)
    assert not asks(page)
    assert text_of(form_of(page), "title") == "Half a title"


def test_what_is_thrown_away_on_purpose_doesn_t_come_back(page: ListPage) -> None:
    press(editor_of(form_of(page), "title"), Qt.Key.Key_Escape)
    click(page.editor.footer.discard)
    assert page.sheet.isHidden()
    page.new_record()
    assert text_of(form_of(page), "title") == ""
    assert not draft_words(page)


def test_another_record_can_be_looked_at_in_between(page: ListPage, real_window: MainWindow) -> None:
    assert real_window.desk
    open_row(page, "第3号通知")
    assert text_of(form_of(page), "title") == "第3号通知"
    assert "没有保存的内容已留作草稿" in real_window.desk.banner._text.text()
    page.new_record()
    assert text_of(form_of(page), "title") == "Half a title"
    assert draft_words(page)


def test_a_change_of_a_saved_record_is_put_back_on_top_of_what_is_saved(page: ListPage) -> None:
    page.editor.discard()
    form = open_row(page, "第3号通知")
    retype(form, "pages", "not a number")
    open_row(page, "第4号通知")
    form = open_row(page, "第3号通知")
    assert (text_of(form, "pages"), text_of(form, "title")) == ("not a number", "第3号通知")
    click(page.editor.head.draft_bar.forget)
    assert text_of(form_of(page), "pages") == ""


def test_a_closed_window_keeps_what_was_typed(
    page: ListPage, real_window: MainWindow, ledger: Ledger, show: Callable[[str], ListPage], qtbot: QtBot
) -> None:
    del page, qtbot
    real_window.close_file()
    real_window.show_ledger(open_ledger(ledger.path))
    shown = show("releases")
    shown.new_record()
    assert text_of(form_of(shown), "title") == "Half a title"


def test_drafts_of_several_pages_are_all_kept(
    page: ListPage, real_window: MainWindow, ledger: Ledger, show: Callable[[str], ListPage]
) -> None:
    del page
    disputes = show("disputes")
    disputes.new_record()
    retype(form_of(disputes), "subject", "Half a case")
    show("releases")
    real_window.close_file()
    real_window.show_ledger(open_ledger(ledger.path))
    for name, field, text in [("releases", "title", "Half a title"), ("disputes", "subject", "Half a case")]:
        shown = show(name)
        shown.new_record()
        assert text_of(form_of(shown), field) == text


def test_a_crash_a_second_after_typing_loses_nothing(page: ListPage, ledger: Ledger, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: Drafts.of(ledger.path).find("release", None) is not None)
    draft = Drafts.of(ledger.path).find("release", None)
    assert draft
    assert draft.typed["title"] == "Half a title"
    assert page.editor.form


def test_rows_of_publications_are_part_of_the_draft(page: ListPage, small: object) -> None:
    del small
    form = form_of(page)
    form.tables[0].add()
    open_row(page, "第3号通知")
    page.new_record()
    assert [row.rows["channel"].input.typed() for row in form_of(page).tables[0].rows] == [""]


def test_a_saved_record_has_no_draft(page: ListPage, ledger: Ledger, qtbot: QtBot) -> None:
    retype(form_of(page), "category", "其他")
    with qtbot.waitSignal(page.editor.saved):
        click(page.editor.footer.save)
    assert Drafts.of(ledger.path).find("release", None) is None
    qtbot.waitUntil(lambda: "Half a title" in titles(page))


def written(path: Path) -> Path:
    """Return the file of the one draft of a data file, once it is written."""
    Drafts.of(path).find("release", None)
    (file,) = (user_settings() / "drafts").rglob("*.json")
    return file


def test_a_draft_is_readable_by_its_owner_only(page: ListPage, ledger: Ledger) -> None:
    page.editor.keep_draft()
    file = written(ledger.path)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_draft_is_on_the_disk_before_it_has_its_name(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    flush, rename = os.fsync, Path.replace

    def note_flush(handle: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        flush(handle)

    def note_name(unfinished: Path, target: Path) -> Path:
        seen.append("name")
        return rename(unfinished, target)

    Drafts.of(ledger.path).keep("release", None, Draft("", {"title": "x"}))
    written(ledger.path)
    monkeypatch.setattr(os, "fsync", note_flush)
    monkeypatch.setattr(Path, "replace", note_name)
    Drafts.of(ledger.path).keep("release", None, Draft("", {"title": "y"}))
    written(ledger.path)
    assert seen == ["file", "name", "folder"]


def test_a_disk_that_takes_its_time_for_a_draft_keeps_nobody_from_typing(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = threading.Event()
    monkeypatch.setattr(os, "fsync", lambda _handle: taken.wait(5))
    drafts = Drafts.of(ledger.path)
    begun = time.perf_counter()
    for number in range(3):
        drafts.keep("release", None, Draft("", {"title": str(number)}))
    drafts.keep("dispute", None, Draft("", {"subject": "x"}))
    drafts.drop("dispute", None)
    assert time.perf_counter() - begun < 0.1
    taken.set()
    assert Drafts.of(ledger.path).find("release", None) == Draft("", {"title": "2"})
    assert Drafts.of(ledger.path).find("dispute", None) is None


def test_a_disk_that_refuses_a_draft_still_lets_one_type(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", mock.Mock(side_effect=OSError(28, "full")))
    drafts = Drafts.of(ledger.path)
    drafts.keep("release", None, Draft("", {"title": "x"}))
    assert Drafts.of(ledger.path).find("release", None) is None
    assert drafts.find("release", None) == Draft("", {"title": "x"})


def test_nothing_of_a_file_with_a_password_is_written_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "secret.ogi"
    ledger = create_ledger(path, organisation="局", unit="办公室", role="office", password="一二三四五六七八")
    drafts = Drafts.of(ledger.path)
    drafts.keep("application", None, Draft("2013-12-20T08:00+00:00", {"applicant_name": "某人"}))
    assert drafts.find("application", None)
    assert not (user_settings() / "drafts").exists()
    close_ledger(ledger)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1,2]", b'{"at": 5}', b"\xff\xfe", b'{"at": "", "typed": {"a": 1}}', b"[" * 100_000]
)
def test_a_damaged_file_of_drafts_is_no_reason_to_stop(ledger: Ledger, content: bytes) -> None:
    Drafts.of(ledger.path).keep("release", None, Draft("", {"title": "x"}))
    written(ledger.path).write_bytes(content)
    assert Drafts.of(ledger.path).find("release", None) is None


def test_drafts_of_two_data_files_don_t_meet(ledger: Ledger, tmp_path: Path) -> None:
    Drafts.of(ledger.path).keep("release", None, Draft("", {"title": "x"}))
    copy = create_ledger(tmp_path / "third.ogi", organisation="局", unit="办公室", role="office")
    assert Drafts.of(copy.path).find("release", None) is None
    close_ledger(copy)


texts = st.text(st.characters(exclude_categories=[]), max_size=20)
owned_drafts = st.builds(OwnedDraft, texts, st.none() | texts, st.dictionaries(texts, texts))


@given(st.builds(Draft, texts, st.dictionaries(texts, texts), st.lists(owned_drafts), st.lists(texts)))
def test_whatever_was_typed_is_read_back_to_the_character(draft: Draft) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.ogi"
        data.write_bytes(b"SQLite format 3\x00")
        with mock.patch.dict("os.environ", {"XDG_CONFIG_HOME": folder}):
            Drafts.of(data).keep("release", None, draft)
            assert Drafts.of(data).find("release", None) == draft
