"""The order of Chinese as the person chose it: from the window's start on, and in open lists as soon as it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.text_order import choose_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.context.live_settings import LiveSettings
    from desktop_app.ui.window.open_file import OpenFile


def sort_as_chosen(settings: LiveSettings, desk: Callable[[], OpenFile | None]) -> None:
    """Sort in the order of the settings from now on."""

    def hear(name: str) -> None:
        if name == "sort":
            choose_order(settings.kept.sort)
            shown = desk()
            if shown:
                shown.pages.hear(None)

    choose_order(settings.kept.sort)
    settings.changed.connect(hear)
