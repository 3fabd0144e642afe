"""Making, opening and closing a bureau's ledger: a data file with the bureau's rules and guards."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.ledger import Keeper, Source
from desktop_app.model.codes import codes_of
from desktop_app.office.catalogue.adding import add_official_catalogue
from desktop_app.office.guards import OfficeGuards
from desktop_app.office.rules.code_files import load_codes
from desktop_app.office.rules.first_month import begin_with_month
from desktop_app.office.rules.rules_in_force import load_rules
from desktop_app.progress import silent
from desktop_app.store.carrying import carry_log
from desktop_app.store.file.creation import create_file
from desktop_app.store.file.opening import close_file, open_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.store.carried import Carried

KEEPER = Keeper(rules=load_rules, codes=load_codes, guards=OfficeGuards)
"""How a bureau keeps its data files."""


def create_ledger(  # noqa: PLR0913 (each is a fact of a new file, all but the path by keyword)
    path: Path,
    *,
    organisation: str,
    unit: str,
    role: str,
    person: str = "",
    password: str = "",
    seed: int | None = None,
    clock: Callable[[], dt.datetime] | None = None,
    catalogue: bool = True,
    since: str = "",
) -> Ledger:
    """Make a new ledger and open it; `seed` and `clock` make two files alike to the byte of their log.

    It holds the official catalogue, so that the first record can be entered at once, and begins with the month `since`
    (YYYY-MM; today's where it isn't given): before it nobody hands in. Without `catalogue` it takes both with the
    office's file. Raises `UserError` if the file exists, its folder can't be written, or a name is empty.
    """
    also = None
    if catalogue:
        month = since or f"{(clock or Source().now)().astimezone():%Y-%m}"
        also = partial(begin_with_month, month=month, office=role == "office")
    ledger = create_file(
        path,
        KEEPER,
        organisation=organisation,
        unit=unit,
        role=role,
        person=person,
        password=password,
        seed=seed,
        clock=clock,
        also=also,
    )
    if not catalogue:
        return ledger
    try:
        add_official_catalogue(ledger)
    except BaseException:
        close_file(ledger)
        path.unlink()
        raise
    return ledger


def open_ledger(
    path: Path,
    *,
    password: str = "",
    read_only: bool = False,
    source: Source | None = None,
    progress: Progress = silent,
) -> Ledger:
    """Open a ledger; raises `UserError` in plain words where it can't be worked with.

    One of an earlier version is brought up to date first, which takes as long as it has records.
    """
    return open_file(path, KEEPER, password=password, read_only=read_only, source=source, progress=progress)


def carry_ledger(source: Path, target: Path, password: str = "", progress: Progress = silent) -> Carried:
    """Make a clean ledger with the log of a file that holds foreign parts; raises `UserError` where that can't be."""
    return carry_log(source, target, KEEPER, password, progress)


def close_ledger(ledger: Ledger) -> None:
    """Close a ledger and give its file free for other windows."""
    close_file(ledger)


@contextmanager
def opened(path: Path, *, password: str = "", read_only: bool = False) -> Iterator[Ledger]:
    """Open a ledger for the length of a `with` block, which speaks in its code lists."""
    ledger = open_ledger(path, password=password, read_only=read_only)
    try:
        with codes_of(ledger.codes):
            yield ledger
    finally:
        close_ledger(ledger)
