"""Every page looked at for the first time, in a process of its own: what that loads and costs on its thread."""

from __future__ import annotations

import datetime as dt
import gc
import json
import sys
import threading
import time
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.office.opening import create_ledger
from desktop_app.settings import Backups, Settings
from desktop_app.ui.kit import style
from desktop_app.ui.kit.theme import body, quiet_button
from desktop_app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_KNOWN = {*sys.stdlib_module_names, "desktop_app", "PySide6", "shibokensupport", "sqlalchemy"}
_PATIENCE = 60.0
_PARTS = 100


class _Loaded(MetaPathFinder):
    """Notes the packages of others that the window's thread loads; finds nothing itself."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Note the name."""
        del path, target
        package = name.partition(".")[0]
        if threading.current_thread() is threading.main_thread() and package not in _KNOWN:
            self.names.add(package)
        return None


def main(folder: Path) -> None:
    """Open an office's ledger, look at each page and print what was loaded, and what each look cost."""
    gc.disable()  # when Python searches for cycles has a test of its own
    app = QApplication([])
    style.apply(app)
    ledger = create_ledger(folder / "first.ogi", organisation="某局", unit="办公室", role="office")
    window = MainWindow(
        Settings(backups=Backups(every_days=0)), lambda: dt.date(2013, 12, 20), keep=lambda _settings: None
    )
    window.show()
    loaded = _Loaded()
    sys.meta_path.insert(0, loaded)
    window.show_ledger(ledger)
    for place in window.places:
        place.load()  # loading code is no work of the page
    looks = {}
    for place in window.places:
        begun = time.thread_time()
        if window.desk:
            window.desk.navigate(place.name)
        app.processEvents()
        looks[place.name] = time.thread_time() - begun
        waited = time.monotonic()
        while window.jobs.busy and time.monotonic() - waited < _PATIENCE:
            app.processEvents()
    sys.meta_path.remove(loaded)
    bare = _bare(app)
    window.close()
    sys.stdout.write(json.dumps({"loaded": sorted(loaded.names), "looks": looks, "bare": bare}))


def _bare(app: QApplication) -> float:
    """Return what a plain page of a hundred of our buttons and labels costs: made, dressed, laid out and painted."""
    begun = time.thread_time()
    whole = QWidget()
    column = QVBoxLayout(whole)
    for number in range(_PARTS // 2):
        column.addWidget(quiet_button(str(number)))
        column.addWidget(body(str(number)))
    whole.show()
    app.processEvents()
    whole.close()
    return time.thread_time() - begun


if __name__ == "__main__":
    main(Path(sys.argv[1]))
