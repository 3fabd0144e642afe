"""On which page the records of a subject of the month are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.office.months.month_entries import Subject

_PAGES = {
    "release": "releases",
    "application": "applications",
    "inquiry": "inquiries",
    "complaint": "inquiries",
    "dispute": "disputes",
}


def page_of(subject: Subject) -> str:
    """Return the name of the page."""
    return _PAGES[subject.kind]
