"""Which letters fit a case now: those that what was done calls for and that weren't issued yet come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.codes import codes
from desktop_app.model.law.case_state import CLOSED
from desktop_app.report.letters.replies import replies_saying, reply_letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from desktop_app.model.law.workflow import Case
    from desktop_app.report.letters.file_shape import LetterFile
    from desktop_app.report.letters.files import LetterFiles


def proposed_letters(case: Case, issued: Collection[str], files: LetterFiles) -> tuple[str, ...]:
    """Return the letters that are called for and weren't issued, the one for the last event first."""
    found = [code for code in _called_for(case, files) if code not in issued]
    return tuple(dict.fromkeys(reversed(found)))


def other_letters(case: Case, issued: Collection[str], files: LetterFiles) -> tuple[str, ...]:
    """Return the other letters, in the order of their list; a reply that says another decision isn't one of them."""
    decided = _decided(case)
    unfit = reply_letters(files) - set(replies_saying(decided, files)) if decided else frozenset()
    proposed = proposed_letters(case, issued, files)
    return tuple(letter.code for letter in _in_order(files) if letter.code not in {*proposed, *unfit})


def _called_for(case: Case, files: LetterFiles) -> Iterator[str]:
    """Yield the letters that the events call for, in the order of the procedure."""
    letters = _in_order(files)
    for_state = [letter.code for letter in letters if case.state in letter.states]
    if case.state not in CLOSED:
        yield from for_state
    for step in case.facts.steps:
        yield from (letter.code for letter in letters if step.step in letter.steps)
    decided = _decided(case)
    if decided:
        yield from replies_saying(decided, files)
    if case.state in CLOSED:
        yield from for_state


def _in_order(files: LetterFiles) -> list[LetterFile]:
    order = {code: place for place, code in enumerate(codes("letter"))}
    return sorted(files.letters.values(), key=lambda letter: order.get(letter.code, len(order)))


def _decided(case: Case) -> str:
    """Return the decision that stands in the application or in a draft."""
    drafted = (step.proposed for step in reversed(case.facts.took("draft")) if step.proposed)
    return case.facts.text("decision") or next(drafted, "")
