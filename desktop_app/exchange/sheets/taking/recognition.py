"""What is there already: which record a row means, and which are so like it that it may be one of them again."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.model.field import Shape
from desktop_app.model.natural_id import plain
from desktop_app.model.record import made_from, typed_fields

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record


class Identity(NamedTuple):
    """By what records are known: fields that are all filled and alike, and days that don't speak against it."""

    fields: tuple[str, ...]
    days: tuple[str, ...] = ()
    """The days that must agree where a row gives them; what comes later in a record's life isn't among them."""
    same_year: bool = False
    """Whether the day by which the record counts must lie in the same year: numbers begin anew with each."""


_SURE = {
    "release": Identity(("title", "unit", "document_number"), ("made_on", "released_on")),
    "application": Identity(("number",), same_year=True),
    "dispute": Identity(("procedure", "case_number")),
    "staff": Identity(("name", "unit"), ("since",)),
    "media_report": Identity(("title", "outlet", "unit"), ("published_on",)),
    "indicator_value": Identity(("indicator", "unit", "year", "month", "since_month")),
    "nil_declaration": Identity(("unit", "subject", "year", "month")),
}
"""By what two rows certainly mean the same record; kinds that every file names alike have `named_by`."""

_EMPTY_IS_ALIKE = {"month", "since_month", "parent"}

_ALIKE = {"release": ("title", "unit"), "application": ("subject", "unit", "applicant_name")}
"""What is alike in records that may be the same; for other kinds the title and all that must be filled in."""


class Found(NamedTuple):
    """The records that a row certainly means, and those it may mean."""

    sure: tuple[str, ...]
    alike: tuple[str, ...]


class Recognition:
    """The records of a kind by what they are known by; rows of the sheet are added as they are read."""

    def __init__(self, session: Session, kind: type[Record]) -> None:
        self._fields = typed_fields(kind)
        self._counts_on = kind.counts_on
        self._sure = Identity(kind.named_by) if kind.named_by else _SURE.get(kind.kind)
        self._words = made_from(kind)
        required = [name for name, field in self._fields.items() if field.required and field.shape is not Shape.DAY]
        self._alike = _ALIKE.get(kind.kind, tuple(dict.fromkeys([kind.title_field, *required])))
        self._days = [name for name, field in self._fields.items() if field.shape is Shape.DAY]
        self._by_key: defaultdict[tuple[str, ...], list[tuple[str, dict[str, Value]]]] = defaultdict(list)
        sure = self._sure.fields if self._sure else ()
        self._names = list(dict.fromkeys([*sure, *self._words, *self._alike, *self._days]))
        for record, *values in session.execute(_query(kind, self._names)):
            self.add(record, dict(zip(self._names, values, strict=True)))

    def add(self, record: str, values: Mapping[str, Value]) -> None:
        """Add a record, or a row of the sheet under a name of its own."""
        kept = {name: values[name] for name in self._names if values.get(name) not in {None, ""}}
        for key in self._keys(kept):
            self._by_key[key].append((record, kept))

    def find(self, values: Mapping[str, Value], carried: Collection[str]) -> Found:
        """Return which records a row means; `carried` are the fields that it says something about."""
        sure = [record for record, other in self._under("sure", values) if self._is_same(values, other, carried)]
        # A sheet seldom has the codes that nobody types: then the words do, from which they are made.
        sure = sure or [record for record, _other in self._under("words", values)]
        if sure:
            return Found(tuple(dict.fromkeys(sure)), ())
        alike = [record for record, other in self._under("alike", values) if self._may_be(values, other, carried)]
        return Found((), tuple(dict.fromkeys(alike)))

    def _under(self, sort: str, values: Mapping[str, Value]) -> list[tuple[str, dict[str, Value]]]:
        return [pair for key in self._keys(values) if key[0] == sort for pair in self._by_key.get(key, ())]

    def _keys(self, values: Mapping[str, Value]) -> list[tuple[str, ...]]:
        found = []
        sure = self._sure.fields if self._sure else ()
        for sort, names in (("sure", sure), ("words", self._words), ("alike", self._alike)):
            texts = [plain(values.get(name)) for name in names]
            if names and all(text or name in _EMPTY_IS_ALIKE for name, text in zip(names, texts, strict=True)):
                found.append((sort, *texts))
        return found

    def _is_same(self, values: Mapping[str, Value], other: Mapping[str, Value], carried: Collection[str]) -> bool:
        if self._sure is None:
            return False
        if self._sure.same_year:
            mine, its = values.get(self._counts_on), other.get(self._counts_on)
            return not (isinstance(mine, dt.date) and isinstance(its, dt.date)) or mine.year == its.year
        return _agree(values, other, [name for name in self._sure.days if name in carried])

    def _may_be(self, values: Mapping[str, Value], other: Mapping[str, Value], carried: Collection[str]) -> bool:
        """Tell whether the days agree and nothing by which records are known for sure is different."""
        sure = self._sure.fields if self._sure else ()
        differs = any(
            values.get(name) and other.get(name) and plain(values[name]) != plain(other[name]) for name in sure
        )
        return not differs and _agree(values, other, [name for name in self._days if name in carried])


def _agree(values: Mapping[str, Value], other: Mapping[str, Value], days: list[str]) -> bool:
    """Tell whether no day is another one, and not every one of them new."""
    pairs = [(values.get(name), other.get(name)) for name in days]
    return all(its in {None, mine} for mine, its in pairs) and (
        not pairs or any(its is not None for _mine, its in pairs)
    )


def _query(kind: type[Record], names: list[str]) -> Any:  # noqa: ANN401 (a select of as many columns as the kind has names)
    return select(kind.id, *(getattr(kind, name) for name in names)).order_by(kind.id)
