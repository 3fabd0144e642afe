"""When the window offers a letter, told in words: what somebody wants to know before a letter file is put in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.model.codes import code_text
from desktop_app.report.letters.replies import decisions_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.letters.file_shape import LetterFile
    from desktop_app.report.letters.files import LetterFiles


def offer_lines(letter: LetterFile, files: LetterFiles) -> tuple[str, ...]:
    """Return how a letter is numbered and when it is offered, a sentence each; what is missing is told last."""
    number = _("文号：{pattern}").format(pattern=letter.number)
    return (number, *(_when(letter, decisions_said(letter.code, files)) or (_never_offered(),)))


def _when(letter: LetterFile, decisions: Sequence[str]) -> tuple[str, ...]:
    told = (
        (_("办了{names}以后提出。"), "case_step", letter.steps),
        (_("办理结果是{names}时提出。"), "decision", (*letter.decisions, *decisions)),
        (_("状态是{names}时提出。"), "case_state", letter.states),
    )
    return tuple(text.format(names=_names(code_list, codes)) for text, code_list, codes in told if codes)


def _names(code_list: str, codes: Sequence[str]) -> str:
    return listed(_("“{name}”").format(name=code_text(code_list, code)) for code in dict.fromkeys(codes))


def _never_offered() -> str:
    return _(
        "没有写“steps”“decisions”或“states”，办件时不会提出，只列在“其他文书”里；要在办某一步以后、作出某种决定或处在某种状态时提出，请加上其中一项。"
    )
