"""The command for report layouts: check-layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, USER_ERROR, Command
from desktop_app.cli.terminal import say
from desktop_app.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("layout", type=Path, metavar="FILE", help=_("年报版式文件（.json）"))


def _check_layout(arguments: Namespace) -> int:
    from desktop_app.report.narrative.layout import layouts, read_layout  # noqa: PLC0415
    from desktop_app.report.rulefiles.decoding import read_text  # noqa: PLC0415 (layouts are only loaded when wanted)
    from desktop_app.report.rulefiles.lines import FormatError  # noqa: PLC0415

    path: Path = arguments.layout
    try:
        found = read_layout(read_text(path), path.name, layouts())
    except FormatError as error:
        say(error.message)
        say(_("改正这一行，保存以后再检查一次。各种写法见“年报版式文件怎么写”（docs/report-layouts.md）。"))
        return USER_ERROR
    counts = {"sections": len(found.sections), "sentences": len(found.file.sentences)}
    say(_("“{name}”没有错误：{sections} 个部分，{sentences} 个自动生成的句子。").format(name=found.name, **counts))
    return DONE


COMMANDS = (Command("check-layout", "检查一个年报版式文件能不能用", _arguments, _check_layout),)
