"""Measuring a unit that its office has certified, as all work: saving, handing in and taking in, in seconds of work.

What the machine does meanwhile for others, and how fast its disk is, isn't counted; so two versions can be compared.
"""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.i18n import _
from desktop_app.model.kinds import Category, Release, Unit
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.office.records.listing import Filter, record_ids
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ledger import Ledger

_SAVES = 200


def hand_in(folder: Path, records: int) -> dict[str, float | int]:
    """Return the seconds that the processor works for one save, and for so many records handed in and taken in."""
    name = _("测量")
    office = create_ledger(folder / "certifying.ogi", organisation=_("测量"), unit=_("办公室"), role="office")
    unit = create_ledger(folder / "certified.ogi", organisation=_("测量"), unit=name, role="unit")
    try:
        _certify(office, unit, folder, name)
        saves = _worked(lambda: _save_singly(unit))
        _add(unit, _SAVES, records)
        target = folder / "hand_in.ogix"
        sending = _worked(lambda: send(unit, target))
        taking = _worked(lambda: receive(office, [target]))
        return {
            "hand_in_records": records,
            "save_work_s": round(saves / _SAVES, 5),
            "hand_in_work_s": round(sending, 4),
            "take_in_work_s": round(taking, 4),
        }
    finally:
        close_ledger(unit)
        close_ledger(office)


def _certify(office: Ledger, unit: Ledger, folder: Path, name: str) -> None:
    """Let each know the other."""
    with operation(office, _("测量")) as change:
        change.add(Unit, {"name": name, "nature": "division", "number": "J"})
    first = send(unit, folder / "first.ogix")
    receive(office, [first.path], Taking(codes=(first.code,)))
    handed_down = send(office, folder / "down.ogix", Wanted(to=name))
    receive(unit, [handed_down.path], Taking(codes=(handed_down.code,)))


def _save_singly(ledger: Ledger) -> None:
    for number in range(_SAVES):
        _add(ledger, number, 1)


def _add(ledger: Ledger, first: int, count: int) -> None:
    category = read(ledger, record_ids, Category, Filter())[0]
    with operation(ledger, _("测量")) as change:
        for number in range(first, first + count):
            title = _("关于{subject}的公告（{number}）").format(subject=_("就业"), number=number)
            of_unit = {"title": title, "category": category, "unit": ledger.profile.unit_id}
            change.add(Release, {**of_unit, "released_on": dt.date(2013, 1, 1)})


def _worked(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
