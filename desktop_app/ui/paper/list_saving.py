"""A list saved as it stands: as a workbook, as CSV, or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.log.contents import safe_name
from desktop_app.ui.kit.target_file import ask_for_target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.progress import Progress
    from desktop_app.report.lists.printed_list import PrintedList
    from desktop_app.ui.context.context import Context


def table_kinds() -> dict[str, str]:
    """Return the kinds of files that a spreadsheet program opens, with their endings."""
    return {_("Excel 表格 (*.xlsx)"): ".xlsx", _("CSV 文本 (*.csv)"): ".csv"}


def list_kinds() -> dict[str, str]:
    """Return the kinds of files that any list goes out as, with their endings."""
    return {**table_kinds(), _("PDF 文件 (*.pdf)"): ".pdf"}


def save_list(context: Context, parent: QWidget, name: str, make: Callable[[Progress], PrintedList]) -> None:
    """Ask where to, and as what; make the list off the window's thread and write it there."""
    path = ask_for_target(parent, _("导出"), user_documents() / safe_name(f"{name}.xlsx"), list_kinds())
    if path:
        context.jobs.run(
            _("正在导出…"), lambda progress: write_list(make(progress), path, progress), context.messages.saved
        )


def write_list(made: PrintedList, path: Path, progress: Progress) -> Path:
    """Write a list as the file's ending says; raises `UserError` where it can't be written."""
    if path.suffix.lower() == ".pdf":
        from desktop_app.report.paper.pdf.render import write_pdf  # noqa: PLC0415 (the PDF library is loaded when it is used)

        write_pdf(made.document(), path, progress)
        return path
    from desktop_app.exchange.sheets.writing.listing import write_listing  # noqa: PLC0415 (loaded when it is used)

    return write_listing(path, made)
