"""Which record a row without a number means: the one that bears its name, or the one its name will make."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.sheets.values import from_cell
from desktop_app.model.natural_id import natural_id, plain
from desktop_app.model.record import Record, typed_fields
from desktop_app.model.text import FieldError
from desktop_app.store.log.record_state import state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.model.field import Value


class NamedRows:
    """The records of a kind by the names they bear now, for kinds that every file names alike (`Record.named_by`)."""

    def __init__(self, session: Session, kind: type[Record], by_chance: Callable[[], str]) -> None:
        self._session = session
        self._kind = kind
        self._by_chance = by_chance
        self._bearing = _bearing(session, kind)

    def record_of(self, cells: Mapping[str, Cell]) -> str:
        """Return the record that bears the row's name; else the one that the name gives, or one by chance.

        By name before by id: a unit that was renamed is meant by its new name, though its id came from the old one.
        """
        values = self._names(cells)
        named = natural_id(self._kind, values)
        if named is None:
            return self._by_chance()
        bearing = self._bearing.get(tuple(map(plain, values.values())))
        if bearing:
            return named if named in bearing else bearing[0]
        return named if self._is_free(named) else self._by_chance()

    def _names(self, cells: Mapping[str, Cell]) -> dict[str, Value]:
        fields = typed_fields(self._kind)
        try:
            return {name: from_cell(fields[name], cells.get(name, "")) for name in self._kind.named_by}
        except FieldError:
            return {}

    def _is_free(self, record: str) -> bool:
        """Tell whether a name may make the record: none has that id, or one that was deleted and comes back."""
        state = state_of(self._session, record)
        return state is None or bool(state.deleted)


def _bearing(session: Session, kind: type[Record]) -> dict[tuple[str, ...], list[str]]:
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    if kind.named_by:
        names = [getattr(kind, name) for name in kind.named_by]
        for record, *values in session.execute(select(kind.id, *names).order_by(kind.id)):
            found[tuple(map(plain, values))].append(record)
    return found
