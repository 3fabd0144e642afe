"""Opening, making and closing data files for the window; all of it off the window's thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.office.opening import carry_ledger, close_ledger, open_ledger
from desktop_app.paths import user_documents
from desktop_app.store.carried import carried_lines
from desktop_app.store.file.check import DamagedError, PasswordError
from desktop_app.store.file.foreign_parts import ForeignPartsError
from desktop_app.store.file.found_backups import ledger_named
from desktop_app.store.file.identity import is_return_due
from desktop_app.ui.kit.dialogs import ask_password, confirm, tell
from desktop_app.ui.window.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.exchange.bundles.start_offer import StartOffer
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.store.carried import Carried
    from desktop_app.ui.context.jobs import Jobs

SUFFIX = ".ogi"
SAMPLE_NAME = "公开台账示例2013"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """What a new data file is made of; the form on the start page fills it in."""

    path: Path
    organisation: str
    unit: str
    role: str
    person: str = ""
    password: str = ""
    start_file: Path | None = None
    """The office's start file that it begins with, and the code of the office's PC, compared."""
    start_code: str = ""


class Opening(QObject):
    """Signals: `opened(Ledger)` once a data file is open, then `carried(Carried)` where it was made of another's log.

    Refusals are shown and nothing else happens.
    """

    opened = Signal(object)
    carried = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._window = parent

    def open(self, path: Path, password: str = "", refused: Callable[[UserError], object] | None = None) -> None:
        """Open a data file; asks for its password where it seems to have one, and tells a refusal, or `refused`."""
        label = _("正在打开“{name}”…").format(name=path.name)
        self._unlocked(path, label, lambda typed, progress: _open(path, typed, progress), password, refused)

    def restore(self, backup: Path, target: Path, password: str = "") -> None:
        """Put a backup where a data file is wanted and open it; asks for its password where that doesn't fit.

        Where the data file it was made of lies there still, it is kept in the folder of backups; no other is replaced.
        """
        label = _("正在从“{name}”恢复…").format(name=backup.name)
        kept = target.exists() and target.stem == ledger_named(backup)
        work = _put_back if kept else _restore
        self._unlocked(backup, label, lambda typed, progress: work(backup, target, typed, progress), password)

    def put_back(self, backup: Path, target: Path) -> None:
        """Put a backup in place of a closed data file, which is kept beside, and open it."""
        label = _("正在从“{name}”恢复…").format(name=backup.name)

        def refused(error: UserError) -> None:
            tell(self._window, error)
            self.open(target)  # it stands as it was

        self._unlocked(backup, label, lambda typed, progress: _put_back(backup, target, typed, progress), "", refused)

    def change_password(self, path: Path, old: str, new: str) -> None:
        """Put a closed data file under another password ("": none) and open it again."""

        def work(progress: Progress) -> Ledger:
            from desktop_app.store.file.password import change_password  # noqa: PLC0415 (loaded when it is used)

            change_password(path, old, new)
            return _open(path, new, progress)

        def refused(error: UserError) -> None:
            tell(self._window, error)
            self.open(path, old)

        self._run(_("正在换密码…"), work, refused)

    def _unlocked(
        self,
        locked: Path,
        label: str,
        work: Callable[[str, Progress], Ledger],
        password: str = "",
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """Do what needs the password of a file, asking for it until it fits or the person gives up."""

        def again(error: UserError) -> None:
            if isinstance(error, PasswordError) and locked.suffix.lower() == SUFFIX:
                typed = ask_password(self._window, locked.name, wrong=bool(password))
                if typed:
                    self._unlocked(locked, label, work, typed, refused)
                    return
                if password:
                    return
            if isinstance(error, (ForeignPartsError, DamagedError)):
                self._offer_to_carry(locked, password, error)
            else:
                (refused or self._refused)(error)

        self._run(label, lambda progress: work(password, progress), again)

    def make(self, wanted: NewFile) -> None:
        """Make a new data file and open it."""
        self._run(_("正在新建“{name}”…").format(name=wanted.path.name), lambda _progress: _make(wanted))

    def look_at_start(
        self, path: Path, done: Callable[[StartOffer], None], refused: Callable[[UserError], None]
    ) -> None:
        """Read what a start file offers; a refusal is for the form that asks."""

        def work(_progress: Progress) -> StartOffer:
            from desktop_app.exchange.bundles.start_offer import read_offer  # noqa: PLC0415 (ciphers only when wanted)

            return read_offer(path)

        self._jobs.run(_("正在看起步文件…"), work, done, refused)

    def open_sample(self, folder: Path | None = None) -> None:
        """Open the sample of 2013, made on the first use in the user's documents."""
        path = (folder or user_documents()) / f"{SAMPLE_NAME}{SUFFIX}"
        if path.exists():
            self.open(path)
        else:
            self._run(_("正在准备示例…"), lambda progress: _make_sample(path, progress))

    def _offer_to_carry(self, source: Path, password: str, error: UserError) -> None:
        """Say what is wrong with a file, and offer to carry its log into a clean one."""
        if not confirm(self._window, error.message, error.hint, _("带到新的台账…")):
            return
        proposed = source.with_stem(_("{name}（清理后）").format(name=source.stem))
        kinds = _("数据文件 (*{suffix})").format(suffix=SUFFIX)
        never = QFileDialog.Option.DontConfirmOverwrite
        chosen, _kind = QFileDialog.getSaveFileName(self._window, _("保存到"), str(proposed), kinds, "", never)
        if chosen:
            self._carry(source, Path(chosen), password)

    def _carry(self, source: Path, target: Path, password: str) -> None:
        said: list[Carried] = []

        def work(progress: Progress) -> Ledger:
            said.append(carry_ledger(source, target, password, progress))
            return _open(target, password, progress)

        def done(ledger: Ledger) -> None:
            self.opened.emit(ledger)
            self.carried.emit(said[0])

        self._jobs.run(_("正在带出“{name}”的登记日志…").format(name=source.name), work, done, self._refused)

    def _run(
        self, label: str, work: Callable[[Progress], Ledger], refused: Callable[[UserError], None] | None = None
    ) -> None:
        self._jobs.run(label, work, self.opened.emit, refused or self._refused)

    def _refused(self, error: UserError) -> None:
        tell(self._window, error)


def heard(carried: Carried) -> tuple[str, str]:
    """Return what came along into a clean file, and what to do, as a message says it."""
    first, *rest = carried_lines(carried)
    return first, "".join(rest)


def _open(path: Path, password: str, progress: Progress) -> Ledger:
    """Open a data file; a successor takes over on the day, and what was handed in since a backup comes in again."""
    ledger = open_ledger(path, password=password, progress=progress)
    try:
        PLACES[0].load()  # here, where nobody's window waits for it
        from desktop_app.exchange.bundles.handing_over import take_over  # noqa: PLC0415 (ciphers only when wanted)

        ledger = take_over(ledger, dt.datetime.now().astimezone().date())
        if is_return_due(ledger):
            from desktop_app.exchange.bundles.outbox import return_outbox  # noqa: PLC0415 (ciphers are only loaded when wanted)

            return_outbox(ledger, progress)
    except UserError:
        return ledger  # it stays due, and the file is good to work with
    except BaseException:
        close_ledger(ledger)
        raise
    return ledger


def _restore(backup: Path, target: Path, password: str, progress: Progress) -> Ledger:
    from desktop_app.store.file.backup import restore  # noqa: PLC0415 (loaded when it is used)

    restore(backup, target, password)
    return _open(target, password, progress)


def _put_back(backup: Path, target: Path, password: str, progress: Progress) -> Ledger:
    from desktop_app.store.file.backup import put_back  # noqa: PLC0415 (loaded when it is used)

    put_back(backup, target, password)
    return _open(target, password, progress)


def _make(wanted: NewFile) -> Ledger:
    from desktop_app.office.opening import create_ledger  # noqa: PLC0415 (only a new file needs it)

    wanted.path.parent.mkdir(parents=True, exist_ok=True)
    if wanted.start_file:
        return _make_from(wanted, wanted.start_file)
    return create_ledger(
        wanted.path,
        organisation=wanted.organisation,
        unit=wanted.unit,
        role=wanted.role,
        person=wanted.person,
        password=wanted.password,
    )


def _make_from(wanted: NewFile, start_file: Path) -> Ledger:
    from desktop_app.exchange.bundles.starting import Start, start_ledger  # noqa: PLC0415 (ciphers only when wanted)

    start = Start(file=start_file, code=wanted.start_code)
    return start_ledger(wanted.path, start, unit=wanted.unit, person=wanted.person, password=wanted.password)


def _make_sample(path: Path, progress: Progress) -> Ledger:
    from desktop_app.sample import create_sample  # noqa: PLC0415 (its texts are large and needed once)

    path.parent.mkdir(parents=True, exist_ok=True)
    return open_ledger(create_sample(path, progress=progress))
