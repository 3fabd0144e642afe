"""The commands that make a data file: new, sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.output import progress
from desktop_app.i18n import _
from desktop_app.store.creation import ROLES, create_ledger
from desktop_app.store.database import close_ledger

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_("要建立的数据文件（.ogi）"))
    parser.add_argument("--organisation", required=True, help=_("机关全称"))
    parser.add_argument("--unit", required=True, help=_("本处室或单位的名称"))
    parser.add_argument("--role", required=True, choices=ROLES, help=_("unit＝处室或单位，office＝办公室"))
    parser.add_argument("--person", default="", help=_("登记人姓名"))


def _new(arguments: Namespace) -> int:
    names = {"organisation": arguments.organisation, "unit": arguments.unit, "person": arguments.person}
    close_ledger(create_ledger(arguments.file, role=arguments.role, **names))
    print(_("已建立“{path}”。").format(path=arguments.file))
    return DONE


def _sample_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_("要建立的数据文件（.ogi）"))
    parser.add_argument("--year", type=int, default=2013, help=_("示例的年度"))


def _sample(arguments: Namespace) -> int:
    from desktop_app.sample.creation import create_sample  # noqa: PLC0415 (its texts are only loaded when wanted)

    create_sample(arguments.file, year=arguments.year, progress=progress)
    print(_("已建立示例“{path}”。").format(path=arguments.file))
    return DONE


COMMANDS = (
    Command("new", "建立一个新的数据文件", _new_arguments, _new),
    Command("sample", "建立 2013 年度真实年报的示例文件", _sample_arguments, _sample),
)
