"""Explanations of findings: what the officer tells the reviewer, kept under the finding's name, shown beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import FindingNote
from desktop_app.report.annex.finding import Explanation
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.report.annex.finding import Finding


def explained(session: Session, year: int, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the explanations kept for them; where two PCs explained one, the later counts."""
    query = select(FindingNote).where(FindingNote.year == year)
    notes = session.scalars(query.order_by(FindingNote.explained_on, FindingNote.id))
    kept = {
        note.finding: Explanation(note.id, note.explanation, note.explained_by, note.explained_on) for note in notes
    }
    return tuple(replace(finding, explanation=kept.get(finding.key)) for finding in findings)


def explain_finding(ledger: Ledger, year: int, finding: Finding, text: str, day: dt.date) -> None:
    """Keep what the person at this PC says about a finding; an empty text takes the explanation back.

    Raises `UserError` where there is nothing to keep and nothing to take back.
    """
    said, earlier = text.strip(), finding.explanation
    if not said and earlier is None:
        raise UserError(_("请写说明的内容。"))
    with operation(ledger, _("说明核对项") if said else _("删去核对项的说明")) as change:
        values: dict[str, Value] = {
            "explanation": said,
            "said": finding.text,
            "explained_by": ledger.profile.person,
            "explained_on": day,
        }
        if not said and earlier is not None:
            change.delete(earlier.record_id)
        elif earlier is not None:
            change.update(earlier.record_id, values)
        else:
            change.add(FindingNote, {"year": year, "finding": finding.key, **values})
