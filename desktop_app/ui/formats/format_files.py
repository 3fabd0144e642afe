"""What is done with rule files: checking one and putting it in use, whichever sort it is. Jobs without a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.office.rules import code_files
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.office.rules.letter_heads import SUBJECT as SUBJECT_LETTERS
from desktop_app.office.rules.letter_heads import letter_heads
from desktop_app.office.rules.rule_files import rule_files
from desktop_app.report.annex.formats.in_force import SUBJECT, formats_of
from desktop_app.report.annex.formats.review import indicator_codes, review_format
from desktop_app.report.annex.formats.use import stopping
from desktop_app.report.checks.rule_file import is_check_file, read_rules
from desktop_app.report.letters.files import steps_of_letters
from desktop_app.report.letters.in_force import is_letter_file, letters_of, read_letter
from desktop_app.report.letters.offer_words import offer_lines
from desktop_app.report.rulefiles.code_file import is_code_file, read_codes, told_changes
from desktop_app.report.rulefiles.decoding import read_text
from desktop_app.report.rulefiles.step_file import is_step_file, read_steps
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.annex.formats.in_force import FormatsInForce

_MOST_REMARKS = 12


class CheckedFormat(NamedTuple):
    """An annex format without mistakes, and the formats in force beside which it was checked."""

    format: Format
    in_force: FormatsInForce


@dataclass(frozen=True, slots=True)
class Checked:
    """A rule file without mistakes: its sort ("" for one that comes with the program), its name, its text, its title.

    `lines` are what there is to look at, and `replaces` is what it would take the place of; `annex` is the annex format
    that it is, if it is one.
    """

    subject: str
    file: str
    text: str
    name: str
    lines: tuple[str, ...]
    replaces: str
    annex: CheckedFormat | None = None

    @property
    def remarks(self) -> str:
        """Return the first remarks as lines, and how many more there are."""
        more = len(self.lines) - _MOST_REMARKS
        rest = [_("……还有 {count} 处").format(count=more)] if more > 0 else []
        return "\n".join([*self.lines[:_MOST_REMARKS], *rest])


def check_file(ledger: Ledger, path: Path) -> Checked:
    """Check a file against the ledger; raises `FormatError` with line and reason where it can't be used."""
    text = read_text(path)
    if is_step_file(text):
        return _check_steps(path.name, text)
    if is_check_file(text):
        return _check_rules(path.name, text)
    if is_code_file(text):
        return _check_codes(ledger, path.name, text)
    return _check_letter(ledger, path.name, text) if is_letter_file(text) else _check_format(ledger, path.name, text)


def _check_steps(name: str, text: str) -> Checked:
    """Check a file of steps, which can't be put in use: its effects and guards are code, so it comes with them."""
    count = len(read_steps(text, name, steps_of_letters()).steps)
    told = _("“{name}”没有错误：{count} 个办理步骤。").format(name=name, count=count)
    return Checked("", name, text, name, (told, _("办理步骤随程序一起更新，不用在这里启用。")), "")


def _check_rules(name: str, text: str) -> Checked:
    """Check a file of rules of the check, which comes with the program as the tests it names do."""
    told = _("“{name}”没有错误：{count} 条核对规则。").format(name=name, count=len(read_rules(text, name)))
    return Checked("", name, text, name, (told, _("核对规则随程序一起更新，不用在这里启用。")), "")


def put_in_use(ledger: Ledger, checked: Checked) -> str:
    """Keep a checked file in the ledger, from where it goes to the units; return what it is called."""
    hand_down(ledger, checked.subject, checked.file, checked.text.encode())
    return checked.name


def changes_by_stopping(ledger: Ledger, format_id: str) -> tuple[str, ...]:
    """Return in sentences what changes when a handed-down annex format is put out of use; raises `UserError`."""
    in_force = read(ledger, formats_of)
    return stopping(in_force.known[format_id], in_force)


def _check_format(ledger: Ledger, name: str, text: str) -> Checked:
    in_force = read(ledger, formats_of)
    review = review_format(text, name, in_force.known, read(ledger, indicator_codes))
    fmt = review.format
    there = in_force.known.get(fmt.id)
    lines = tuple(_("第 {line} 行：{text}").format(line=each.line, text=each.text) for each in review.remarks)
    replaces = there.name if there else ""
    return Checked(SUBJECT, f"{fmt.id}.json", text, fmt.name, lines, replaces, CheckedFormat(fmt, in_force))


def _check_codes(ledger: Ledger, name: str, text: str) -> Checked:
    lines = tuple(told_changes(read_codes(text, name, ledger.codes().by_name)))
    there = any(kept.name == name for kept in read(ledger, rule_files, code_files.SUBJECT))
    return Checked(code_files.SUBJECT, name, text, name, lines, name if there else "")


def _check_letter(ledger: Ledger, name: str, text: str) -> Checked:
    heads, files = read(ledger, letter_heads), read(ledger, letters_of)
    letter = read_letter(text, name, heads)
    there = heads.get(letter.code)
    replaced = code_text("letter", letter.code) if there else ""
    return Checked(SUBJECT_LETTERS, f"{letter.code}.json", text, letter.title, offer_lines(letter, files), replaced)
