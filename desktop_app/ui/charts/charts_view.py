"""All charts of a year, in two columns where there is room; one button turns them all over to their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.charts.chart_card import ChartCard
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, heading, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.kit.two_columns import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.report.paper.charts.chart import Chart


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What stands around the charts: the way back, the note below them, and the words where there are none."""

    back: str
    note: str
    nothing: str


def _of_the_report() -> ChartWords:
    return ChartWords(
        _("返回编写"),
        _("与上一年比较；上一年没有记录的只列本年。数字来自台账，随记录变化。"),
        _("这一年还没有主动公开或依申请公开的记录。"),
    )


class ChartsView(QWidget):
    """The charts; `back` leads to where they were opened from, and `words` says so and what to say of no charts.

    Signal `opened(source, title)`: the records behind a figure are asked for.
    """

    opened = Signal(object, str)

    def __init__(self, back: Callable[[], object], words: ChartWords | None = None) -> None:
        super().__init__()
        self.cards: list[ChartCard] = []
        self._as_tables = False
        self._words = words or _of_the_report()
        self._title = heading("", 2)
        self.turn = on_click(quiet_button("", "table"), self.turn_over)
        bar = QHBoxLayout()
        bar.setSpacing(Space.SMALL)
        bar.addWidget(on_click(quiet_button(self._words.back, "left"), back))
        bar.addSpacing(Space.SMALL)
        bar.addWidget(self._title, 1)
        bar.addWidget(self.turn)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Space.SMALL, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(bar)
        whole.addWidget(scrolling(self._column), 1)
        self._say_turn()

    def show_charts(self, charts: Sequence[Chart], year: int, edition: str = "") -> None:
        """Show the charts of a year, with the words for its edition if it was corrected."""
        self._title.setText("　".join(filter(None, (_("{year} 年图表").format(year=year), edition))))
        while self._column.count():
            gone = self._column.takeAt(0).widget()
            if gone:
                gone.deleteLater()
        self.cards = [ChartCard(chart) for chart in charts]
        for card in self.cards:
            card.opened.connect(self.opened)
            card.show_table(shown=self._as_tables)
        self.turn.setVisible(bool(self.cards))
        if self.cards:
            self._column.addWidget(TwoColumns(self.cards[::2], self.cards[1::2], shares=(1, 1)))
            how = _("点一个数，或用方向键走到它再按 Enter，列出的正是它数的那些记录。")
            self._column.addWidget(body(_("{note}{how}").format(note=self._words.note, how=how)))
            self._column.addStretch(1)
        else:
            self._column.addWidget(EmptyState("chart", _("还没有可画的数"), self._words.nothing), 3)

    def turn_over(self) -> None:
        """Show the figures as tables, or the drawings again."""
        self._as_tables = not self._as_tables
        for card in self.cards:
            card.show_table(shown=self._as_tables)
        self._say_turn()

    def _say_turn(self) -> None:
        self.turn.setText(_("看图") if self._as_tables else _("看数据表"))
