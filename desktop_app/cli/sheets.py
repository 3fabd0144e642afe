"""The commands for sheets: import, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.output import print_document, progress
from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.model.kinds import KINDS
from desktop_app.office.opening import opened
from desktop_app.office.records.listing import Filter
from desktop_app.office.records.year_condition import in_year

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.exchange.sheets.importing import Imported
    from desktop_app.model.record import Record


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_("数据文件"))
    parser.add_argument("--kind", required=True, choices=sorted(KINDS), help=_("记录种类"))
    parser.add_argument("--output", type=Path, required=True, help=_("写到哪个 .xlsx、.csv 或 .pdf 文件"))
    parser.add_argument("--year", type=int, help=_("只要这一年的；不写为全部年度"))
    parser.add_argument("--words", default="", help=_("只要含有这些词的"))
    parser.add_argument("--personal", action="store_true", help=_("包含个人信息"))


def _export(arguments: Namespace) -> int:
    from desktop_app.exchange.sheets.exporting import export_kind  # noqa: PLC0415 (sheets are only loaded when wanted)
    from desktop_app.report.lists.ledger_listing import ledger_listing  # noqa: PLC0415

    kind = KINDS[arguments.kind]
    chosen = Filter(arguments.words, in_year(kind, arguments.year) if arguments.year else ())
    with opened(arguments.file, read_only=True) as ledger:
        if arguments.output.suffix.lower() == ".pdf":
            print_document(ledger_listing(ledger, kind, chosen, progress), arguments.output)
        else:
            options = {"personal": arguments.personal, "progress": progress}
            print(export_kind(ledger, kind, arguments.output, chosen, **options).message)
    return DONE


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_("数据文件"))
    parser.add_argument("sheet", type=Path, help=_("要导入的 .xlsx、.xls 或 .csv 文件"))
    parser.add_argument("--kind", required=True, choices=sorted(KINDS), help=_("记录种类"))
    parser.add_argument("--mapping", type=Path, help=_('JSON 文件：表里的标题对应哪个字段，如 {"文件名": "标题"}'))
    parser.add_argument("--dry-run", action="store_true", help=_("只检查，不保存"))


def _import(arguments: Namespace) -> int:
    from desktop_app.exchange.sheets.importing import import_sheet  # noqa: PLC0415 (sheets are only loaded when wanted)

    kind = KINDS[arguments.kind]
    headings = _headings(kind, arguments.mapping) if arguments.mapping else None
    with opened(arguments.file) as ledger:
        options = {"headings": headings, "dry_run": arguments.dry_run}
        result = import_sheet(ledger, arguments.sheet, kind, **options, progress=progress)
    return _report(result, dry_run=arguments.dry_run)


def _headings(kind: type[Record], path: Path) -> dict[str, str]:
    """Return the kind's own headings and those of the mapping file, which says a label for each foreign heading."""
    from desktop_app.exchange.sheets.columns import exact_headings  # noqa: PLC0415 (sheets are only loaded when wanted)

    own = exact_headings(kind)
    try:
        mapping = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError) as error:
        raise UserError(
            _("读不懂对应关系文件“{path}”。").format(path=path), _('它应是 {"表里的标题": "字段名称"} 这样的 JSON。')
        ) from error
    unknown = sorted(set(mapping.values()) - own.keys())
    if unknown:
        raise UserError(
            _("对应关系里的“{labels}”不是“{kind}”的字段。").format(labels=listed(unknown), kind=_(kind.label)),
            _("可用的字段：{labels}。").format(labels=listed(own)),
        )
    return own | {heading: own[label] for heading, label in mapping.items()}


def _report(result: Imported, *, dry_run: bool) -> int:
    if result.problems:
        lines = [
            _("第 {row} 行“{column}”：{message}").format(row=row.row, column=row.column, message=row.message)
            for row in result.problems
        ]
        raise UserError("\n".join(lines), _("一行也没有导入，请改正后再试。"))
    done = _("检查通过：将新增 {created} 条，修改 {updated} 条，{unchanged} 条没有变化。")
    saved = _("已新增 {created} 条，修改 {updated} 条，{unchanged} 条没有变化。")
    text = done if dry_run else saved
    print(text.format(created=result.created, updated=result.updated, unchanged=result.unchanged))
    return DONE


COMMANDS = (
    Command("import", "从表格导入一类记录", _import_arguments, _import),
    Command("export", "把一类记录导出成表格", _export_arguments, _export),
)
