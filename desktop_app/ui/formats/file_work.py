"""What is done with format files: copying one out, checking one, putting one in use. Jobs; they know no window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.format_decoding import read_text
from desktop_app.report.format_review import indicator_codes, review_format
from desktop_app.report.format_shelf import SUBJECT, formats_of
from desktop_app.store.reading import reading
from desktop_app.store.rule_files import hand_down

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.report.format_review import Review

_MOST_REMARKS = 12


@dataclass(frozen=True, slots=True)
class Checked:
    """A format file without mistakes: its text, what there is to look at again, and the format it would replace."""

    text: str
    review: Review
    replaces: str

    @property
    def remarks(self) -> str:
        """Return the first remarks as lines, and how many more there are."""
        lines = [_("第 {line} 行：{text}").format(line=each.line, text=each.text) for each in self.review.remarks]
        more = len(lines) - _MOST_REMARKS
        return "\n".join([*lines[:_MOST_REMARKS], *([_("……还有 {count} 处").format(count=more)] if more > 0 else [])])


def check_file(ledger: Ledger, path: Path) -> Checked:
    """Check a format file against the ledger; raises `FormatError` with line and reason where it can't be used."""
    text = read_text(path)
    with reading(ledger) as session:
        shelf = formats_of(session)
        review = review_format(text, path.name, shelf.known, indicator_codes(session))
    there = shelf.known.get(review.format.id)
    return Checked(text, review, there.name if there else "")


def put_in_use(ledger: Ledger, checked: Checked) -> str:
    """Keep a checked format in the ledger, from where it goes to the units; return its name."""
    fmt = checked.review.format
    hand_down(ledger, SUBJECT, f"{fmt.id}.json", checked.text.encode())
    return fmt.name
