"""A screen of 1366×768 with writing at 150 % has 910×512 logical pixels: nothing is cut, squeezed or overlapping."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.office.opening import create_ledger, open_ledger
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.sheets.import_window import ImportWindow
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.conftest import TODAY, at_once
from tests.ui.lacking_room import lacking_room
from tests.ui.walking import lay_out, page_at, tabs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings
    from desktop_app.ui.context.page import Page

SCREEN = (910, 512)
LEFT_OF_IT = (910, 432)
"""What title bar and task bar leave."""


@pytest.fixture
def small(qtbot: QtBot, dressed: QApplication, settings: Settings) -> Iterator[MainWindow]:
    """Return the real window on the small screen."""
    speak(dressed, i18n.SOURCE_LANGUAGE)
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    made.resize(*SCREEN)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    speak(dressed, i18n.SOURCE_LANGUAGE)


@pytest.fixture
def opened(sample_file: Path, tmp_path: Path) -> Callable[[str], Ledger]:
    """Return what opens a copy of the sample, or an empty file of a role."""

    def make(whose: str) -> Ledger:
        path = tmp_path / "small.ogi"
        if whose == "sample":
            shutil.copy(sample_file, path)
            return open_ledger(path)
        bureau, unit = "测试市人力资源和社会保障局", "就业促进和失业保险处"
        return create_ledger(path, organisation=bureau, unit=unit, role=whose, person="测试员", catalogue=False)

    return make


def lacking_on(window: MainWindow, page: Page) -> dict[str, list[str]]:
    """Return what lacks room on each tab of a page that is shown."""
    found = {f"{page.name} {tab}": lacking_room(window) for tab in tabs_of(page)}
    return {where: said for where, said in found.items() if said}


@pytest.mark.parametrize(
    ("whose", "language", "size"),
    [
        ("sample", "zh_CN", SCREEN),
        ("sample", "zh_CN", LEFT_OF_IT),
        ("sample", "en", SCREEN),
        ("office", "zh_CN", SCREEN),
        ("unit", "zh_CN", SCREEN),
    ],
)
def test_every_page_has_room_on_a_small_screen(
    small: MainWindow,
    dressed: QApplication,
    opened: Callable[[str], Ledger],
    whose: str,
    language: str,
    size: tuple[int, int],
) -> None:
    speak(dressed, language)
    small.furnish()
    small.resize(*size)
    small.show_ledger(opened(whose))
    lacking: dict[str, list[str]] = {}
    for place in small.places:
        lacking |= lacking_on(small, page_at(small, place.name))
    assert lacking == {}
    assert small.size().toTuple() == size


@pytest.mark.parametrize("whose", ["sample", "unit"])
def test_every_form_has_room_on_a_small_screen(small: MainWindow, opened: Callable[[str], Ledger], whose: str) -> None:
    small.show_ledger(opened(whose))
    assert small.desk is not None
    lacking = {}
    for page in [page for place in small.places if isinstance(page := page_at(small, place.name), ListPage)]:
        small.desk.navigate(page.name)
        for kind in (*page.tabs, *page.settings):
            page.show_kind(kind)
            page.new_record()
            lay_out()
            if found := lacking_room(small):
                lacking[kind.kind] = found
            assert page.sheet.covers
            page.editor.discard()
    assert lacking == {}


def test_a_saved_record_and_a_case_have_room_on_a_small_screen(
    small: MainWindow, opened: Callable[[str], Ledger]
) -> None:
    small.show_ledger(opened("sample"))
    lacking = {}
    for name in ("releases", "applications", "disputes"):
        page = page_at(small, name)
        assert isinstance(page, ListPage)
        page.open_record(page.shown.kind.kind, page.shown.table.records.record_id(0), None)
        for tab in tabs_of(page):
            if found := lacking_room(small):
                lacking[f"{name} {tab}"] = found
    assert lacking == {}


def test_the_start_page_and_its_forms_have_room_on_a_small_screen(small: MainWindow) -> None:
    lay_out()
    lacking = [lacking_room(small)]
    for form in (small.start.office_form, small.start.unit_form, small.start.alone_form):
        small.start.show_form(form)
        lay_out()
        lacking.append(lacking_room(small))
    assert lacking == [[]] * 4


def test_the_import_window_has_room_on_a_small_screen(
    small: MainWindow, opened: Callable[[str], Ledger], tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = tmp_path / "登记.csv"
    lines = [f"就业政策解读第{number}期,就业促进处,2013-05-{number:02},基层动态,其他" for number in range(1, 29)]
    sheet.write_text("\n".join(["标题,公开单位,公开日期,信息分类,备考", *lines]), "utf-8")
    small.show_ledger(opened("sample"))
    assert small.desk is not None
    step = ImportWindow(small, small.desk.context, "release")
    qtbot.addWidget(step)
    step.show()
    lay_out()
    lacking = [lacking_room(step)]
    step.choose_file(sheet)
    lay_out()
    lacking.append(lacking_room(step))
    step.go_on.click()
    lay_out()
    lacking.append(lacking_room(step))
    assert lacking == [[]] * 3
    assert step.height() <= small.height()
