"""What the list shows of each format or other rule file: its name, its years, and who brought it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.office.rules import code_files
from desktop_app.office.rules import letter_heads as letters
from desktop_app.office.rules.rule_files import rule_files, rules_content
from desktop_app.report.annex.formats.in_force import SUBJECT, formats_of, source_of
from desktop_app.report.letters.files import letter_files
from desktop_app.report.letters.in_force import read_letter
from desktop_app.report.letters.offer_words import offer_lines
from desktop_app.report.rulefiles.code_file import read_codes, told_changes
from desktop_app.report.rulefiles.decoding import text_of
from desktop_app.report.rulefiles.moved_years import years_words
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.office.rules.rule_files import KeptRules
    from desktop_app.report.annex.formats.format import Format


@dataclass(frozen=True, slots=True)
class FormatLine:
    """One format, code list or letter: a usable one, or (`reason`) a handed-down file that this version can't use.

    `source` are the bytes of its file, to be copied and changed; `changes` is what another sort changes, in words.
    """

    name: str
    format: Format | None = None
    handed_down: KeptRules | None = None
    source: bytes = b""
    reason: str = ""
    subject: str = SUBJECT
    changes: str = ""

    @property
    def origin(self) -> str:
        """Say where it came from."""
        if self.handed_down is None:
            return _("程序自带")
        day = self.handed_down.issued_on
        return _("办公室 {day} 下发").format(day=day) if day else _("办公室下发")

    @property
    def years(self) -> str:
        """Say for which years it is prescribed or can be chosen by hand, or what else it is."""
        if self.format is None:
            return "" if self.subject == SUBJECT else code_text("rule_file_subject", self.subject)
        file = self.format.file
        years = years_words(file.first_year, file.last_year)
        return _("{years}，只供另选").format(years=years) if file.by_hand else years

    @property
    def copy_of(self) -> str:
        """The name of its file without the ending."""
        return self.format.id if self.format else self.name.removesuffix(".json")

    @property
    def year_to_show(self) -> int:
        """The year on the empty form."""
        file = self.format.file if self.format else None
        return (file.last_year or file.first_year) if file else 0


def read_lines(ledger: Ledger) -> list[FormatLine]:
    """Return the formats of a ledger, the newest first, behind them its other rule files and what can't be used."""
    in_force = read(ledger, formats_of)
    usable = [
        FormatLine(fmt.name, fmt, in_force.handed_down.get(fmt.id), read(ledger, source_of, in_force, fmt))
        for fmt in reversed(list(in_force.known.values()))
    ]
    broken = [FormatLine(kept.name, None, kept, b"", str(error)) for kept, error in in_force.broken]
    others = [_line(ledger, kept, subject) for subject in _TOLD for kept in read(ledger, rule_files, subject)]
    return [*usable, *broken, *others]


def _line(ledger: Ledger, kept: KeptRules, subject: str) -> FormatLine:
    try:
        content = read(ledger, rules_content, kept)
        changes = _TOLD[subject](text_of(content, kept.name), kept.name)
    except UserError as error:
        return FormatLine(kept.name, None, kept, b"", str(error), subject)
    return FormatLine(kept.name, None, kept, content, "", subject, changes)


def _told_codes(text: str, name: str) -> str:
    return "\n".join(told_changes(read_codes(text, name)))


def _told_letter(text: str, name: str) -> str:
    letter, own = read_letter(text, name), letter_files()
    told = _("代替自带的“{letter}”") if letter.code in own.letters else _("增加文书“{letter}”")
    return "\n".join((told.format(letter=code_text("letter", letter.code)), *offer_lines(letter, own)))


_TOLD = {code_files.SUBJECT: _told_codes, letters.SUBJECT: _told_letter}
"""What handed-down files of the other subjects change, in words, from their text and name."""
