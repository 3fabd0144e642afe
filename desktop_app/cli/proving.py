"""The command that writes a proof of a record's history: prove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _prove_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("record", help=_("记录编号（search 列出的第一栏）"))
    parser.add_argument("--html", type=Path, required=True, help=_("写成一页证明"))


def _prove(arguments: Namespace) -> int:
    from desktop_app.exchange.bundles.proving import prove  # noqa: PLC0415 (ciphers are only loaded when wanted)
    from desktop_app.report.lists.proof_page import proof_page  # noqa: PLC0415 (paper is only loaded when wanted)

    with opened_file(arguments, read_only=True) as ledger:
        proof = prove(ledger, arguments.record)
        page = proof_page(ledger, proof)
    replace_file(arguments.html, page.html().encode())
    said = _("已写入“{path}”：{count} 条登记，登记日志 {size} 条，见证码 {code}，见证方 {witnesses} 个。")
    witnesses = len({one.witness for one in proof.witnesses})
    count = len(proof.entries)
    say(said.format(path=arguments.html, count=count, size=proof.size, code=proof.code, witnesses=witnesses))
    say(_("核对：python docs/verify_proof.py {path}").format(path=arguments.html))
    return DONE


PROVE = Command("prove", "写出一条记录的历史证明，供不用本程序的人核对", _prove_arguments, _prove)
