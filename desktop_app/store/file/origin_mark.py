"""The mark of a file that came from elsewhere: other programs open such a file with care.

Windows keeps it in a stream beside the content, and Office opens marked files protected, without their macros; Linux
desktops keep it in an attribute. Sources: [MS-FSCC] 2.6 (Zone.Identifier), the list of common extended attributes of
freedesktop.org (user.xdg.origin.url).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ELSEWHERE = "about:internet"
"""What Windows writes where it doesn't know the address either."""


def mark_as_foreign(path: Path) -> None:
    """Mark a file that can still be written, where its medium keeps such marks."""
    with suppress(OSError):
        if sys.platform == "win32":
            with open(f"{path}:Zone.Identifier", "w", encoding="ascii") as stream:  # noqa: PTH123 (no path, a stream)
                stream.write(f"[ZoneTransfer]\nZoneId=3\nHostUrl={_ELSEWHERE}\n")
        elif sys.platform == "linux":
            os.setxattr(path, "user.xdg.origin.url", _ELSEWHERE.encode())
