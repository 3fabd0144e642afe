"""Starting the window."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, i18n
from desktop_app import settings as user_settings
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.character_order import load_orders
from desktop_app.model.pinyin import load_sounds
from desktop_app.paths import propose_files_in
from desktop_app.store.file.check import check_name
from desktop_app.store.file.looked_at import remove_left_copies
from desktop_app.ui.context.collecting import QuietCollecting
from desktop_app.ui.kit import style
from desktop_app.ui.kit.dropping import EXCHANGED
from desktop_app.ui.kit.icons import application_icon
from desktop_app.ui.window.crash import CrashCatcher
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence


_NAME = "ogi-ledger"
_LULL = 1000
"""Milliseconds after which whoever opened a ledger is looking at it, and not yet at another page."""


def run(argv: Sequence[str] = ()) -> int:
    """Show the window, with the data file named in `argv` if there is one; returns the exit code."""
    settings = user_settings.load()
    # None of our own words: Qt ends the program where a file's name isn't UTF-8.
    app = QApplication([_NAME])
    app.setApplicationName(_NAME)
    app.setApplicationVersion(__version__)
    # The desktop finds the program's entry, and its icon in the task bar, by this name.
    app.setDesktopFileName(_NAME)
    app.setWindowIcon(application_icon())
    speak(app, settings.language)
    style.apply(app, settings.theme, settings.zoom)
    catcher = CrashCatcher()
    catcher.install()
    window = MainWindow(settings)
    catcher.refused.connect(window.messages.error)
    _follow(app, window)
    # At once: after a power cut the ledger one had last opens by itself too.
    window.opening.opened.connect(lambda _ledger: user_settings.save(settings))
    window.opening.opened.connect(lambda _ledger: QTimer.singleShot(_LULL, window, _load_pages_beside))
    window.fit(window.screen().availableSize())
    window.show()
    QuietCollecting(window.jobs, window)
    _say_if_lacking(window)
    Thread(target=_load_characters, name="characters", daemon=True).start()
    window.jobs.run(_("正在清理…"), lambda _progress: remove_left_copies(), lambda _nothing: None)
    begin(window, argv)
    code = app.exec()
    user_settings.save(settings)
    catcher.uninstall()
    return code


def _load_characters() -> None:
    """Load how characters sound and are sorted: what is typed first needn't wait for it, nor what is saved first."""
    load_sounds()
    load_orders()


def _load_pages_beside() -> None:
    """Load what the pages are made of, so that nobody waits for that at the first look at each."""
    Thread(target=_load_pages, name="pages", daemon=True).start()


def _load_pages() -> None:
    for place in PLACES:
        place.load()


def begin(window: MainWindow, argv: Sequence[str]) -> None:
    """Open what was named, an exchanged file in the ledger it is for; without anything the ledger one had last."""
    path = Path(argv[0]) if argv else None
    try:
        check_name(path or Path())
    except UserError as error:
        window.start.say(str(error))
        return
    if path is None and window.settings.opening == "last":
        window.open_last()
    elif path is None:
        window.start.setFocus()
    elif path.suffix.lower() == EXCHANGED:
        window.take_exchanged(path)
    else:
        window.opening.open(path)


def _follow(app: QApplication, window: MainWindow) -> None:
    """Have the look follow what is chosen, and the system where the choice is the system's."""
    settings = window.live

    def wear() -> None:
        style.wear(app, settings.kept.theme)

    def hear(name: str) -> None:
        if name == "theme":
            wear()
        elif name == "folder":
            propose_files_in(settings.kept.folder)
        elif name == "zoom":
            QTimer.singleShot(0, window, lambda: _change_size(app, window))
        elif name == "language":
            # The list in which it was chosen goes with everything else: first let it finish.
            QTimer.singleShot(0, window, lambda: _change_language(app, window))

    settings.changed.connect(hear)
    propose_files_in(settings.kept.folder)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: wear() if settings.kept.theme == "system" else None)


def _change_size(app: QApplication, window: MainWindow) -> None:
    """Draw everything in the chosen size; what isn't saved keeps the window as it is till the next start."""
    page = window.desk.pages.current if window.desk else None
    if page and not page.may_leave():
        return
    style.apply(app, window.settings.theme, window.settings.zoom)
    window.furnish()


def _change_language(app: QApplication, window: MainWindow) -> None:
    window.settings.language = speak(app, window.settings.language)
    window.furnish()
    _say_if_lacking(window)


def _say_if_lacking(window: MainWindow) -> None:
    if i18n.lacking():
        window.messages.warn(i18n.NO_TEXTS.format(name=i18n.lacking()))
