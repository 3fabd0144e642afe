"""The year's four large figures at the top of 今日; each leads to its page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.i18n import _
from desktop_app.office.months.month_entries import SUBJECTS
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.clickable import Clickable, tile
from desktop_app.ui.kit.theme import caption, label, pill, set_look
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.office.cases.due import OpenCase
    from desktop_app.office.months.month_entries import Subject

_SHOWN = ("release", "application", "inquiry")


class YearFigures(QWidget):
    """How much was made public, asked for and inquired in the year, how much waits now, and how much is overdue.

    `show(subject)` lists what a figure counts, None what waits.
    """

    def __init__(self, show: Callable[[Subject | None], object]) -> None:
        super().__init__()
        self._figures: dict[str, QLabel] = {}
        self._overdue = pill("", Tone.BAD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        for subject in SUBJECTS:
            if subject.code in _SHOWN:
                row.addWidget(
                    self._tile(subject.code, _(subject.label), _(subject.measure).lower(), partial(show, subject)), 1
                )
        row.addWidget(self._tile("waiting", _("待答复"), _("件").lower(), partial(show, None), self._overdue), 1)

    def show_figures(self, figures: Mapping[str, int], open_ones: Sequence[OpenCase]) -> None:
        """Show the year's figures and the number of open applications, in the colour of the most urgent."""
        for code in _SHOWN:
            self._figures[code].setText(number_text(figures[code]))
        waiting = self._figures["waiting"]
        waiting.setText(number_text(len(open_ones)))
        first = open_ones[0].left if open_ones else None
        tone = tone_of(first.urgency) if first else Tone.GOOD
        set_look(waiting, "tone", tone.value if tone in {Tone.BAD, Tone.WARNING} else None)
        overdue = sum(case.overdue for case in open_ones)
        self._overdue.setText(_("已逾期 {count} 件").format(count=overdue))
        self._overdue.setVisible(overdue > 0)

    def _tile(
        self, code: str, name: str, measure: str, show: Callable[[], object], mark: QWidget | None = None
    ) -> Clickable:
        inside = tile()
        inside.addWidget(caption(name))
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        self._figures[code] = label("", "figure")
        line.addWidget(self._figures[code])
        line.addWidget(caption(measure), 1, Qt.AlignmentFlag.AlignBottom)
        if mark:
            line.addWidget(mark)
        inside.addLayout(line)
        return Clickable("tile", inside, name, show)
