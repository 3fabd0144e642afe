"""What a list is narrowed to: words, a year, choices for fields, and what another page asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.model.field import Field, Shape
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.office.records.year_condition import in_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.record import Record

EMPTY = ""
"""The choice that stands for records in which the field isn't filled in."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """The state of a filter bar; `year` None means all years, `picked` maps a field to the keys chosen."""

    words: str = ""
    year: int | None = None
    picked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    more: tuple[Condition, ...] = ()
    only: tuple[str, ...] | None = None

    def narrows(self) -> bool:
        """Tell whether it leaves anything out besides other years."""
        return bool(self.words.strip() or any(self.picked.values()) or self.more or self.only is not None)

    def filter(self, kind: type[Record]) -> Filter:
        """Return what the store is asked for."""
        years = () if self.year is None else in_year(kind, self.year)
        picked = tuple(_condition(name, keys) for name, keys in self.picked.items() if keys)
        return Filter(self.words.strip(), (*years, *picked, *self.more))


def _condition(name: str, keys: tuple[str, ...]) -> Condition:
    return Condition(name, "empty") if EMPTY in keys else Condition(name, "in", keys)


def chip_fields(kind: type[Record]) -> list[Field]:
    """Return the fields a list can be narrowed by: its listed links and codes."""
    shapes = {Shape.LINK, Shape.CODE}
    return [field for field in fields_of(kind).values() if field.listed and field.shape in shapes and not field.owned]
