"""The pages of records, by what a clerk does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.model.kinds import (
    Activity,
    Application,
    Category,
    Channel,
    Complaint,
    Dispute,
    Expense,
    Indicator,
    IndicatorValue,
    Inquiry,
    MediaReport,
    NilDeclaration,
    OnlineSession,
    Organisation,
    Outlet,
    PeriodicalIssue,
    Release,
    Staff,
    Unit,
)
from desktop_app.model.owning import owned_kinds
from desktop_app.model.record import links_of
from desktop_app.office.cases.case_file import KINDS_READ
from desktop_app.report.yearly.indicator_charts import ToldIn, indicator_charts, values_told
from desktop_app.store.log.reading import read
from desktop_app.ui.case.cases_page import CasesPage
from desktop_app.ui.charts.charts_view import ChartsView, ChartWords
from desktop_app.ui.charts.opening import open_figure
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.ledgers.dispute_files import DisputeFiles
from desktop_app.ui.ledgers.tally import Tally
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.release.dossier import ReleaseDossier

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.model.record import Record
    from desktop_app.store.log.notices import Notice


def _edited(kinds: tuple[type[Record], ...]) -> frozenset[str]:
    return frozenset(kind.kind for listed in kinds for kind in (listed, *owned_kinds(listed)))


def _read(kinds: tuple[type[Record], ...]) -> frozenset[str]:
    linked = {field.links for kind in kinds for field in links_of(kind).values()}
    return _edited(kinds) | linked


class ReleasesPage(ListPage):
    """主动公开: releases, and the categories and channels they are put in."""

    name = "releases"
    tabs = (Release,)
    settings = (Category, Channel)
    edits = _edited((*tabs, *settings))
    kinds = _read((*tabs, *settings))

    def title(self) -> str:
        """Return the title."""
        return _("主动公开")

    def build(self) -> None:
        """Make the lists, and beside a release's form its review and its files."""
        super().build()
        self.dossier = ReleaseDossier(self.context, self.editor.around)
        self.editor.put_beside(Release, self.dossier)


class ApplicationsPage(CasesPage):
    """依申请公开: applications, each with a page of its own."""

    name = "applications"
    tabs = (Application,)
    edits = _edited(tabs)
    kinds = _read(tabs) | KINDS_READ

    def title(self) -> str:
        """Return the title."""
        return _("依申请公开")


class InquiriesPage(ListPage):
    """咨询投诉: the day's tally, inquiries and complaints."""

    name = "inquiries"
    tabs = (Inquiry, Complaint)
    edits = _edited(tabs)
    kinds = _read(tabs)

    def title(self) -> str:
        """Return the title."""
        return _("咨询投诉")

    def above(self, kind: type[Record]) -> QWidget | None:
        """Put the tally over the inquiries."""
        if kind is not Inquiry:
            return None
        self.tally = Tally(self.context)
        return self.tally

    def _fit(self) -> None:
        super()._fit()
        self.tally.shrink(on=self.is_low)

    def refresh(self, notice: Notice | None) -> None:
        """Read lists and counters again."""
        super().refresh(notice)
        self.tally.refresh()


class DisputesPage(ListPage):
    """复议诉讼: reviews, lawsuits and appeals."""

    name = "disputes"
    tabs = (Dispute,)
    edits = _edited(tabs)
    kinds = _read(tabs)

    def title(self) -> str:
        """Return the title."""
        return _("复议诉讼")

    def build(self) -> None:
        """Make the list, and beside a dispute's form its files."""
        super().build()
        self.files = DisputeFiles(self.context)
        self.editor.put_beside(Dispute, self.files)


class PeoplePage(ListPage):
    """人员经费: who works on disclosure, what it costs, what is done to train, and the units."""

    name = "people"
    tabs = (Staff, Expense, Activity)
    settings = (Unit, Organisation)
    edits = _edited((*tabs, *settings))
    kinds = _read((*tabs, *settings))

    def title(self) -> str:
        """Return the title."""
        return _("人员经费")


class IndicatorsPlace(NamedTuple):
    """How the page of indicators was left: its list, and whether the charts stood in its place."""

    narrowed: object
    charts: bool


class IndicatorsPage(ListPage):
    """指标: figures from other systems, media, sessions, periodicals and nil declarations."""

    name = "indicators"
    tabs = (IndicatorValue, MediaReport, OnlineSession, PeriodicalIssue, NilDeclaration)
    settings = (Indicator, Outlet)
    edits = _edited((*tabs, *settings))
    kinds = _read((*tabs, *settings))

    def title(self) -> str:
        """Return the title."""
        return _("指标")

    def primary_actions(self) -> list[QWidget]:
        """Return the charts before what every list offers."""
        self.charts_button = on_click(quiet_button(_("图表"), "chart"), self.show_charts)
        return [self.charts_button, *super().primary_actions()]

    def build(self) -> None:
        """Make the lists, and the charts behind them."""
        super().build()
        words = ChartWords(
            _("返回列表"),
            _("按月填报的逐月比较上一年；只有全年数的逐年比较。"),
            _("至少有两个月或两年的数，才画得出图。"),
        )
        lists = self.paper.side
        self._lists_shown = lists
        self.charts = ChartsView(lambda: self.paper.show_side(lists), words)
        self.charts.opened.connect(self._open_figure)
        self.paper.addWidget(self.charts)

    def show_charts(self) -> None:
        """Show the indicators of the year as charts."""
        self.sheet.shut()
        self.paper.show_side(self.charts)
        self._read_charts()

    def refresh(self, notice: Notice | None) -> None:
        """Read lists and charts again."""
        super().refresh(notice)
        if self.paper.side is self.charts:
            self._read_charts()

    def arrive(self, target: object) -> None:
        """Show the records another page, or a chart, asked for."""
        self.paper.show_side(self._lists_shown)
        super().arrive(target)

    def place(self) -> object:
        """Return what the list is narrowed to, and whether the charts stand in its place."""
        return IndicatorsPlace(super().place(), charts=self.paper.side is self.charts)

    def return_to(self, place: object) -> None:
        """Show the list as it was, or the charts again."""
        if isinstance(place, IndicatorsPlace):
            super().return_to(place.narrowed)
            if place.charts:
                self.show_charts()
            else:
                self.paper.show_side(self._lists_shown)

    def _open_figure(self, source: ToldIn, title: str) -> None:
        """Show the values that a figure of the charts adds up in their list."""
        ledger = self.context.ledger
        open_figure(self.context, lambda: read(ledger, values_told, source), title)

    def _read_charts(self) -> None:
        ledger, year = self.context.ledger, self.context.year.value
        self.context.jobs.run(
            _("读取图表"),
            lambda _progress: read(ledger, indicator_charts, year),
            lambda charts: self.charts.show_charts(charts, year),
        )


PAGES: tuple[type[ListPage], ...] = (
    ReleasesPage,
    ApplicationsPage,
    InquiriesPage,
    DisputesPage,
    PeoplePage,
    IndicatorsPage,
)
"""Every page of records."""
