"""Messages to the person at the window: a page says them here, the window shows them (see `banner.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.i18n import _
from desktop_app.store.log.as_left import ReplacedFileError
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.errors import UserError
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.selection import Selection


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its text, what to do next, the operation it offers to undo, and the file or folder to open.

    `look` offers to show records; `reopen` offers to open the data file anew: it isn't the one that this window left.
    """

    text: str
    hint: str = ""
    tone: Tone = Tone.NEUTRAL
    undo: str = ""  # the operation's id, or "" where there is nothing to undo
    file: Path | None = None
    reopen: bool = False
    look: Selection | None = None  # records that it offers to show


class Messages(QObject):
    """Where pages and jobs say something; signal `said(Message)`."""

    said = Signal(object)

    def info(self, text: str, hint: str = "") -> None:
        """Say something that needs no answer; it goes away by itself."""
        self.said.emit(Message(text, hint))

    def done(self, text: str, notice: Notice | None = None) -> None:
        """Say that something was done, and offer to undo the operation of `notice`."""
        self.said.emit(Message(text, tone=Tone.GOOD, undo=notice.operation if notice else ""))

    def saved(self, path: Path, text: str = "", hint: str = "") -> None:
        """Say that a file was written, or a folder filled, and offer to open it; `text` says more than its name."""
        said = text or _("已保存：{file}").format(file=path)
        self.said.emit(Message(said, hint, Tone.WARNING if hint else Tone.GOOD, file=path))

    def warn(self, text: str, hint: str = "") -> None:
        """Say something that the person should look at."""
        self.said.emit(Message(text, hint, Tone.WARNING))

    def error(self, error: UserError) -> None:
        """Say what went wrong in the user's world; it stays until it is closed."""
        replaced = isinstance(error, ReplacedFileError)
        self.said.emit(Message(error.message, error.hint, Tone.BAD, reopen=replaced))
