"""What is said beside the form's own checks: blanks and texts of what was published, what rests on nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.office.years.report_steps import report_steps
from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.cell_names import cells_in_words, place_of, rows_counted, rows_in_words
from desktop_app.report.annex.extra_rows import extra_in_words, extra_rows
from desktop_app.report.annex.filed import filed_in, is_blank
from desktop_app.report.annex.finding import Finding
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.checks.filling import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.blanks import Readable
    from desktop_app.report.annex.cell import CellDefinition, Figure
    from desktop_app.report.annex.formats.file_shape import Level

_TOLD_ONE_BY_ONE = 5
"""Indicators without a value that are each told in a sentence of their own; more of them are told together."""


def remarks_on(session: Session, annex: Annex, read: Readable) -> Iterator[Finding]:
    """Yield what is to be said of an annex beside its form's own checks."""
    yield from _wrong_form(session, annex)
    yield from _blanks(session, annex, read)
    yield from _other_texts(annex)
    yield from _not_stated(annex)
    yield from _extra(annex)
    if annex.unit is None:
        yield from _without_base(annex)
        yield from _without_value(annex)
        for code, figure in annex.cells.items():
            yield from _resting_on_nothing(annex, code, figure)


def _wrong_form(session: Session, annex: Annex) -> Iterator[Finding]:
    """Yield that the form isn't the year's, and that the year was filed in another one."""
    if not annex.format.in_force(annex.year):
        text = _("{year} 年度规定的格式不是“{name}”，请核对年度和格式。")
        yield Finding("format-year", "warn", text.format(name=annex.format.name, year=annex.year))
    others = filed_in(session, annex.year) if annex.scope.whole and not annex.filed_id else []
    if others and annex.format.id not in others:
        text = _("{year} 年度存入的附表是{filed}，这里核对的是“{name}”里台账的数；要核对存入的，请选它的格式。")
        said = text.format(year=annex.year, filed=_formats(session, others), name=annex.format.name)
        yield Finding("filed-otherwise", "info", said)


def _formats(session: Session, ids: list[str]) -> str:
    """Return formats by name and id; one that isn't kept any more by its id."""
    known = formats_of(session).known
    return listed(_("“{name}”（{id}）").format(name=known[one].name, id=one) if one in known else one for one in ids)


def _blanks(session: Session, annex: Annex, read: Readable) -> Iterator[Finding]:
    """Yield, once for each table, what is blank in it and as what it is read; of one's own report it is an error."""
    own = not annex.filed_id or bool(report_steps(session, annex.year))
    level: Level = "error" if own else "warn"
    for table in annex.format.file.tables:
        totals, zeros = (
            [annex.format.cells[code] for code in codes if annex.format.cells[code].table == table.id]
            for codes in (read.totals, read.zeros)
        )
        if totals or zeros:
            codes = tuple(cell.code for cell in (*totals, *zeros))
            yield Finding("blank", level, _blank_words(annex, totals, zeros), codes, subject(annex, table.id))


def _blank_words(annex: Annex, totals: list[CellDefinition], zeros: list[CellDefinition]) -> str:
    fmt = annex.format
    words = {
        "table": place_of(fmt, (totals or zeros)[0]).table,
        "totals": rows_counted(fmt, totals),
        "rows": rows_in_words(fmt, totals),
        "count": len(zeros),
        "others": rows_in_words(fmt, zeros),
    }
    if not zeros:
        return _("{table}有 {totals}合计留空：{rows}，按各部分之和计。").format(**words)
    if not totals:
        return _("{table}有 {count} 格留空：{others}，按 0 计。").format(**words)
    text = _("{table}有 {totals}合计留空：{rows}，按各部分之和计；另有 {count} 格留空：{others}，按 0 计。")
    return text.format(**words)


def _other_texts(annex: Annex) -> Iterator[Finding]:
    """Yield texts that were printed where a number should stand, where no check of the form speaks of it."""
    checked = {code for check in annex.format.checks for code in check.codes}
    for code, figure in annex.cells.items():
        cell = annex.format.cells[code]
        if figure.value is None and not figure.state and code not in checked and not is_blank(figure.text):
            text = _("“{cell}”印的是“{text}”，不是数，照原样保留，不参加相加。")
            yield Finding("printed-text", "warn", text.format(cell=cell.label.strip(), text=figure.text), (code,), code)


def _not_stated(annex: Annex) -> Iterator[Finding]:
    missing = tuple(code for code, figure in annex.cells.items() if figure.state == "not_stated")
    if missing:
        text = _("原件有 {count} 格没有给出数，照原样留空：{cells}。")
        said = text.format(count=len(missing), cells=cells_in_words(annex.format, missing))
        yield Finding("not-stated", "info", said, missing)


def _extra(annex: Annex) -> Iterator[Finding]:
    if annex.extra:
        text = _("原件另有本表没有的 {count} 行，照原样存在旁边：{rows}。")
        rows = extra_in_words(annex.format, annex.extra)
        yield Finding("extra-rows", "info", text.format(count=extra_rows(annex.extra), rows=rows))


def _without_value(annex: Annex) -> Iterator[Finding]:
    """Yield which indicators have no value; many of them are told in one sentence."""
    codes = tuple(code for code, figure in annex.cells.items() if figure.state == "no_value")
    if len(codes) > _TOLD_ONE_BY_ONE:
        text = _("“{cell}”等 {count} 格还没有填报指标数，现按 0 计。")
        yield Finding(
            "no-value", "info", text.format(cell=annex.format.cells[codes[0]].label, count=len(codes)), codes, codes[0]
        )
        return
    for code in codes:
        text = _("“{cell}”还没有填报指标数，现按 {value} 计。")
        said = text.format(cell=annex.format.cells[code].label, value=annex.cells[code].text)
        yield Finding("no-value", "info", said, (code,), code)


def _without_base(annex: Annex) -> Iterator[Finding]:
    """Yield, once for all, which cumulative figures have no earlier year to start from."""
    codes = tuple(code for code, figure in annex.cells.items() if figure.state == "no_base")
    if not codes:
        return
    first, figure = annex.format.cells[codes[0]].label, annex.cells[codes[0]]
    if len(codes) == 1:
        text = _("“{cell}”只含本台账里的 {value}；以前年度的数，请先存入上一年已公布的附表。")
        yield Finding("no-base", "info", text.format(cell=first, value=figure.text), codes, codes[0])
    else:
        text = _("“{cell}”等 {count} 格累计数只含本台账里的；以前年度的数，请先存入上一年已公布的附表。")
        yield Finding("no-base", "info", text.format(cell=first, count=len(codes)), codes, codes[0])


def _resting_on_nothing(annex: Annex, code: str, figure: Figure) -> Iterator[Finding]:
    cell = annex.format.cells[code]
    if figure.state == "wrong_measure" and isinstance(cell.source, Query):
        text = _("“{cell}”按“{measure}”取数，指标的计量单位却不是它，请核对数值。")
        said = text.format(cell=cell.label, measure=cell.source.measure)
        yield Finding("wrong-measure", "warn", said, (code,), code)
