"""Saying of a finding which record it is about, as the lists call it: nobody knows a record by its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.model.text import title_text
from desktop_app.store.log.rows import states_of, table_of
from desktop_app.store.proof.finding import called
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.store.proof.finding import Finding

_MOST = 200
"""How many records are named; nobody reads on."""
_LONGEST = 60


def with_names(session: Session, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with the records' titles in place of their numbers, where they have a row to be read."""
    if any(finding.subject is Subject.CELLS for finding in findings):
        return list(findings)
    records = list(dict.fromkeys(finding.record for finding in findings if finding.record))[:_MOST]
    names = {record: name for record in records if (name := _name_of(session, record))}
    return [
        replace(finding, text=finding.text.replace(called(finding.record), names[finding.record]))
        if finding.record in names
        else finding
        for finding in findings
    ]


def _name_of(session: Session, record: str) -> str:
    state = states_of(session, [record]).get(record)
    kind = KINDS.get(state.kind) if state else None
    # A report goes to others too: no name of an applicant's file.
    if kind is None or fields_of(kind)[kind.title_field].personal:
        return ""
    table = table_of(kind)
    title = session.scalar(select(table.c[kind.title_field]).where(table.c.id == record))
    if not title:
        return ""
    said = title_text(kind, title)
    short = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    return _("{kind}“{title}”").format(kind=_(kind.label), title=short)
