"""The file's tables, indexes, triggers and views against those that this program makes: none more, less or other."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.file.connection import engine
from desktop_app.store.log.tables import LOG_GUARDS
from desktop_app.store.migrations.upgrade import upgrade
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

Things = dict[tuple[str, str], tuple[str, str | None]]
"""What a file is made of: by type and name the table it belongs to, and the statement that made it."""

_MASTER = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def strange_schema(session: Session) -> Iterator[Finding]:
    """Yield what is in the file besides what the program made, what is missing, and what was made otherwise."""
    expected, found = _expected(), _things(session.connection())
    words = {"table": _("表"), "index": _("索引"), "trigger": _("触发器"), "view": _("视图")}
    if not set(LOG_GUARDS) <= {statement for _table, statement in found.values()}:
        yield Finding(Subject.SCHEMA, _("登记日志的防改保护缺失。"))
    for kind, name in sorted(expected.keys() | found.keys(), key=str):
        if found.get((kind, name)) == expected.get((kind, name)):
            continue
        if (kind, name) not in expected:
            said = _("数据库里多出{kind}“{name}”。")
        elif (kind, name) not in found:
            said = _("数据库里缺少{kind}“{name}”。")
        else:
            said = _("数据库里的{kind}“{name}”被改过。")
        yield Finding(Subject.SCHEMA, said.format(kind=words.get(kind, kind), name=name))


def _things(connection: Connection) -> Things:
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.exec_driver_sql(_MASTER)}


@cache
def _expected() -> Things:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.ogi"
        path.touch()
        made = engine(path, "", writes=True)
        upgrade(made)
        with made.connect() as connection:
            things = _things(connection)
        made.dispose()
    return things
