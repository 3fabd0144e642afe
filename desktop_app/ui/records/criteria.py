"""What a list is narrowed to: words, a year, choices for fields, and what another page asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.field import Field, Shape
from desktop_app.model.record import fields_of
from desktop_app.model.trees import TREES
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.office.records.year_condition import in_year
from desktop_app.ui.records.narrowing.comparisons import conditions_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.record import Record
    from desktop_app.settings import KeptCondition

EMPTY = ""
"""The choice that stands for records in which the field isn't filled in."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """The state of a filter bar; `year` None means all years, `month` 0 all months, `picked` maps a field to keys."""

    words: str = ""
    year: int | None = None
    picked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    month: int = 0
    asked: tuple[KeptCondition, ...] = ()
    more: tuple[Condition, ...] = ()
    only: tuple[str, ...] | None = None

    def narrows(self) -> bool:
        """Tell whether it leaves anything out besides other years."""
        picked = any(self.picked.values()) or self.month or self.asked
        return bool(self.words.strip() or picked or self.more or self.only is not None)

    def filter(self, kind: type[Record], today: dt.date) -> Filter:
        """Return what the store is asked for; some conditions count from `today`."""
        years = () if self.year is None else in_year(kind, self.year, self.month)
        fields = fields_of(kind)
        picked = tuple(_condition(fields[name], keys) for name, keys in self.picked.items() if keys)
        asked = tuple(chain.from_iterable(conditions_of(fields[one.field], one, today) for one in self.asked))
        return Filter(self.words.strip(), (*years, *picked, *asked, *self.more))


class Narrowed(NamedTuple):
    """A list as it was left: which tab, what it was narrowed to, and in whose words."""

    tab: int
    criteria: Criteria
    name: str


def _condition(field: Field, keys: tuple[str, ...]) -> Condition:
    """Return the condition for the keys chosen; who chooses a category means what stands under it too."""
    if EMPTY in keys:
        return Condition(field.name, "empty")
    return Condition(field.name, "within" if field.links in TREES else "in", keys)


def chip_fields(kind: type[Record]) -> list[Field]:
    """Return the fields a list can be narrowed by: its listed links and codes."""
    shapes = {Shape.LINK, Shape.CODE}
    return [field for field in fields_of(kind).values() if field.listed and field.shape in shapes and not field.owned]
