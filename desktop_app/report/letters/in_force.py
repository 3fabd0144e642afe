"""The letters of a ledger: those that the program brings along and those that the office handed down in their place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.office.rules.rule_files import rule_files
from desktop_app.report.letters.file_checks import check_letter
from desktop_app.report.letters.file_shape import LetterFile
from desktop_app.report.letters.files import LetterFiles, letter_files
from desktop_app.report.rulefiles.decoding import decode_part, text_of
from desktop_app.store.log.contents import content_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SUBJECT = "letters"
"""The subject of rule files that are letters."""


def is_letter_file(text: str) -> bool:
    """Tell whether a file is meant to be a letter and not an annex format."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "versions" in found and "tables" not in found


def read_letter(text: str, name: str) -> LetterFile:
    """Return the letter of a file; raises `FormatError` with the file, the line and the reason."""
    letter, spot = decode_part(text, name, LetterFile)
    passages = {passage.name for passage in letter_files().passages}
    check_letter(letter, letter.code, passages, spot)
    if letter.steps != letter_files().letters[letter.code].steps:
        raise (spot / "steps").error(_("办理步骤由程序决定，“steps”要与自带的文书一样。"))
    return letter


def letters_of(session: Session) -> LetterFiles:
    """Return the letters of a ledger; a handed-down one stands in the place of the program's own of the same code.

    One that can't be used is passed over: the list of handed-down files says why.
    """
    own = letter_files()
    letters = dict(own.letters)
    for kept in rule_files(session, SUBJECT):
        try:
            letter = read_letter(text_of(content_of(session, kept.sha256), kept.name), kept.name)
        except UserError:
            continue
        letters[letter.code] = letter
    return replace(own, letters=letters)
