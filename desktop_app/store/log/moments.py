"""Moments in the log: milliseconds since 1970 by whatever clock a PC had, read without ever going wrong."""

from __future__ import annotations

import datetime as dt

_LAST = dt.datetime(2199, 12, 31, 12, tzinfo=dt.UTC)
"""A PC's clock may claim anything; what lies behind is no time that Windows or a calendar could show."""


def moment_of(milliseconds: int) -> dt.datetime:
    """Return a moment that an entry or a file names, at the latest the end of the year 2199."""
    return min(dt.datetime.fromtimestamp(min(milliseconds / 1000, _LAST.timestamp()), dt.UTC), _LAST)
