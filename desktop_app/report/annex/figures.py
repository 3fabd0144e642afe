"""The figures of an annex, from the records or as filed, and the records behind each of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import FiledAnnex
from desktop_app.office.rules.rules_in_force import load_settings
from desktop_app.office.years.late_changes import late_changes
from desktop_app.office.years.report_steps import report_steps
from desktop_app.report.annex.cell import CellDefinition, Contribution, Figure, Share, rate_of_nothing
from desktop_app.report.annex.condition import DECEMBER
from desktop_app.report.annex.edition import FIRST, Edition, edition_filed, edition_now
from desktop_app.report.annex.extra_rows import extra_text
from desktop_app.report.annex.filed import filed_extra, filed_figures, filed_record, is_figure
from desktop_app.report.annex.finding import findings_json
from desktop_app.report.annex.formula import Ratio
from desktop_app.report.annex.reckoning import Reckoning
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.paper.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.annex.scope import Source


@dataclass(frozen=True, slots=True)
class AnnexFigures:
    """The figures of an annex: one for every cell of the form, in its order.

    `filed_id` is the record of a filed annex, "" where the figures come from the records; `edition` says whether and
    by what they were corrected since the year was filed; `extra` is what a filed annex has in rows that the form lacks.
    """

    scope: AnnexScope
    cells: dict[str, Figure]
    filed_id: str = ""
    edition: Edition = FIRST
    extra: Mapping[str, int | Decimal | str | None] = field(default_factory=dict)

    @property
    def format(self) -> Format:
        """The form."""
        return self.scope.format

    @property
    def year(self) -> int:
        """The year it is of."""
        return self.scope.year

    @property
    def unit(self) -> str | None:
        """The one unit it is of; None for the whole bureau."""
        return self.scope.unit

    @property
    def month(self) -> int:
        """The month of a monthly form, from 1."""
        return self.scope.month

    @property
    def source(self) -> Source:
        """Where the figures come from."""
        return "filed" if self.filed_id else "records"

    @property
    def fingerprint(self) -> str:
        """A short hash of format, year, unit, figures and slips, by which paper and file are matched: 16 hex digits."""
        texts = {code: cell.text for code, cell in self.cells.items()}
        texts |= {code: extra_text(value) for code, value in self.extra.items()}
        return fingerprint_of([self.format.id, self.year, self.unit or "", texts, *self.edition.slips])


def reckoned_figures(session: Session, scope: AnnexScope) -> AnnexFigures:
    """Return the figures as the records give them, whatever source is asked for."""
    figures = Reckoning(session, scope).figures()
    return AnnexFigures(replace(scope, source="records"), figures, edition=edition_now(session, scope.year))


def published_figures(session: Session, scope: AnnexScope) -> AnnexFigures | None:
    """Return the figures of the form and year as they were filed, of the whole bureau; None where none were."""
    record = filed_record(session, scope)
    if record is None:
        return None
    edition, fmt = edition_filed(session, scope.year, record.id), scope.format
    extra = filed_extra(fmt, record)
    return AnnexFigures(AnnexScope(fmt, scope.year), filed_figures(fmt, record), record.id, edition, extra)


def figures_of(session: Session, scope: AnnexScope) -> AnnexFigures:
    """Return the figures from the source asked for; without asking, filed ones stay as published until corrected.

    From the first correction on they are those of the records, as all else that is told of the year is.
    Raises `UserError` where the filed ones are asked for and there are none, or for a single unit or month.
    """
    filed = published_figures(session, scope) if scope.whole else None
    if filed is None or scope.source == "filed":
        return filed or _as_records_give(session, scope)
    now = reckoned_figures(session, scope)
    if _moved_unsaid(session, filed, now):
        return replace(now, edition=replace(now.edition, unslipped=True))
    return now if scope.source == "records" or filed.edition.later else filed


def _as_records_give(session: Session, scope: AnnexScope) -> AnnexFigures:
    if scope.source == "filed":
        message = _("没有存入 {year} 年度格式为 {format} 的已公布附表。")
        raise UserError(message.format(year=scope.year, format=scope.format.id), _("请先存入，或改看台账的数。"))
    return reckoned_figures(session, scope)


def _moved_unsaid(session: Session, filed: AnnexFigures, now: AnnexFigures) -> bool:
    """Tell whether something changed since this ledger filed its figures that no slip tells of."""
    own = {step.fingerprint for step in report_steps(session, filed.year)}
    if filed.fingerprint not in own:
        return False  # published elsewhere: never computed from these records
    return (not filed.edition.later and _differ(filed, now)) or bool(late_changes(session, filed.year))


def _differ(filed: AnnexFigures, now: AnnexFigures) -> bool:
    """Tell whether any figure moved, but for rates of nothing, of which earlier versions invented one."""
    there = now.cells
    return any(
        figure.text != there[code].text for code, figure in filed.cells.items() if there[code].state != "of_nothing"
    )


def records_behind(session: Session, scope: AnnexScope, code: str) -> Contribution:
    """Return the records that make a cell's figure, with what each gives; raises `UserError` for an unknown cell.

    Behind a figure of a filed annex, which has to be asked for, there is the filed annex itself.
    """
    cell = scope.format.definition(code)
    if scope.source != "filed":
        of_two, of_nothing = isinstance(cell.source, Ratio), rate_of_nothing(load_settings(session))
        return Contribution(cell, tuple(Reckoning(session, scope).shares(code)), of_two, of_nothing)
    filed = figures_of(session, replace(scope, month=DECEMBER))
    value = filed.cells[code].value
    return Contribution(cell, (Share(FiledAnnex.kind, filed.filed_id, value),) if value is not None else ())


def to_json(annex: AnnexFigures, findings: Sequence[Finding] = ()) -> bytes:
    """Return the annex as `annex --json` prints it: whole numbers and exact decimals as JSON numbers, never rounded.

    A cell that isn't a number (such as 25.1万元) keeps its text; an empty one is null, and so is one that prints
    something else, told under `as_printed` (— for a rate of nothing); one that a filed annex doesn't state is left out.
    What a filed annex has in rows that the form lacks is `extra`.
    """
    cells = plain_cells(annex)
    printed = {code: str(cells[code]) for code in cells if _is_no_figure(annex, code)}
    content: dict[str, Any] = {
        "format": annex.format.id,
        "year": annex.year,
        "fingerprint": annex.fingerprint,
        "edition": annex.edition.words,
        "cells": cells | dict.fromkeys(printed),
        **({"as_printed": printed} if printed else {}),
        **({"extra": annex.extra} if annex.extra else {}),
        "findings": findings_json(findings),
    }
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(content), indent=1)


def _is_no_figure(annex: AnnexFigures, code: str) -> bool:
    """Tell whether a cell prints something that stands for no figure, or a text that can't be read as one."""
    figure = annex.cells[code]
    return figure.state == "of_nothing" or (figure.value is None and not is_figure(figure.text))


def plain_cells(annex: AnnexFigures) -> dict[str, int | Decimal | str | None]:
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
