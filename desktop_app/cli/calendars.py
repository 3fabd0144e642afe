"""The command for the days off of the years: calendar lists them, and takes a year in from the text of its notice."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.terminal import say
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import label_text
from desktop_app.model.holidays.notice import Notice, read_notice, usual_title
from desktop_app.model.holidays.open_year import why_year_open
from desktop_app.model.law.calendar import Arrangement
from desktop_app.model.law.calendar_lines import spans
from desktop_app.model.law.calendar_records import arrangement_values
from desktop_app.office.cases.moved_due_days import moved_cases
from desktop_app.office.rules.own_rules import keep_year
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.written_days import day_text, span_text, weekday_text

if TYPE_CHECKING:
    import datetime as dt
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from desktop_app.ledger import Ledger

_LARGEST = 1 << 20


def _arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("--year", type=int, help=_("只列这一年的日子；与 --notice 一起用时，通知没写年度就按这一年读"))
    parser.add_argument(
        "--notice", type=Path, metavar="TEXT", help=_("读一份放假通知的文字（- 为终端），列出找到的日子")
    )
    parser.add_argument("--take", action="store_true", help=_("采用从通知里找到的日子"))


def _calendar(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=not arguments.take) as ledger:
        if arguments.notice:
            _notice(ledger, arguments)
        elif arguments.take:
            raise UserError(_("没有写通知的文件。"), _("请用 --notice 写明通知的文字在哪个文件里。"))
        else:
            _years(ledger, arguments.year)
    return DONE


def _years(ledger: Ledger, year: int | None) -> None:
    calendar = ledger.rules.calendar
    for one in [year] if year else sorted(calendar.years):
        arrangement, why = calendar.years.get(one), why_year_open(calendar, one)
        said = (str(one), _("暂定：{why}").format(why=why) if why else "", arrangement.notice if arrangement else "")
        say("  ".join(filter(None, said)))
        if year and arrangement:
            _print_days(arrangement.holidays, arrangement.workdays, one)


def _notice(ledger: Ledger, arguments: Namespace) -> None:
    text, calendar = _text(arguments.notice), ledger.rules.calendar
    meant = arguments.year or ledger.source.now().astimezone().year + 1
    found = read_notice(text, meant, calendar.years.get(read_notice(text, meant).year))
    if not found.found:
        raise UserError(
            _("没有找到放假的日子。"), _("请贴国务院办公厅通知的原文，如“一、元旦：1月1日至3日放假调休，共3天。”")
        )
    say("  ".join((str(found.year), found.title or usual_title(found.year))))
    _print_days(found.holidays, found.workdays, found.year)
    for doubt in found.doubts:
        say(_("请核对：{doubt}").format(doubt=doubt))
    if arguments.take:
        _take(ledger, found)


def _take(ledger: Ledger, found: Notice) -> None:
    if not found.usable:
        raise UserError(_("同一天写了两次，没有采用。"), _("请按通知改正后再采用。"))
    title = found.title or usual_title(found.year)
    taken = Arrangement(found.year, title, dict(found.holidays), dict(found.workdays))
    with operation(ledger, _("{year} 年节假日安排").format(year=found.year)) as change:
        keep_year(change, arrangement_values(taken))
    moved = read(ledger, moved_cases, change.moved)
    say(_("已采用。答复期限变动 {count} 件。").format(count=len(moved)))
    for case in moved:
        days = _("{before} → {after}").format(before=_day(case.before), after=_day(case.after))
        say("  " + "  ".join(filter(None, (days, case.number, case.subject))))


def _print_days(holidays: Mapping[dt.date, str], workdays: Mapping[dt.date, str], year: int) -> None:
    for days, word in ((holidays, _("放假")), (workdays, _("调休上班"))):
        for first, last, name in spans(days):
            beside = weekday_text(first) if first == last else _("共 {count} 天").format(count=(last - first).days + 1)
            written = _("{days}（{more}）").format(days=span_text(first, last, year=year), more=beside)
            say("  " + "  ".join((word, label_text("holiday", name), written)))


def _day(day: dt.date | None) -> str:
    return day_text(day) if day else _("停止计算")


def _text(path: Path) -> str:
    """Return the text of a notice in the encodings that Windows writes; raises `UserError` where it can't be read."""
    try:
        content = sys.stdin.buffer.read(_LARGEST) if str(path) == "-" else path.read_bytes()[:_LARGEST]
    except OSError as error:
        raise UserError(
            _("打不开“{file}”。").format(file=path.name), _("请检查文件是否还在、是否正被别的程序占用。")
        ) from error
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


COMMANDS = (Command("calendar", "列出各年的放假安排，或从放假通知的文字录入一年", _arguments, _calendar),)
