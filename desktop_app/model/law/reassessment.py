"""When withheld information is assessed again: a year after it last was (2019《条例》第十八条)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.remedies import months_later

if TYPE_CHECKING:
    import datetime as dt

WITHHELD = "withheld"
"""The attribute (code list `release_attribute`) of what is assessed."""

ASSESSED_ON = ("reassessed_on", "made_on", "released_on")
"""The fields of a release that may say when it was last assessed, the first that has a day."""

_WITHIN_MONTHS = 12


def due_if_assessed_by(today: dt.date) -> dt.date:
    """Return the last day of an assessment that has to be repeated by now."""
    return months_later(today, -_WITHIN_MONTHS)
