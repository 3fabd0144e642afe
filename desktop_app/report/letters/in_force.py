"""The letters of a ledger: the program's own, and what the office handed down in their place or besides."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.letter_heads import own_heads
from desktop_app.office.rules.letter_heads import SUBJECT
from desktop_app.office.rules.rule_files import rule_files, rules_content
from desktop_app.report.letters.file_checks import check_letter
from desktop_app.report.letters.file_shape import LetterFile
from desktop_app.report.letters.files import LetterFiles, letter_files
from desktop_app.report.rulefiles.decoding import decode_file, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.letter_heads import LetterHead


def is_letter_file(text: str) -> bool:
    """Tell whether a file is meant to be a letter and not an annex format."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "versions" in found and "tables" not in found


def read_letter(text: str, name: str, known: Mapping[str, LetterHead] | None = None) -> LetterFile:
    """Return the letter of a file; raises `FormatError` with the file, the line and the reason.

    What it leaves out stays as the program's own letter of the same code has it. `known` are the kinds of letters of
    the ledger that it is for, where there is one.
    """
    letter, spot = decode_file(text, name, LetterFile)
    passages = {passage.name for passage in letter_files().passages}
    check_letter(letter, passages, known or own_heads(), spot)
    own = letter_files().letters.get(letter.code)
    if own is None:
        return letter
    if letter.steps and letter.steps != own.steps:
        raise (spot / "steps").error(_("办理步骤由程序决定，“steps”要与自带的文书一样。"))
    return _filled_up(letter, own)


def _filled_up(letter: LetterFile, own: LetterFile) -> LetterFile:
    head = letter.head.over(own.head)
    return msgspec.structs.replace(
        letter,
        name=head.name,
        english=head.english,
        number=head.number,
        place=head.place,
        steps=own.steps,
        decisions=letter.decisions or own.decisions,
        states=letter.states or own.states,
        guards=letter.guards or own.guards,
    )


def letters_of(session: Session) -> LetterFiles:
    """Return the letters of a ledger; a handed-down one stands in the place of the program's own of the same code.

    One that can't be used is passed over: the list of handed-down files says why.
    """
    own = letter_files()
    letters = dict(own.letters)
    for kept in rule_files(session, SUBJECT):
        try:
            letter = read_letter(text_of(rules_content(session, kept), kept.name), kept.name)
        except UserError:
            continue
        letters[letter.code] = letter
    return replace(own, letters=letters)
