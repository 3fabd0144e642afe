"""The two sorts of errors: what happens in the user's world, and (anything else) our bugs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class UserError(Exception):
    """Something in the user's world went wrong: said in plain words, with what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Say the message and the hint in one line."""
        return f"{self.message} {self.hint}".strip()


class InvalidRecordError(UserError):
    """A record can't be saved as typed; `fields` maps a field's name to the sentence to show beside it.

    `may_stand`: what is refused is against the rules and can have happened; a person may say that it did.
    """

    def __init__(self, message: str, fields: Mapping[str, str], hint: str = "", *, may_stand: bool = False) -> None:
        super().__init__(message, hint)
        self.fields = dict(fields)
        self.may_stand = may_stand


class CancelledError(Exception):
    """The user cancelled a running job; nothing of it was kept."""
