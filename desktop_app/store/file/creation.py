"""Making a new data file with its organisation, its first unit and the person who works with it."""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ledger import Source
from desktop_app.model.kinds import Organisation, Unit
from desktop_app.passwords import refuse_weak
from desktop_app.store.file.check import check_name
from desktop_app.store.file.connection import engine
from desktop_app.store.file.identity import name_file, remember_file
from desktop_app.store.file.opening import close_file, open_file
from desktop_app.store.file.upgrading import note_shown_whole
from desktop_app.store.log.operation import operation
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.write_stream import SIGNING_KEY, note_stream, own_role
from desktop_app.store.log.writing import transaction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from desktop_app.ledger import Keeper, Ledger
    from desktop_app.store.log.operation import Change

_OWNER_ONLY = 0o600

ROLES = ("unit", "office")
"""信息员 of a unit, and the bureau's office (办公室)."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new data file starts with."""

    organisation: str
    unit: str
    role: str
    person: str = ""


def create_file(  # noqa: PLR0913 (each is a fact of a new file, all but the path and its keeper by keyword)
    path: Path,
    keeper: Keeper,
    *,
    organisation: str,
    unit: str,
    role: str,
    person: str = "",
    password: str = "",
    seed: int | None = None,
    clock: Callable[[], dt.datetime] | None = None,
    also: Callable[[Change], object] | None = None,
) -> Ledger:
    """Make a new data file and open it; `seed` and `clock` make two files alike to the byte of their log.

    `also` adds what belongs to the beginning: like the first records it is never undone. Raises `UserError` if the
    file exists, its folder can't be written, or a name is empty.
    """
    check_name(path)
    refuse_weak(password)
    _refuse_existing(path)
    _make_tables(path, password)
    ledger = open_file(path, keeper, password=password, source=_source(seed, clock))
    try:
        _make_first_records(ledger, Beginning(organisation, unit, role, person), also)
    # Whatever happened, Ctrl+C included: a file without its first records would open and be wrong.
    except BaseException:
        close_file(ledger)
        path.unlink()
        raise
    # Opened anew: profile, rules and identity are read on opening, and there were none till now.
    close_file(ledger)
    return open_file(path, keeper, password=password, source=ledger.source)


def _source(seed: int | None, clock: Callable[[], dt.datetime] | None) -> Source:
    source = Source()
    return Source(clock or source.now, source.random if seed is None else random.Random(seed).randbytes)  # noqa: S311


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise UserError(_("“{name}”已经存在。").format(name=path.name), _("请换一个文件名，或先把原文件移走。"))


def _make_tables(path: Path, password: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Made at once: of two windows that choose one name only the first gets it.
        path.touch(_OWNER_ONLY, exist_ok=False)
    except OSError as error:
        raise UserError(
            _("不能在“{folder}”里建立文件。").format(folder=path.parent), _("请换一个可以写入的文件夹。")
        ) from error
    fill_tables(path, password)


def fill_tables(path: Path, password: str) -> None:
    """Make the tables in an empty file, with nothing in them."""
    if password:
        _migrate(path, password)
    else:
        path.write_bytes(_empty_file())


@cache
def _empty_file() -> bytes:
    """Return the bytes of a data file with nothing in it: made once, since the migrations take a while."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.ogi"
        path.touch()
        _migrate(path, "")
        return path.read_bytes()


def _migrate(path: Path, password: str) -> None:
    from desktop_app.store.migrations.upgrade import upgrade  # noqa: PLC0415 (Alembic takes long to load)

    writer = engine(path, password, writes=True)
    upgrade(writer)
    with Session(writer) as session, session.begin():
        note_shown_whole(session)
    writer.dispose()


def _make_first_records(ledger: Ledger, beginning: Beginning, also: Callable[[Change], object] | None) -> None:
    with transaction(ledger) as session:
        write_settings(session, {"role": beginning.role})
        name_file(session, ledger.source)
    with operation(ledger, _("建立数据文件"), who=beginning.person) as change:
        organisation = change.mention(Organisation, {"name": beginning.organisation})
        if beginning.role == "office":
            unit = change.add(Unit, {"name": beginning.unit, "nature": "office"})
        else:
            unit = change.mention(Unit, {"name": beginning.unit})
        if also is not None:
            also(change)
    with transaction(ledger) as session:
        settings = {"organisation_id": organisation, "unit_id": unit, "person": beginning.person}
        write_settings(session, settings)
        note_stream(
            session,
            read_settings(session)["lane"],
            unit,
            own_role(session, beginning.role),
            read_settings(session)[SIGNING_KEY],
        )
        remember_file(session)
