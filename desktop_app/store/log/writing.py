"""Writing: one transaction on the file, and in plain words why it could not be kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import codes_of
from desktop_app.store.log.as_left import begin, mark, meet, note
from desktop_app.store.log.reading import damage_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger


@contextmanager
def transaction(ledger: Ledger) -> Iterator[Session]:
    """Write to the file, in its own code lists: all of the block or nothing.

    Raises `UserError` where the file can't be written (opened for looking only, full disk, read-only medium), or isn't
    the one that this window left.
    """
    if ledger.read_only:
        raise UserError(_("这个文件是以只读方式打开的，不能修改。"), _("请关闭后重新打开。"))
    with ledger.writing, codes_of(ledger.codes):
        meet(ledger)
        try:
            with Session(ledger.writer, autoflush=False, expire_on_commit=False) as session:
                with session.begin():
                    before = begin(ledger, session)
                    yield session
                    marks = mark(session, before)
                note(ledger, marks)
        except OperationalError as error:
            raise (damage_in(error) or _cannot_write(error)) from error
        except DatabaseError as error:
            raise (damage_in(error) or error) from error


def _cannot_write(error: OperationalError) -> Exception:
    text = str(error.orig).lower()
    if "full" in text or "disk i/o" in text:
        return UserError(
            _("磁盘已满或已拔出，这一步没有保存。"), _("请腾出空间或换一个磁盘后再试；原来的数据没有改动。")
        )
    if "locked" in text:
        return UserError(_("文件正被别的程序占用，这一步没有保存。"), _("请稍等再试；备份、杀毒软件扫描时常会这样。"))
    if "readonly" in text or "unable to open" in text:
        return UserError(
            _("文件所在的位置不能写入，这一步没有保存。"), _("请检查磁盘是否写保护，或把文件复制到本机硬盘。")
        )
    return error
