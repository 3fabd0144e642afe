"""The sections of a year's report as they were written and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def written_sections(session: Session, year: int) -> dict[str, ReportSection]:
    """Return the written sections by code; the first where two PCs each made one."""
    found = select(ReportSection).where(ReportSection.year == year).order_by(ReportSection.position, ReportSection.id)
    written: dict[str, ReportSection] = {}
    for section in session.scalars(found):
        written.setdefault(section.code, section)
    return written
