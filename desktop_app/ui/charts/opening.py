"""A figure of a chart opened as the list of exactly its records; the way back leads to the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.context.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.context.context import Context


def open_figure(context: Context, find: Callable[[], tuple[str, tuple[str, ...]]], title: str) -> None:
    """Look up kind and ids of the records behind a figure off the window's thread, and show them on their page."""

    def show(found: tuple[str, tuple[str, ...]]) -> None:
        kind, ids = found
        context.navigate(context.page_of(kind), Selection(kind, ids, title))

    context.jobs.run(_("查找这些记录"), lambda _progress: find(), show)
