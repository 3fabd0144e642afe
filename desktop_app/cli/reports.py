"""The command for the whole annual report: report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, FINDINGS, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.output import print_document, write_text
from desktop_app.cli.terminal import complain, say
from desktop_app.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.report.yearly.document import Report


def _report_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("--year", type=int, required=True, help=_("年度"))
    parser.add_argument("--layout", help=_("年报版式，如 nine-2009；不写按年度选"))
    parser.add_argument("--pdf", type=Path, help=_("写成 PDF 文件"))
    parser.add_argument("--docx", type=Path, help=_("写成 Word 文件"))
    parser.add_argument("--html", type=Path, help=_("写成可以放到网站上的网页文件"))
    parser.add_argument("--json", type=Path, nargs="?", const=Path("-"), help=_("写成 JSON 文件（- 为终端）"))
    parser.add_argument("--summary", type=Path, help=_("另写一页纸的情况摘要（PDF）"))
    parser.add_argument("--without-charts", action="store_true", help=_("不附图"))
    parser.add_argument("--today", type=dt.date.fromisoformat, default=dt.date.today(), help=_("落款日期"))  # noqa: DTZ011 (the clerk's own calendar day)


def _report(arguments: Namespace) -> int:
    from desktop_app.report.narrative.layout import find_layout  # noqa: PLC0415 (reports are only loaded when wanted)
    from desktop_app.report.yearly.document import read_report  # noqa: PLC0415
    from desktop_app.report.yearly.summary import read_summary  # noqa: PLC0415
    from desktop_app.report.yearly.summary_document import summary_document  # noqa: PLC0415

    layout = find_layout(arguments.layout) if arguments.layout else None
    charts = not arguments.without_charts
    with opened_file(arguments, read_only=True) as ledger:
        report = read_report(ledger, arguments.year, arguments.today, layout, charts=charts)
        if arguments.summary:
            summary = read_summary(ledger, arguments.year, arguments.today)
            print_document(summary_document(summary), arguments.summary)
    _write(report, arguments)
    for section in report.sections:
        for problem in section.problems:
            complain(f"{section.heading}　{problem.text}")
    return FINDINGS if any(section.problems for section in report.sections) else DONE


def _write(report: Report, arguments: Namespace) -> None:
    """Write every form that was asked for; without any, the text goes to the terminal."""
    from desktop_app.report.paper.docx import write_document_docx  # noqa: PLC0415 (as above)
    from desktop_app.report.paper.html import write_html  # noqa: PLC0415
    from desktop_app.report.yearly.data import report_json  # noqa: PLC0415

    document = report.document()
    if arguments.pdf:
        print_document(document, arguments.pdf)
    for path, write in ((arguments.docx, write_document_docx), (arguments.html, write_html)):
        if path:
            write(document, path)
            say(_("已写入“{path}”。").format(path=path))
    if arguments.json:
        write_text(report_json(report).decode(), arguments.json)
    if not any((arguments.pdf, arguments.docx, arguments.html, arguments.json, arguments.summary)):
        say(*report.lines())


COMMANDS = (Command("report", "一年的年度报告：写成 PDF、Word、网页，或一页纸摘要", _report_arguments, _report),)
