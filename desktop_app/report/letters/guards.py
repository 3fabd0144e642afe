"""The guards of letters by the names that letter files call them: what a letter isn't issued for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.case_state import CLOSED, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.law.case_state import Facts


def check_open(facts: Facts, settings: Mapping[str, str], letter: str) -> None:
    """Raise `UserError` where the case needs no decision any more; `letter` is what people call the letter."""
    state = state_of(facts, settings)
    if state in CLOSED:
        raise UserError(
            _("这一件的状态是“{state}”，不用发“{letter}”。").format(
                state=code_text("case_state", state), letter=letter
            ),
            _("“{letter}”只用于没有办结的申请。").format(letter=letter),
        )


LETTER_GUARDS: dict[str, Callable[[Facts, Mapping[str, str], str], None]] = {"open": check_open}
"""Every guard by its name."""
