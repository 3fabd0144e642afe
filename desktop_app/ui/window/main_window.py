"""The main window: the start page without a data file, the desk with one; everything else is elsewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget

from desktop_app.i18n import _
from desktop_app.office.opening import close_ledger
from desktop_app.settings import save
from desktop_app.store.file.identity import words
from desktop_app.ui.context.context import DroppedFiles
from desktop_app.ui.context.jobs import Jobs
from desktop_app.ui.context.live_settings import LiveSettings
from desktop_app.ui.context.messages import Messages
from desktop_app.ui.context.progress_strip import KeptRoom, ProgressStrip
from desktop_app.ui.kit.focus_order import move_focus
from desktop_app.ui.kit.icons import application_icon
from desktop_app.ui.kit.on_screen import resize_within
from desktop_app.ui.window.closed_work import show_backups, show_restore
from desktop_app.ui.window.daily_backup import DailyBackup
from desktop_app.ui.window.open_file import OpenFile
from desktop_app.ui.window.opening import SAMPLE_NAME, SUFFIX, Opening, heard
from desktop_app.ui.window.places import PLACES, Place
from desktop_app.ui.window.remembered_year import stay_in_year
from desktop_app.ui.window.sorting import sort_as_chosen
from desktop_app.ui.window.start import StartPage
from desktop_app.ui.window.undoing import Undoing
from desktop_app.ui.window.window_menu import MenuParts, furnish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QCloseEvent

    from desktop_app.errors import UserError
    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings
    from desktop_app.ui.context.visited_places import Trail

_SIZE = (1280, 820)
_LEAST = (860, 420)


class MainWindow(QMainWindow):
    """One window, at most one open data file."""

    def __init__(
        self,
        settings: Settings,
        today: Callable[[], dt.date] = dt.date.today,
        runner: Callable[[Callable[[], None]], object] | None = None,
        places: Sequence[Place] = PLACES,
        keep: Callable[[Settings], object] = save,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.desk: OpenFile | None = None
        self.live = LiveSettings(settings, keep, self)
        sort_as_chosen(self.live, lambda: self.desk)
        self.places = places
        self.messages = Messages()
        self.jobs = Jobs(self.messages, runner)
        self.opening = Opening(self.jobs, self)
        self.opening.opened.connect(self.show_ledger)
        self.opening.carried.connect(lambda carried: self.messages.warn(*heard(carried)))
        self.daily_backup = DailyBackup()
        self._today = today
        self._whole = QStackedWidget()
        self._needing_file: list[QAction] = []
        self._to_look_at: Path | None = None
        self.setCentralWidget(self._whole)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        self.furnish()

    def furnish(self) -> None:
        """Make everything anew when the language or the size changes; the open file and its page stay open."""
        ledger = self.desk.context.ledger if self.desk else None
        trail = self.desk.pages.trail() if self.desk else None
        self.jobs.finish_changes()
        self._clear_desk()
        while self._whole.count():
            gone = self._whole.widget(0)
            self._whole.removeWidget(gone)
            gone.deleteLater()
        self.undoing = Undoing()
        self.start = StartPage()
        self.start.wanted.connect(self.opening.make)
        form = self.start.unit_form
        self.start.start_file_chosen.connect(
            lambda path: self.opening.look_at_start(path, form.show_offer, form.refuse)
        )
        self.start.open_asked.connect(self.choose_file)
        self.start.restore_asked.connect(self.choose_backup)
        self.start.sample_asked.connect(self.opening.open_sample)
        self.start.recent_chosen.connect(self.opening.open)
        self._whole.addWidget(self.start)
        self._needing_file = furnish(self._menu_parts())
        self._show_progress()
        if ledger:
            self._show_desk(ledger, trail)
        else:
            self._show_start()

    def show_ledger(self, ledger: Ledger) -> None:
        """Put an open data file on the desk, in place of the one before."""
        if not self.close_file():
            close_ledger(ledger)
            return
        try:
            self._show_desk(ledger)
        except BaseException:
            close_ledger(ledger)
            self._show_start()
            raise
        self.settings.remember(ledger.path)
        found, hint = words(ledger.identity)
        if found:
            self.messages.warn(found, hint)
        waiting, self._to_look_at = self._to_look_at, None
        if waiting and self.desk:
            self.desk.navigate("exchange", DroppedFiles((waiting,)))

    def close_file(self) -> bool:
        """Close the data file and go back to the start page; False where something isn't saved."""
        if self.desk is None:
            return True
        if not self.jobs.finish_changes():
            return False
        page = self.desk.pages.current
        if page and not page.may_leave():
            return False
        ledger = self.desk.context.ledger
        if page:
            self.settings.pages[str(ledger.path.resolve())] = page.name
        self.jobs.stop()
        self._clear_desk()
        close_ledger(ledger)
        self._show_start()
        return True

    def fit(self, room: QSize) -> None:
        """Take no more than the room that a screen has: on a small one, or with large writing, it is less."""
        resize_within(self, self.size(), room)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        """Go on with Tab in the order in which one reads."""
        return move_focus(self, forward=on) or super().focusNextPrevChild(on)

    def choose_file(self) -> None:
        """Ask for a data file and open it."""
        kinds = _("数据文件 (*{suffix})").format(suffix=SUFFIX) + ";;" + _("所有文件 (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("打开"), self._folder(), kinds)
        if chosen:
            self.opening.open(Path(chosen))

    def choose_backup(self) -> None:
        """Show the backups of the open data file, or without one those that are found, to put one back."""
        if self.desk:
            show_backups(self, self.desk.context, self.settings, self.opening, self.close_file)
        else:
            show_restore(self, self.jobs, self.settings, self.opening)

    def recent(self) -> list[Path]:
        """Return the recent data files that are still there."""
        return [path for path in map(Path, self.settings.recent) if path.exists()]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the data file first; unsaved typing may keep the window open."""
        if not self.close_file():
            event.ignore()
            return
        self.jobs.close()
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.live.save_now()
        event.accept()

    def new_file(self) -> None:
        """Close the data file and ask what a new one is for."""
        self.close_file()

    def open_last(self) -> None:
        """Open the ledger one had last; one that is gone or locked leads to the start page with a sentence."""
        latest = next(iter(self.settings.recent), "")
        if latest and not Path(latest).exists():
            said = _("上次的台账“{name}”不在原来的位置了，可能在没有插上的 U 盘里，或已被移走、改名。")
            self.start.say(said.format(name=Path(latest).name))
        elif latest:
            self.opening.open(Path(latest), refused=lambda error: self.start.say(str(error)))

    def take_exchanged(self, path: Path) -> None:
        """Look at an exchanged file in the ledger one had last; without one it is a file to start from."""
        latest = next((path for path in self.recent() if path.stem != SAMPLE_NAME), None)
        if latest is None:
            self.start.start_with(path)
            return

        def refused(error: UserError) -> None:
            self._to_look_at = None
            self.start.say(str(error))

        self._to_look_at = path
        self.opening.open(latest, refused=refused)

    def _menu_parts(self) -> MenuParts:
        return MenuParts(
            *(self, self.live, self.places, self.messages, self.opening, self.undoing, lambda: self.desk),
            *(
                self.recent,
                self.choose_file,
                self.choose_backup,
                self.new_file,
                self.close_file,
            ),
            self.jobs,
        )

    def _show_progress(self) -> None:
        """Put a strip for the jobs into the corner of the menu bar: no page moves when it comes and goes."""
        bar = self.menuBar()
        before = bar.cornerWidget()  # Qt has handed it on from the bar before
        bar.setCornerWidget(KeptRoom(ProgressStrip(self.jobs), bar))
        if before is not None:
            before.setParent(None)
            before.deleteLater()

    def _show_start(self) -> None:
        self.setWindowTitle(_("公开台账"))
        self.start.say("")
        self.start.show_recent(self.recent())
        self.start.show_choices()
        self._whole.setCurrentWidget(self.start)
        self._enable(on=False)

    def _show_desk(self, ledger: Ledger, trail: Trail | None = None) -> None:
        desk = OpenFile(ledger, self.jobs, self.messages, self._today, self.places, self.live)
        self.desk = desk
        self.daily_backup.watch(desk.context)
        self.undoing.watch(desk)
        stay_in_year(desk.context.year, self.settings, ledger.path)
        desk.changed.connect(self.undoing.refresh)
        desk.begun_again.connect(self._begin_again)
        desk.banner.undo_asked.connect(self.undoing.take_back)
        desk.banner.reopen_asked.connect(self._reopen)
        desk.topbar.add(self.undoing.undo)
        desk.topbar.add(self.undoing.redo)
        self._whole.addWidget(desk)
        self._whole.setCurrentWidget(desk)
        self.setWindowTitle(_("{file} — 公开台账").format(file=ledger.path.stem))
        self._enable(on=True)
        if trail:
            desk.pages.take_up(trail)
            return
        last = self.settings.pages.get(str(ledger.path.resolve()), "")
        desk.navigate(last if last in {place.name for place in self.places} else self.places[0].name)

    def _begin_again(self, ledger: Ledger) -> None:
        """Go on with the open file under another profile, on the page where one was."""
        trail = self.desk.pages.trail() if self.desk else None
        self._clear_desk()
        self._show_desk(ledger, trail)

    def _reopen(self) -> None:
        """Open the data file anew from where it lies: what is typed stays as a draft and comes back with its form."""
        path = self.desk.context.ledger.path if self.desk else None
        if path and self.close_file():
            self.opening.open(path)

    def _clear_desk(self) -> None:
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.close_desk()
            self.daily_backup.watch(None)
            self.undoing.watch(None)
            self._whole.removeWidget(desk)
            desk.deleteLater()

    def _enable(self, *, on: bool) -> None:
        for action in self._needing_file:
            action.setEnabled(on)

    def _folder(self) -> str:
        recent = self.recent()
        return str(recent[0].parent) if recent else ""
