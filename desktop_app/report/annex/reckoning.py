"""Reckoning an annex from the records: every cell's value, and the records behind any of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.model.kinds import FiledAnnex, Indicator
from desktop_app.office.rules.rules_in_force import load_settings
from desktop_app.report.annex.cell import (
    CellDefinition,
    Figure,
    Number,
    Query,
    Share,
    State,
    divided,
    exact_sum,
    rate_of_nothing,
    ratio,
    written,
)
from desktop_app.report.annex.condition import StatisticalPeriod
from desktop_app.report.annex.filed import filed_before, filed_figures
from desktop_app.report.annex.formula import Ratio, Sum
from desktop_app.report.annex.selection import Selection, selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from desktop_app.model.record import Record
    from desktop_app.report.annex.scope import AnnexScope

_AT_ONCE = 400
"""Cells reckoned in one pass over a table: far below SQLite's limit of columns."""


class _Base(NamedTuple):
    """What a cumulative figure starts from: a cell of an annex filed for an earlier year."""

    record_id: str
    year: int
    value: Number


class Reckoning:
    """The reckoning of one annex from the records; the source it asks for is left aside."""

    def __init__(self, session: Session, scope: AnnexScope) -> None:
        self._session = session
        self._scope = scope
        self._definitions = scope.format.cells | scope.format.workings
        self._chosen: dict[str, Selection] = {}

    def figures(self) -> dict[str, Figure]:
        """Return the figure of every printed cell."""
        return {
            code: Figure(self._value(code), written(cell, self._value(code)), cell.unit_beside, self._state(cell))
            for code, cell in self._scope.format.cells.items()
        }

    @cached_property
    def of_nothing(self) -> Number | None:
        """What a rate of nothing is, as the office chose: no number, or 0, or 100."""
        return rate_of_nothing(self._settings)

    def shares(self, code: str) -> list[Share]:
        """Return what each record gives to a cell, by the same selects that the cell's value comes from."""
        source = self._definitions[code].source
        if isinstance(source, Query):
            return self._own_shares(code, source)
        if isinstance(source, Sum):
            return _net(self._shares_of_sum(source))
        top = (share._replace(part="numerator") for share in _net(self._shares_of_sum(source.numerator)))
        bottom = (share._replace(part="denominator") for share in _net(self._shares_of_sum(source.denominator)))
        return [*top, *bottom]

    def _own_shares(self, code: str, query: Query) -> list[Share]:
        chosen = self._selection(code, query)
        rows = self._session.execute(chosen.rows())
        shares = [Share(chosen.kind, record, divided(amount, chosen.per)) for record, amount in rows]
        base = self._base(code, query)
        if base is not None:
            shares.append(Share(FiledAnnex.kind, base.record_id, base.value))
        return shares

    def _shares_of_sum(self, formula: Sum) -> Iterator[Share]:
        for sign, operand in formula.terms:
            for share in self.shares(operand.code):
                yield share._replace(amount=sign * share.amount)

    def _value(self, code: str) -> Number | None:
        if code not in self._values:
            cell = self._definitions[code]
            self._values[code] = self._reckoned(cell)
        return self._values[code]

    def _reckoned(self, cell: CellDefinition) -> Number | None:
        source = cell.source
        if isinstance(source, Ratio):
            top, bottom = self._sum(source.numerator), self._sum(source.denominator)
            return ratio(cell, top, bottom, self.of_nothing)
        return self._sum(source) if isinstance(source, Sum) else exact_sum(s.amount for s in self.shares(cell.code))

    def _sum(self, formula: Sum) -> Number:
        return exact_sum(sign * (self._value(operand.code) or 0) for sign, operand in formula.terms)

    @cached_property
    def _values(self) -> dict[str, Number | None]:
        """The values that the database adds up itself, many cells in one pass over a kind; formulas join them later."""
        passes: dict[type[Record], list[tuple[str, Selection]]] = defaultdict(list)
        for code, cell in self._definitions.items():
            chosen = self._selection(code, cell.source) if isinstance(cell.source, Query) else None
            if chosen is not None and chosen.exact:
                passes[chosen.base].append((code, chosen))
        found: dict[str, Number | None] = {}
        for kind, cells in passes.items():
            for some in _portions(cells):
                totals = self._session.execute(select(*(chosen.total() for _, chosen in some)).select_from(kind)).one()
                for (code, chosen), total in zip(some, totals, strict=True):
                    found[code] = self._with_base(code, divided(total, chosen.per))
        return found

    def _with_base(self, code: str, value: Number) -> Number:
        base = self._base(code, self._definitions[code].source)
        return value if base is None else exact_sum((value, base.value))

    def _selection(self, code: str, query: Query) -> Selection:
        if code not in self._chosen:
            self._chosen[code] = selection(query.under(self._settings), self._period(code, query), self._scope.unit)
        return self._chosen[code]

    def _period(self, code: str, query: Query) -> StatisticalPeriod:
        if query.month:
            return StatisticalPeriod.month(self._scope.year, self._scope.month)
        year = self._scope.year
        period = (
            StatisticalPeriod.year(year - 1) if query.last_year else StatisticalPeriod.year(year, self._scope.month)
        )
        if not query.cumulative:
            return period
        base = self._base(code, query)
        return StatisticalPeriod(dt.date(base.year + 1, 1, 1) if base else None, period.last)

    @cached_property
    def _settings(self) -> dict[str, str]:
        return load_settings(self._session)

    def _base(self, code: str, source: Query | Sum | Ratio) -> _Base | None:
        """Return the figure of the latest filed annex that a cumulative cell starts from, if there is one."""
        # Annexes are filed for the whole bureau: a single unit has no such base.
        if not isinstance(source, Query) or not source.cumulative or self._scope.unit is not None:
            return None
        for record_id, year, figures in self._filed:
            value = figures[code].value if code in figures else None
            if value is not None:
                return _Base(record_id, year, value)
        return None

    @cached_property
    def _filed(self) -> list[tuple[str, int, dict[str, Figure]]]:
        return [
            (record.id, record.year, filed_figures(self._scope.format, record))
            for record in filed_before(self._session, self._scope)
            if record.year is not None
        ]

    def _state(self, cell: CellDefinition) -> State:
        source = cell.source
        if self._value(cell.code) is None:
            return "of_nothing"
        if not isinstance(source, Query):
            return ""
        if source.pick == "indicator":
            return self._indicator_state(cell.code, source)
        alone = source.cumulative and self._scope.unit is None and self._base(cell.code, source) is None
        return "no_base" if alone else ""

    def _indicator_state(self, code: str, query: Query) -> State:
        if not self.shares(code):
            return "no_value"
        measures = self._session.scalars(select(Indicator.measure_unit).where(Indicator.code == query.field))
        return "wrong_measure" if query.measure and any(found != query.measure for found in measures) else ""


def _portions(cells: list[tuple[str, Selection]]) -> Iterator[list[tuple[str, Selection]]]:
    rest = iter(cells)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _net(shares: Iterable[Share]) -> list[Share]:
    """Return one share for each record, added up; a record that cancels out isn't part of the figure."""
    found: dict[tuple[str, str], Share] = {}
    for share in shares:
        key = (share.kind, share.record_id)
        earlier = found.get(key)
        found[key] = share if earlier is None else share._replace(amount=exact_sum((earlier.amount, share.amount)))
    return [share for share in found.values() if share.amount]
