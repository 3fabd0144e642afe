"""The annex as a file: a workbook, a page for the website, PDF, or the figures as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.report.annex.figures import to_json
from desktop_app.report.annex.workbook import annex_book
from desktop_app.report.paper.html import write_html
from desktop_app.ui.kit.target_file import ask_for_target
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.progress import Progress
    from desktop_app.report.checked_annex import CheckedAnnex


def ask_for_annex_file(parent: QWidget, name: str) -> Path | None:
    """Ask what to export to; the chosen kind of file gives the name its ending. None where nothing was chosen."""
    kinds = {
        _("Excel 表格 (*.xlsx)"): ".xlsx",
        _("网页 (*.html)"): ".html",
        _("PDF 文件 (*.pdf)"): ".pdf",
        _("附表数据 (*.json)"): ".json",
    }
    return ask_for_target(parent, _("导出附表"), user_documents() / f"{name}.xlsx", kinds)


def export_annex(view: CheckedAnnex, path: Path, progress: Progress) -> Path:
    """Write the annex as the file's ending says; raises `UserError` where it can't be written."""
    # The libraries of a file are loaded by whoever writes it, and never on the window's thread.
    from desktop_app.exchange.sheets.writing.form_workbook import write_form  # noqa: PLC0415
    from desktop_app.report.paper.pdf.render import write_pdf  # noqa: PLC0415

    ending = path.suffix.lower()
    if ending == ".xlsx":
        write_form(annex_book(view.annex, view.words), path)
    elif ending == ".html":
        write_html(view.document(), path)
    elif ending == ".pdf":
        write_pdf(view.document(), path, progress)
    else:
        replace_file(path, to_json(view.annex, view.findings) + b"\n")
    return path
