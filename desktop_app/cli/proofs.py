"""The commands that prove a data file: verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, FINDINGS, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.output import progress
from desktop_app.i18n import _
from desktop_app.store.log.reading import read
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.report import told
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.store.proof.finding import Verdict

_MOST = 20
"""How many sentences of one subject are listed."""


def _verify_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)


def _verify(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=True) as ledger:
        verdict = verify(ledger, progress)
        code = read(ledger, state_code) if verdict.sound else ""
    tell(verdict)
    if not verdict.sound:
        return FINDINGS
    print(_("内容码：{code}（两台电脑的内容码相同，内容就相同）").format(code=code))
    return DONE


def tell(verdict: Verdict) -> None:
    """Say what a proof found: each subject with what it means and what to do."""
    for one in told(verdict):
        for sentence in one.sentences[:_MOST]:
            print(f"✗ {sentence}")
        if len(one.sentences) > _MOST:
            print(_("  …… 还有 {count} 处同样的情况").format(count=len(one.sentences) - _MOST))
        print(f"  {one.explained.meaning}\n  {one.explained.advice}\n")
    for note in verdict.notes:
        print(_("注意：{note}").format(note=note))
    if verdict.sound:
        text = _("完好：{revisions} 条登记日志，{records} 条记录，内容与日志一致，搜索索引完整。")
        print(text.format(revisions=verdict.revisions, records=verdict.records))
    else:
        print(_("发现 {count} 个问题。").format(count=len(verdict.findings)))


COMMANDS = (Command("verify", "检查数据文件：有没有被改过、缺过，怎样修复", _verify_arguments, _verify),)
