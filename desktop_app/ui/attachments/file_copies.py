"""An attachment outside the data file: a copy to look at, or the file where the person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.store.file.origin_mark import mark_as_foreign
from desktop_app.store.log.contents import content_of
from desktop_app.store.log.reading import read
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def write_out(ledger: Ledger, digest: str, path: Path) -> Path:
    """Write an attachment's content to a file, marked as foreign, and return its path; `UserError` where that fails."""
    content = read(ledger, content_of, digest)
    with written_whole(path) as unfinished:
        unfinished.write_bytes(content)
        mark_as_foreign(unfinished)
    return path
