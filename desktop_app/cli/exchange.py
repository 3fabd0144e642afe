"""The commands for exchanged files: send (上报, 下发), receive (汇总, 接收), device, and erase for what must go."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, USER_ERROR, Command
from desktop_app.cli.data_file import file_arguments, first_line, opened_file
from desktop_app.cli.exchange_words import as_data, lines_of, sent_as_data, sent_lines
from desktop_app.cli.keeping_before import backup_argument, keep_before
from desktop_app.cli.output import print_document, progress, write_json
from desktop_app.cli.terminal import complain, say
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.file.identity import is_return_due, words
from desktop_app.store.file.kept_backups import BEFORE_RECEIVING
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from desktop_app.exchange.bundles.sending import Sent
    from desktop_app.ledger import Ledger

_MONTHS = 12


def _send_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("output", type=Path, help=_("写到哪个文件（.ogix）"))
    receiver = _("office＝办公室，或单位的名称、编号；不写时送办公室；all＝发给各单位")
    parser.add_argument("--for", dest="to", default="", metavar="office|UNIT", help=receiver)
    parser.add_argument("--month", metavar="YYYY-MM", help=_("同时上报这个月"))
    parser.add_argument("--nil", action="store_true", help=_("这个月是零报告"))
    parser.add_argument("--statistics-only", action="store_true", help=_("不含申请人的个人信息"))
    parser.add_argument("--everything", action="store_true", help=_("写入全部内容，不只是对方没有的"))
    parser.add_argument("--passphrase-file", type=Path, help=_("口令所在的文件（第一行），用口令加密"))
    note = _("另写一页起步说明，教各单位怎样用 --for all 写的起步文件，印有本机核对码（.pdf 或 .docx，可以写多次）")
    card = _("另写一张信息员卡片（PDF，一张纸两面），与起步文件一起发给各单位")
    parser.add_argument("--card", type=Path, metavar="FILE", help=card)
    parser.add_argument("--note", action="append", default=[], type=Path, metavar="FILE", help=note)
    parser.add_argument("--json", type=Path, help=_("写成 JSON 文件（- 为终端）"))


def _send(arguments: Namespace) -> int:
    from desktop_app.exchange.bundles.composing import Wanted  # noqa: PLC0415 (ciphers are only loaded when wanted)
    from desktop_app.exchange.bundles.handing_in import hand_in  # noqa: PLC0415
    from desktop_app.exchange.bundles.sending import send  # noqa: PLC0415
    from desktop_app.report.checks.blocking import refuse_errors  # noqa: PLC0415

    wanted = Wanted(
        to=arguments.to,
        statistics_only=arguments.statistics_only,
        everything=arguments.everything,
        passphrase=first_line(arguments.passphrase_file) if arguments.passphrase_file else "",
    )
    if arguments.nil and not arguments.month:
        raise UserError(_("零报告要写明月份。"), _("请加上 --month，如 --month 2013-05。"))
    if (arguments.note or arguments.card) and arguments.to != "all":
        raise UserError(_("起步说明和信息员卡片随发给各单位的起步文件一起写。"), _("请加上 --for all。"))
    with _exchanging(arguments) as ledger:
        if arguments.month:
            year, month = _month(arguments.month)
            months = {month: arguments.nil}
            refuse_errors(ledger, year, months, progress)
            sent = hand_in(ledger, arguments.output, year=year, months=months, wanted=wanted, progress=progress)
        else:
            sent = send(ledger, arguments.output, wanted, progress)
        for path in arguments.note:
            _write_note(ledger, path, sent)
    if arguments.card:
        from desktop_app.report.lists.officer_card import officer_card  # noqa: PLC0415 (paper only when wanted)

        print_document(officer_card(), arguments.card)
    write_json(sent_as_data(sent), arguments.json)
    if str(arguments.json) != "-":
        say(*sent_lines(sent))
    return DONE


def _write_note(ledger: Ledger, path: Path, sent: Sent) -> None:
    """Write the covering note to a start file, as PDF or docx by its ending."""
    from desktop_app.report.lists.start_note import read_start_note  # noqa: PLC0415 (paper is only loaded when wanted)
    from desktop_app.report.paper.docx import write_document_docx  # noqa: PLC0415

    today = ledger.source.now().astimezone().date()
    note = read(ledger, read_start_note, ledger.profile, ledger.rules, sent.code, sent.path.name, today)
    if path.suffix.lower() == ".docx":
        write_document_docx(note.document(), path)
        say(_("已写入“{path}”。").format(path=path))
    else:
        print_document(note.document(), path)


def _month(text: str) -> tuple[int, int]:
    year, _dash, month = text.partition("-")
    if not (year.isascii() and month.isascii() and year.isdigit() and month.isdigit() and 1 <= int(month) <= _MONTHS):
        raise UserError(_("读不懂月份“{text}”。").format(text=text), _("请写成 2013-05 这样。"))
    return int(year), int(month)


def _receive_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("bundles", type=Path, nargs="+", metavar="BUNDLE", help=_("收到的文件（.ogix），可以有多个"))
    parser.add_argument("--dry-run", action="store_true", help=_("只查看，不汇总"))
    code = _("认证这个核对码的电脑（先与对方打印的核对）；可以写多次")
    parser.add_argument("--certify", action="append", default=[], metavar="CODE", help=code)
    only = _("只收已认证的电脑的文件；不写时，一个单位的第一台电脑先收下并提醒核对")
    parser.add_argument("--certified-only", action="store_true", help=only)
    own = _("收下办公室的起步文件以后，本单位是它名单里的哪一个（名称或编号）：自己先建的台账名称写得不同时用")
    parser.add_argument("--as-unit", default="", metavar="UNIT", help=own)
    parser.add_argument("--passphrase-file", type=Path, help=_("口令所在的文件（第一行）"))
    backup_argument(parser)
    parser.add_argument("--json", type=Path, help=_("写成 JSON 文件（- 为终端）"))


def _receive(arguments: Namespace) -> int:
    from desktop_app.exchange.bundles.receiving import Taking, receive  # noqa: PLC0415 (ciphers are only loaded when wanted)

    passphrase = first_line(arguments.passphrase_file) if arguments.passphrase_file else ""
    taking = Taking(
        dry_run=arguments.dry_run,
        codes=tuple(arguments.certify),
        first_use=not arguments.certified_only,
        passphrase=passphrase,
    )
    with _exchanging(arguments) as ledger:
        if not arguments.dry_run:
            keep_before(ledger, BEFORE_RECEIVING, arguments, quiet=str(arguments.json) == "-")
        received = receive(ledger, arguments.bundles, taking, progress)
        if arguments.as_unit and not (received.failed or arguments.dry_run):
            _become(ledger, arguments.as_unit)
    write_json(as_data(received), arguments.json)
    if str(arguments.json) != "-":
        say(*lines_of(received))
    return USER_ERROR if received.failed or received.alarming else DONE


def _become(ledger: Ledger, unit: str) -> None:
    """Let a ledger be that of a unit of the office's list, and say so."""
    from desktop_app.exchange.bundles.keys import own_keys  # noqa: PLC0415 (ciphers are only loaded when wanted)
    from desktop_app.exchange.bundles.listed_unit import become_listed  # noqa: PLC0415

    listed = become_listed(ledger, unit)
    say(_("已改用办公室名单里的单位“{unit}”。").format(unit=unit))
    if listed.new_code:
        say(_("本机换了新的核对码：{code}").format(code=own_keys(ledger).code))


def _device_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)


def _device(arguments: Namespace) -> int:
    from desktop_app.exchange.bundles.keys import own_keys  # noqa: PLC0415 (ciphers are only loaded when wanted)

    with _exchanging(arguments) as ledger:
        say(_("本机核对码：{code}").format(code=own_keys(ledger).code))
    return DONE


def _erase_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("record", help=_("记录编号（search 列出的第一栏）"))
    parser.add_argument("--why", required=True, help=_("原因，记入变更记录"))


def _erase(arguments: Namespace) -> int:
    from desktop_app.exchange.bundles.forgetting import erase_everywhere  # noqa: PLC0415 (ciphers are only loaded when wanted)
    from desktop_app.exchange.bundles.forgetting_words import cleared_words  # noqa: PLC0415

    with _exchanging(arguments) as ledger:
        cleared = erase_everywhere(ledger, arguments.record, arguments.why, progress)
    say(*cleared_words(cleared))
    return DONE


@contextmanager
def _exchanging(arguments: Namespace) -> Iterator[Ledger]:
    """Open a data file, say if it was copied or restored, and bring back what its outbox holds."""
    from desktop_app.exchange.bundles.outbox import return_outbox  # noqa: PLC0415 (ciphers are only loaded when wanted)

    with opened_file(arguments) as ledger:
        said = " ".join(filter(None, words(ledger.identity)))
        if said:
            complain(said)
        if is_return_due(ledger):
            returned = return_outbox(ledger, progress)
            text = _("已从发件箱的 {files} 个文件找回 {entries} 处登记。")
            complain(text.format(files=returned.files, entries=returned.entries))
        yield ledger


COMMANDS = (
    Command("send", "写一个上报（或下发）文件；附件一次最多带 200 MB，其余下次再带", _send_arguments, _send),
    Command("receive", "接收、汇总上报文件", _receive_arguments, _receive),
    Command("device", "显示本机的核对码，供办公室认证", _device_arguments, _device),
    Command("erase", "依法抹去一条记录的个人信息，历史和数字不变", _erase_arguments, _erase),
)
