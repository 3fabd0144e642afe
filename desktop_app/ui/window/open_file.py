"""The window's inside while a data file is open: navigation, search, messages, and the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.codes import official_lists, use_codes_of
from desktop_app.office.years.working_years import choices, years_with_records
from desktop_app.store.file.kept_backups import plan_of
from desktop_app.store.log.reading import read
from desktop_app.ui.context.context import Context, DroppedFiles, WorkingYear
from desktop_app.ui.kit.dropping import exchanged_files, sheet_files
from desktop_app.ui.kit.theme import on_click
from desktop_app.ui.kit.tokens import scaled
from desktop_app.ui.window.banner import Banner
from desktop_app.ui.window.change_notices import Changes
from desktop_app.ui.window.done_here import DoneHere
from desktop_app.ui.window.dropped_sheets import import_dropped
from desktop_app.ui.window.navigation import Sidebar
from desktop_app.ui.window.page_stack import PageStack
from desktop_app.ui.window.places import Place, place_that_edits
from desktop_app.ui.window.topbar import TopBar
from desktop_app.ui.window.waiting_counts import show_waiting
from desktop_app.ui.window.worker_card import WorkerCard
from desktop_app.ui.window.year_chooser import YearChooser

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.office.records.search import Hit
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.context.live_settings import LiveSettings
    from desktop_app.ui.context.messages import Messages

_LOW = 520
"""Logical pixels of height below which all that stands around the page takes less."""

_LOW_SIDE = 620
"""Below this the entries of the navigation stand closer: all of them are seen without scrolling."""


class OpenFile(QWidget):
    """Everything about one open data file, said in its code lists; signal `changed()` after each operation.

    Signal `begun_again(Ledger)`: the same file has another profile from here on.
    """

    changed = Signal()
    begun_again = Signal(object)

    def __init__(
        self,
        ledger: Ledger,
        jobs: Jobs,
        messages: Messages,
        today: Callable[[], dt.date],
        places: Sequence[Place],
        settings: LiveSettings,
    ) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        use_codes_of(ledger.codes)
        self._places = places
        years = read(ledger, years_with_records)
        year = WorkingYear(years[0] if years else today().year)
        ways = (self.navigate, self.page_of, self.open_record)
        self.context = Context(
            *(ledger, jobs, messages, year, *ways, today, self.begun_again.emit, settings),
            backups=lambda: plan_of(settings.kept.backups),
        )
        self.pages = PageStack(places)
        self.pages.use(self.context)
        self.done_here = DoneHere(self.pages, jobs)
        self.topbar = TopBar(self.context, lambda kind: bool(self.page_of(kind)))
        self.banner = Banner(self.pages, self.topbar)
        self._chooser, self._worker = YearChooser(year, choices(years, today())), WorkerCard(ledger)
        self.sidebar = Sidebar(places, self._chooser, self._worker)
        self._changes = Changes(ledger.notices)
        self._lay_out()
        self._connect(messages)

    def navigate(self, name: str, target: object | None = None) -> None:
        """Show a page, and there what the target means."""
        page = self.pages.show_page(name, aimed=target is not None)
        if page and target is not None:
            page.arrive(target)

    def page_of(self, kind: str) -> str:
        """Return the name of the page that edits the records of a kind, or ""."""
        return place_that_edits(kind, self._places)

    def open_record(self, kind: str, record_id: str | None, defaults: Mapping[str, Value] | None = None) -> None:
        """Show the form of a record, or of a new one, on the page that edits its kind."""
        page = self.pages.show_page(self.page_of(kind))
        if page:
            page.open_record(kind, record_id, defaults)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take exchanged files and sheets that are dragged anywhere over the window."""
        if exchanged_files(event.mimeData()) or self._sheets(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show on their page what would come of the exchanged files dropped; a sheet goes into the guided step."""
        paths = exchanged_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.navigate("exchange", DroppedFiles(paths))
        elif sheets := self._sheets(event):
            event.acceptProposedAction()
            import_dropped(self, self.context, self.pages.current, sheets)

    def _sheets(self, event: QDropEvent) -> tuple[Path, ...]:
        return () if self.context.ledger.read_only else sheet_files(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more of a low window to the page."""
        super().resizeEvent(event)
        height = event.size().height()
        for part in (self.topbar, self._chooser, self._worker):
            part.shrink(on=height < scaled(_LOW))
        self.sidebar.shrink(on=height < scaled(_LOW_SIDE))

    def close_desk(self) -> None:
        """Hear no more of the data file, which is about to be closed."""
        self._changes.close()
        use_codes_of(official_lists)

    def _connect(self, messages: Messages) -> None:
        self.sidebar.chosen.connect(self.navigate)
        on_click(self._worker.settings, lambda: self.navigate("settings"))
        self.pages.shown.connect(self.sidebar.mark)
        self.pages.shown.connect(lambda _name: self.banner.follow(self.pages.current))
        self.topbar.search.picked.connect(self._open_hit)
        messages.said.connect(self.banner.show_message)
        self.banner.file.refused.connect(messages.error)
        self.banner.look_asked.connect(lambda chosen: self.navigate(self.page_of(chosen.kind), chosen))
        self.topbar.back.connect(self.pages.go_back)
        self.pages.shown.connect(lambda _name: self.topbar.show_back(self.pages.way_back))
        self._changes.happened.connect(self._hear)
        self.context.year.changed.connect(lambda _year: self._hear(None))
        show_waiting(self.sidebar, self.context)

    def _hear(self, notice: Notice | None) -> None:
        self.done_here.note(notice)
        self.pages.hear(notice)
        show_waiting(self.sidebar, self.context)
        self.changed.emit()

    def _open_hit(self, hit: Hit) -> None:
        self.open_record(hit.kind, hit.record_id)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.topbar)
        column.addWidget(self.pages, 1)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
