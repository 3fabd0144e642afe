"""How far a log was at a moment, short enough for paper: on it, nobody takes back unseen what came before."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.i18n import _


@dataclass(frozen=True, slots=True)
class LogMark:
    """How many entries the log had, and the root over all of them as people read it out (见证码)."""

    size: int
    code: str

    @property
    def text(self) -> str:
        """Return the mark in words, as receipts and reports bear it."""
        return _("登记日志 {size} 条，见证码 {code}").format(size=self.size, code=self.code)


def mark_of(size: int | None, code: str) -> LogMark | None:
    """Return the mark that a record bears, or None where it bears none."""
    return LogMark(size, code) if size and code else None
