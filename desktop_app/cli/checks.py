"""The command that checks a year: check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.annexes import (
    asked_annex,
    choice_arguments,
    json_argument,
    print_findings,
    verdict,
)
from desktop_app.cli.command import Command
from desktop_app.cli.data_file import opened_file
from desktop_app.cli.output import print_document, write_json
from desktop_app.i18n import _
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _arguments(parser: ArgumentParser) -> None:
    choice_arguments(parser)
    parser.add_argument("--pdf", type=Path, help=_("把核对单写成 PDF 文件"))
    json_argument(parser)


def _check(arguments: Namespace) -> int:
    from desktop_app.report.annex.finding import findings_json  # noqa: PLC0415 (rules are only loaded when wanted)
    from desktop_app.report.checks.year_check import check_year  # noqa: PLC0415
    from desktop_app.report.lists.findings_list import findings_list, listed_findings  # noqa: PLC0415
    from desktop_app.report.narrative.composed_annex import annex_of  # noqa: PLC0415

    with opened_file(arguments, read_only=True) as ledger:
        today = ledger.source.now().astimezone().date()
        annex = read(ledger, annex_of, asked_annex(ledger, arguments))
        findings = read(ledger, check_year, annex, ledger.rules, today)
        listed = read(ledger, listed_findings, ledger.profile, annex, findings, today)
    if arguments.pdf:
        print_document(findings_list(listed).document(), arguments.pdf)
    if arguments.json:
        judged = {"format": annex.format.id, "year": annex.year, "findings": findings_json(findings)}
        write_json(judged, arguments.json)
    if not arguments.pdf and not arguments.json:
        print_findings(findings)
    return verdict(findings)


COMMANDS = (Command("check", "检查一年的附表、台账和年报文字", _arguments, _check),)
