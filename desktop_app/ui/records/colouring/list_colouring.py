"""The colour rules of one list as they are kept, and the records that they mark."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import Application, Release
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import Filter, fulfilled
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.tokens import Tone
from desktop_app.ui.records.narrowing.comparisons import conditions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.settings import ColourRule, ListColours
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.rows import Marks


class ListColouring:
    """What colours one list; every question is answered by the rules of now."""

    def __init__(self, context: Context, kind: type[Record]) -> None:
        self.kind = kind
        self._context = context

    @property
    def kept(self) -> ListColours:
        """Return the rules as they are kept."""
        return self._context.settings.colours(self._context.ledger.path, self.kind.kind)

    def keep(self, colours: ListColours) -> None:
        """Keep other rules; the list hears of it."""
        self._context.settings.keep_colours(self._context.ledger.path, self.kind.kind, colours)

    def shows(self, field: Field) -> bool:
        """Tell whether the program's own colours of a field are wanted."""
        return self.kept.states if field.derived and field.codes else self.kept.deadlines

    def marks_of(self, ids: Sequence[str]) -> dict[str, Marks]:
        """Return the names and tones of the rules that these records fulfil, the weightiest first; one query."""
        rules = [(rule, asked) for rule in self.kept.rules if rule.on and (asked := self.asked_by(rule))]
        if not rules:
            return {}
        found = read(self._context.ledger, fulfilled, self.kind, ids, [asked for _rule, asked in rules])
        names = [(rule.name, Tone(rule.colour)) for rule, _asked in rules]
        return {record: tuple(names[place] for place in places) for record, places in found.items()}

    def asked_by(self, rule: ColourRule) -> Filter | None:
        """Return what a rule asks of a record; None where none of its conditions can be asked any more."""
        fields, today = fields_of(self.kind), self._context.today()
        known = [kept for kept in rule.conditions if kept.field in fields]
        where = tuple(chain.from_iterable(conditions_of(fields[kept.field], kept, today) for kept in known))
        return Filter(where=where) if where else None


def own_rules(kind: type[Record]) -> list[tuple[str, str]]:
    """Return the program's own rules for a kind: the name of the setting that switches each, and its words."""
    found = [("deadlines", _("期限临近或已过"))] if issubclass(kind, Application | Release) else []
    waits = any(field.derived and field.codes and field.listed for field in fields_of(kind).values())
    return [*found, *([("states", _("等着办理的状态"))] if waits else [])]
