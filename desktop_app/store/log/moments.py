"""Moments in the log: milliseconds since 1970 by whatever clock a PC had, read without ever going wrong."""

from __future__ import annotations

import datetime as dt

_LAST = 253_402_300_799_000
"""The end of the year 9999 in milliseconds: a PC's clock may claim anything."""


def moment_of(milliseconds: int) -> dt.datetime:
    """Return a moment that an entry or a file names, at the latest the end of the year 9999."""
    return dt.datetime.fromtimestamp(min(milliseconds, _LAST) / 1000, dt.UTC)
