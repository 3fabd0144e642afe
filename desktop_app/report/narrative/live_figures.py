"""The live figures: everything a sentence of the report may name, and what it says in a year.

Names: `cell:A1.sent.new` (the annex), `ind:website.visits` (an indicator), `num:…` (counts of records), `outlet:…`,
`category:…`, `channel:…`, `unit:…` (families of counts), `list:…` (words that records have), `fact:…` (who and when).
Two mentions of a figure are one reading, so they can't differ.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.records.organisation import organisation_on
from desktop_app.report.annex.figures import figures_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.counted_figures import CountedFigures
from desktop_app.report.narrative.figure import Entry, FigureReading, missing
from desktop_app.report.narrative.figure_file import own_figures
from desktop_app.report.narrative.report_words import report_words
from desktop_app.report.narrative.style import Amount, styled, styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.narrative.text import Mark

_ORGANISATION = {
    "organisation": "name",
    "short_name": "short_name",
    "contact_office": "contact_office",
    "address": "address",
    "postcode": "postcode",
    "telephone": "telephone",
    "fax": "fax",
    "intranet": "intranet",
    "website": "website",
}
FACTS = (*_ORGANISATION, "year", "last_year", "parts", "parts_count")
"""Who reports, on which year, in how many parts: the codes of `fact:`."""


class LiveFigures:
    """The figures of one year's report; `parts` are what the introduction calls its parts."""

    def __init__(
        self,
        session: Session,
        fmt: Format,
        year: int,
        parts: tuple[str, ...] = (),
        *,
        annex: AnnexFigures | None = None,
        past: bool = False,
    ) -> None:
        self._session = session
        self._format = fmt
        self._year = year
        self._parts = parts
        self._past = past
        self._at_hand = annex
        self._counted = CountedFigures(session, year)
        self._known: dict[Mark, FigureReading] = {}

    @cached_property
    def annex(self) -> AnnexFigures:
        """The figures of the year's annex, as filed or as the records give them, unless they were handed in."""
        return self._at_hand or figures_of(self._session, AnnexScope(self._format, self._year))

    def entries(self) -> tuple[Entry, ...]:
        """Return every figure that can be chosen, in the order of the lists."""
        return tuple(self._entries())

    def reading(self, mark: Mark) -> FigureReading:
        """Return what a figure says; one that there isn't, or that can't be reckoned, says that it is missing."""
        if mark not in self._known:
            this_year = replace(mark, last_year=False)
            self._known[mark] = self._last.reading(this_year) if mark.last_year else self._read(mark)
        return self._known[mark]

    @cached_property
    def _last(self) -> LiveFigures:
        return LiveFigures(self._session, self._format, self._year - 1, self._parts, past=True)

    def _entries(self) -> Iterator[Entry]:
        groups = {table.id: _("附表：{table}").format(table=table.name) for table in self._format.file.tables}
        for code, cell in self._format.cells.items():
            yield Entry(f"cell:{code}", cell.label, cell.unit_beside, groups[cell.table])
        yield from self._counted.entries()
        for code, label in _facts().items():
            yield Entry(f"fact:{code}", label, "", _("单位和年度"))

    def _read(self, mark: Mark) -> FigureReading:
        if mark.style and mark.style not in styles():
            return missing(mark.name, _("没有“{style}”这种写法。").format(style=mark.style))
        found = self._look_up(mark)
        return found or missing(mark.name, _("没有“{name}”这个数。").format(name=mark.name))

    def _look_up(self, mark: Mark) -> FigureReading | None:
        family, _colon, code = mark.name.partition(":")
        if family == "fact":
            return self._fact(code, mark.style)
        if family == "ind":
            return self._counted.indicator(code, mark.style)
        if family == "cell":
            return self._cell(code, mark.style)
        if family == "list":
            return self._counted.words(code)
        if family != "num" and family not in own_figures().families:
            return None
        return self._unless_untold(self._counted.number(mark.name, mark.style))

    def _cell(self, code: str, style: str) -> FigureReading | None:
        cell, figure = self._format.cells.get(code), self.annex.cells.get(code)
        if cell is None or figure is None:
            return None
        if figure.state == "of_nothing":
            return missing(cell.label, _("“{label}”的分母是 0，算不出来。").format(label=cell.label))
        if figure.value is None or figure.state in {"no_value", "not_stated"}:
            return missing(cell.label, _("附表的“{label}”没有数。").format(label=cell.label))
        amount = Amount(figure.value)
        text = styled(amount, style) if style else figure.text
        found = FigureReading(cell.label, text, amount, cell.unit_beside)
        return found if self.annex.source == "filed" else self._unless_untold(found)

    def _unless_untold(self, found: FigureReading | None) -> FigureReading | None:
        """Return a count, but not the 0 of a past year that this file has no record of."""
        if found is None or not self._past or self._counted.anything():
            return found
        return missing(found.label, _("台账里没有 {year} 年的记录。").format(year=self._year))

    def _fact(self, code: str, style: str) -> FigureReading | None:
        label = _facts().get(code)
        if label is None:
            return None
        if code in _ORGANISATION:
            about = organisation_on(self._session, dt.date(self._year, 12, 31))
            text = str(getattr(about, _ORGANISATION[code]) or "") if about else ""
            return (
                FigureReading(label, text)
                if text
                else missing(label, _("单位概况里没有填“{label}”。").format(label=label))
            )
        if code == "parts":
            return FigureReading(label, _enumerated(self._parts))
        number = len(self._parts) if code == "parts_count" else self._year - (code == "last_year")
        return FigureReading(label, styled(Amount(number), style), Amount(number))


def _enumerated(parts: tuple[str, ...]) -> str:
    """Return a list as a sentence has it: 甲、乙和丙."""
    words = report_words()
    return words.and_.join(part for part in (words.comma.join(parts[:-1]), *parts[-1:]) if part)


def _facts() -> dict[str, str]:
    return {
        "year": _("报告年度"),
        "last_year": _("上一年度"),
        "organisation": _("机关全称"),
        "short_name": _("机关简称"),
        "contact_office": _("联系机构"),
        "address": _("地址"),
        "postcode": _("邮编"),
        "telephone": _("电话"),
        "fax": _("传真"),
        "intranet": _("内网网址"),
        "website": _("门户网址"),
        "parts": _("报告各部分的名称"),
        "parts_count": _("报告有几个部分"),
    }
