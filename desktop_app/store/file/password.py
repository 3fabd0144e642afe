"""The password of a data file: set, changed, removed, by a new file that takes the old one's place once proved."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.passwords import refuse_weak
from desktop_app.store.file.check import check_neighbours, check_place, damaged, is_plain, wrong_password
from desktop_app.store.file.connection import DatabaseError, connector
from desktop_app.store.file.lock import acquire
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from pathlib import Path

_MARKS = ("application_id", "user_version")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name"


def fits(path: Path, password: str) -> bool:
    """Tell whether a data file opens with a password ("": with none); raises `OSError`."""
    if is_plain(path):
        return not password
    try:
        with closing(connector(path, password, writes=False)()) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except DatabaseError:
        return False
    return True


def change_password(path: Path, old: str, new: str) -> None:
    """Put a closed data file under another password; "" is none.

    The file is written anew and compared with the old one, which stays as it is where anything goes wrong. Raises
    `UserError`, among them `PasswordError`.
    """
    refuse_weak(new)
    check_place(path, writes=True)
    check_neighbours(path)
    if not fits(path, old):
        raise wrong_password(path)
    lock = acquire(path)
    try:
        with written_whole(path, owner_only=True) as unfinished:
            with closing(connector(path, old, writes=True)()) as connection:
                marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS]
                connection.execute("ATTACH DATABASE ? AS coming KEY ?", (str(unfinished), new))
                connection.execute("SELECT sqlcipher_export('coming')")
                for name, value in zip(_MARKS, marks, strict=True):
                    connection.execute(f"PRAGMA coming.{name} = {int(value)}")
                connection.execute("DETACH DATABASE coming")
            with (
                closing(connector(path, old, writes=False)()) as before,
                closing(connector(unfinished, new, writes=False)()) as after,
            ):
                _compare(before, after, path)
    except DatabaseError as error:
        raise damaged(path) from error
    finally:
        lock.release()


def _compare(before: Any, after: Any, path: Path) -> None:  # noqa: ANN401 (the driver has no types)
    """Refuse a new file that isn't whole, or holds anything else than the old one."""
    whole = after.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if not whole or _sizes(before) != _sizes(after) or _schema(before) != _schema(after):
        raise UserError(
            _("“{name}”没有换成新密码：写出的文件和原来的不一样。").format(name=path.name),
            _("原来的台账没有改动。请检查磁盘后再试。"),
        )


def _schema(connection: Any) -> list[Any]:  # noqa: ANN401 (the driver has no types)
    return sorted(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall())


def _sizes(connection: Any) -> dict[str, int]:  # noqa: ANN401 (the driver has no types)
    tables = [name for (name,) in connection.execute(_TABLES)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 (names of our own tables)
