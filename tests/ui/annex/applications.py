"""Applications as the panels' tests need them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def add_applications(ledger: Ledger, count: int, **values: Value) -> list[str]:
    """Add so many applications of March 2013 to the ledger, received on the web from natural persons."""
    common: dict[str, Value] = {
        "unit": ledger.profile.unit_id,
        "channel": "web",
        "received_on": dt.date(2013, 3, 1),
        "nature": "disclosure",
        "applicant_type": "natural",
    }
    with operation(ledger, "录入") as change:
        return [change.add(Application, {**common, "subject": f"第{n}件", **values}) for n in range(1, count + 1)]
