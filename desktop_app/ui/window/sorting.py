"""The order of Chinese as the person chose it: from the window's start on, and in open lists as soon as it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.text_order import choose_order

if TYPE_CHECKING:
    from desktop_app.ui.window.main_window import MainWindow


def sort_as_chosen(window: MainWindow) -> None:
    """Sort in the order of the settings from now on."""
    choose_order(window.settings.sort)
    window.live.changed.connect(lambda name: _sort_again(window) if name == "sort" else None)


def _sort_again(window: MainWindow) -> None:
    choose_order(window.settings.sort)
    if window.desk:
        window.desk.pages.hear(None)
