"""The command for annex formats, code lists, letters, steps, rules of the check and the catalogue: check-format."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.cli.command import DONE, USER_ERROR, Command
from desktop_app.cli.data_file import opened_file, password_argument
from desktop_app.cli.terminal import say
from desktop_app.i18n import _
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.formats.review import Review

    Beside = AbstractContextManager[Ledger | None]
    """The ledger that a file is checked beside, to be opened, or none."""

_LONGEST_LINE = 100


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "format", type=Path, metavar="FILE", help=_("附表格式、代码表、文书、步骤、核对规则或目录文件（.json）")
    )
    parser.add_argument("--ledger", dest="file", type=Path, help=_("同时核对这个数据文件里的格式和指标"))
    password_argument(parser)


def _check_format(arguments: Namespace) -> int:
    from desktop_app.report.rulefiles.decoding import read_text  # noqa: PLC0415 (formats are only loaded when wanted)
    from desktop_app.report.rulefiles.lines import FormatError  # noqa: PLC0415

    path: Path = arguments.format
    text = ""
    try:
        text = read_text(path)
        return _sort_of(text).check(text, path.name, _beside(arguments))
    except FormatError as error:
        say(error.message)
        _quote(text, error.line)
        say(_("改正这一行，保存以后再检查一次。各种写法见{page}。").format(page=_sort_of(text).page))
        return USER_ERROR


class _Sort(NamedTuple):
    """A sort of file: how it is checked, and the page that tells how it is written."""

    check: Callable[[str, str, Beside], int]
    page: str


def _beside(arguments: Namespace) -> Beside:
    return opened_file(arguments, read_only=True) if arguments.file else nullcontext()


def _sort_of(text: str) -> _Sort:
    """Return which sort of file a text is meant to be; an annex format where it looks like no other."""
    from desktop_app.report.checks.rule_file import is_check_file  # noqa: PLC0415 (formats are only loaded when wanted)
    from desktop_app.report.letters.in_force import is_letter_file  # noqa: PLC0415
    from desktop_app.report.rulefiles.catalogue_file import is_catalogue_file  # noqa: PLC0415
    from desktop_app.report.rulefiles.code_file import is_code_file  # noqa: PLC0415
    from desktop_app.report.rulefiles.step_file import is_step_file  # noqa: PLC0415

    sorts = (
        (is_step_file, _Sort(_check_steps, _("“办理步骤文件怎么写”（docs/steps.md）"))),
        (is_check_file, _Sort(_check_rules, _("“核对规则怎样改”（docs/checks.md）"))),
        (is_catalogue_file, _Sort(_check_catalogue, _("“官方目录文件怎么写”（docs/catalogue.md）"))),
        (is_code_file, _Sort(_check_codes, _("“代码表文件怎么写”（docs/code-lists.md）"))),
        (is_letter_file, _Sort(_check_letter, _("“告知文书的文字怎么改”（docs/letters.md）"))),
    )
    annex = _Sort(_check_annex, _("“附表格式文件怎么写”（docs/annex-formats.md）"))
    return next((sort for is_of, sort in sorts if is_of(text)), annex)


def _check_annex(text: str, name: str, ledger: Beside) -> int:
    _print_review(_review(text, name, ledger), name)
    return DONE


def _check_codes(text: str, name: str, ledger: Beside) -> int:
    from desktop_app.model.codes import code_lists  # noqa: PLC0415 (with the formats, only when wanted)
    from desktop_app.report.rulefiles.code_file import read_codes, told_changes  # noqa: PLC0415

    with ledger:
        lists = read_codes(text, name, code_lists().by_name)
    for line in told_changes(lists):
        say(line)
    say(_("“{name}”没有错误，可以启用。").format(name=name))
    return DONE


def _check_letter(text: str, name: str, ledger: Beside) -> int:
    from desktop_app.office.rules.letter_heads import letter_heads  # noqa: PLC0415
    from desktop_app.report.letters.files import letter_files  # noqa: PLC0415 (letters are only loaded when wanted)
    from desktop_app.report.letters.in_force import read_letter  # noqa: PLC0415
    from desktop_app.report.letters.offer_words import offer_lines  # noqa: PLC0415

    with ledger as file:
        known = read(file, letter_heads) if file is not None else None
        letter = read_letter(text, name, known)
    for line in offer_lines(letter, letter_files()):
        say(line)
    say(_("“{name}”没有错误，可以启用。").format(name=letter.title))
    return DONE


def _check_steps(text: str, name: str, _ledger: Beside) -> int:
    from desktop_app.report.letters.files import steps_of_letters  # noqa: PLC0415 (letters are only loaded when wanted)
    from desktop_app.report.rulefiles.step_file import read_steps  # noqa: PLC0415

    file = read_steps(text, name, steps_of_letters())
    say(_("“{name}”没有错误：{count} 个办理步骤。").format(name=name, count=len(file.steps)))
    return DONE


def _check_rules(text: str, name: str, _ledger: Beside) -> int:
    from desktop_app.report.checks.rule_file import read_rules  # noqa: PLC0415 (the check is only loaded when wanted)

    count = len(read_rules(text, name))
    say(_("“{name}”没有错误：{count} 条核对规则。").format(name=name, count=count))
    return DONE


def _check_catalogue(text: str, name: str, _ledger: Beside) -> int:
    from desktop_app.report.rulefiles.catalogue_file import read_catalogue, told_counts  # noqa: PLC0415

    for line in told_counts(read_catalogue(text, name)):
        say(line)
    say(_("“{name}”没有错误。").format(name=name))
    return DONE


def _review(text: str, name: str, ledger: Beside) -> Review:
    from desktop_app.report.annex.formats.in_force import formats_of  # noqa: PLC0415
    from desktop_app.report.annex.formats.review import indicator_codes, review_format  # noqa: PLC0415

    with ledger as file:
        if file is None:
            return review_format(text, name)
        return review_format(text, name, read(file, formats_of).known, read(file, indicator_codes))


def _print_review(review: Review, name: str) -> None:
    for remark in review.remarks:
        say(_("{file} 第 {line} 行：{reason}").format(file=name, line=remark.line, reason=remark.text))
    fmt = review.format
    counts = {"cells": len(fmt.cells), "checks": len(fmt.file.checks), "tables": len(fmt.file.tables)}
    say(_("“{name}”没有错误：{tables} 张表，{cells} 个单元格，{checks} 条核对。").format(name=fmt.name, **counts))
    if review.remarks:
        say(_("上面 {count} 处不是错误，请再看一看。").format(count=len(review.remarks)))


def _quote(text: str, line: int) -> None:
    """Show the line as it stands in the file."""
    lines = text.split("\n")
    if line <= len(lines) and lines[line - 1].strip():
        quoted = lines[line - 1].strip()
        say(f"    {line} | {quoted[:_LONGEST_LINE]}{'…' if len(quoted) > _LONGEST_LINE else ''}")


COMMANDS = (
    Command("check-format", "检查附表格式、代码表、文书、步骤、核对规则或目录文件能不能用", _arguments, _check_format),
)
