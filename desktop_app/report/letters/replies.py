"""Which letters say which decision: the usual one of each decision, and others whose file says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.decisions import decisions

if TYPE_CHECKING:
    from desktop_app.report.letters.files import LetterFiles


def reply_letters(files: LetterFiles) -> frozenset[str]:
    """Return every letter that is a reply."""
    usual = {decision.letter for decision in decisions().values()}
    return frozenset(usual | {letter.code for letter in files.letters.values() if letter.decisions})


def replies_saying(decision: str, files: LetterFiles) -> tuple[str, ...]:
    """Return the letters that say a decision (code list `decision`), the usual one first."""
    usual = decisions()[decision].letter
    others = (letter.code for letter in files.letters.values() if decision in letter.decisions)
    return tuple(dict.fromkeys((usual, *others)))


def decisions_said(letter: str, files: LetterFiles) -> tuple[str, ...]:
    """Return the decisions that a letter says, in the order of the annual report's rows."""
    return tuple(code for code in decisions() if letter in replies_saying(code, files))
