"""Records as people name them on the command line: a unit, an application, a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.model.kinds import Application, Release, Unit
from desktop_app.office.records.listing import choices

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_EXAMPLES = 10


def unit_named(session: Session, name: str | None) -> str | None:
    """Return the id of the unit of that name, None without a name; raises `UserError` naming some there are."""
    if not name:
        return None
    units = {title: record for record, title in choices(session, Unit.kind)}
    if name not in units:
        known = listed(list(units)[:_EXAMPLES])
        raise UserError(_("没有名为“{name}”的处室和单位。").format(name=name), _("例如：{known}。").format(known=known))
    return units[name]


def application_named(session: Session, name: str) -> str:
    """Return the id of the application that bears a register number, or else is called by its id.

    Raises `UserError` where there is none, or several.
    """
    found = _bearing(session, Application, "number", name)
    message = _("有几件申请的登记号都是“{name}”。") if found else _("没有登记号为“{name}”的申请。")
    return _only(found, message.format(name=name))


def release_named(session: Session, name: str) -> str:
    """Return the id of the release that bears an index number, or else is called by its id.

    Raises `UserError` where there is none, or several.
    """
    found = _bearing(session, Release, "index_number", name)
    message = _("有几条信息的索引号都是“{name}”。") if found else _("没有索引号为“{name}”的公开信息。")
    return _only(found, message.format(name=name))


def _only(found: list[str], message: str) -> str:
    if len(found) != 1:
        raise UserError(message, _("请用 search 命令查出记录编号再试。"))
    return found[0]


def _bearing(session: Session, kind: type[Application | Release], field: str, name: str) -> list[str]:
    """Return up to two ids of the records that bear a number, or the record of that id where none does."""
    bearing = select(kind.id).where(getattr(kind, field) == name).limit(2)
    return list(session.scalars(bearing)) or list(session.scalars(select(kind.id).where(kind.id == name)))
