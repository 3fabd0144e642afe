"""A letter's text as somebody changed it before issuing, and which of its paragraphs that were."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.report.letters.kept_text import line_of_text, text_of_line
from desktop_app.report.letters.readiness import has_gap

if TYPE_CHECKING:
    from desktop_app.report.letters.text import LetterDraft


def body_text(draft: LetterDraft) -> str:
    """Return the paragraphs of a letter, one a line, without what the program itself puts around them."""
    return "\n".join(text_of_line(line) for line in draft.body)


def with_body(draft: LetterDraft, text: str) -> LetterDraft:
    """Return a letter with other paragraphs; raises `UserError` where none is left."""
    lines = tuple(line_of_text(line) for line in text.splitlines() if line.strip())
    if not lines:
        raise UserError(_("正文不能是空的。"), _("要回到原来的正文，请点“恢复原文”。"))
    gap = has_gap([draft.addressee, draft.signature, *(line.text for line in lines)])
    return replace(draft, body=lines, missing=draft.missing if gap else ())


def changed_places(before: str, after: str) -> tuple[int, ...]:
    """Return which lines of a text aren't as they were, counted from 1; where some were left out, the one behind."""
    old, new = ([line.strip() for line in text.splitlines() if line.strip()] for text in (before, after))
    places: set[int] = set()
    for tag, _start, _end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            places |= set(range(first + 1, max(last, first + 1) + 1))
    return tuple(sorted(places))


def changed_words(before: str, after: str) -> str:
    """Say which paragraphs were changed, by number alone: what they say is personal and stays out of the log."""
    places = changed_places(before, after)
    return _("制发前改过正文：第 {places} 段").format(places=_("、").join(map(str, places))) if places else ""
