"""Writing what was asked for in the export dialog: asks where to, runs the job, offers to open the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.log.contents import safe_name
from desktop_app.ui.kit.target_file import ask_for_target
from desktop_app.ui.sheets.export_dialog import ExportDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.exchange.sheets.exporting import Exported
    from desktop_app.model.field import Field
    from desktop_app.office.records.listing import Filter
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list as it stands: its columns in their order, the records it lets through, and what its file is called."""

    fields: Sequence[Field] = ()
    filter: Filter | None = None
    name: str = ""


def ask_export(context: Context, parent: QWidget, kind: str, shown: ListShown | None = None, said: str = "") -> None:
    """Ask what to export and where to, and write it; `said` describes the list that is shown."""
    asking = ExportDialog(parent, kind, said if shown else "")
    if asking.exec():
        export_as_asked(context, parent, asking, shown or ListShown())


def export_as_asked(context: Context, parent: QWidget, asking: ExportDialog, shown: ListShown) -> None:
    """Ask where to, and write what the dialog says."""
    name = shown.name or _(asking.kind.label)
    if asking.blank.isChecked():
        save_blank_form(context, parent, asking.kind.kind)
        return
    kinds = {_("Excel 表格 (*.xlsx)"): ".xlsx", _("CSV 文本 (*.csv)"): ".csv"}
    if asking.as_shown.isChecked():
        kinds[_("PDF 文件 (*.pdf)")] = ".pdf"
    path = ask_for_target(parent, _("导出"), user_documents() / safe_name(f"{name}.xlsx"), kinds)
    if path:
        work = _Export(context, asking, shown, path)
        context.jobs.run(_("正在导出…"), work.run, work.say)


def save_blank_form(context: Context, parent: QWidget, kind_name: str) -> None:
    """Ask where to, and write the empty form of a kind (下载空表)."""
    from desktop_app.model.kinds import KINDS  # noqa: PLC0415 (loaded when it is used)

    kind = KINDS[kind_name]
    proposed = user_documents() / safe_name(_("{kind}空表.xlsx").format(kind=_(kind.label)))
    path = ask_for_target(parent, _("下载空表"), proposed, {_("Excel 表格 (*.xlsx)"): ".xlsx"})

    def work(target: Path) -> Path:
        from desktop_app.exchange.sheets.writing.blank_form import write_blank_form  # noqa: PLC0415 (off the window's thread)

        return write_blank_form(context.ledger, kind, target)

    if path:
        context.jobs.run(
            _("正在写空表…"),
            lambda _progress: work(path),
            lambda written: context.messages.saved(written, _("空表已保存：{file}").format(file=written)),
        )


class _Export:
    """One export on its way; what was chosen is read before the dialog goes."""

    def __init__(self, context: Context, asking: ExportDialog, shown: ListShown, path: Path) -> None:
        self._context = context
        self._kind = asking.kind
        self._personal = asking.with_personal
        self._listed = asking.as_shown.isChecked()
        self._shown = shown
        self._path = path

    def run(self, progress: Progress) -> Exported:
        """Write the file; raises `UserError` where it can't be written."""
        from desktop_app.exchange.sheets.exporting import Exported, export_kind, export_list  # noqa: PLC0415 (only when used)

        ledger, wanted = self._context.ledger, self._shown.filter
        if not self._listed:
            personal = self._personal
            return export_kind(ledger, self._kind, self._path, wanted, personal=personal, progress=progress)
        fields = [field for field in self._shown.fields if self._personal or not field.personal]
        if self._path.suffix.lower() != ".pdf":
            return export_list(ledger, self._kind, fields, self._path, wanted, progress)
        from desktop_app.report.lists.ledger_listing import ledger_listing  # noqa: PLC0415 (only when used)
        from desktop_app.report.paper.pdf.render import write_pdf  # noqa: PLC0415 (as above)

        document = ledger_listing(ledger, self._kind, wanted, progress, fields)
        write_pdf(document, self._path, progress)
        return Exported(None, self._path)

    def say(self, exported: Exported) -> None:
        """Say what was written where, and offer to open it."""
        self._context.messages.saved(exported.path, exported.message)
