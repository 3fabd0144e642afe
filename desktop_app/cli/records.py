"""The commands that look at records: search, history, and (from modules of their own) prove and due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.due import DUE
from desktop_app.cli.proving import PROVE
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.listed import shown_text, unread_text
from desktop_app.office.records.listing import titles
from desktop_app.office.records.search import search
from desktop_app.store.log.reading import read
from desktop_app.store.trust.history import Entry, FieldChange, history
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field, Value


def _search_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("words", nargs="+", help=_("要找的词，同时含有全部才算找到"))
    parser.add_argument("--limit", type=int, default=50, help=_("最多列出几条"))


def _search(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=True) as ledger:
        hits = search(ledger, " ".join(arguments.words), arguments.limit)
    for hit in hits:
        say(f"{hit.record_id}  {_(KINDS[hit.kind].label)}  {hit.title}")
    if not hits:
        say(_("没有找到。"))
    return DONE


def _history_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("record", help=_("记录编号（search 列出的第一栏）"))


def _history(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=True) as ledger:
        for entry in history(ledger, arguments.record):
            _print_entry(ledger, entry)
    return DONE


def _print_entry(ledger: Ledger, entry: Entry) -> None:
    when = moment_text(entry.at)
    say("  ".join(filter(None, (when, entry.who, entry.label, entry.why))))
    if entry.deleted is not None:
        say("    " + (_("删除") if entry.deleted else _("恢复")))
    for change in entry.changes:
        say("    " + _change_text(ledger, change))


def _change_text(ledger: Ledger, change: FieldChange) -> str:
    label = _(change.field.label)
    if change.hidden:
        return _("{label}：改过（个人信息不在本文件中）").format(label=label)
    before = unread_text() if change.unread_before else _value_text(ledger, change.field, change.before)
    after = unread_text() if change.unread_after else _value_text(ledger, change.field, change.after)
    return _("{label}：{before} → {after}").format(label=label, before=before or "—", after=after or "—")


def _value_text(ledger: Ledger, field: Field, value: Value) -> str:
    if field.shape is Shape.LINK and value:
        return read(ledger, titles, field.links, [str(value)]).get(str(value), str(value))
    return shown_text(field, value)


COMMANDS = (
    Command("search", "在全部记录中查找", _search_arguments, _search),
    Command("history", "列出一条记录的全部变更", _history_arguments, _history),
    PROVE,
    DUE,
)
