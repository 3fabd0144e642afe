"""The command for the steps of a case: step. What it offers and refuses comes from the procedure's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.terminal import say
from desktop_app.cli.typed_values import read_value, typed_values
from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.model.codes import code_text
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.law.explanation import explain
from desktop_app.model.law.step_file import StepRule, step_rules
from desktop_app.model.law.taking import may_stand, refusal, writes
from desktop_app.model.law.workflow import Case, possible_steps
from desktop_app.model.record import fields_of, typed_fields
from desktop_app.office.cases.case_records import read_case, write_step
from desktop_app.office.records.named_records import application_named
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

_DAY = Field(label="日期", shape=Shape.DAY)


def _arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("application", help=_("申请的登记号或记录编号"))
    parser.add_argument(
        "action", nargs="?", metavar="STEP", choices=[*step_rules()], help=_("要办的步骤；不写列出能办的")
    )
    parser.add_argument("--day", default="", help=_("步骤的日期，不写为今天"))
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help=_("本步骤的内容，如 until=2024-06-30")
    )
    parser.add_argument("--as-it-happened", action="store_true", help=_("不合程序、但确实是这样办的，也照实记下并标明"))


def _step(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=arguments.action is None) as ledger:
        application = read(ledger, application_named, arguments.application)
        if arguments.action:
            _take(ledger, application, step_rules()[arguments.action], arguments)
        _show(_case(ledger, application))
    return DONE


def _case(ledger: Ledger, application: str) -> Case:
    return read(ledger, read_case, ledger.rules, application)


def _take(ledger: Ledger, application: str, action: StepRule, arguments: Namespace) -> None:
    """Take a step as one operation; raises `UserError` with the sentence that refuses it."""
    case = _case(ledger, application)
    data = {"day": _day(ledger, arguments.day)} | typed_values(arguments.set, _fields(action))
    said = refusal(case, action.code, data, as_it_happened=arguments.as_it_happened)
    if said:
        happened = may_stand(case, action.code, data)
        raise UserError(said, _("确实是这样办的，加上 --as-it-happened 照实记下并标明。") if happened else "")
    label = _("{step}：{case}").format(step=action.button.text, case=case.facts.text("number") or arguments.application)
    with operation(ledger, label) as change:
        write_step(change, application, writes(case, action.code, data))


def _day(ledger: Ledger, text: str) -> Value:
    return read_value(_DAY, text) if text else ledger.source.now().astimezone().date()


def _fields(action: StepRule) -> dict[str, Field]:
    """Return what can be said with a step: the fields of the record it writes."""
    return typed_fields(KINDS[action.kind])


def _show(case: Case) -> None:
    """Print where the case stands, until when, what was done and what can be done next."""
    say(_("状态：{state}").format(state=code_text("case_state", case.state)))
    for line in explain(case.deadline) if case.deadline else ():
        say(f"  {line.text}")
    for taken in case.taken:
        said = taken.objection or taken.late
        objection = f"  ⚠ {said}" if said else ""
        say(f"{day_text(taken.event.day)}  {step_rules()[taken.event.action].button.text}{objection}")
    for action in possible_steps(case):
        needs = listed(_(fields_of(KINDS[action.kind])[name].label) for name in action.needs)
        say(
            _("可办：{code}  {step}").format(code=action.code, step=action.button.text)
            + (f"（{needs}）" if needs else "")
        )


COMMANDS = (Command("step", "一件申请的办理步骤：看期限和能办的，或办一步", _arguments, _step),)
