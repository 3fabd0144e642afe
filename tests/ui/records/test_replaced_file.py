"""A data file overwritten under an open window: the save is refused, what was typed stays, one click opens it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.store.file.backup import backup
from desktop_app.store.log.operation import operation
from tests.ui.answering import button, click
from tests.ui.records import hands
from tests.ui.records.hands import form_of, retype, text_of, titles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow

TITLE, CATEGORY = "Half a title", "其他信息"


@pytest.fixture
def refused(show: Callable[[str], ListPage], ledger: Ledger, tmp_path: Path) -> ListPage:
    """Return the page of releases after a save that came upon a file that isn't the one it was."""
    kept = backup(ledger, tmp_path / "kept.ogi")
    with operation(ledger, "改") as change:
        change.update(ledger.profile.unit_id, {"short_name": "办"})
    page = show("releases")
    page.new_record()
    retype(form_of(page), "title", TITLE)
    retype(form_of(page), "category", CATEGORY)
    content = kept.read_bytes()
    with ledger.path.open("r+b") as file:
        file.write(content)
        file.truncate(len(content))
    hands.click(page.editor.footer.save)
    return page


def test_the_refusal_is_said_in_the_form_and_offers_to_open_the_file_anew(
    refused: ListPage, real_window: MainWindow
) -> None:
    assert real_window.desk
    assert text_of(form_of(refused), "title") == TITLE
    assert "没有保存" in real_window.desk.banner._text.text()
    assert button(real_window.desk.banner, "重新打开").isVisible()


def test_opened_anew_the_form_comes_back_as_it_was_typed_and_is_saved(
    refused: ListPage, real_window: MainWindow, show: Callable[[str], ListPage]
) -> None:
    del refused
    assert real_window.desk
    click(real_window.desk.banner, "重新打开")
    assert real_window.desk
    assert real_window.desk.context.ledger.identity.found == "restored"
    page = show("releases")
    page.new_record()
    assert (text_of(form_of(page), "title"), text_of(form_of(page), "category")) == (TITLE, CATEGORY)
    hands.click(page.editor.footer.save)
    assert TITLE in titles(page)


def test_another_error_offers_no_such_thing(show: Callable[[str], ListPage], real_window: MainWindow) -> None:
    show("releases")
    assert real_window.desk
    real_window.messages.warn("别的")
    assert "重新打开" not in [
        found.text()
        for found in real_window.desk.banner.findChildren(type(real_window.desk.banner._undo))
        if found.isVisible()
    ]
