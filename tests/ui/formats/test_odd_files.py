"""Rule files that nobody sane would write: a file with such a one in force opens, works, and says what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.codes import official_lists
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.office.rules.rule_files import LARGEST_RULES, rule_files, rules_content
from desktop_app.report.letters.files import letter_files
from desktop_app.report.letters.in_force import letters_of
from desktop_app.report.narrative.layouts_in_force import layouts_of
from desktop_app.store.log.reading import read
from desktop_app.ui.formats.format_lines import read_lines

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

NESTED = b'{"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}"
TOO_LARGE = b'{"a": "' + b"x" * LARGEST_RULES + b'"}'
SUBJECTS = tuple(official_lists().by_name["rule_file_subject"])
UNREAD = {"calendar"}
"""Subjects that no rule file is read for: the office's calendar is records of its own (`CalendarYear`)."""


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("content", [NESTED, TOO_LARGE], ids=["nested", "too large"])
def test_a_rule_file_that_cannot_be_read_keeps_nobody_from_working(
    ledger: Ledger, subject: str, content: bytes
) -> None:
    layouts, codes = read(ledger, layouts_of).known, ledger.codes().by_name
    hand_down(ledger, subject, "怪.json", content)
    close_ledger(ledger)
    again = open_ledger(ledger.path)
    try:
        assert again.codes().by_name == codes
        assert read(again, letters_of).letters == letter_files().letters
        found = read(again, layouts_of)
        assert found.known == layouts
        told = [line.reason for line in read_lines(again) if line.reason]
        told += [str(error) for _name, error in found.broken]
        assert len(told) == (subject not in UNREAD)
    finally:
        close_ledger(again)


def test_only_a_rule_file_of_a_reasonable_size_is_read(ledger: Ledger) -> None:
    hand_down(ledger, "codes", "大.json", TOO_LARGE)
    (kept,) = read(ledger, rule_files, "codes")
    with pytest.raises(UserError, match="1024"):
        read(ledger, rules_content, kept)
