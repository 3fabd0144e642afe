"""What is chosen from a list: language, theme, size, density, order, and what is shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from desktop_app.i18n import LANGUAGES, _, language
from desktop_app.settings import ZOOMS
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import caption, label, wrapping
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.context.live_settings import LiveSettings

_WIDTH = 220
_LANGUAGES = {"zh_CN": "中文", "en": "English"}


class ChoiceLines(QWidget):
    """Some settings, one a line, each taken at once; `choices` are their lists by the name of the setting."""

    def __init__(self, settings: LiveSettings, names: Sequence[str]) -> None:
        super().__init__()
        self._settings = settings
        self.choices: dict[str, QComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnStretch(2, 1)
        for name in names:
            self._add(name)
        settings.changed.connect(self._show)

    def _add(self, name: str) -> None:
        title, offered, note = _line(name)
        choice = QuietChoice()
        choice.setAccessibleName(title)
        choice.setFixedWidth(scaled(_WIDTH))
        for text, value in offered:
            choice.addItem(text, value)
        self.choices[name] = choice
        self._show(name)
        choice.currentIndexChanged.connect(lambda _place: self._settings.change(name, choice.currentData()))
        row = self._grid.rowCount()
        words: QLabel = label(title, "field")
        words.setBuddy(choice)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(choice, row, 1, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(wrapping(caption(note)), row, 2)

    def _show(self, name: str) -> None:
        """Show what is set now, also where it was set elsewhere."""
        choice = self.choices.get(name)
        if choice is None:
            return
        place = choice.findData(self._now(name))
        choice.blockSignals(True)
        choice.setCurrentIndex(place)
        choice.blockSignals(False)

    def _now(self, name: str) -> object:
        return language() if name == "language" else getattr(self._settings.kept, name)


def _line(name: str) -> tuple[str, Sequence[tuple[str, object]], str]:
    """Return a setting's title, its choices, and a note."""
    lines: dict[str, tuple[str, Sequence[tuple[str, object]], str]] = {
        "language": (_("语言"), [(_(_LANGUAGES[code]), code) for code in LANGUAGES], ""),
        "theme": (
            _("外观"),
            [(_("跟随系统"), "system"), (_("浅色"), "light"), (_("深色"), "dark"), (_("高对比度"), "contrast")],
            _("附表、年报和打印预览总是白纸黑字。"),
        ),
        "zoom": (_("文字大小"), [(f"{percent} %", percent) for percent in ZOOMS], "Ctrl++　Ctrl+−　Ctrl+0"),
        "density": (_("列表行距"), [(_("紧凑"), "compact"), (_("宽松"), "comfortable")], ""),
        "sort": (_("中文排序"), [(_("按拼音"), "pinyin"), (_("按笔画"), "stroke")], ""),
        "opening": (_("启动时"), [(_("打开上次的台账"), "last"), (_("显示起始页"), "start")], ""),
    }
    return lines[name]
