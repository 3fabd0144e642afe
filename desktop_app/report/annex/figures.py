"""The annex of a year: all its figures, from the records or as filed, and the records behind each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex.cell import CellDefinition, Contribution, Figure, Share
from desktop_app.report.annex.condition import DECEMBER
from desktop_app.report.annex.filed import filed_figures, filed_record
from desktop_app.report.annex.finding import findings_json
from desktop_app.report.annex.formats.grid import PlacedGrid
from desktop_app.report.annex.formula import Ratio
from desktop_app.report.annex.reckoning import Reckoning
from desktop_app.report.paper.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.formats.format import Format

Source = Literal["records", "filed"]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of the whole bureau, or (`unit`) of one unit: a figure for every cell of the format, in its order.

    `sections` are the texts, as printed, of report sections that the form has room for or that its checks read;
    `filed_id` is the record of a filed annex; `month` is that of a monthly form.
    """

    format: Format
    year: int
    unit: str | None
    cells: dict[str, Figure]
    sections: dict[str, str]
    source: Source = "records"
    filed_id: str = ""
    month: int = DECEMBER

    @property
    def fingerprint(self) -> str:
        """A short hash of format, year, unit and figures, by which paper and file are matched: 16 hex digits."""
        content = [self.format.id, self.year, self.unit or "", {code: cell.text for code, cell in self.cells.items()}]
        return fingerprint_of(content)


def compute_annex(session: Session, fmt: Format, year: int, unit_id: str | None = None, month: int = DECEMBER) -> Annex:
    """Return the annex of a year as the records give it, of the whole bureau or of one unit.

    Monthly forms show one month (1 to 12) and the year up to its end.
    """
    figures = Reckoning(session, fmt, year, unit_id, month).figures()
    return _with_texts(session, Annex(fmt, year, unit_id, figures, {}, month=month))


def blank_annex(fmt: Format, year: int) -> Annex:
    """Return the empty form of a year: no figure, no text."""
    figures = {code: Figure(None, "", cell.unit_beside, "not_stated") for code, cell in fmt.cells.items()}
    return Annex(fmt, year, None, figures, {})


def filed_annex(session: Session, fmt: Format, year: int) -> Annex | None:
    """Return the annex of a year as it was filed; None where none was."""
    record = filed_record(session, fmt, year)
    if record is None:
        return None
    return _with_texts(session, Annex(fmt, year, None, filed_figures(fmt, record), {}, "filed", record.id))


def annex_of(
    session: Session,
    fmt: Format,
    year: int,
    unit_id: str | None = None,
    source: Source | None = None,
    month: int = DECEMBER,
) -> Annex:
    """Return the annex from the source asked for; without asking, a filed one stays as published.

    Raises `UserError` where the filed one is asked for and there is none, or for a single unit.
    """
    whole = unit_id is None and month == DECEMBER
    filed = filed_annex(session, fmt, year) if whole and source != "records" else None
    if filed is not None:
        return filed
    if source == "filed":
        message = _("没有存入 {year} 年度格式为 {format} 的已公布附表。")
        raise UserError(message.format(year=year, format=fmt.id), _("请先存入，或改看台账的数。"))
    return compute_annex(session, fmt, year, unit_id, month)


def records_behind(
    session: Session,
    fmt: Format,
    year: int,
    code: str,
    unit_id: str | None = None,
    source: Source = "records",
    month: int = DECEMBER,
) -> Contribution:
    """Return the records that make a cell's figure, with what each gives; raises `UserError` for an unknown cell.

    Behind a figure of a filed annex there is the filed annex itself.
    """
    cell = fmt.definition(code)
    if source == "records":
        shares = tuple(Reckoning(session, fmt, year, unit_id, month).shares(code))
        return Contribution(cell, shares, of_two=isinstance(cell.source, Ratio))
    filed = annex_of(session, fmt, year, unit_id, source)
    value = filed.cells[code].value
    return Contribution(cell, (Share(FiledAnnex.kind, filed.filed_id, value),) if value is not None else ())


def to_json(annex: Annex, findings: Sequence[Finding] = ()) -> bytes:
    """Return the annex as `annex --json` prints it: whole numbers and exact decimals as JSON numbers, never rounded.

    A cell that isn't a number (such as 25.1万元) keeps its text; an empty one is null; one that a filed annex doesn't
    state is left out.
    """
    content: dict[str, Any] = {
        "format": annex.format.id,
        "year": annex.year,
        "cells": plain_cells(annex),
        "findings": findings_json(findings),
    }
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(content), indent=1)


def plain_cells(annex: Annex) -> dict[str, int | Decimal | str | None]:
    """Return the figures by cell as they are filed and handed on; what a filed annex doesn't state is left out."""
    return {
        code: _value(figure, annex.format.cells[code])
        for code, figure in annex.cells.items()
        if figure.state != "not_stated"
    }


def _value(figure: Figure, cell: CellDefinition) -> int | Decimal | str | None:
    number = figure.text.removesuffix(cell.unit) if cell.with_unit else figure.text
    if figure.value is None or not number[-1:].isdigit():
        return figure.text or None
    return Decimal(number) if "." in number else figure.value


def _with_texts(session: Session, annex: Annex) -> Annex:
    """Return the annex with the texts of the report sections that the form has room for or that its checks read."""
    fmt = annex.format
    wanted = {check.section for check in fmt.checks if check.section} | {
        fragment.value
        for block in fmt.blocks
        if isinstance(block, PlacedGrid)
        for cell in block.cells
        for fragment in cell.fragments
        if fragment.kind == "section"
    }
    if not wanted:
        return annex
    from desktop_app.report.narrative.annex_texts import texts_on_form  # noqa: PLC0415 (texts tell of annexes)

    return replace(annex, sections=texts_on_form(session, annex, wanted))
