"""Reading the nil declarations against which something is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import KINDS
from desktop_app.model.text import title_text
from desktop_app.office.months.nil_contradictions import nil_contradictions
from desktop_app.office.records.listing import titles
from desktop_app.report.annex.finding import RecordTarget
from desktop_app.report.checks.facts import NilFacts
from desktop_app.written_days import month_name

if TYPE_CHECKING:
    from desktop_app.report.checks.asked_year import AskedYear


def read_nils(asked: AskedYear) -> tuple[NilFacts, ...]:
    """Return the declarations that aren't true, of the bureau or of the unit that is asked about."""
    found = nil_contradictions(asked.session, asked.year, asked.unit)
    units = titles(asked.session, "unit", {one.unit for one in found})
    return tuple(
        NilFacts(
            id=one.declaration,
            unit=units.get(one.unit, ""),
            subject=code_text("nil_subject", one.subject),
            when=month_name(one.month) if one.month else _("全年"),
            records=tuple(_target(asked, kind, record) for kind, record in one.records),
        )
        for one in found
    )


def _target(asked: AskedYear, kind: str, record: str) -> RecordTarget:
    row = asked.session.get_one(KINDS[kind], record)
    return RecordTarget(kind, record, title_text(KINDS[kind], getattr(row, KINDS[kind].title_field)))
