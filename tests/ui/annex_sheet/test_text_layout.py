"""A sentence of a form on the sheet: no character of it is lost, however wide the sheet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont

from desktop_app.report.annex.form_sheet import Run
from desktop_app.ui.annex_sheet.sheet_type import Face
from desktop_app.ui.annex_sheet.text_layout import LaidText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SENTENCE = (
    "截至2013年底累计主动公开政府信息共1276条，其中本年度新增主动公开政府信息共1276条，全文电子化率为100%。"
    "全年本市（部门）政府网站信息公开栏浏览量为958万人（次）。"
)


@pytest.mark.parametrize("points", [7.0, 8.86211917562724, 9.75, 12.0])
@pytest.mark.parametrize("align", ["justify", "left"])
def test_every_character_of_a_sentence_stands_on_a_line(qtbot: QtBot, points: float, align: str) -> None:
    font = QFont("Noto Serif SC")
    font.setPointSizeF(points)
    face = Face(font, points * 4 / 3)
    for width in range(180, 700, 7):
        laid = LaidText([Run(SENTENCE)], face, width + 0.28, align, 1.3)  # type: ignore[arg-type]
        lines = [laid._layout.lineAt(number) for number in range(laid._layout.lineCount())]
        assert sum(line.textLength() for line in lines) == len(SENTENCE), width
        # Only the empty half of a closing mark may stand out.
        assert all(line.naturalTextWidth() <= width + face.pixels for line in lines), width
    del qtbot
