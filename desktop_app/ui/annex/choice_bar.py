"""Which annex is shown: year, form, unit, and whether it is computed or the one that was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.i18n import _
from desktop_app.report.annex.choice import Choice
from desktop_app.report.annex.condition import DECEMBER
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import caption
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.scope import Source
    from desktop_app.report.checked_annex import Offered

_LONGEST_LIST = 16
_WIDEST = 360
_WIDEST_UNIT = 220


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen, each as (value, words); lists without a choice aren't shown."""

    years: Sequence[tuple[int, str]]
    formats: Sequence[tuple[str, str]]
    units: Sequence[tuple[str, str]]
    sources: Sequence[tuple[Source, str]]
    months: Sequence[int] = ()


def offer_of(offered: Offered) -> Offer:
    """Return what a ledger offers with the words of each choice."""
    words: dict[Source, str] = {"records": _("台账计算"), "filed": _("已公布存档")}
    return Offer(
        [(year, str(year)) for year in offered.years],
        [(fmt.id, fmt.name) for fmt in offered.formats],
        [("", _("全局")), *offered.units],
        [(source, words[source]) for source in offered.sources],
        range(1, 13) if offered.monthly else (),
    )


class ChoiceBar(QWidget):
    """The row of choices; signal `chosen(Choice)` when the person chooses another annex."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.years = _list(_("年度"))
        self.formats = _list(_("格式"))
        self.units = _list(_("范围"))
        self.units.setMaximumWidth(scaled(_WIDEST_UNIT))
        self.sources = _list(_("数据"))
        self.months = _list(_("月份"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._source_name = caption(_("数据"))
        self._month_name = caption(_("月份"))
        for name, choices in ((_("年度"), self.years), (_("格式"), self.formats), (_("范围"), self.units)):
            self._add(caption(name), choices)
        self._add(self._month_name, self.months)
        self._add(self._source_name, self.sources)
        self._row.addStretch(1)
        self._show_some(Offer((), (), (), ()))

    def offer(self, offer: Offer, choice: Choice) -> None:
        """Offer other choices and show which one is made; nobody is told."""
        _fill(self.years, offer.years, choice.year)
        _fill(self.formats, offer.formats, choice.format)
        _fill(self.units, offer.units, choice.unit)
        _fill(self.sources, offer.sources, choice.source)
        _fill(self.months, [(month, str(month)) for month in offer.months], choice.month)
        self._show_some(offer)

    def choice(self) -> Choice:
        """Return what the lists say now."""
        return Choice(
            self.years.currentData(),
            self.formats.currentData(),
            self.units.currentData(),
            self.sources.currentData(),
            self.months.currentData() or DECEMBER,
        )

    def _show_some(self, offer: Offer) -> None:
        """Show the lists that only some annexes need."""
        for widget in (self._source_name, self.sources):
            widget.setVisible(len(offer.sources) > 1)
        for widget in (self._month_name, self.months):
            widget.setVisible(bool(offer.months))

    def _add(self, name: QWidget, choices: QComboBox) -> None:
        self._row.addWidget(name)
        self._row.addWidget(choices)
        self._row.addSpacing(Space.SMALL)
        choices.activated.connect(lambda _index: self.chosen.emit(self.choice()))


def _list(name: str) -> QComboBox:
    choices = QuietChoice()
    choices.setAccessibleName(name)
    choices.setMaxVisibleItems(_LONGEST_LIST)
    choices.setMaximumWidth(scaled(_WIDEST))
    choices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    choices.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return choices


def _fill(choices: QComboBox, items: Sequence[tuple[object, str]], value: object) -> None:
    choices.clear()
    for data, words in items:
        choices.addItem(words, data)
    choices.setCurrentIndex(max(choices.findData(value), 0))
