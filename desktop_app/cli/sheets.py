"""The commands for sheets: import, export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.keeping_before import backup_argument, keep_before
from desktop_app.cli.output import print_document, progress
from desktop_app.cli.sheet_words import print_examined, print_matching, print_taken, refuse_incomplete, refuse_or_pass
from desktop_app.cli.terminal import say
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.listed import listed_fields
from desktop_app.office.records.listing import Filter
from desktop_app.office.records.year_condition import in_year
from desktop_app.store.file.kept_backups import BEFORE_IMPORT, LARGE_IMPORT

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.matching.proposing import Proposal
    from desktop_app.model.record import Record


def _export_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("--kind", required=True, choices=sorted(KINDS), help=_("记录种类"))
    parser.add_argument("--output", type=Path, required=True, help=_("写到哪个 .xlsx、.csv 或 .pdf 文件"))
    parser.add_argument("--year", type=int, help=_("只要这一年的；不写为全部年度"))
    parser.add_argument("--words", default="", help=_("只要含有这些词的"))
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--listed", action="store_true", help=_("只要列表上的列，不带记录编号"))
    shape.add_argument("--empty", action="store_true", help=_("只要空表：下拉列表、示例和说明，填好以后导入"))
    parser.add_argument("--personal", action="store_true", help=_("包含个人信息"))


def _export(arguments: Namespace) -> int:
    from desktop_app.exchange.sheets.exporting import export_kind, export_list  # noqa: PLC0415 (sheets are only loaded when wanted)
    from desktop_app.exchange.sheets.writing.blank_form import write_blank_form  # noqa: PLC0415
    from desktop_app.report.lists.ledger_listing import ledger_listing  # noqa: PLC0415

    kind = KINDS[arguments.kind]
    chosen = Filter(arguments.words, in_year(kind, arguments.year) if arguments.year else ())
    with opened_file(arguments, read_only=True) as ledger:
        if arguments.output.suffix.lower() == ".pdf":
            print_document(ledger_listing(ledger, kind, chosen, progress), arguments.output)
        elif arguments.empty:
            say(_("已保存：{file}").format(file=write_blank_form(ledger, kind, arguments.output)))
        elif arguments.listed:
            fields = [field for field in listed_fields(kind) if arguments.personal or not field.personal]
            say(export_list(ledger, kind, fields, arguments.output, chosen, progress).message)
        else:
            options = {"personal": arguments.personal, "progress": progress}
            say(export_kind(ledger, kind, arguments.output, chosen, **options).message)
    return DONE


def _import_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("sheet", type=Path, help=_("要导入的 .xlsx、.xls、.ods 或 .csv 文件"))
    parser.add_argument("--kind", required=True, choices=sorted(KINDS), help=_("记录种类"))
    parser.add_argument(
        "--mapping", type=Path, help=_('JSON 文件：表里的标题对应哪个字段，如 {"columns": {"文件名": "标题"}}')
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar=_("字段=值"), help=_("所有行的这个字段都填这个值")
    )
    parser.add_argument("--leave-out", action="append", default=[], type=int, metavar=_("行号"), help=_("不要这一行"))
    parser.add_argument("--sheet-name", default="", help=_("工作簿里的哪一张表；只有一张有内容时可以不写"))
    parser.add_argument("--visible", action="store_true", help=_("隐藏的和筛选掉的行不要"))
    parser.add_argument("--confirm", action="store_true", help=_("第 15 位以后都是 0 的号码确实如此，照收"))
    parser.add_argument("--rest", type=Path, help=_("不能导入的行连同原因写到这个 .xlsx 文件，其余的照样导入"))
    parser.add_argument("--dry-run", action="store_true", help=_("只检查，不保存"))
    backup_argument(parser)


def _import(arguments: Namespace) -> int:
    # Sheets are only loaded when wanted.
    from desktop_app.exchange.sheets.matching.proposing import propose  # noqa: PLC0415
    from desktop_app.exchange.sheets.reading.reading_apart import read_sheet_apart  # noqa: PLC0415
    from desktop_app.exchange.sheets.taking.drafting import PutRight  # noqa: PLC0415
    from desktop_app.exchange.sheets.taking.examining import examine  # noqa: PLC0415
    from desktop_app.exchange.sheets.taking.taking import take  # noqa: PLC0415

    kind, path = KINDS[arguments.kind], arguments.sheet
    with opened_file(arguments) as ledger:
        sheet = read_sheet_apart(path, arguments.sheet_name, preferred=kind.label, progress=progress)
        proposal = propose(ledger, sheet, kind)
        matching = _settled(kind, proposal, arguments)
        print_matching(kind, proposal, matching)
        refuse_incomplete(kind, matching)
        put_right, left_out = PutRight(every=arguments.confirm), frozenset(arguments.leave_out)
        examined = examine(ledger, sheet, kind, matching, put_right=put_right, left_out=left_out, progress=progress)
        print_examined(examined)
        if arguments.dry_run or (examined.refused and arguments.rest is None):
            return refuse_or_pass(examined, dry_run=arguments.dry_run)
        if len(examined.rows) > LARGE_IMPORT:
            keep_before(ledger, BEFORE_IMPORT, arguments)
        taken = take(ledger, examined, source=path.name, rest=arguments.rest, progress=progress)
    print_taken(taken)
    return DONE


def _settled(kind: type[Record], proposal: Proposal, arguments: Namespace) -> Matching:
    """Return what was proposed, with what the mapping file and the options say in its place."""
    from desktop_app.exchange.sheets.matching.mapping_file import mapped, read_mapping, with_constants  # noqa: PLC0415

    proposed = replace(proposal.matching, hidden=not arguments.visible)
    proposal = replace(proposal, matching=proposed)
    matching = mapped(kind, proposal, read_mapping(arguments.mapping)) if arguments.mapping else proposal.matching
    pairs = [text.partition("=") for text in arguments.set]
    wrong = next((label for label, sign, _text in pairs if not sign), None)
    if wrong is not None:
        raise UserError(_("“{text}”里没有等号。").format(text=wrong), _("请写成 --set 公开单位=办公室 这样。"))
    return with_constants(kind, matching, [(label, text) for label, _sign, text in pairs])


COMMANDS = (
    Command("import", "从表格导入一类记录", _import_arguments, _import),
    Command("export", "把一类记录导出成表格", _export_arguments, _export),
)
