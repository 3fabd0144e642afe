"""Records as a finding names them: an application by its 登记号, anything else by its title."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Application
from desktop_app.office.records.listing import titles
from desktop_app.report.annex.finding import RecordTarget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_NAMED = 3


def record_targets(session: Session, records: Iterable[tuple[str, str]]) -> tuple[RecordTarget, ...]:
    """Return records, given as kind and id, with their names, in the order given."""
    wanted = list(records)
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, record in wanted:
        by_kind[kind].append(record)
    names = {kind: titles(session, kind, ids) for kind, ids in by_kind.items()}
    if Application.kind in by_kind:
        names[Application.kind] |= _numbers(session, by_kind[Application.kind])
    return tuple(RecordTarget(kind, record, names[kind].get(record, "")) for kind, record in wanted)


def _numbers(session: Session, applications: Sequence[str]) -> dict[str, str]:
    query = select(Application.id, Application.number).where(Application.id.in_(applications), Application.number != "")
    return dict(session.execute(query).all())


def names_of(records: Sequence[RecordTarget]) -> str:
    """Return the names of the first records in words, with a word for the rest."""
    names = _("、").join(_("“{name}”").format(name=record.name) for record in records[:_NAMED])
    return names if len(records) <= _NAMED else _("{names}等").format(names=names)
