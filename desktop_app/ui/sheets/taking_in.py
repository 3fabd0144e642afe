"""The end of the guided step: the good rows are taken as one change, the rest is offered as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.taking.rest import write_rest
from desktop_app.exchange.sheets.taking.taking import Taken, take
from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.file.kept_backups import BEFORE_IMPORT, LARGE_IMPORT
from desktop_app.store.log.contents import safe_name
from desktop_app.ui.context.doing import noted_operations
from desktop_app.ui.context.keeping_before import keep_before
from desktop_app.ui.context.messages import Message
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.kit.target_file import ask_for_target
from desktop_app.ui.kit.tokens import Tone
from desktop_app.ui.sheets.collecting import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.errors import UserError
    from desktop_app.exchange.sheets.taking.examined import Examined
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context

_MOST_SHOWN = 5000
"""Records that came in together and are listed together; of more one sees nothing in a list of their own."""


def ask_for_rest(parent: QWidget, source: str) -> Path | None:
    """Ask where the rows go that can't be taken; they can be put right there and dropped in again."""
    stem = source.rsplit(".", 1)[0]
    proposed = user_documents() / safe_name(_("{source}_不能导入的行.xlsx").format(source=stem))
    kinds = {_("Excel 表格 (*.xlsx)"): ".xlsx", _("CSV 文本 (*.csv)"): ".csv"}
    return ask_for_target(parent, _("不能导入的行另存到"), proposed, kinds)


def save_rest(context: Context, examined: Examined, path: Path) -> None:
    """Save the rows that can't be taken, with the reasons; nothing is taken."""

    def work(_progress: Progress) -> int:
        return write_rest(path, examined)

    said = _("已把 {count} 行连同原因另存；改好以后再拖进来。")
    context.jobs.run(_("正在导出…"), work, lambda count: context.messages.saved(path, said.format(count=count)))


def take_in(
    context: Context,
    examined: Examined,
    source: str,
    rest: Path | None,
    done: Callable[[], object],
    refused: Callable[[UserError], None],
) -> None:
    """Take the good rows as one change that can be undone; say what was done."""
    ledger = context.ledger

    def work(progress: Progress) -> tuple[Taken, list[Notice]]:
        if len(examined.rows) > LARGE_IMPORT:
            keep_before(context, BEFORE_IMPORT, progress)
        with uncollected(), noted_operations(ledger) as notices:
            return take(ledger, examined, source=source, rest=rest, progress=progress), notices

    def land(result: tuple[Taken, list[Notice]]) -> None:
        taken, notices = result
        done()
        if notices:
            _show_taken(context, examined.kind, notices[0])
        undo = notices[0].operation if len(notices) == 1 else ""
        hint = (
            _("{count} 行不能导入，连同原因另存在“{file}”；改好以后再拖进来。").format(
                count=taken.refused, file=taken.rest.name
            )
            if taken.rest
            else ""
        )
        context.messages.said.emit(Message(taken_words(taken), hint, Tone.GOOD, undo, taken.rest))

    context.jobs.run(_("正在导入…"), work, land, refused)


def _show_taken(context: Context, kind: type[Record], notice: Notice) -> None:
    """Show the records that came in, whatever year and filter the list had: nobody should look for them."""
    page = context.page_of(kind.kind)
    if page and len(notice.records) <= _MOST_SHOWN:
        context.navigate(page, Selection(kind.kind, tuple(notice.records), _("刚导入的")))


def taken_words(taken: Taken) -> str:
    """Say what was taken in."""
    text = _("已新增 {created} 条，修改 {updated} 条，{unchanged} 条没有变化。")
    return text.format(created=taken.created, updated=taken.updated, unchanged=taken.unchanged)
