"""Files for the units (下发): one for each unit whose PC is certified, with its receipts, returns and rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.office.months.receiving_units import receiving_units
from desktop_app.store.log.contents import safe_name
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True)
class HandedDown:
    """How many files were written, and the units that have no certified PC to read one."""

    written: int
    without_pc: tuple[str, ...]


def hand_down(ledger: Ledger, folder: Path, progress: Progress) -> HandedDown:
    """Write a file for every unit with a certified PC into a folder; raises `UserError` where there is none."""
    from desktop_app.exchange.bundles.sending import Wanted, send  # noqa: PLC0415 (ciphers are only loaded when wanted)

    units = read(ledger, receiving_units, ledger.profile.unit_id)
    ready = [unit for unit in units if unit.has_pc]
    if not ready:
        raise UserError(
            _("还没有认证过的单位电脑，没有可以下发的。"), _("先收各单位的上报文件，核对并认证它们的电脑。")
        )
    for done, unit in enumerate(ready):
        progress(done, len(ready), _("写给“{unit}”").format(unit=unit.name))
        path = folder / safe_name(_("{unit}_下发.ogix").format(unit=unit.name))
        send(ledger, path, Wanted(to=unit.unit_id), progress)
    return HandedDown(len(ready), tuple(unit.name for unit in units if not unit.has_pc))
