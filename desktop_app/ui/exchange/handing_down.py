"""Files for the units (下发): one for each unit whose PC is certified, with its receipts, returns and rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Unit
from desktop_app.store.log.contents import safe_name
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.known_pcs import receivers

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

    with reading(ledger) as session:
        query = select(Unit).where(Unit.id != ledger.profile.unit_id).order_by(Unit.position, Unit.name)
        units = [(unit.id, unit.name, bool(receivers(session, "unit", unit.id))) for unit in session.scalars(query)]
    ready = [(key, name) for key, name, known in units if known]
    if not ready:
        raise UserError(
            _("还没有认证过的单位电脑，没有可以下发的。"), _("先收各单位的上报文件，核对并认证它们的电脑。")
        )
    for done, (key, name) in enumerate(ready):
        progress(done, len(ready), _("写给“{unit}”").format(unit=name))
        send(ledger, folder / safe_name(_("{unit}_下发.ogix").format(unit=name)), Wanted(to=key), progress)
    return HandedDown(len(ready), tuple(name for _key, name, known in units if not known))
