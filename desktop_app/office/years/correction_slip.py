"""Correction slips (更正单): how records of a locked year change: with a reason, an approver, both versions kept."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import CorrectionSlip
from desktop_app.office.rules.numbering import Series, all_series, next_number
from desktop_app.office.years.correction_words import SlipWords, words_of
from desktop_app.office.years.report_steps import add_step

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.office.years.year_lock import Corrected
    from desktop_app.store.log.guards import Closing


@dataclass(frozen=True, slots=True)
class Correction:
    """Why a locked year is corrected, who does it, who approved it, and when."""

    reason: str
    by: str
    approved_by: str
    day: dt.date


_CURRENT: ContextVar[Correction | None] = ContextVar("correction", default=None)


@contextmanager
def correcting(ledger: Ledger, correction: Correction) -> Iterator[None]:
    """Let the operations of the block change locked years; each writes its slip and the report is 已更正.

    Raises `UserError` outside the office's file, and where the reason, the name or the approver is empty.
    """
    if ledger.profile.role != "office":
        raise UserError(_("更正单由办公室填写。"), _("请把要更正的内容和原因报给办公室。"))
    if not all(text.strip() for text in (correction.reason, correction.by, correction.approved_by)):
        raise UserError(_("更正单要写明更正原因、更正人和批准人。"), _("请填齐后再试。"))
    token = _CURRENT.set(correction)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def current_correction() -> Correction | None:
    """Return the correction that the running block is made under."""
    return _CURRENT.get()


def write_slips(change: Closing, correction: Correction, corrected: Sequence[Corrected]) -> None:
    """Write the slip of each year that an operation corrected; the last thing it does."""
    ordered = sorted(corrected, key=lambda one: one.year)
    for year, ones in groupby(ordered, key=lambda one: one.year):
        add_slip(change, correction, year, words_of(change.session, list(ones)))


def add_slip(change: Closing, correction: Correction, year: int, words: SlipWords) -> str:
    """Add a numbered slip and the step 已更正 to a year's report, and return the slip's id."""
    number = next_number(change.session, _series(), year, None)
    values: dict[str, Value] = {"year": year, "number": number, "reason": correction.reason.strip()}
    values |= {"before": words.before, "after": words.after, "records": words.records}
    values |= {"corrected_by": correction.by, "approved_by": correction.approved_by, "corrected_on": correction.day}
    slip = change.add(CorrectionSlip, values)
    note = _("更正单 {number}").format(number=number)
    add_step(change, year, "corrected", correction.day, correction.by, note=note)
    return slip


def _series() -> Series:
    return next(series for series in all_series() if series.kind == CorrectionSlip.kind)
