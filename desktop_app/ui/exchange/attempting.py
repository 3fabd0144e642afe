"""One click that changes the ledger: say that it was done, with an offer to undo it, or why it wasn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context


def attempt(context: Context, work: Callable[[], Notice], done: str) -> None:
    """Do the work and say so; a `UserError` is said in its own words."""
    try:
        notice = work()
    except UserError as error:
        context.messages.error(error)
    else:
        context.messages.done(done, notice)
