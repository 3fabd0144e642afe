"""The commands for annexes: annex, cell, file-annex."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, FINDINGS, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.output import print_document, write_json, write_text
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.office.records.listing import titles
from desktop_app.office.records.named_records import unit_named
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.scope import AnnexScope
    from desktop_app.report.paper.head_and_foot import HeadAndFoot

_TO_TERMINAL = "-"


def choice_arguments(parser: ArgumentParser) -> None:
    """Add the arguments that say which annex is meant."""
    file_arguments(parser)
    parser.add_argument("--year", type=int, required=True, help=_("年度"))
    parser.add_argument("--format", help=_("附表格式，如 A-qingdao、D-2021；不写按年度选"))
    parser.add_argument("--month", type=int, choices=range(1, 13), default=12, metavar="1-12", help=_("月报的月份"))
    parser.add_argument("--unit", help=_("只统计这一个处室或单位"))
    parser.add_argument("--source", choices=("records", "filed"), help=_("records＝按台账计算，filed＝已公布存档"))


def _annex_arguments(parser: ArgumentParser) -> None:
    choice_arguments(parser)
    parser.add_argument("--pdf", type=Path, help=_("写成 PDF 文件"))
    parser.add_argument("--xlsx", type=Path, help=_("写成 Excel 文件"))
    parser.add_argument("--html", type=Path, help=_("写成网页文件"))
    json_argument(parser)


def json_argument(parser: ArgumentParser) -> None:
    """Add the argument for JSON, into a file or on the terminal."""
    parser.add_argument("--json", type=Path, nargs="?", const=Path(_TO_TERMINAL), help=_("写成 JSON 文件（- 为终端）"))


def _annex(arguments: Namespace) -> int:
    from desktop_app.report.annex.figures import to_json  # noqa: PLC0415 (formats are only loaded when wanted)
    from desktop_app.report.annex.form_sheet import beside_form  # noqa: PLC0415

    with opened_file(arguments, read_only=True) as ledger:
        annex, findings = _annex_and_findings(ledger, arguments)
        _write_files(annex, _words(ledger, annex), arguments)
    if arguments.json:
        write_text(to_json(annex, findings).decode(), arguments.json)
    if not any((arguments.pdf, arguments.xlsx, arguments.html, arguments.json)):
        for code, figure in annex.cells.items():
            say(f"{code:24} {figure.text:>14}  {annex.format.definition(code).label}")
        for note in beside_form(annex):
            say(note.text)
        if annex.edition.words:
            say(annex.edition.words)
    return verdict(findings)


def _annex_and_findings(ledger: Ledger, arguments: Namespace) -> tuple[Annex, Sequence[Finding]]:
    from desktop_app.report.checks.form_sums import check_annex  # noqa: PLC0415 (formats are only loaded when wanted)
    from desktop_app.report.narrative.composed_annex import annex_of  # noqa: PLC0415

    annex = read(ledger, annex_of, asked_annex(ledger, arguments))
    return annex, read(ledger, check_annex, annex)


def asked_annex(ledger: Ledger, arguments: Namespace) -> AnnexScope:
    """Return which annex is meant; raises `UserError` for a unit or a form that there isn't."""
    from desktop_app.report.annex.formats.in_force import formats_of  # noqa: PLC0415 (formats are only loaded when wanted)
    from desktop_app.report.annex.scope import AnnexScope  # noqa: PLC0415

    unit = read(ledger, unit_named, arguments.unit)
    fmt = read(ledger, formats_of).choose(arguments.format, arguments.year)
    return AnnexScope(fmt, arguments.year, unit, arguments.month, arguments.source)


def _words(ledger: Ledger, annex: Annex) -> HeadAndFoot:
    from desktop_app.report.paper.head_and_foot import head_and_foot_of  # noqa: PLC0415 (paper is only loaded when wanted)

    today = ledger.source.now().astimezone().date()
    return read(ledger, head_and_foot_of, ledger.profile, annex.unit, today)


def _write_files(annex: Annex, words: HeadAndFoot, arguments: Namespace) -> None:
    """Write the annex as each of the files asked for."""
    from desktop_app.exchange.sheets.writing.form_workbook import write_form  # noqa: PLC0415 (only loaded when wanted)
    from desktop_app.report.annex.printed import annex_document  # noqa: PLC0415
    from desktop_app.report.annex.workbook import annex_book  # noqa: PLC0415
    from desktop_app.report.paper.html import write_html  # noqa: PLC0415

    if arguments.pdf:
        print_document(annex_document(annex, words), arguments.pdf)
    if arguments.xlsx:
        write_form(annex_book(annex, words), arguments.xlsx)
        say(_("已写入“{path}”。").format(path=arguments.xlsx))
    if arguments.html:
        write_html(annex_document(annex, words), arguments.html)
        say(_("已写入“{path}”。").format(path=arguments.html))


def verdict(findings: Sequence[Finding]) -> int:
    """Return the exit code: 3 where there is an error."""
    return FINDINGS if any(finding.level == "error" for finding in findings) else DONE


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings, a line each, with what was said to them."""
    from desktop_app.report.annex.finding import level_text  # noqa: PLC0415

    for finding in findings:
        say(f"{level_text(finding.level)}  {finding.text}")
        if finding.explanation:
            say(_("　　说明：{text}").format(text=finding.explanation.text))
    if not findings:
        say(_("没有发现问题。"))


def _cell_arguments(parser: ArgumentParser) -> None:
    choice_arguments(parser)
    parser.add_argument("--cell", required=True, help=_("单元格代码，如 A1.cnt.org"))
    json_argument(parser)


def _cell(arguments: Namespace) -> int:
    from desktop_app.report.annex.figures import records_behind  # noqa: PLC0415

    with opened_file(arguments, read_only=True) as ledger:
        behind = read(ledger, records_behind, asked_annex(ledger, arguments), arguments.cell)
        ids = defaultdict[str, list[str]](list)
        for share in behind.shares:
            ids[share.kind].append(share.record_id)
        names = {kind: read(ledger, titles, kind, records) for kind, records in ids.items()}
    rows = [
        {"record": share.record_id, "kind": share.kind, "amount": str(share.amount), "part": share.part}
        | {"title": names[share.kind].get(share.record_id, "")}
        for share in behind.shares
    ]
    if arguments.json:
        value = None if behind.value is None else str(behind.value)
        write_json({"cell": arguments.cell, "value": value, "records": rows}, arguments.json)
        return DONE
    for row in rows:
        say(f"{row['record']}  {row['amount']:>6}  {_(KINDS[row['kind']].label)}  {row['title']}")
    summary = _("{cell}＝{value}，来自 {count} 条记录。")
    say(summary.format(cell=arguments.cell, value="—" if behind.value is None else behind.value, count=len(rows)))
    return DONE


def _file_annex_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("values", type=Path, help=_("已公布的附表，形状同 annex --json（VALUES.json）"))


def _file_annex(arguments: Namespace) -> int:
    from desktop_app.report.annex.filed import file_annex, filed_as  # noqa: PLC0415
    from desktop_app.report.annex.formats.in_force import formats_of  # noqa: PLC0415
    from desktop_app.report.annex.scope import AnnexScope  # noqa: PLC0415
    from desktop_app.report.checks.form_sums import check_annex  # noqa: PLC0415
    from desktop_app.report.narrative.composed_annex import annex_of  # noqa: PLC0415

    with opened_file(arguments) as ledger:
        kept = read(ledger, filed_as, file_annex(ledger, arguments.values))
        scope = AnnexScope(read(ledger, formats_of).find(kept.format), kept.year, source="filed")
        annex = read(ledger, annex_of, scope)
        findings = read(ledger, check_annex, annex)
    say(_("已存入“{title}”，数字按公布原样。").format(title=kept.title))
    print_findings(findings)
    return verdict(findings)


COMMANDS = (
    Command("annex", "一年的附表：显示，或写成 PDF、Excel、网页、JSON", _annex_arguments, _annex),
    Command("cell", "列出一个数背后的记录", _cell_arguments, _cell),
    Command("file-annex", "存入已公布的附表（只存数字）", _file_annex_arguments, _file_annex),
)
