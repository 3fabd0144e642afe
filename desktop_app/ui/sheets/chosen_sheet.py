"""The sheet that was chosen, from a file or from the clipboard, with the names of the others beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.reading.reading_apart import from_clipboard_apart, read_sheet_apart, sheet_names_apart
from desktop_app.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True)
class ChosenSheet:
    """A sheet that was read; `path` is None for what was pasted."""

    sheet: Sheet
    names: tuple[str, ...] = ()
    path: Path | None = None

    @property
    def source(self) -> str:
        """Return where it came from, in words."""
        return self.path.name if self.path else _("剪贴板")


def read_chosen(path: Path, sheet_name: str, preferred: str, progress: Progress) -> ChosenSheet:
    """Read a sheet of a file: the one that is named, or called as the kind, or else the first.

    Raises `UserError` for anything that isn't a readable sheet.
    """
    names = sheet_names_apart(path, progress)
    wanted = sheet_name or next((name for name in names if name == preferred), names[0])
    named = wanted if len(names) > 1 else ""
    sheet = read_sheet_apart(path, named, preferred=preferred, progress=progress)
    return ChosenSheet(sheet, tuple(names), path)


def pasted_sheet(text: str, html: str, progress: Progress) -> ChosenSheet:
    """Return what a spreadsheet program put on the clipboard; raises `UserError` where there is no table."""
    return ChosenSheet(from_clipboard_apart(text, html, progress))
