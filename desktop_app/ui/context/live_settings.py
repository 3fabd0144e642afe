"""The settings of this user while the program runs: whoever shows by them hears of a change, and they are kept soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.settings import ListColours, ListLook, Settings, list_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop_app.settings import Density, KeptFilter

_SOON = 500
"""Milliseconds after the last change until the settings are written: dragging a column's edge changes them often."""


class LiveSettings(QObject):
    """Signal `changed(str)`: the setting of this name has another value; `kept` are the settings as they are stored."""

    changed = Signal(str)

    def __init__(self, kept: Settings, keep: Callable[[Settings], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kept = kept
        self._keep = keep
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(lambda: keep(kept))

    @property
    def density(self) -> Density:
        """Return how close the rows of lists stand."""
        return self.kept.density

    @property
    def lists(self) -> Mapping[str, ListLook]:
        """Return how the lists were left, by data file and kind."""
        return self.kept.lists

    def look(self, ledger: Path, kind: str) -> ListLook:
        """Return how the list of a kind was left; one that was never touched has the look of the first day."""
        return self.kept.lists.get(list_key(ledger, kind), ListLook())

    def keep_look(self, ledger: Path, kind: str, look: ListLook) -> None:
        """Remember how the list of a kind is left."""
        if look != self.look(ledger, kind):
            self.kept.lists[list_key(ledger, kind)] = look
            self.save()

    def filters(self, ledger: Path, kind: str) -> list[KeptFilter]:
        """Return the filters that were given names, for the list of a kind."""
        return list(self.kept.filters.get(list_key(ledger, kind), []))

    def keep_filters(self, ledger: Path, kind: str, filters: list[KeptFilter]) -> None:
        """Remember the named filters of a list."""
        self.kept.filters[list_key(ledger, kind)] = filters
        self.save()

    def colours(self, ledger: Path, kind: str) -> ListColours:
        """Return the colour rules of a list; one that was never touched has the program's own."""
        return self.kept.colours.get(list_key(ledger, kind), ListColours())

    def keep_colours(self, ledger: Path, kind: str, colours: ListColours) -> None:
        """Remember the colour rules of a list; who shows by them hears of it."""
        if colours != self.colours(ledger, kind):
            self.kept.colours[list_key(ledger, kind)] = colours
            self.changed.emit("colours")
            self.save()

    def is_folded(self, ledger: Path, kind: str) -> bool:
        """Tell whether the named filters of a list were put away."""
        return list_key(ledger, kind) in self.kept.folded

    def fold(self, ledger: Path, kind: str, *, on: bool) -> None:
        """Remember whether the named filters of a list are put away."""
        key = list_key(ledger, kind)
        self.kept.folded = [*(other for other in self.kept.folded if other != key), *([key] if on else [])]
        self.save()

    def change(self, name: str, value: object) -> None:
        """Give a setting another value; who shows by it hears of it."""
        if getattr(self.kept, name) != value:
            setattr(self.kept, name, value)
            self.changed.emit(name)
            self.save()

    def save(self) -> None:
        """Have the settings written soon."""
        self._soon.start()

    def save_now(self) -> None:
        """Write the settings, if a change of them waits for it."""
        if self._soon.isActive():
            self._soon.stop()
            self._keep(self.kept)
