"""The commands that make a data file: new, sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import password_argument, password_of
from desktop_app.cli.output import progress
from desktop_app.cli.terminal import say
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.unit_list import read_unit_list
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.office.records.unit_list import take_units
from desktop_app.store.file.creation import ROLES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.ledger import Ledger
    from desktop_app.model.unit_list import UnitList


def _new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_("要建立的数据文件（.ogi）"))
    parser.add_argument("--organisation", default="", help=_("机关全称；从办公室的文件起步时可以不写"))
    parser.add_argument("--unit", required=True, help=_("本处室或单位的名称"))
    parser.add_argument("--role", required=True, choices=ROLES, help=_("unit＝处室或单位，office＝办公室"))
    parser.add_argument("--person", default="", help=_("登记人姓名"))
    parser.add_argument(
        "--start", type=Path, metavar="OGIX", help=_("从办公室下发的文件起步：单位名称以它为准，带来分类等")
    )
    units = _("办公室的单位名单：表格，或一行一个单位的文本；登记到新台账里")
    parser.add_argument("--units", type=Path, metavar="FILE", help=units)
    parser.add_argument("--certify", default="", metavar="CODE", help=_("办公室电脑的核对码（与 --start 一起用）"))
    password_argument(parser)


def _new(arguments: Namespace) -> int:
    names = {"organisation": arguments.organisation, "unit": arguments.unit, "person": arguments.person}
    names["password"] = password_of(arguments)
    if arguments.start:
        close_ledger(_started(arguments, names))
    else:
        if not arguments.organisation:
            raise UserError(_("请用 --organisation 写明机关全称。"), _("年报封面要用。"))
        listed = _listed(arguments)
        ledger = create_ledger(arguments.file, role=arguments.role, **names)
        try:
            if listed:
                _take_units(ledger, listed)
        except BaseException:
            close_ledger(ledger)
            arguments.file.unlink()
            raise
        close_ledger(ledger)
    say(_("已建立“{path}”。").format(path=arguments.file))
    return DONE


def _listed(arguments: Namespace) -> UnitList | None:
    """Return the list of units that the office's new file is to have; read first, so that a bad one leaves no file."""
    if not arguments.units:
        return None
    from desktop_app.exchange.sheets.unit_sheet import read_unit_rows  # noqa: PLC0415 (sheets are only loaded when wanted)

    if arguments.role != "office":
        raise UserError(_("单位名单由办公室登记。"), _("处室和单位的台账请用 --start 从办公室的文件起步。"))
    return read_unit_list(read_unit_rows(arguments.units, progress))


def _take_units(ledger: Ledger, listed: UnitList) -> None:
    taken = take_units(ledger, listed.lines)
    say(
        _("名单 {count} 行：新增 {added} 个单位，空行 {blank} 行。").format(
            count=len(listed.lines), added=taken.added, blank=listed.blank
        )
    )
    for heading in listed.left_out:
        say(_("“{heading}”一列没有用到。").format(heading=heading))


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
    say(_("已建立示例“{path}”。").format(path=arguments.file))
    return DONE


COMMANDS = (
    Command("new", "建立一个新的数据文件", _new_arguments, _new),
    Command("sample", "建立 2013 年度真实年报的示例文件", _sample_arguments, _sample),
)
