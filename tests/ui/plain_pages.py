"""Pages that only note what the house asks of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from desktop_app.ui.context.page import Page
from desktop_app.ui.kit.theme import label
from desktop_app.ui.window.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.window.places import Place

_EDITS = {
    "releases": ("release", frozenset({"release"})),
    "applications": ("application", frozenset({"application"})),
    "inquiries": ("inquiry", frozenset({"inquiry", "complaint"})),
    "disputes": ("dispute", frozenset({"dispute"})),
    "people": ("staff", frozenset({"staff", "unit"})),
}


class PlainPage(Page):
    """A page with one label."""

    may_go: ClassVar[bool] = True

    def title(self) -> str:
        """Return its name."""
        return self.name

    def build(self) -> None:
        """Begin the notes."""
        self.notes: list[object] = []
        self.content.addWidget(label("nothing here", "body"))

    def refresh(self, notice: Notice | None) -> None:
        """Note the refresh."""
        self.notes.append(("refresh", notice.label if notice else None))

    def arrive(self, target: object) -> None:
        """Note the target."""
        self.notes.append(("arrive", target))

    def open_record(self, kind: str, record_id: str | None, defaults: Mapping[str, Value] | None) -> None:
        """Note the record."""
        self.notes.append(("open", kind, record_id, defaults))

    def new_text(self) -> str:
        """Offer new records where the page edits a kind."""
        return "new" if self.edits else ""

    def new_record(self) -> None:
        """Note the wish."""
        self.notes.append("new")

    def prints(self) -> bool:
        """Print on the annex page only."""
        return self.name == "annex"

    def print_page(self) -> None:
        """Note the wish."""
        self.notes.append("print")

    def may_leave(self) -> bool:
        """Let go unless the test says there is unsaved typing."""
        return self.may_go


def _plain(place: Place) -> Place:
    if place.name == "today":
        return place
    kind, edits = _EDITS.get(place.name, (place.name, frozenset()))
    page = type(place.name, (PlainPage,), {"name": place.name, "kinds": edits | {kind}, "edits": edits})
    return replace(place, load=lambda: page)


PLAIN_PLACES = tuple(_plain(place) for place in PLACES)
"""The real page 今日 and a plain one for each of the others."""
