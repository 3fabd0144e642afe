"""Reading the year's releases and the documents still in force, with every text of them that the public reads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desktop_app.i18n import _
from desktop_app.model.kinds import Category, Release, ReleaseAttachment
from desktop_app.model.personal_data import READ_BY_ALL
from desktop_app.model.record import fields_of
from desktop_app.report.checks.facts import ReleaseFacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desktop_app.report.checks.asked_year import AskedYear

_PUBLIC = ("", "active")
_LASTING = ("rule", "normative")
_READ = (
    *("id", "released_on", "attribute", "category", "index_number", "made_on", "document_kind", "abolished_on"),
    *("unit", "document_number"),
    *READ_BY_ALL[Release.kind],
)
"""The columns that are read: whole records would take ten times as long."""


def read_releases(asked: AskedYear) -> tuple[ReleaseFacts, ...]:
    """Return the releases of the year, and the normative documents of earlier years."""
    lasting = Release.document_kind.in_(_LASTING) & (Release.released_on <= asked.last)
    query = select(*(getattr(Release, name) for name in _READ)).where(
        or_(asked.within(Release.released_on), lasting), asked.of_unit(Release.unit)
    )
    broad = _broad_categories(asked.session)
    attached = _attachment_names(asked.session, asked.within(Release.released_on))
    return tuple(
        ReleaseFacts(
            id=row.id,
            title=row.title,
            released_on=row.released_on,
            unit=row.unit or "",
            document_number=row.document_number,
            index_number=row.index_number,
            leaf=row.category not in broad,
            summary=row.summary,
            made_on=row.made_on,
            document_kind=row.document_kind,
            abolished_on=row.abolished_on,
            public=row.attribute in _PUBLIC,
            texts=(*_texts(row), *attached.get(row.id, ())),
        )
        for row in asked.session.execute(query.order_by(Release.released_on, Release.title, Release.id))
    )


def _broad_categories(session: Session) -> set[str]:
    """Return the categories that have others below them."""
    return {parent for parent in session.scalars(select(Category.parent).distinct()) if parent}


def _texts(row: object) -> Iterator[tuple[str, str]]:
    fields = fields_of(Release)
    for name in READ_BY_ALL[Release.kind]:
        said = getattr(row, name)
        if said:
            yield _(fields[name].label), said


def _attachment_names(session: Session, of_year: ColumnElement[bool]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    releases = select(Release.id).where(of_year)
    query = select(ReleaseAttachment.release, ReleaseAttachment.name, ReleaseAttachment.about)
    for release, name, about in session.execute(query.where(ReleaseAttachment.release.in_(releases))):
        found[str(release)] += [(_("附件名"), said) for said in (name, about) if said]
    return found
