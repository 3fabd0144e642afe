"""The commands that make a data file: new, sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.output import progress
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.store.file.creation import ROLES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.ledger import Ledger


def _new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_("要建立的数据文件（.ogi）"))
    parser.add_argument("--organisation", required=True, help=_("机关全称"))
    parser.add_argument("--unit", required=True, help=_("本处室或单位的名称"))
    parser.add_argument("--role", required=True, choices=ROLES, help=_("unit＝处室或单位，office＝办公室"))
    parser.add_argument("--person", default="", help=_("登记人姓名"))
    parser.add_argument(
        "--start", type=Path, metavar="OGIX", help=_("从办公室下发的文件起步：单位名称以它为准，带来分类等")
    )
    parser.add_argument("--certify", default="", metavar="CODE", help=_("办公室电脑的核对码（与 --start 一起用）"))


def _new(arguments: Namespace) -> int:
    names = {"organisation": arguments.organisation, "unit": arguments.unit, "person": arguments.person}
    if arguments.start:
        close_ledger(_started(arguments, names))
    else:
        close_ledger(create_ledger(arguments.file, role=arguments.role, **names))
    print(_("已建立“{path}”。").format(path=arguments.file))
    return DONE


def _started(arguments: Namespace, names: dict[str, str]) -> Ledger:
    from desktop_app.exchange.bundles.starting import Start, start_ledger  # noqa: PLC0415 (ciphers are only loaded when wanted)

    if arguments.role != "unit":
        raise UserError(_("只有处室和单位的台账从下发文件起步。"), _("办公室的台账请直接新建。"))
    return start_ledger(arguments.file, Start(file=arguments.start, code=arguments.certify), **names)


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
