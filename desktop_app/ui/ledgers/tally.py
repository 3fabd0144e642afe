"""The tally of inquiries: one click, one person more by that channel today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.codes import code_text, codes
from desktop_app.office.records.inquiry_tally import CHANNELS, count_one, people_by_channel
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.clickable import Clickable, tile
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import heading, label, set_role
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import day_text, short_weekday_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from desktop_app.ui.context.context import Context


class Tally(QFrame):
    """Today's counters of this unit, one button for each channel; Alt+1 to Alt+4 count too."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._clicks = 0
        self._low = False
        self._look = (False, True)  # low, and with room for all its words
        self._needs: dict[bool, int] = {}
        self._heading = heading(_("今日咨询"), 3)
        self._day = label("", "faint")
        self._how = label(_("点一下加 1 人次"), "faint")
        self.counters = {
            channel: Counter(channel, number, partial(self.count_one, channel))
            for number, channel in enumerate(codes(CHANNELS), start=1)
        }
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read today's counters."""
        today = self._context.today()
        self._day.setText(_("{day}　{weekday}").format(day=day_text(today), weekday=short_weekday_text(today)))
        ledger = self._context.ledger
        found = read(ledger, people_by_channel, ledger.profile.unit_id, today)
        for channel, counter in self.counters.items():
            counter.show_count(found.get(channel, 0))

    def count_one(self, channel: str) -> None:
        """Count one person more by a channel, and offer to undo it; every click counts, however quick."""
        self._clicks += 1
        ledger, day = self._context.ledger, self._context.today()
        do(
            self._context,
            f"tally {self._clicks}",
            lambda: count_one(ledger, day, channel),
            Then(done=lambda _notice: self.refresh()),
        )

    def shrink(self, *, on: bool) -> None:
        """Be one line high where there is little height, or show all again."""
        self._low = on
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Be content with the width of the counters alone: whatever has no room is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room beside a form."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Look so that everything shown has its room; the rows' needs are measured once, in each of their looks."""
        look = (self._low, self._needed() <= self.width())
        if look != self._look:
            self._look = look
            self._show_words(low=self._low, roomy=look[1])

    def _needed(self) -> int:
        if self._low not in self._needs:
            self._look = (self._low, True)
            self._show_words(low=self._low, roomy=True)
            self._needs[self._low] = self._row.minimumSize().width()
        return self._needs[self._low]

    def _show_words(self, *, low: bool, roomy: bool) -> None:
        self._heading.setVisible(roomy)
        self._row.setSpacing(Space.MEDIUM if roomy else Space.SMALL)
        for part in (self._day, self._how):
            part.setVisible(roomy and not low)
        for counter in self.counters.values():
            counter.shrink(on=low or not roomy, narrow=not roomy)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addStretch(1)
        for part in (self._heading, self._day, self._how):
            words.addWidget(part)
        words.addStretch(1)
        self._row.addLayout(words)
        for counter in self.counters.values():
            self._row.addWidget(counter, 1)


class Counter(Clickable):
    """One big button: the channel, how many today, and its key."""

    def __init__(self, channel: str, number: int, action: Callable[[], object]) -> None:
        self._channel = channel
        self._figure = label("0", "figure")
        self._key = label(f"Alt+{number}", "faint")
        head = QHBoxLayout()
        head.addWidget(label(code_text(CHANNELS, channel), "body"), 1)
        head.addWidget(self._key)
        self._inside = tile()
        self._inside.addLayout(head, 1)
        self._inside.addWidget(self._figure)
        super().__init__("tile", self._inside, code_text(CHANNELS, channel), action)
        self.setShortcut(QKeySequence(f"Alt+{number}"))
        self.setToolTip(tip(f"Alt+{number}"))

    def show_count(self, count: int) -> None:
        """Show how many there are today."""
        self._figure.setText(str(count))
        name = _("{channel}：今日 {count} 人次，按一下加 1")
        self.setAccessibleName(name.format(channel=code_text(CHANNELS, self._channel), count=count))

    def shrink(self, *, on: bool, narrow: bool) -> None:
        """Put the figure beside the channel, in smaller writing and without the key, or below it again."""
        self._key.setHidden(on)
        set_role(self._figure, "heading2" if on else "figure")
        directions = QBoxLayout.Direction
        self._inside.setDirection(directions.LeftToRight if on else directions.TopToBottom)
        high, wide = Space.TINY if on else Space.MEDIUM, Space.SMALL if narrow else Space.LARGE
        self._inside.setContentsMargins(wide, high, wide, high)
