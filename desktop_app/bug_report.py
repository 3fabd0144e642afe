"""What a report of one of our own bugs needs, with nothing personal in it."""

from __future__ import annotations

import platform
import re
import traceback

from desktop_app import __version__

_STATEMENT_VALUES = re.compile(r"^\[parameters: .*$", re.MULTILINE)
"""SQLAlchemy quotes the values of a failed statement, which may be an applicant's."""


def bug_details(bug: BaseException, system: str = "", said: tuple[str, ...] = ()) -> str:
    """Return what a report of the bug needs; never a value out of a record.

    `system` names more of what the program runs on, `said` are complaints heard before.
    """
    trace = _STATEMENT_VALUES.sub("", "".join(traceback.format_exception(bug)))
    runs_on = " · ".join(filter(None, (platform.platform(), f"Python {platform.python_version()}", system)))
    return "\n".join([f"OGI Ledger {__version__}", runs_on, "", trace.rstrip(), *said])
