"""One PC of the bureau: its data file, its memory, its clock, and what it was told is saved."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.ledger import Source
from desktop_app.model.kinds import KINDS
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.log.reading import reading
from desktop_app.store.proof.verify import verify
from tests.exchange.places import NOON
from tests.exchange.troubles.world.bureau import OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

SAYS = {"application": "subject", "release": "title", "channel": "name"}
"""The kinds that the honest write, each with the field that says what it is about."""


@dataclass
class Pc:
    """A PC with its data file open; `saved` is what each record says that was called saved there, or came in."""

    unit: str
    path: Path
    home: Path
    skew: int = 0
    saved: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[Path, dict[str, str]]] = field(default_factory=list)
    certified: bool = True
    went_back: bool = False
    """Whether it was cloned or restored: others' and its own entries may then contradict each other in earnest."""
    ledger: Ledger = field(init=False)
    is_open: bool = False

    @property
    def is_office(self) -> bool:
        """Tell whether the office works here."""
        return self.unit == OFFICE

    @contextmanager
    def here(self) -> Iterator[None]:
        """Be on this PC: its memory of data files, and its keys, are those that are found."""
        before = os.environ["OGI_IDENTITIES"]
        os.environ["OGI_IDENTITIES"] = str(self.home)
        try:
            yield
        finally:
            os.environ["OGI_IDENTITIES"] = before

    def open(self) -> str:
        """Open the data file; returns what is said on opening it ("" nothing)."""
        moment = NOON + dt.timedelta(days=self.skew)
        try:
            with self.here():
                self.ledger = open_ledger(self.path, source=Source(now=lambda: moment))
        except UserError as error:
            return error.message
        self.is_open = True
        return self.ledger.identity.found

    def proved(self) -> str:
        """Return what a proof of the open data file tells of it ("" nothing)."""
        return next(iter(verify(self.ledger).problems), "")

    def close(self) -> None:
        """Close the data file; one that couldn't be opened is."""
        if self.is_open:
            self.is_open = False
            with self.here():
                close_ledger(self.ledger)

    def back_up(self, folder: Path) -> None:
        """Keep a backup."""
        path = backup(self.ledger, folder / f"{self.unit}-{len(list(folder.iterdir()))}.ogi")
        self.kept.append((path, dict(self.saved)))

    def go_back(self) -> None:
        """Put the last backup in place of the closed data file and go on with it."""
        path, self.saved = self.kept[-1][0], dict(self.kept[-1][1])
        self.went_back = True
        self.path.unlink(missing_ok=True)
        self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
        restore(path, self.path)
        told = self.open()
        assert told in {"", "restored", "copied"}, told  # copied: it writes another stream since then

    def says(self, record: str) -> str | None:
        """Return what a record is about here; nothing where it isn't there."""
        with reading(self.ledger) as session:
            for kind, name in SAYS.items():
                if (row := session.get(KINDS[kind], record)) is not None:
                    return str(getattr(row, name))
        return None
