"""The records that a link may mean, as choices: read once, forgotten when one of their kind changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS
from desktop_app.office.records.link_choices import link_choices
from desktop_app.store.log.reading import read
from desktop_app.ui.forms.inputs.choice_list import Choice

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.model.field import Field
    from desktop_app.ui.context.context import Context


class Linked:
    """Choices by kind; categories and units out of use in the working year come last: old records may mean them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[tuple[str, int], list[Choice]] = {}

    def __call__(self, field: Field) -> list[Choice]:
        """Return the records that the field may link to, in the order of their own list."""
        return self.of_kind(field.links)

    def of_kind(self, kind: str) -> list[Choice]:
        """Return every record of a kind as a choice."""
        year = self._context.year.value
        if (kind, year) not in self._known:
            found = read(self._context.ledger, link_choices, kind, year)
            self._known[kind, year] = [Choice(*choice) for choice in found]
        return self._known[kind, year]

    def title(self, kind: str, record_id: str) -> str:
        """Return the title of one record, or nothing where it doesn't exist (any more)."""
        return next((choice.text for choice in self.of_kind(kind) if choice.key == record_id), "")

    def forget(self, kinds: Collection[str] = frozenset(KINDS)) -> None:
        """Read the records of these kinds again when next asked."""
        self._known = {place: known for place, known in self._known.items() if place[0] not in kinds}
