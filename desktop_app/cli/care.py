"""The commands that look after a data file and the program: backup, restore, self-test, bench."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, USER_ERROR, Command
from desktop_app.cli.data_file import file_arguments, opened_file, password_argument, password_of
from desktop_app.cli.output import progress, write_json
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.store.file.backup import backup, restore

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _backup_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("output", type=Path, nargs="?", help=_("备份文件；不写则放进旁边的“备份”文件夹"))


def _backup(arguments: Namespace) -> int:
    with opened_file(arguments) as ledger:
        path = backup(ledger, arguments.output)
    say(_("已备份到“{path}”。").format(path=path))
    return DONE


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, help=_("备份文件"))
    parser.add_argument("file", type=Path, help=_("恢复成哪个数据文件（不能已存在）"))
    password_argument(parser)


def _restore(arguments: Namespace) -> int:
    restore(arguments.backup, arguments.file, password_of(arguments))
    say(_("已恢复为“{path}”。").format(path=arguments.file))
    return DONE


def _nothing(parser: ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def _self_test(arguments: Namespace) -> int:
    from desktop_app.cli.self_test import self_test  # noqa: PLC0415 (loads every part of the program)

    failures = 0
    for check in self_test(arguments.screen):
        say(("✓ " if check.passed else "✗ ") + check.text)
        failures += not check.passed
    return USER_ERROR if failures else DONE


def _bench_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--records", type=int, default=10_000, help=_("用多少条记录测量"))
    parser.add_argument("--day", action="store_true", help=_("只测一天的工作：单核、2 GB 内存、每次落盘 50 毫秒的慢盘"))
    parser.add_argument("--json", type=Path, help=_("写成 JSON 文件（- 为终端）"))


def _bench(arguments: Namespace) -> int:
    if arguments.day:
        return _bench_day(arguments)
    from desktop_app.cli.bench import bench  # noqa: PLC0415 (loads every part of the program)

    measured = bench(arguments.records, arguments.screen, progress)
    write_json(measured, arguments.json)
    if arguments.json is None:
        for name, value in measured.items():
            say(f"{name:32} {value}")
    return DONE


def _bench_day(arguments: Namespace) -> int:
    from desktop_app.cli.bench_day import GOAL, day, meets_goal  # noqa: PLC0415 (loads every part of the program)

    measured = day(arguments.screen, progress)
    write_json(measured, arguments.json)
    late = [taken for taken in measured["day"] if not meets_goal(taken)]
    if arguments.json is None:
        if not measured["sync_ms"]:
            say(_("这台电脑上不能模拟慢盘（只在有 C 编译器的 Linux 上能）：以下是本机磁盘的速度。"))
        say(_("秒  进度出现  卡住  处理器"))
        for taken in measured["day"]:
            shown = "—" if taken["progress_s"] is None else f"{taken['progress_s']:.3f}"
            mark = "✗" if taken in late else "✓"
            times = f"{taken['seconds']:7.3f} {shown:>7} {taken['still_s']:7.3f} {taken['work_s']:7.3f}"
            say(f"{mark} {times}  {taken['action']}")
    counted = {"count": len(measured["day"]), "late": len(late), "goal": GOAL}
    say(_("{count} 件事，超过 {goal} 秒又没有显示进度的 {late} 件。").format(**counted))
    return USER_ERROR if late else DONE


def _screenshots_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("output", type=Path, help=_("存放图片的文件夹"))


def _screenshots(arguments: Namespace) -> int:
    from desktop_app.sample.creation import create_sample  # noqa: PLC0415 (its texts are only loaded when wanted)

    arguments.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        sample = create_sample(Path(folder) / f"{_('示例')}.ogi", progress=progress)
        for path in arguments.screen().screenshots(sample, arguments.output):
            say(path)
    return DONE


COMMANDS = (
    Command("backup", "备份数据文件", _backup_arguments, _backup),
    Command("restore", "从备份恢复", _restore_arguments, _restore),
    Command("self-test", "检查本机上的程序是否完好", _nothing, _self_test),
    Command("screenshots", "给示例的每一页拍一张图", _screenshots_arguments, _screenshots),
    Command("bench", "测量速度", _bench_arguments, _bench),
)
