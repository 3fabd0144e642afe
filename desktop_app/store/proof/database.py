"""SQLite's own check of the data file, and the marks in its header that only this program sets."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop_app.errors import CancelledError
from desktop_app.i18n import _
from desktop_app.store.file.connection import DatabaseError
from desktop_app.store.log.tables import APPLICATION_ID, SCHEMA
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress

_OFTEN = 200_000
"""After how many steps of SQLite's machine it asks whether to go on: some twenty times a second."""

_MARKS = (
    ("application_id", APPLICATION_ID),
    ("user_version", SCHEMA),
    ("journal_mode", "delete"),
    ("encoding", "UTF-8"),
    ("auto_vacuum", 0),
)


def damaged_structure(ledger: Ledger, progress: Progress) -> Iterator[Finding]:
    """Run SQLite's own check on a fresh connection: one that has searched before another wrote reports false alarms.

    Seen with SQLite 3.53.4: FTS5 checks against the index's structure as this connection last read it.
    """
    with closing(ledger.connect(ledger.path)) as connection:
        rows = _cancellable(connection, progress)
    if rows != ["ok"]:
        for row in rows:
            yield Finding(Subject.STRUCTURE, _("数据库文件结构受损：{detail}").format(detail=row))


def _cancellable(connection: Any, progress: Progress) -> list[str]:  # noqa: ANN401 (the driver has no types)
    """Return what SQLite says of the file; raises `CancelledError` soon after that was asked."""
    stopped: list[BaseException] = []

    def asked_to_stop() -> bool:
        try:
            progress(0, 0, _("正在核对数据库文件"))
        except (CancelledError, KeyboardInterrupt) as error:
            stopped.append(error)
        return bool(stopped)

    connection.set_progress_handler(asked_to_stop, _OFTEN)
    try:
        return [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    except DatabaseError as error:
        if stopped:
            raise stopped[0] from None
        return [str(error)]


def strange_marks(ledger: Ledger) -> Iterator[Finding]:
    """Yield the marks of the file that the program would have set otherwise."""
    with closing(ledger.connect(ledger.path)) as connection:
        for name, expected in _MARKS:
            (found,) = connection.execute(f"PRAGMA {name}").fetchone()
            if found != expected:
                said = _("文件头的“{name}”是 {found}，应为 {expected}。")
                yield Finding(Subject.HEADER, said.format(name=name, found=found, expected=expected))
