"""The size of everything: at once by keys, 90 to 200 percent, the file and the page staying open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop_app.settings import ZOOMS
from desktop_app.ui.kit import style
from desktop_app.ui.kit.fonts import interface_font
from desktop_app.ui.kit.theme import icon_button, label, primary_button
from desktop_app.ui.kit.tokens import Size, Space, TextSize, scaled, style_names
from desktop_app.ui.window.app import _change_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def sizing(dressed: QApplication) -> Iterator[QApplication]:
    """Return the application, which is as large as designed again afterwards."""
    yield dressed
    style.apply(dressed)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_length_grows_alike(sizing: QApplication, zoom: int) -> None:
    style.apply(sizing, "light", zoom)
    assert (round(14 * zoom / 100), round(16 * zoom / 100), scaled(34)) == (TextSize.BODY, Space.LARGE, Size.FIELD)
    assert style_names()["size_body"] == f"{TextSize.BODY}px"
    assert interface_font().pixelSize() == TextSize.BODY
    assert f"padding: {scaled(6)}px {scaled(14)}px" in style.style_sheet()
    assert "border: 1px solid" in style.style_sheet()


def test_widgets_of_all_sorts_grow(sizing: QApplication, qtbot: QtBot) -> None:
    def heights() -> list[int]:
        parts: list[QLabel | QLineEdit | QPushButton] = [
            *(label("文字", "caption"), QLineEdit(), primary_button("保存", "save"), icon_button("close", "关闭"))
        ]
        for part in parts:
            qtbot.addWidget(part)
            part.ensurePolished()
        return [max(part.sizeHint().height(), part.minimumHeight()) for part in parts]

    small = heights()
    style.apply(sizing, "light", 200)
    assert all(1.8 <= large / one <= 2.2 for one, large in zip(small, heights(), strict=True))


def test_the_open_file_and_its_page_stay(sizing: QApplication, desk_window: MainWindow) -> None:
    assert desk_window.desk
    ledger = desk_window.desk.context.ledger
    desk_window.desk.navigate(desk_window.places[2].name)
    before = desk_window.desk.sidebar.width()
    desk_window.live.change("zoom", 150)
    _change_size(sizing, desk_window)
    assert desk_window.desk
    assert desk_window.desk.context.ledger is ledger
    assert desk_window.desk.pages.current
    assert desk_window.desk.pages.current.name == desk_window.places[2].name
    assert desk_window.desk.sidebar.minimumWidth() >= 1.4 * before
