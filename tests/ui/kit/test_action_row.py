"""Buttons in a row keep their words while there is room; the first lose them first, down to the icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.theme import icon_button, primary_button, quiet_button
from tests.ui.kit.showing import resized, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("dressed")


def short(row: ActionRow) -> list[bool]:
    """Return for each button of a row whether it shows its icon alone."""
    return [button.is_short for button in row.findChildren(Button)]


def test_the_first_buttons_lose_their_words_first_and_get_them_back(qtbot: QtBot) -> None:
    row = ActionRow(
        (quiet_button("导入一张表", "import"), quiet_button("导出", "export"), primary_button("新增", "new"))
    )
    whole, least = row.sizeHint().width(), row.minimumSizeHint().width()
    _around = shown(qtbot, row, whole, 40)
    seen = [short(row)]
    for width in (whole - 20, least, whole):
        resized(row, width, 40)
        seen.append(short(row))
    assert seen == [[False] * 3, [True, False, False], [True] * 3, [False] * 3]


def test_a_button_without_its_words_says_them_as_a_tool_tip(qtbot: QtBot) -> None:
    row = ActionRow((button := quiet_button("导出成表", "export"),))
    _around = shown(qtbot, row, row.minimumSizeHint().width(), 40)
    tips = [button.toolTip()]
    resized(row, 300, 40)
    assert [*tips, button.toolTip()] == ["导出成表", ""]


def test_a_tool_tip_of_its_own_stays(qtbot: QtBot) -> None:
    row = ActionRow((button := quiet_button("保存", "save"),))
    button.setToolTip("Ctrl+S")
    _around = shown(qtbot, row, row.minimumSizeHint().width(), 40)
    tips = [button.toolTip()]
    resized(row, 300, 40)
    assert [*tips, button.toolTip()] == ["Ctrl+S", "Ctrl+S"]


def test_a_button_without_an_icon_keeps_its_words(qtbot: QtBot) -> None:
    row = ActionRow((quiet_button("一个没有图标的按钮"), icon_button("close", "关闭")))
    _around = shown(qtbot, row, 30, 40)
    assert short(row) == [False, False]


def test_what_goes_leaves_its_room_to_the_others(qtbot: QtBot) -> None:
    row = ActionRow((first := quiet_button("导入一张表", "import"), second := quiet_button("导出成表", "export")))
    _around = shown(qtbot, row, second.sizeHint().width(), 40)
    seen = [short(row)]
    first.hide()
    resized(row, row.width(), 40)
    assert [*seen, short(row)] == [[True, True], [True, False]]
