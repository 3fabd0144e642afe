"""The pages of an open data file: one is shown, made when first needed, refreshed when what it shows changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop_app.i18n import _
from desktop_app.ui.context.visited_places import Trail, Visited, VisitedPlaces

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        self.past = VisitedPlaces()

    def use(self, context: Context) -> None:
        """Give the pages their context, before the first is shown."""
        self._context = context

    @property
    def current(self) -> Page | None:
        """Return the page that is shown."""
        shown = self.currentWidget()
        return next((page for page in self._pages.values() if page is shown), None)

    @property
    def way_back(self) -> str:
        """Return what the navigation calls the page that `go_back` shows, or ""."""
        last = self.past.last
        return _(self._places[last.page].label) if last else ""

    def go_back(self) -> None:
        """Show the page one came from, as it was (Alt+Left)."""
        self._go(self.past.back)

    def go_forward(self) -> None:
        """Show again the page one went back from (Alt+Right)."""
        self._go(self.past.forward)

    def _go(self, step: Callable[[Visited], Visited | None]) -> None:
        here = self.current
        if here is None or not here.may_leave():
            return
        visited = step(Visited(here.name, here.place()))
        if visited:
            self._bring_up(visited.page).return_to(visited.place)

    def trail(self) -> Trail | None:
        """Return where one is and how one came there, for the pages that are made anew; None where none is shown."""
        here = self.current
        return Trail(Visited(here.name, here.place()), self.past) if here else None

    def take_up(self, trail: Trail) -> None:
        """Go on where one was with the pages before."""
        self.past = trail.past
        self._bring_up(trail.here.page).return_to(trail.here.place)

    def show_page(self, name: str, *, aimed: bool = False) -> Page | None:
        """Show a page and bring it up to date; None where the page before it doesn't let go (unsaved typing).

        The way back is kept where the page is another one, or is `aimed` at something it doesn't show yet.
        """
        here = self.current
        if here and here.name != name and not here.may_leave():
            self.shown.emit(here.name)
            return None
        if here and (here.name != name or aimed):
            self.past.note(Visited(here.name, here.place()))
        return self._bring_up(name)

    def _bring_up(self, name: str) -> Page:
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
