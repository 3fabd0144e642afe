"""What every page is given: the open data file, the ways to talk to the window, today and the working year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.store.file.kept_backups import BackupPlan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.context.live_settings import LiveSettings
    from desktop_app.ui.context.messages import Messages


class WorkingYear(QObject):
    """The year (工作年度) that all pages show; signal `changed(year)`."""

    changed = Signal(int)

    def __init__(self, value: int) -> None:
        super().__init__()
        self._value = value

    @property
    def value(self) -> int:
        """Return the year that is shown, e.g. 2013."""
        return self._value

    def choose(self, value: int) -> None:
        """Show another year; every page hears it."""
        if value != self._value:
            self._value = value
            self.changed.emit(value)


@dataclass(frozen=True, slots=True)
class DroppedFiles:
    """Exchanged files that were dropped on the window; `navigate` takes them as target."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a page, by the name that the page knows it by; `navigate` takes it as target."""

    name: str


@dataclass(frozen=True, slots=True)
class Context:
    """The house as a page sees it.

    `navigate(page, target)` shows a page by name and hands it the target (`Page.arrive`), e.g. a `Selection` or a
    `Filter`; `page_of(kind)` names the page that edits the records of a kind ("": none does); `open_record(kind,
    record_id, defaults)` shows the form of a record there, or of a new one when the id is None; `begin_again(ledger)`
    goes on with the same open file under another profile; `settings` are this user's choices; `backups()` says
    where backups are made by themselves.
    """

    ledger: Ledger
    jobs: Jobs
    messages: Messages
    year: WorkingYear
    navigate: Callable[[str, object | None], None]
    page_of: Callable[[str], str]
    open_record: Callable[[str, str | None, Mapping[str, Value] | None], None]
    today: Callable[[], dt.date]
    begin_again: Callable[[Ledger], None]
    settings: LiveSettings
    backups: Callable[[], BackupPlan] = BackupPlan
