"""The first steps in a new ledger, at the top of 今日: each a card that leads there, gone once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.context.context import Tab
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.theme import caption, heading, pill, wrapping
from desktop_app.ui.kit.tokens import COLOURS, Space, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.office.months.first_steps import FirstStep

_WORDS: dict[FirstStep, tuple[str, str]] = {
    "release": ("登记第一条主动公开", "标题、分类、公开日期，其余以后再补"),
    "application": ("登记第一件依申请公开", "登记以后，答复期限自动算出"),
    "hand_in": ("上报本月", "月底勾选月份，把文件交给办公室"),
    "units": ("登记单位名单", "从文件或表格里贴过来，一行一个"),
    "start_file": ("写起步文件和说明", "各单位用同一个文件建立台账"),
    "first_files": ("收下各单位的第一个文件", "拖进窗口，核对电脑，一次收下"),
}
_TABS = {"hand_in": "months", "units": "units", "start_file": "units", "first_files": "files"}


class FirstSteps(QWidget):
    """The cards side by side; `go(page, target)` shows a page, `new(kind)` the form of a new record."""

    def __init__(self, go: Callable[[str, object | None], object], new: Callable[[str], object]) -> None:
        super().__init__()
        self._go, self._new = go, new
        self._cards = QHBoxLayout()
        self._cards.setSpacing(Space.LARGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(heading(_("先做这几件"), 3))
        column.addLayout(self._cards)
        self.hide()

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Show what is still to be done, in its order; nothing where all is."""
        while self._cards.count():
            gone = self._cards.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        for number, step in enumerate(steps, 1):
            self._cards.addWidget(self._card(number, step), 1)
        self.setVisible(bool(steps))

    def _card(self, number: int, step: FirstStep) -> Clickable:
        title, text = _WORDS[step]
        inside, words = row(), QVBoxLayout()
        inside.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        words.setSpacing(2)
        words.addWidget(wrapping(heading(_(title), 3)))
        words.addWidget(wrapping(caption(_(text))))
        words.addStretch(1)
        inside.addWidget(pill(str(number), Tone.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        inside.addWidget(mark("right", COLOURS.text_faint))
        made = Clickable("tile", inside, _(title), lambda: self._begin(step))
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # all as high as the highest
        return made

    def _begin(self, step: FirstStep) -> None:
        if step in _TABS:
            self._go("exchange", Tab(_TABS[step]))
        else:
            self._new(step)
