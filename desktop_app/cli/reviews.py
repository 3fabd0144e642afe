"""The command for the approval of a release: review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.terminal import say
from desktop_app.cli.typed_values import read_value
from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.field import Field, Shape
from desktop_app.model.law.approvals import agrees, chain_of, next_stage, stage_text
from desktop_app.office.cases.release_file import release_file
from desktop_app.office.cases.release_reviews import give_opinion, opinions
from desktop_app.office.records.named_records import release_named
from desktop_app.store.log.reading import read
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

_DAY = Field(label="审批日期", shape=Shape.DAY)


def _arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("release", help=_("公开信息的索引号或记录编号"))
    parser.add_argument("opinion", nargs="?", choices=("agree", "return"), help=_("审批意见；不写只看审批到哪一步"))
    parser.add_argument("--officer", default="", help=_("审批人"))
    parser.add_argument("--day", default="", help=_("审批日期，不写为今天"))
    parser.add_argument("--secrecy-reviewed", action="store_true", help=_("已作保密审查"))
    parser.add_argument("--note", default="", help=_("批注"))


def _review(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=arguments.opinion is None) as ledger:
        release = read(ledger, release_named, arguments.release)
        if arguments.opinion:
            give_opinion(ledger, release, _given(ledger, arguments), agreed=agrees(arguments.opinion))
        _show(ledger, release)
    return DONE


def _given(ledger: Ledger, arguments: Namespace) -> dict[str, Value]:
    today = ledger.source.now().astimezone().date()
    return {
        "day": read_value(_DAY, arguments.day) if arguments.day else today,
        "officer": arguments.officer or ledger.profile.person,
        "secrecy_reviewed": arguments.secrecy_reviewed,
        "note": arguments.note,
    }


def _show(ledger: Ledger, record_id: str) -> None:
    """Print the state, until when the release has to be public, the opinions given, and whose turn it is."""
    file = read(ledger, release_file, record_id)
    if file is None:
        return
    release, approvals = file.release, file.approvals
    say(_("状态：{state}").format(state=code_text("release_state", release.state)))
    if release.due_on:
        say(_("公开期限：{day}").format(day=day_text(release.due_on)))
    for one in approvals:
        said = (one.day, one.officer, stage_text(one.stage), code_text("approval_opinion", one.opinion))
        say("  ".join(str(part) for part in said))
    chain = chain_of(ledger.rules.settings, "release")
    turn = next_stage(opinions(approvals), chain)
    if turn is not None:
        say(_("下一环节：{stage}").format(stage=stage_text(chain[turn - 1])))


COMMANDS = (Command("review", "一条公开信息的审批：看到哪一步，或登记一条审批意见", _arguments, _review),)
