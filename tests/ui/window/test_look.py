"""The look: one place for every colour and size, icons that recolour, marks that can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.paths import resource
from desktop_app.ui.kit import style
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.fonts import interface_font
from desktop_app.ui.kit.icons import application_icon, icon
from desktop_app.ui.kit.theme import icon_button, label, on_click, pill, primary_button
from desktop_app.ui.kit.tokens import COLOURS, SANS, Size, Tone, ink
from desktop_app.ui.kit.two_columns import TwoColumns
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.navigation import Sidebar
from desktop_app.ui.window.places import PLACES, Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tone", Tone)
def test_a_mark_can_be_read_by_everybody(tone: Tone) -> None:
    assert contrast(*ink(tone)) >= 4.5


@pytest.mark.parametrize("ground", [COLOURS.window, COLOURS.sidebar, COLOURS.raised])
def test_writing_can_be_read_on_every_ground(ground: str) -> None:
    for colour in (COLOURS.text, COLOURS.text_soft, COLOURS.text_faint, COLOURS.accent, COLOURS.bad):
        assert contrast(colour, ground) >= 4.5


def test_writing_can_be_read_on_buttons_and_chosen_rows() -> None:
    assert contrast(COLOURS.on_accent, COLOURS.accent) >= 4.5
    assert contrast(COLOURS.text, COLOURS.selected) >= 4.5
    assert contrast(COLOURS.text_faint, COLOURS.selected) >= 4.5


def test_the_style_sheet_names_no_colour_or_size_of_its_own() -> None:
    written = resource("style", "window.qss").read_text("utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", written) == []
    assert re.findall(r"font-size:\s*\d", written) == []


def test_the_style_sheet_uses_only_names_and_pictures_that_there_are(dressed: QApplication) -> None:
    assert dressed
    sheet = style.style_sheet()
    assert "$" not in sheet
    for picture in re.findall(r"url\(([^)]*)\)", sheet):
        assert resource("style", *picture.rsplit("/", 2)[-2:]).exists()


def test_the_pictures_of_the_style_sheet_wear_its_colours() -> None:
    known = {COLOURS.text_soft, COLOURS.accent, COLOURS.on_accent}
    for path in resource("style").glob("*.svg"):
        assert set(re.findall(r"#[0-9A-F]{6}", path.read_text("utf-8"))) <= known, path.name


def test_the_window_writes_in_the_font_that_comes_with_it(dressed: QApplication) -> None:
    assert dressed
    assert QFontInfo(interface_font()).family() == SANS


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_colour_asked_for_and_paler_when_disabled(dressed: QApplication, name: str) -> None:
    assert dressed
    for mode, colour in ((QIcon.Mode.Normal, COLOURS.accent), (QIcon.Mode.Disabled, COLOURS.text_disabled)):
        image = icon(name, COLOURS.accent).pixmap(40, 40, mode).toImage()
        painted = {
            image.pixelColor(x, y).name().upper()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert colour in painted


def test_the_products_icon_comes_in_every_size_that_desktops_ask_for(dressed: QApplication) -> None:
    assert dressed
    assert {size.width() for size in application_icon().availableSizes()} >= {16, 32, 48, 256}


def test_what_looks_like_markup_is_shown_as_it_was_typed(dressed: QApplication) -> None:
    assert dressed
    for made in (label("a<b & <img src=x>", "body"), pill("<b>x</b>")):
        assert made.textFormat() is Qt.TextFormat.PlainText


def test_an_icon_button_has_a_name_for_those_who_cannot_see_it(dressed: QApplication) -> None:
    assert dressed
    assert icon_button("close", "关闭").accessibleName() == "关闭"


def test_an_empty_page_says_so_and_offers_what_to_do(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed
    done: list[int] = []
    action = on_click(primary_button("新增", "plus"), lambda: done.append(1))
    whole = EmptyState("releases", "还没有记录", "按 Ctrl+N 新增。", action)
    qtbot.addWidget(whole)
    whole.show()
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert done == [1]


def test_a_clickable_row_is_as_high_as_what_it_holds_and_works_by_key(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed
    clicked: list[int] = []
    inside = row()
    words = QVBoxLayout()
    for _line in range(3):
        words.addWidget(label("字", "body"))
    inside.addLayout(words)
    made = Clickable("row", inside, "three lines", lambda: clicked.append(1))
    qtbot.addWidget(made)
    made.show()
    assert made.height() >= 3 * words.itemAt(0).sizeHint().height()
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert clicked == [1]


def test_columns_stand_side_by_side_only_where_there_is_room(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed
    columns = TwoColumns([label("main", "body")], [label("aside", "body")])
    qtbot.addWidget(columns)
    columns.show()
    for width, beside in ((1200, True), (700, False), (820, True)):
        columns.resize(width, 300)
        assert columns.beside is beside


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_cut_off_in_the_smallest_window(
    dressed: QApplication, window: MainWindow, ledger: Ledger, language: str, qtbot: QtBot
) -> None:
    speak(dressed, language)
    window.furnish()
    window.resize(window.minimumSize())
    window.start.office_form.keeping.locked.setChecked(True)
    window.start.show_form(window.start.office_form)
    window.start.office_form.submit()
    qtbot.waitUntil(lambda: cut_off(window) == [])
    window.show_ledger(ledger)
    qtbot.waitUntil(lambda: cut_off(window) == [])
    speak(dressed, "zh_CN")


def beyond(part: QWidget) -> bool:
    """Tell whether a widget reaches over the right edge of the one it stands in."""
    around = part.parentWidget()
    return around is not None and part.geometry().right() >= around.width()


def cut_off(window: MainWindow) -> list[str]:
    """Return the labels and buttons that have less room than their text needs."""
    parts: list[QLabel | QPushButton] = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    shown = [part for part in parts if part.isVisible() and part.text() and not isinstance(part, Clipped)]
    narrow = [part.text() for part in shown if part.width() < part.minimumSizeHint().width() or beyond(part)]
    return narrow + [part.text() for part in shown if part.height() < part.fontMetrics().height()]


def test_the_navigation_is_as_wide_as_its_longest_name_needs(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed
    short, long = (Place("today", name, "", PLACES[0].load) for name in ("Today", "Reviews, lawsuits and appeals"))
    for place, wider in ((short, False), (long, True)):
        sidebar = Sidebar([place], QWidget(), QWidget())
        qtbot.addWidget(sidebar)
        assert (sidebar.width() > Size.SIDEBAR) is wider
        assert sidebar.width() > sidebar.entries()[0].sizeHint().width()
