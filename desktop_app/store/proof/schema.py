"""The file's tables, indexes, triggers and views against those that this program makes: none more, less or other.

A file with any other isn't opened; one that is open may still be changed by another program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.log.tables import LOG_GUARDS, SCHEMA
from desktop_app.store.migrations.parts import MASTER, expected_parts, parts_of
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def strange_schema(session: Session) -> Iterator[Finding]:
    """Yield what is in the file besides what the program made, what is missing, and what was made otherwise."""
    rows = session.connection().exec_driver_sql(MASTER).all()
    found, expected = parts_of(rows), expected_parts(SCHEMA)
    if not set(LOG_GUARDS) <= {row[3] for row in rows}:
        yield Finding(Subject.SCHEMA, _("登记日志的防改保护缺失。"))
    words = {"table": _("表"), "index": _("索引"), "trigger": _("触发器"), "view": _("视图")}
    for part in sorted(found.keys() | expected.keys()):
        if found.get(part) == expected.get(part):
            continue
        if part not in expected:
            said = _("数据库里多出{kind}“{name}”。")
        else:
            said = _("数据库里的{kind}“{name}”被改过。") if part in found else _("数据库里缺少{kind}“{name}”。")
        kind, _blank, name = part.partition(" ")
        yield Finding(Subject.SCHEMA, said.format(kind=words.get(kind, kind), name=name))
