"""The command for letters: letter."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE, Command
from desktop_app.cli.data_file import file_arguments, opened_file
from desktop_app.cli.terminal import say
from desktop_app.cli.typed_values import read_value, typed_values
from desktop_app.i18n import _, listed
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import CaseStep, Letter
from desktop_app.model.record import typed_fields
from desktop_app.office.records.named_records import application_named
from desktop_app.office.records.record_values import record_values
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.ledger import Ledger
    from desktop_app.report.letters.order import LetterOrder
    from desktop_app.report.letters.text import LetterDraft

_DAY = Field(label="落款日期", shape=Shape.DAY)
_DECISION = Field(label="办理结果", shape=Shape.CODE, codes="decision")


def _letter_arguments(parser: ArgumentParser) -> None:
    file_arguments(parser)
    parser.add_argument("application", help=_("申请的登记号或记录编号"))
    parser.add_argument("--code", required=True, metavar="LETTER", help=_("文书种类"))
    parser.add_argument(
        "--decision", default="", metavar="DECISION", help=_("办理结果，答复书用：代码，或附表上、登记表里的说法")
    )
    parser.add_argument("--day", default="", help=_("落款日期，不写为今天"))
    parser.add_argument("--number", default="", help=_("文号，不写按序列编号"))
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help=_("本步骤的内容，如 until=2024-06-30")
    )
    parser.add_argument("--issue", action="store_true", help=_("制发：编号、存档，并记入办理步骤；不写只看草稿"))
    parser.add_argument("--pdf", type=Path, help=_("写成 PDF 文件"))
    parser.add_argument("--docx", type=Path, help=_("写成可以编辑的 docx 文件"))


def _letter(arguments: Namespace) -> int:
    with opened_file(arguments, read_only=not arguments.issue) as ledger:
        application = read(ledger, application_named, arguments.application)
        order = _order(arguments, ledger)
        draft = (_issued if arguments.issue else _drafted)(ledger, application, order)
    _write(draft, arguments)
    return DONE


def _order(arguments: Namespace, ledger: Ledger) -> LetterOrder:
    from desktop_app.report.letters.order import LetterOrder  # noqa: PLC0415 (letters are only loaded when wanted)

    today = ledger.source.now().astimezone().date()
    given = read_value(_DAY, arguments.day) if arguments.day else None
    return LetterOrder(
        code=arguments.code,
        day=given if isinstance(given, dt.date) else today,
        decision=str(read_value(_DECISION, arguments.decision)) if arguments.decision else "",
        number=arguments.number,
        step=typed_values(arguments.set, typed_fields(CaseStep)),
    )


def _drafted(ledger: Ledger, application: str, order: LetterOrder) -> LetterDraft:
    from desktop_app.report.letters.issuing import draft_letter  # noqa: PLC0415

    return draft_letter(ledger, application, order)


def _issued(ledger: Ledger, application: str, order: LetterOrder) -> LetterDraft:
    from desktop_app.report.letters.issuing import issue_letter  # noqa: PLC0415
    from desktop_app.report.letters.kept_text import letter_of_record  # noqa: PLC0415

    missing = _drafted(ledger, application, order).missing
    record = issue_letter(ledger, application, order)
    letter = letter_of_record(read(ledger, record_values, Letter, record))
    say(_("已制发，文号{number}，记录编号{record}。").format(number=letter.number, record=record))
    return replace(letter, missing=missing)


def _write(draft: LetterDraft, arguments: Namespace) -> None:
    from desktop_app.report.letters.kept_text import as_text  # noqa: PLC0415
    from desktop_app.report.letters.vocabulary import vocabulary  # noqa: PLC0415

    if arguments.pdf:
        _write_pdf(draft, arguments.pdf)
    if arguments.docx:
        from desktop_app.cli.output import progress  # noqa: PLC0415
        from desktop_app.report.letters.docx_letter import write_docx  # noqa: PLC0415 (loads the word processor's library)

        write_docx(draft, arguments.docx, progress)
        say(_("已写入“{path}”。").format(path=arguments.docx))
    if not (arguments.pdf or arguments.docx or arguments.issue):
        say(*as_text(draft).split("\n"))
    if draft.missing:
        words = listed(vocabulary().words[word] for word in draft.missing)
        say(_("这些内容还没有，留了空：{words}。").format(words=words))


def _write_pdf(draft: LetterDraft, path: Path) -> None:
    from desktop_app.cli.output import progress  # noqa: PLC0415
    from desktop_app.report.letters.document import letter_document  # noqa: PLC0415
    from desktop_app.report.paper.pdf.render import write_pdf  # noqa: PLC0415

    rendered = write_pdf(letter_document(draft), path, progress)
    say(_("已写入“{path}”，共 {pages} 页。").format(path=path, pages=rendered.pages))
    if rendered.missing:
        say(_("这些字没有字形，印成了〓：{characters}").format(characters="".join(rendered.missing)))


COMMANDS = (Command("letter", "一件申请的告知文书：看草稿、制发、写成 PDF 或 docx", _letter_arguments, _letter),)
