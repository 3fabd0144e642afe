"""The command that says what is due, what was late, and what the turn of the year asks for: due."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.output import write_json
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.office.cases.due import GROUPS, OpenCase, TimeLeft, grouped, open_cases
from desktop_app.office.cases.late import LateReply, late_replies
from desktop_app.office.cases.open_disputes import OpenDispute, open_disputes
from desktop_app.office.cases.waiting import Waiting, waiting
from desktop_app.report.yearly.year_turn import YearTurn, year_turn
from desktop_app.store.log.reading import read
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping, Sequence

    from desktop_app.model.year_turn import TurnLine


def _due_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("--today", type=dt.date.fromisoformat, default=dt.date.today(), help=_("按哪一天计算"))  # noqa: DTZ011 (the clerk's own calendar day)
    parser.add_argument("--late", type=int, metavar="YEAR", help=_("改为列出一年的逾期答复及其经过"))
    parser.add_argument("--turn", type=int, metavar="YEAR", help=_("改为列出转入一年要办的事"))
    parser.add_argument("--json", type=Path, help=_("写成 JSON 文件（- 为终端）"))


def _due(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=True) as ledger:
        if arguments.late is not None:
            return _late(read(ledger, late_replies, ledger.rules, arguments.late, arguments.today), arguments)
        if arguments.turn is not None:
            return _turn(
                read(ledger, year_turn, ledger.rules, ledger.profile, arguments.turn, arguments.today), arguments
            )
        cases = read(ledger, open_cases, ledger.rules, arguments.today)
        waits = read(ledger, waiting, ledger.rules, cases)
        disputes = read(ledger, open_disputes, ledger.rules, arguments.today)
    data = [_case_data(case, waits.get(case.record_id)) for case in cases]
    write_json([*data, *(_dispute_data(dispute) for dispute in disputes)], arguments.json)
    if arguments.json is None:
        _print_cases(cases, waits, arguments.today)
        _print_disputes(disputes)
    return DONE


def _print_cases(cases: Sequence[OpenCase], waits: Mapping[str, Waiting], today: dt.date) -> None:
    for group, listed in grouped(cases).items():
        say(_("{group}（{count} 件）").format(group=_(GROUPS[group]), count=len(listed)))
        for case in listed:
            say("  " + "  ".join((_when(case, waits.get(case.record_id), today), case.number, case.subject)))
    if not cases:
        say(_("没有待办的申请。"))


def _print_disputes(disputes: Sequence[OpenDispute]) -> None:
    if disputes:
        say(_("{group}（{count} 件）").format(group=_("复议诉讼"), count=len(disputes)))
    for dispute in disputes:
        left = f"{_due_day(dispute.left)}  {dispute.left.words}  " if dispute.left else ""
        say("  " + left + "  ".join(filter(None, (dispute.words, dispute.number, dispute.subject))))


def _due_day(left: TimeLeft) -> str:
    return day_text(left.due_on) + (_("（暂定）") if left.provisional else "")


def _late(late: Sequence[LateReply], arguments: Namespace) -> int:
    write_json([_late_data(reply) for reply in late], arguments.json)
    if arguments.json is None:
        for reply in late:
            say("  ".join((day_text(reply.due_on), reply.words, reply.number, reply.subject)))
            for sentence in reply.why:
                say("    " + sentence)
        if not late:
            say(_("{year} 年没有逾期答复").format(year=arguments.late))
    return DONE


def _late_data(late: LateReply) -> dict[str, object]:
    return {
        "record": late.record_id,
        "number": late.number,
        "subject": late.subject,
        "due_on": late.due_on.isoformat(),
        "replied_on": late.replied_on and late.replied_on.isoformat(),
        "days_late": late.days,
        "why": list(late.why),
    }


def _turn(turn: YearTurn, arguments: Namespace) -> int:
    write_json([_turn_data(line) for line in turn.lines], arguments.json)
    if arguments.json is None:
        for line in turn.lines:
            say(_("{title}（{word}）").format(title=line.title, word=line.word))
            for sentence in line.said:
                say("  " + sentence)
    return DONE


def _turn_data(line: TurnLine) -> dict[str, object]:
    return {"topic": line.topic, "state": line.mark, "title": line.title, "says": list(line.said)}


def _when(case: OpenCase, waits: Waiting | None, today: dt.date) -> str:
    """Say until when, and what the case waits for while somebody else is asked."""
    waiting_for = waits.words(today) if waits else ""
    if case.left is None:
        return "  ".join(filter(None, (code_text("case_state", case.state), waiting_for)))
    provisional = _("（暂定）") if case.provisional else ""
    return "  ".join(filter(None, (f"{day_text(case.left.due_on)}{provisional}", case.left.words, waiting_for)))


def _case_data(case: OpenCase, waits: Waiting | None) -> dict[str, object]:
    days = {"due_on": case.left and case.left.due_on, "internal": case.internal_due_on, "office": case.office_due_on}
    return {
        "kind": "application",
        "record": case.record_id,
        "number": case.number,
        "subject": case.subject,
        "state": case.state,
        "days_left": case.left and case.left.days,
        "urgency": case.left and case.left.urgency,
        "provisional": case.provisional,
        "group": case.group,
        "waits_for": waits and waits.party,
        "waits_until": waits and waits.until and waits.until.isoformat(),
        **{name: day and day.isoformat() for name, day in days.items()},
    }


def _dispute_data(dispute: OpenDispute) -> dict[str, object]:
    """Return a dispute under the names of a case; what only a case has is empty."""
    return {
        "kind": "dispute",
        "record": dispute.record_id,
        "number": dispute.number,
        "subject": dispute.subject,
        "state": dispute.procedure,
        "term": dispute.term,
        "own": dispute.own,
        "days_left": dispute.left and dispute.left.days,
        "urgency": dispute.left and dispute.left.urgency,
        "provisional": dispute.left is not None and dispute.left.provisional,
        "group": dispute.group,
        "waits_for": None,
        "waits_until": None,
        "due_on": dispute.left and dispute.left.due_on.isoformat(),
        "internal": None,
        "office": None,
    }


DUE = Command("due", "列出未办结的申请、复议诉讼和期限，或逾期答复，或转入新年度要办的事", _due_arguments, _due)
