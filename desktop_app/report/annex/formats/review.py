"""What the checker says of a format file that can be used: what in it still deserves a look, and on which line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Indicator
from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.formats.double_counting import doubled
from desktop_app.report.annex.formats.file_shape import FormatFile
from desktop_app.report.annex.formats.format import Format, formats, read_format
from desktop_app.report.annex.formats.named_lines import line_of
from desktop_app.report.rulefiles.alternatives import nearest
from desktop_app.report.rulefiles.decoding import decode_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.formats.double_counting import Doubled
    from desktop_app.report.annex.formats.file_shape import CellRule, RowRule
    from desktop_app.report.rulefiles.lines import Spot

_MANY = 50
"""How many pairs that count the same are told: whoever mends these checks again."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at again: the line (from 1) and a sentence."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """A format file without mistakes, and the remarks on it in the order of its lines."""

    format: Format
    remarks: tuple[Remark, ...]


def review_format(
    text: str, name: str, known: Mapping[str, Format] | None = None, indicators: Collection[str] = ()
) -> Review:
    """Check the text of a format file; `known` are the formats and `indicators` the codes of a ledger, if there is one.

    Raises `FormatError` with the file, the line and the reason where it can't be used.
    """
    fmt = read_format(text, name)
    file, spot = decode_file(text, name, FormatFile)
    there = formats() if known is None else known
    found = [
        *_taking_the_place(fmt, spot, there),
        *_unverified(file, spot),
        *_outdated(file, spot),
        *_counted_twice(fmt, file, spot),
        *_unknown_indicators(file, spot, {*asked_indicators(there.values()), *indicators}),
    ]
    return Review(fmt, tuple(sorted(found, key=lambda remark: remark.line)))


def asked_indicators(known: Collection[Format]) -> set[str]:
    """Return the codes of all indicators that some formats take figures from."""
    cells = (cell for fmt in known for cell in (*fmt.cells.values(), *fmt.workings.values()))
    return {cell.source.field for cell in cells if isinstance(cell.source, Query) and cell.source.pick == "indicator"}


def indicator_codes(session: Session) -> list[str]:
    """Return the codes of the indicators that a ledger has."""
    return list(session.scalars(select(Indicator.code).order_by(Indicator.code)))


def _taking_the_place(fmt: Format, spot: Spot, known: Mapping[str, Format]) -> Iterator[Remark]:
    if fmt.id in known:
        text = _("代号“{id}”已有（{name}）：启用时选用于哪些年度，代替它还是并存。")
        yield Remark((spot / "id").line, text.format(id=fmt.id, name=known[fmt.id].name))


def _unverified(file: FormatFile, spot: Spot) -> Iterator[Remark]:
    """Yield the rows whose wording nobody has seen on the official form."""
    for number, table in enumerate(file.tables):
        for place, row in enumerate(table.rows):
            said = _certainty(row)
            if said:
                line = (spot / "tables" / number / "rows" / place).line
                yield Remark(line, said.format(row=row.label))


def _certainty(row: RowRule) -> str:
    if row.certainty == "memory":
        return _("“{row}”的措辞凭记忆还原，没有见到原表，请核对。")
    return _("“{row}”的措辞只有旁证，没有见到原表，请核对。") if row.certainty == "corroborated" else ""


def _unknown_indicators(file: FormatFile, spot: Spot, known: Collection[str]) -> Iterator[Remark]:
    for rule, place in _rules(file, spot):
        if rule.indicator and rule.indicator not in known:
            near = nearest(rule.indicator, known)
            text = _("指标代码“{code}”没有见过；是新指标的，请在“指标”里建立这个代码。")
            if near:
                text = _("指标代码“{code}”没有见过，相近的有：{near}；是新指标的，请在“指标”里建立这个代码。")
            yield Remark((place / "indicator").line, text.format(code=rule.indicator, near="、".join(near)))


def _outdated(file: FormatFile, spot: Spot) -> Iterator[Remark]:
    """Yield where a file still says what a rate of nothing would be: that is no number, unless the office sets one."""
    for rule, place in _rules(file, spot):
        if rule.when_zero is not None:
            text = _("“when_zero”已经不用：分母为 0 的比率印“—”，要填 0 或 100 的在“办理规则”里设置。")
            yield Remark((place / "when_zero").line, text)


def _counted_twice(fmt: Format, file: FormatFile, spot: Spot) -> Iterator[Remark]:
    """Yield the pairs of rows (or columns) that count the same where both are added up."""
    for found in islice(doubled(fmt), _MANY):
        one, other = (line_of(cell, file, spot, by_row=found.by_row) for cell in (found.one, found.other))
        if found.codes:
            text = _("“{row}”和“{other}”都计“{codes}”，{total}会把它计两次。")
        elif found.one.code == found.other.code:
            text = _("“{row}”加了两次，{total}会把它计两次。")
        else:
            text = _("“{row}”和“{other}”计的是同样的记录，{total}会把它们计两次。")
        yield Remark(
            other.line,
            text.format(row=one.name, other=other.name, codes="”“".join(found.codes), total=_total(found, file, spot)),
        )


def _total(found: Doubled, file: FormatFile, spot: Spot) -> str:
    """Return the words for what adds both up: the total by the name of its row or column, or else the check."""
    if found.total is None:
        return _("核对“{check}”").format(check=found.check)
    return _("“{name}”").format(name=line_of(found.total, file, spot, by_row=found.by_row).name)


def _rules(file: FormatFile, spot: Spot) -> Iterator[tuple[CellRule, Spot]]:
    """Yield everything that may say where a figure comes from."""
    for number, table in enumerate(file.tables):
        place = spot / "tables" / number
        yield table, place
        for name in ("columns", "rows", "cells", "workings"):
            for index, rule in enumerate(getattr(table, name)):
                yield rule, place / name / index
        for index, profile in enumerate(table.profiles):
            for column, rule in enumerate(profile.columns):
                yield rule, place / "profiles" / index / "columns" / column
