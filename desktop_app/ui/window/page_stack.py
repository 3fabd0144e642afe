"""The pages of an open data file: one is shown, made when first needed, refreshed when what it shows changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.context.page import Page
    from desktop_app.ui.window.places import Place


class PageStack(QStackedWidget):
    """The pages by name; signal `shown(name)` after another page has come up."""

    shown = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self._places = {place.name: place for place in places}
        self._pages: dict[str, Page] = {}
        self._context: Context | None = None

    def use(self, context: Context) -> None:
        """Give the pages their context, before the first is shown."""
        self._context = context

    @property
    def current(self) -> Page | None:
        """Return the page that is shown."""
        shown = self.currentWidget()
        return next((page for page in self._pages.values() if page is shown), None)

    def show_page(self, name: str) -> Page | None:
        """Show a page and bring it up to date; None where the page before it doesn't let go (unsaved typing)."""
        if self.current and self.current.name != name and not self.current.may_leave():
            self.shown.emit(self.current.name)
            return None
        page = self._page(name)
        self.setCurrentWidget(page)
        page.show_fresh()
        page.setFocus()
        self.shown.emit(name)
        return page

    def hear(self, notice: Notice | None) -> None:
        """Mark the pages stale that the change touches (None: all) and refresh the one that is shown."""
        for page in self._pages.values():
            if notice is None or page.kinds & notice.kinds:
                page.mark_stale(notice)
        if self.current:
            self.current.show_fresh()

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            if self._context is None:
                raise RuntimeError(name)
            self._pages[name] = self._places[name].load()(self._context)
            self.addWidget(self._pages[name])
        return self._pages[name]
