"""The commands that put an annex format in use and out of use: use-format and stop-format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _use_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("format", type=Path, metavar="FORMAT", help=_("附表格式文件（.json）"))
    parser.add_argument("--years", required=True, help=_("用于哪些年度：2026、2026-2028、2026-（2026 年度起）"))
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--instead", action="store_true", help=_("代替：这些年度自动选用它"))
    way.add_argument("--beside", action="store_true", help=_("并存：不自动选用，要用时用 --format 另选"))
    parser.add_argument("--dry-run", action="store_true", help=_("只说明会有什么变化，不启用"))


def _stop_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("format", metavar="ID", help=_("办公室启用的附表格式的代号，如 D-2021-own"))
    parser.add_argument("--dry-run", action="store_true", help=_("只说明会有什么变化，不停用"))


def _use_format(arguments: Namespace) -> int:
    from desktop_app.report.annex.formats.format import read_format  # noqa: PLC0415 (formats are only loaded when wanted)
    from desktop_app.report.annex.formats.in_force import formats_of  # noqa: PLC0415
    from desktop_app.report.annex.formats.use import (  # noqa: PLC0415
        Use,
        prepare,
        put_format_in_use,
        years_told,
    )
    from desktop_app.report.rulefiles.decoding import read_text  # noqa: PLC0415
    from desktop_app.report.rulefiles.moved_years import years_words  # noqa: PLC0415

    path: Path = arguments.format
    first, last = years_told(arguments.years)
    text = read_text(path)
    with opened_file(arguments, read_only=arguments.dry_run) as ledger:
        given = read_format(text, path.name)
        prepared = prepare(given, text, Use(first, last, arguments.instead), read(ledger, formats_of))
        if not arguments.dry_run:
            put_format_in_use(ledger, prepared)
    say(*prepared.changes)
    if not arguments.dry_run:
        say(_("已启用“{name}”，{years}。").format(name=prepared.format.id, years=years_words(first, last)))
    return DONE


def _stop_format(arguments: Namespace) -> int:
    from desktop_app.office.rules.handing_down import withdraw  # noqa: PLC0415 (formats are only loaded when wanted)
    from desktop_app.report.annex.formats.in_force import formats_of  # noqa: PLC0415
    from desktop_app.report.annex.formats.use import stopping  # noqa: PLC0415

    with opened_file(arguments, read_only=arguments.dry_run) as ledger:
        in_force = read(ledger, formats_of)
        fmt = in_force.find(arguments.format)
        changes = stopping(fmt, in_force)
        if not arguments.dry_run:
            withdraw(ledger, in_force.handed_down[fmt.id].record_id)
    say(*changes)
    if not arguments.dry_run:
        say(_("已停用“{name}”。").format(name=fmt.id))
    return DONE


COMMANDS = (
    Command("use-format", "启用一个附表格式：用于哪些年度，代替还是并存", _use_arguments, _use_format),
    Command("stop-format", "停用办公室启用的附表格式，说明哪些年度改用哪一份", _stop_arguments, _stop_format),
)
