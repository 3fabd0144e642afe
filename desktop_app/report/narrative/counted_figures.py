"""The live figures that are counted from records: own counts, families, lists of words, indicators."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import literal, select

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, Indicator, IndicatorValue
from desktop_app.model.law.reply_day import counts_by_delivery
from desktop_app.model.record import fields_of
from desktop_app.office.records.ordering import by_text
from desktop_app.office.rules.rules_in_force import load_settings
from desktop_app.report.annex.cell import CellDefinition, Number, Query, exact_sum
from desktop_app.report.annex.condition import StatisticalPeriod, holds
from desktop_app.report.annex.formats.format import Format, FormatContents
from desktop_app.report.annex.reckoning import Reckoning
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.annex.selection import stated_values
from desktop_app.report.narrative.figure import Entry, FigureReading, missing
from desktop_app.report.narrative.figure_file import FamilyRule, ListRule, conditions_of, own_figures
from desktop_app.report.narrative.style import Amount, styled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field
    from desktop_app.report.annex.cell import Figure

_UNFIT = frozenset("{}|\\@\n")
"""Characters that a figure's name can't have in a text; a record called so is left out of its family."""
_TOLD_LOOSELY = {"over", "more", "breaks"}


class CountedFigures:
    """The figures of one year; each is reckoned when it is first asked for."""

    def __init__(self, session: Session, year: int) -> None:
        self._session = session
        self._year = year
        self._own = own_figures()

    def entries(self) -> Iterator[Entry]:
        """Give every figure that can be chosen."""
        for code, cell in self._own.cells.items():
            yield Entry(f"num:{code}", cell.label, cell.unit, self._own.groups[cell.table])
        indicators = select(Indicator).order_by(Indicator.position, by_text(Indicator.name))
        for indicator in self._session.scalars(indicators):
            yield Entry(f"ind:{indicator.code}", indicator.name, indicator.measure_unit, _("指标"))
        for name, (family, cell) in self._members.items():
            yield Entry(name, cell.label, cell.unit, family.group)
        for rule in self._own.lists.values():
            yield Entry(f"list:{rule.code}", rule.label, "", _("词语"))

    def anything(self) -> bool:
        """Tell whether the records say anything of the year."""
        return any(figure.value for code, figure in self._figures.items() if not code.startswith("staff."))

    def number(self, name: str, style: str) -> FigureReading | None:
        """Return an own count (`num:`) or a family's (`outlet:…`); None where there is no such figure."""
        code = name.removeprefix("num:")
        cell = self._format.cells.get(code)
        figure = self._figures.get(code)
        if cell is None or figure is None:
            return None
        if figure.value is None:
            return missing(cell.label, _("“{label}”的分母是 0，算不出来。").format(label=cell.label))
        amount = Amount(figure.value)
        return FigureReading(cell.label, styled(amount, style), amount, cell.unit)

    def words(self, code: str) -> FigureReading | None:
        """Return a list of words; None where there is no such list."""
        rule = self._own.lists.get(code)
        if rule is None:
            return None
        found = self._words(rule)
        if not found:
            return missing(rule.label, _("没有可列的“{label}”。").format(label=rule.label))
        return FigureReading(rule.label, rule.join.join(found[: rule.most]))

    def indicator(self, code: str, style: str) -> FigureReading | None:
        """Return an indicator's figure of the year; None where there is no such indicator."""
        about = self._session.scalars(select(Indicator).where(Indicator.code == code).order_by(Indicator.id)).first()
        if about is None:
            return None
        amount = self._amount(code, in_wan=about.scale == "ten_thousand")
        if amount is None:
            reason = _("指标“{name}”没有填 {year} 年的数。").format(name=about.name, year=self._year)
            return missing(about.name, reason)
        return FigureReading(about.name, styled(amount, style), amount, about.measure_unit)

    @cached_property
    def _members(self) -> dict[str, tuple[FamilyRule, CellDefinition]]:
        """The figures of all families by name."""
        found: dict[str, tuple[FamilyRule, CellDefinition]] = {}
        for rule in self._own.families.values():
            kind = KINDS[rule.of]
            for record in self._session.scalars(select(kind).order_by(kind.id)):
                key = str(getattr(record, rule.key) or "")
                if not key or _UNFIT & set(key) or (rule.only and getattr(record, rule.only)):
                    continue
                name = f"{rule.code}:{key}"
                counted, _dot, field = rule.count.partition(".")
                query = Query("count", counted, field, conditions_of(rule, key))
                label = rule.label.format(name=getattr(record, kind.title_field))
                found[name] = (rule, CellDefinition(name, rule.code, "", "", label, rule.unit, query))
        return found

    @cached_property
    def _format(self) -> Format:
        """All of it as an unprinted format, so that a figure is reckoned as an annex cell is."""
        cells = self._own.cells | {name: cell for name, (_rule, cell) in self._members.items()}
        return Format(self._own.file, "", lambda: FormatContents(cells, {}, (), ()))

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return Reckoning(self._session, AnnexScope(self._format, self._year)).figures()

    def _amount(self, code: str, *, in_wan: bool) -> Amount | None:
        stated = self._stated.get(code)
        if not stated:
            return None
        return Amount(
            exact_sum(value for value, _word in stated), _precision({word for _value, word in stated}), in_wan
        )

    @cached_property
    def _stated(self) -> dict[str, list[tuple[Number, str]]]:
        """The values that make the indicators' figures of the year, each with how exact it is, by the code."""
        value = IndicatorValue
        found = select(Indicator.code, value.value, value.precision).join(Indicator, Indicator.id == value.indicator)
        stated: dict[str, list[tuple[Number, str]]] = defaultdict(list)
        for code, number, word in self._session.execute(
            found.where(*stated_values(StatisticalPeriod.year(self._year), None))
        ):
            stated[code].append((number or 0, word))
        return stated

    def _words(self, rule: ListRule) -> list[str]:
        kind = KINDS[rule.kind]
        field = fields_of(kind)[rule.field]
        by_delivery = counts_by_delivery(load_settings(self._session))
        year = StatisticalPeriod.year(self._year)
        conditions = [holds(kind, one, year, by_delivery=by_delivery) for one in rule.where]
        column, by = getattr(kind, rule.field), getattr(kind, rule.by)
        weight = getattr(kind, rule.sum) if rule.sum else literal(1)
        counted: Counter[str] = Counter()  # keeps the order of first appearance
        titles = self._titles(field)
        for text, times in self._session.execute(select(column, weight).where(*conditions).order_by(by, kind.id)):
            for word in _split(field, titles.get(text, str(text or ""))):
                counted[word] += times or 0
        told = counted.items() if rule.order == "first" else counted.most_common()
        return [f"{word}{times}{rule.unit}" if rule.unit else word for word, times in told]

    def _titles(self, field: Field) -> dict[str, str]:
        """Return the titles of the records that a field links to, by id; none for any other field."""
        if field.shape is not Shape.LINK:
            return {}
        kind = KINDS[field.links]
        rows = self._session.execute(select(kind.id, getattr(kind, kind.title_field)))
        return {key: str(title) for key, title in rows}


def _split(field: Field, text: str) -> list[str]:
    """Return the words of a field's value: tags one by one, a code as its Chinese label, a record's title whole."""
    if field.shape is Shape.LINK:
        return [text] if text else []
    if field.shape is Shape.CODE:
        code = codes(field.codes).get(text)
        return [code.label] if code else []
    return [word for word in text.split("、") if word]


def _precision(words: set[str]) -> str:
    """Return how exact a sum is: as its only inexact parts say, else no more than “over” or “about”."""
    loose = {word for word in words if word and word != "exact"}
    if len(loose) <= 1:
        return next(iter(loose), "exact")
    return "over" if loose <= _TOLD_LOOSELY else "about"
