"""What was done on the page that is shown since one came to it: only that is undone without a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.window.page_stack import PageStack


class DoneHere:
    """Notes operations as they are told, and forgets them when another page comes up."""

    def __init__(self, pages: PageStack, jobs: Jobs) -> None:
        self._pages = pages
        self._jobs = jobs
        self._page = ""
        self._operations: set[str] = set()
        pages.shown.connect(self._arrive)

    def note(self, notice: Notice | None) -> None:
        """Take an operation as done here; not what a long job may have done while one looked at another page."""
        page = self._pages.current
        if notice and page and page.kinds & notice.kinds and not self._jobs.working:
            self._operations.add(notice.operation)

    def __contains__(self, operation: str) -> bool:
        """Tell whether an operation was done here."""
        return operation in self._operations

    def _arrive(self, name: str) -> None:
        if name != self._page:
            self._page = name
            self._operations.clear()
