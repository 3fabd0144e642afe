"""A release goes through its chain on screen: agreed, returned, refused, and its files are kept with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from desktop_app.model.kinds import Category, Release, ReleaseApproval, ReleaseAttachment
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.forms.editor_head import BESIDE
from desktop_app.ui.ledgers.pages import ReleasesPage
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.case.hands import Keyboard, fill, save
from tests.ui.conftest import at_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings

TODAY = dt.date(2025, 11, 12)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def release(ledger: Ledger) -> str:
    """Return the id of a release that isn't public yet."""
    with operation(ledger, "录入") as change:
        category = change.add(Category, {"name": "规划计划", "code": "plan"})
        values = {"title": "就业规划", "unit": ledger.profile.unit_id, "category": category, "attribute": "active"}
        return change.add(Release, values | {"made_on": dt.date(2025, 11, 10)})


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, settings: Settings, ledger: Ledger, release: str
) -> Iterator[MainWindow]:
    """Return the window with its real pages."""
    del release
    speak(dressed, "zh_CN")
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    made.show_ledger(ledger)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow, release: str) -> ReleasesPage:
    """Return the page of releases with the second side of the release open."""
    assert window.desk
    window.desk.navigate("releases")
    shown = window.desk.pages.current
    assert isinstance(shown, ReleasesPage)
    shown.open_record("release", release, None)
    shown.editor.head.tabs.setCurrentIndex(BESIDE)
    QApplication.processEvents()
    return shown


def words(widget: QWidget) -> list[str]:
    return [shown.text() for shown in widget.findChildren(QLabel) if not shown.isHidden() and shown.text()]


def state(ledger: Ledger, release: str) -> str:
    with reading(ledger) as session:
        return session.get_one(Release, release).state


def opened(page: ReleasesPage) -> bool:
    return page.dossier.review.form is not None


def agree(page: ReleasesPage, officer: str, **more: str) -> None:
    QTest.mouseClick(page.dossier.review.agree, Qt.MouseButton.LeftButton)
    form = page.dossier.review.form
    assert form
    fill(form, officer=officer, **more)
    save(form)


def test_a_release_is_listed_before_it_is_public_and_says_until_when_it_has_to_be(page: ReleasesPage) -> None:
    form = page.editor.form
    assert form
    assert page.shown.count == 1
    assert (form.derived["state"].text(), form.derived["due_on"].text()[:10]) == ("未送审", "2025-12-08")


def test_two_stages_agree_and_the_release_is_cleared(page: ReleasesPage, ledger: Ledger, release: str) -> None:
    review = page.dossier.review
    assert "待审批" in words(review)
    agree(page, "张处长")
    assert state(ledger, release) == "reviewing"
    QTest.mouseClick(review.agree, Qt.MouseButton.LeftButton)
    form = review.form
    assert form
    fill(form, officer="李主任")
    save(form)
    assert "公开前须经保密审查（2019《条例》第十七条）" in form.error
    form.rows["secrecy_reviewed"].input.set_value(True)
    save(form)
    assert state(ledger, release) == "cleared"
    assert review.agree.isHidden() or not review.agree.isVisible()
    with reading(ledger) as session:
        found = list(session.scalars(select(ReleaseApproval).order_by(ReleaseApproval.position)))
    assert [(one.position, one.stage, one.officer, one.day) for one in found] == [
        (1, "处室负责人", "张处长", TODAY),
        (2, "办公室", "李主任", TODAY),
    ]


def test_a_return_sends_it_through_all_stages_again_and_can_be_taken_back(
    page: ReleasesPage, ledger: Ledger, release: str
) -> None:
    agree(page, "张处长")
    review = page.dossier.review
    QTest.mouseClick(review.back, Qt.MouseButton.LeftButton)
    form = review.form
    assert form
    assert "secrecy_reviewed" not in form.rows
    fill(form, officer="李主任", note="附件不全")
    save(form)
    assert state(ledger, release) == "returned"
    said = " ".join(words(page.dossier.opinions))
    assert "退回修改" in said
    assert "附件不全" in said
    with reading(ledger) as session:
        last = session.scalars(select(ReleaseApproval).where(ReleaseApproval.opinion == "return")).one()
    page.dossier.opinions.remove(last)
    QApplication.processEvents()
    assert state(ledger, release) == "reviewing"


def test_the_form_of_an_opinion_is_saved_and_left_by_keyboard(
    page: ReleasesPage, window: MainWindow, ledger: Ledger, release: str
) -> None:
    keyboard = Keyboard(window)
    page.dossier.review.agree.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    assert opened(page)
    keyboard.press(Qt.Key.Key_Escape)
    assert not opened(page)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("张处长")
    keyboard.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert state(ledger, release) == "reviewing"


def test_the_files_of_a_release_are_kept_with_it(
    page: ReleasesPage, ledger: Ledger, release: str, tmp_path: Path
) -> None:
    file = tmp_path / "规划.pdf"
    file.write_bytes(b"%PDF-1.7")
    page.dossier.files.attach([file, file])
    QApplication.processEvents()
    with reading(ledger) as session:
        kept = session.scalars(select(ReleaseAttachment)).one()
    assert (kept.release, kept.name, kept.size) == (release, "规划.pdf", 8)
    assert any("规划.pdf" in name for name in (one.toolTip() for one in page.dossier.files.findChildren(QLabel)))


def test_a_new_release_and_other_kinds_have_no_second_side(page: ReleasesPage) -> None:
    page.new_record()
    assert not page.editor.head.tabs.isTabVisible(BESIDE)
    page.show_kind(Category)
    page.new_record()
    assert not page.editor.head.tabs.isTabVisible(BESIDE)
