"""The commands that prove a data file and mend it: verify and rebuild."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, FINDINGS, Command
from desktop_app.cli.data_file import file_arguments, opened_file, password_of
from desktop_app.cli.output import progress
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.office.opening import carry_ledger
from desktop_app.store.carried import carried_lines
from desktop_app.store.file.foreign_parts import ForeignPartsError
from desktop_app.store.log.reading import read
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.report import told
from desktop_app.store.proof.subjects import Subject, explained
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.store.proof.finding import Verdict

_MOST = 20
"""How many sentences of one subject are listed."""


def _verify_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)


def _verify(arguments: Namespace) -> int:
    try:
        return _proved(arguments)
    except ForeignPartsError as error:
        meaning, advice, _repair = explained(Subject.SCHEMA)
        say(f"✗ {error.message}", f"  {meaning}", f"  {advice}")
        return FINDINGS


def _proved(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=True) as ledger:
        verdict = verify(ledger, progress)
        code = read(ledger, state_code) if verdict.sound else ""
    _tell(verdict)
    if not verdict.sound:
        return FINDINGS
    say(_("内容码：{code}（两台电脑的内容码相同，内容就相同）").format(code=code))
    return DONE


def _rebuild_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    text = _("从哪些文件或文件夹里找回缺少的内容：收发过的文件、备份、附件原件；发件箱和“备份”文件夹总会查看")
    output = _("把登记日志带到这个新的数据文件里：文件里有不是本程序建立的内容、打不开时用；原文件不动")
    parser.add_argument("--output", type=Path, metavar="NEW", help=output)
    parser.add_argument("--from", type=Path, nargs="+", default=[], dest="places", metavar="PATH", help=text)


def _rebuild(arguments: Namespace) -> int:
    if arguments.output:
        carried = carry_ledger(arguments.file, arguments.output, password_of(arguments), progress)
        say(_("已建立“{path}”。").format(path=arguments.output))
        say(*carried_lines(carried))
        return DONE
    from desktop_app.exchange.bundles.repairing import repair  # noqa: PLC0415 (loads what reads exchanged files)

    with opened_file(arguments) as ledger:
        repaired = repair(ledger, arguments.places, progress)
    say(_("修复前的文件留在“{path}”。").format(path=repaired.kept))
    for step in repaired.steps:
        say(f"· {step}")
    _tell(repaired.verdict)
    return DONE if repaired.verdict.sound else FINDINGS


def _tell(verdict: Verdict) -> None:
    """Say what a proof found: each subject with what it means and what to do."""
    for one in told(verdict):
        for sentence in one.sentences[:_MOST]:
            say(f"✗ {sentence}")
        if len(one.sentences) > _MOST:
            say(_("  …… 还有 {count} 处同样的情况").format(count=len(one.sentences) - _MOST))
        say(f"  {one.explained.meaning}", f"  {one.explained.advice}", "")
    for note in verdict.notes:
        say(_("注意：{note}").format(note=note))
    if verdict.sound:
        text = _("完好：{revisions} 条登记日志，{records} 条记录，内容与日志一致，搜索索引完整。")
        say(text.format(revisions=verdict.revisions, records=verdict.records))
    else:
        say(_("发现 {count} 个问题。").format(count=len(verdict.findings)))


COMMANDS = (
    Command("verify", "检查数据文件：有没有被改过、缺过，怎样修复", _verify_arguments, _verify),
    Command("rebuild", "修复数据文件：由登记日志重算表格，找回缺少的内容，再检查一遍", _rebuild_arguments, _rebuild),
)
